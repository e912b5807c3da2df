//! The service account of a pod, told as a kubeconfig: what driftctl is inside of the cluster that it asks.
//!
//! As client-go's `rest.InClusterConfig`: `KUBERNETES_SERVICE_HOST` and `KUBERNETES_SERVICE_PORT` say where, three files
//! that the kubelet mounts say who, whom to trust, and in which namespace.

use std::net::Ipv6Addr;
use std::path::Path;

use kube::config::{
    AuthInfo, Cluster, Context, Kubeconfig, NamedAuthInfo, NamedCluster, NamedContext,
};

use crate::model::Fault;

/// Where the kubelet mounts it.
pub(super) const FOLDER: &str = "/var/run/secrets/kubernetes.io/serviceaccount";

/// The name of everything in the kubeconfig.
const NAME: &str = "pod";

/// Host and port of the apiserver as a pod is told them; `None` outside of one.
#[expect(
    clippy::disallowed_methods,
    reason = "the variables that Kubernetes sets in every pod, not settings of driftctl"
)]
pub(super) fn address() -> Option<(String, String)> {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    set("KUBERNETES_SERVICE_HOST").zip(set("KUBERNETES_SERVICE_PORT"))
}

/// A kubeconfig whose only context is the pod's.
pub(super) fn kubeconfig(folder: &Path, (host, port): (&str, &str)) -> Result<Kubeconfig, Fault> {
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let namespace = read(folder, "namespace")?;
    for name in ["token", "ca.crt"] {
        read(folder, name)?;
    }
    let host = match host.parse::<Ipv6Addr>() {
        Ok(address) => format!("[{address}]"),
        Err(_) => host.to_owned(),
    };
    let cluster = Cluster {
        server: Some(format!("https://{host}:{port}")),
        certificate_authority: Some(file("ca.crt")),
        ..Cluster::default()
    };
    let user = AuthInfo {
        token_file: Some(file("token")),
        ..AuthInfo::default()
    };
    let context = Context {
        cluster: NAME.to_owned(),
        user: Some(NAME.to_owned()),
        namespace: Some(namespace.trim().to_owned()),
        ..Context::default()
    };
    Ok(Kubeconfig {
        clusters: vec![NamedCluster {
            name: NAME.to_owned(),
            cluster: Some(cluster),
            ..NamedCluster::default()
        }],
        auth_infos: vec![NamedAuthInfo {
            name: NAME.to_owned(),
            auth_info: Some(user),
            ..NamedAuthInfo::default()
        }],
        contexts: vec![NamedContext {
            name: NAME.to_owned(),
            context: Some(context),
            ..NamedContext::default()
        }],
        current_context: Some(NAME.to_owned()),
        ..Kubeconfig::default()
    })
}

fn read(folder: &Path, name: &str) -> Result<String, Fault> {
    let path = folder.join(name);
    #[expect(
        clippy::disallowed_methods,
        reason = "the kubelet's own files, no source"
    )]
    std::fs::read_to_string(&path).map_err(|error| {
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default();
        Fault::new(format!(
            "the service account of this pod is of no use: `{}`: {}",
            path.display(),
            text.to_lowercase()
        ))
        .hint(
            "does the pod set `automountServiceAccountToken: false`? else give `--kubeconfig FILE` or `--live FILE`",
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mounted() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        let authority = include_str!("../../fixtures/report/webhook-ca.pem");
        for (name, text) in [
            ("token", "hunter2"),
            ("ca.crt", authority),
            ("namespace", "shop\n"),
        ] {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        folder
    }

    #[tokio::test]
    async fn a_pod_asks_its_own_apiserver_as_itself() {
        let folder = mounted();
        for (host, server) in [
            ("10.96.0.1", "https://10.96.0.1:443/"),
            ("fd00::1", "https://[fd00::1]:443/"),
            (
                "kubernetes.default.svc",
                "https://kubernetes.default.svc:443/",
            ),
        ] {
            let kubeconfig = kubeconfig(folder.path(), (host, "443")).expect("all is there");
            let options = kube::config::KubeConfigOptions::default();
            let config = kube::Config::from_custom_kubeconfig(kubeconfig, &options).await;
            let config = config.expect("a context");
            assert_eq!(config.cluster_url.to_string(), server);
            assert_eq!(config.default_namespace, "shop");
            assert_eq!(
                config.root_cert.map(|certificates| certificates.len()),
                Some(1)
            );
            let token = folder.path().join("token").to_string_lossy().into_owned();
            assert_eq!(config.auth_info.token_file, Some(token));
            assert!(!config.accept_invalid_certs);
        }
    }

    #[test]
    fn what_is_not_mounted_is_named() {
        for name in ["namespace", "token", "ca.crt"] {
            let folder = mounted();
            std::fs::remove_file(folder.path().join(name)).expect("a file");
            let fault =
                kubeconfig(folder.path(), ("10.96.0.1", "443")).expect_err("it is not there");
            let said = fault.to_string();
            assert!(
                said.ends_with(&format!("/{name}`: no such file or directory")),
                "{said}"
            );
        }
    }
}
