//! What a strategic merge needs to know of a type: which fields hold mappings, and which lists are merged by which keys.
//!
//! kustomize takes this from the schema of Kubernetes 1.21 that it embeds; custom resources and newer versions of a
//! group are unknown to it. The rows are in `schema_table.rs`, sorted, so a look-up costs two binary searches and a
//! start costs nothing. Source of the rules: kyaml `openapi/openapi.go`.

use super::schema_table::{KINDS, TYPES};

/// A field of a type; the numbers are places in [`TYPES`]. Scalars, and lists that are replaced whole, have no row.
#[derive(Debug)]
pub(super) enum Field {
    Map(u16),
    /// A map whose values, whatever their keys, have this type.
    MapOf(u16),
    /// A list that is merged by these keys (by the values themselves if there are none), and the type of its items.
    List(&'static [&'static str], u16),
}

/// What is known of one node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Schema {
    Object(u16),
    MapOf(u16),
    List(MergeList),
}

/// A list of which the items are told apart by some of their fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MergeList {
    /// Empty for a list of scalars.
    pub(super) keys: &'static [&'static str],
    item: u16,
}

impl MergeList {
    pub(super) fn item(self) -> Schema {
        Schema::Object(self.item)
    }
}

impl Schema {
    /// The schema of a kind, or `None` if kustomize does not know it.
    pub(super) fn of_kind(api_version: &str, kind: &str) -> Option<Self> {
        let place = KINDS
            .binary_search_by(|row| (row.0, row.1).cmp(&(api_version, kind)))
            .ok()?;
        Some(Self::Object(KINDS[place].2))
    }

    pub(super) fn field(self, name: &str) -> Option<Self> {
        match self {
            Self::Object(number) => {
                let rows = TYPES.get(usize::from(number))?;
                let place = rows.binary_search_by(|row| row.0.cmp(name)).ok()?;
                Some(match rows[place].1 {
                    Field::Map(number) => Self::Object(number),
                    Field::MapOf(number) => Self::MapOf(number),
                    Field::List(keys, item) => Self::List(MergeList { keys, item }),
                })
            }
            Self::MapOf(number) => Some(Self::Object(number)),
            Self::List(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_sorted() {
        assert!(KINDS.is_sorted_by(|a, b| (a.0, a.1) < (b.0, b.1)));
        for rows in TYPES {
            assert!(rows.is_sorted_by(|a, b| a.0 < b.0));
        }
    }

    #[test]
    fn fields_are_found_by_way_of_their_types() {
        let deployment = Schema::of_kind("apps/v1", "Deployment").expect("a known kind");
        let containers = ["spec", "template", "spec", "containers"]
            .into_iter()
            .try_fold(deployment, Schema::field);
        let Some(Schema::List(list)) = containers else {
            unreachable!("containers are a list that is merged");
        };
        assert_eq!(list.keys, ["name"]);
        let Some(Schema::List(ports)) = list.item().field("ports") else {
            unreachable!("ports are a list that is merged");
        };
        assert_eq!(ports.keys, ["containerPort", "protocol"]);
        assert_eq!(Schema::of_kind("apps/v2", "Deployment"), None);
    }
}
