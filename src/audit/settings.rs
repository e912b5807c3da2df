//! Argo CD's settings as they are in the cluster: read first, since they say how everything else is compared.

use std::borrow::Cow;

use anyhow::Result;

use crate::argo::Settings;
use crate::cluster::Cluster;
use crate::kubernetes::yaml;
use crate::model::{At, Failure, Fault, Request, Stage};

const NAME: &str = "argocd-cm";

/// The request with the settings in it, where it wants those of the cluster. Where they cannot be read nothing can be
/// judged: a comparison under other rules would be another one.
pub(super) async fn of_cluster(
    request: &Request,
    cluster: Result<Cluster, Failure>,
) -> (Cow<'_, Request>, Result<Cluster, Failure>) {
    let (Some(namespace), Ok(open)) = (&request.argocd_namespace, &cluster) else {
        return (Cow::Borrowed(request), cluster);
    };
    match read(open, namespace).await.at(Stage::Fetch) {
        Ok(settings) => {
            let mut request = request.clone();
            for path in &mut request.paths {
                path.argocd = Some(settings.clone());
            }
            (Cow::Owned(request), cluster)
        }
        Err(failure) => (Cow::Borrowed(request), Err(failure)),
    }
}

async fn read(cluster: &Cluster, namespace: &str) -> Result<Settings> {
    let found = cluster.config_map(namespace, NAME).await?;
    // As kubectl prints it, so that places in it are those of what can be looked at.
    let mut text = String::new();
    yaml::write(found.unpacked().tree(), &mut text);
    let shown = format!("configmap {namespace}/{NAME}");
    Settings::read(text.as_bytes(), &shown).map_err(|mistake| {
        let fault = Fault::new(mistake.message).file(shown).line(mistake.line);
        fault.into()
    })
}
