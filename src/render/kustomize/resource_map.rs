//! ResourceMap: the resources of a build in load order, no two with one identity.

use super::resource::Resource;

#[derive(Clone, Debug, Default)]
pub(crate) struct ResourceMap {
    pub(crate) resources: Vec<Resource>,
}
