//! Kubeconfigs: which one, which context, and what is said when there is none.

use std::time::Duration;

use super::{open, refused};
use crate::model::{ClusterRequest, LiveRequest};

/// A kubeconfig with one context.
pub(super) fn text(context: &str, server: &str) -> String {
    format!(
        "apiVersion: v1\nkind: Config\ncurrent-context: {context}\n\
         clusters: [{{name: c, cluster: {{server: \"{server}\"}}}}]\n\
         users: [{{name: u, user: {{token: hunter2}}}}]\n\
         contexts: [{{name: {context}, context: {{cluster: c, user: u, namespace: web}}}}]\n"
    )
}

struct File {
    folder: tempfile::TempDir,
    context: Option<&'static str>,
}

fn file(text: &str) -> File {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("config"), text).expect("a file");
    File {
        folder,
        context: None,
    }
}

impl File {
    fn context(mut self, name: &'static str) -> Self {
        self.context = Some(name);
        self
    }

    fn request(&self) -> LiveRequest {
        LiveRequest::Cluster(ClusterRequest {
            kubeconfig: Some(self.folder.path().join("config")),
            context: self.context.map(str::to_owned),
            impersonate: None,
            groups: Vec::new(),
            request_timeout: Duration::from_secs(1),
            timeout: Duration::from_secs(1),
            concurrency: 1,
        })
    }

    async fn refused(&self) -> String {
        let folder = format!("{}/", self.folder.path().display());
        refused(&self.request()).await.replace(&folder, "")
    }
}

#[tokio::test]
async fn the_context_says_server_and_namespace() {
    let two = text("one", "https://10.0.0.1:6443").replace(
        "contexts: [",
        "contexts: [{name: two, context: {cluster: c, user: u}}, ",
    );
    let cluster = open(&file(&two).request()).await;
    let source = cluster.source();
    assert_eq!(source.context.as_deref(), Some("one"));
    assert_eq!(source.server.as_deref(), Some("https://10.0.0.1:6443"));
    let namespace = cluster.default_namespace();
    assert_eq!(
        (namespace.name.as_str(), namespace.from),
        ("web", "context")
    );
    let namespace = open(&file(&two).context("two").request())
        .await
        .default_namespace();
    assert_eq!(
        (namespace.name.as_str(), namespace.from),
        ("default", "default")
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_kubeconfig_is_said_without_its_secrets() {
    let good = text("one", "https://10.0.0.1:6443");
    for (text, context, expected) in [
        (
            good.clone(),
            Some("two"),
            "context `two` is not in the kubeconfig; hint: give `--context` one of: one",
        ),
        (
            String::new(),
            None,
            "`config` has no current context; hint: the kubeconfig has no context at all",
        ),
        (
            good.replace("current-context: one\n", ""),
            None,
            "`config` has no current context; hint: give `--context` one of: one",
        ),
        (
            good.replace("token: hunter2", "token: hunter2]"),
            None,
            "`config` is no kubeconfig: not the YAML of one [line 5]; hint: `kubectl config view` reads the same files",
        ),
        (
            good.replace("token: hunter2", "token: [hunter2]"),
            None,
            "`config` is no kubeconfig: not the YAML of one [line 5]; hint: `kubectl config view` reads the same files",
        ),
        (
            good.replace("cluster: c,", "cluster: d,"),
            None,
            "failed to load the cluster of context: d; hint: `kubectl config view` shows what is set",
        ),
        (
            good.replace(
                "\"}}]",
                "\", proxy-url: \"socks4://me:hunter2@proxy:3128\"}}]",
            ),
            None,
            "`proxy-url` of the kubeconfig is of a kind that is not known: `socks4`; hint: give it as http://HOST:PORT, \
             https://HOST:PORT or socks5://HOST:PORT",
        ),
    ] {
        let file = File {
            context,
            ..file(&text)
        };
        assert_eq!(file.refused().await, expected);
    }
    let absent = file("");
    std::fs::remove_file(absent.folder.path().join("config")).expect("a file");
    let said = absent.refused().await;
    assert!(
        said.starts_with("failed to read kubeconfig `config`: No such file"),
        "{said}"
    );
}
