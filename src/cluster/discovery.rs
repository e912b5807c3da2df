//! Which kinds the cluster serves, in which versions, and where they live.
//!
//! Two requests tell it all since Kubernetes 1.26: `/api` and `/apis` in the aggregated form (KEP-3352), here in
//! versions `v2` and `v2beta1` of `apidiscovery.k8s.io`. An older server answers the same requests with its list of
//! groups; then each wanted group version is asked for by itself.
//!
//! A kind is "not served" only if the documents that could hold it are whole and fresh. A group version that the
//! server marks stale, or whose document could not be had, leaves its kinds unknown.

use std::collections::BTreeMap;

use serde::Deserialize;
use tokio::task::JoinSet;

use super::transport::Transport;
use super::trouble::Trouble;
use crate::kubernetes::{GroupKind, GroupVersionKind};
use crate::model::{Gap, GapCause, Incomplete, KindInfo, Kinds, Scope};
use std::sync::Arc;

const AGGREGATED: &str = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,\
     application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json";

/// What the two roots say: `/api` has the core group, `/apis` all others.
pub(super) struct Discovery {
    core: Root,
    named: Root,
    /// The server's version: `v1.36.3`.
    pub(super) version: Option<String>,
}

/// Group → its versions, the preferred one first; or why the root could not be read.
type Root = Result<BTreeMap<String, Vec<Version>>, Gap>;

#[derive(Clone)]
struct Version {
    name: String,
    resources: Resources,
}

/// The resources of one group version.
#[derive(Clone)]
enum Resources {
    Known(Vec<Resource>),
    /// The server has a document of its own for it.
    Elsewhere,
    Unknown(Gap),
}

#[derive(Clone)]
struct Resource {
    kind: String,
    plural: String,
    scope: Scope,
    verbs: Vec<String>,
}

/// A kind whose objects can be listed.
#[derive(Clone)]
pub(super) struct Listable {
    /// In the version that its group prefers among those that have the kind.
    pub(super) gvk: GroupVersionKind,
    pub(super) plural: String,
    pub(super) scope: Scope,
}

impl Discovery {
    /// Reads both roots and the version at once.
    pub(super) async fn read(transport: &Transport) -> Self {
        let document = async |path| {
            let answer = transport.get(path, AGGREGATED).await;
            root(path, answer.and_then(|answer| parse_root(&answer.body)))
        };
        let version = async {
            let answer = transport.get("/version", "application/json").await.ok()?;
            let GitVersion { git_version } = serde_json::from_slice(&answer.body).ok()?;
            Some(git_version)
        };
        // Each answer is read at once: while it is held nothing else may be asked in its place.
        let (core, named, version) = tokio::join!(document("/api"), document("/apis"), version);
        Self {
            core,
            named,
            version,
        }
    }

    /// What is known of `wanted`; asks for single group versions where the roots only name them.
    pub(super) async fn kinds(&self, transport: &Arc<Transport>, wanted: &[GroupKind]) -> Kinds {
        let documents = self.documents(transport, wanted).await;
        wanted
            .iter()
            .map(|kind| (kind.clone(), self.kind_info(kind, &documents)))
            .collect()
    }

    /// The documents of single group versions that `wanted` needs.
    async fn documents(
        &self,
        transport: &Arc<Transport>,
        wanted: &[GroupKind],
    ) -> BTreeMap<(String, String), Resources> {
        let mut documents = JoinSet::new();
        for (group, version) in self.elsewhere(wanted) {
            let transport = Arc::clone(transport);
            documents.spawn(async move {
                let resources = read_group_version(&transport, &group, &version).await;
                ((group, version), resources)
            });
        }
        documents.join_all().await.into_iter().collect()
    }

    /// Every kind that can be listed, and the groups of which that is not known.
    pub(super) async fn listable(
        &self,
        transport: &Arc<Transport>,
    ) -> (Vec<Listable>, Vec<Incomplete>) {
        let roots = [&self.core, &self.named];
        let groups = || roots.iter().filter_map(|root| root.as_ref().ok()).flatten();
        let names: Vec<GroupKind> = groups()
            .map(|(group, _)| GroupKind::new(group, ""))
            .collect();
        let documents = self.documents(transport, &names).await;
        let unread = roots.iter().filter_map(|root| root.as_ref().err());
        let mut incomplete: Vec<Incomplete> = unread.map(|gap| unlisted("*", gap)).collect();
        let mut kinds: BTreeMap<GroupKind, Listable> = BTreeMap::new();
        for (group, version) in
            groups().flat_map(|(group, all)| all.iter().map(move |v| (group, v)))
        {
            let place = (group.clone(), version.name.clone());
            match documents.get(&place).unwrap_or(&version.resources) {
                Resources::Known(resources) => {
                    for resource in resources.iter().filter(|resource| resource.can("list")) {
                        let kind = GroupKind::new(group, &resource.kind);
                        let listable = || resource.listable(group, &version.name);
                        kinds.entry(kind).or_insert_with(listable);
                    }
                }
                Resources::Unknown(gap) => incomplete.push(unlisted(group, gap)),
                Resources::Elsewhere => {}
            }
        }
        (kinds.into_values().collect(), incomplete)
    }

    fn root(&self, group: &str) -> &Root {
        if group.is_empty() {
            &self.core
        } else {
            &self.named
        }
    }

    /// Group versions of wanted groups whose resources are in documents of their own.
    fn elsewhere(&self, wanted: &[GroupKind]) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for group in wanted.iter().map(|kind| &kind.group) {
            let versions = self
                .root(group)
                .as_ref()
                .ok()
                .and_then(|root| root.get(group));
            for version in versions.into_iter().flatten() {
                if matches!(version.resources, Resources::Elsewhere) {
                    found.push((group.clone(), version.name.clone()));
                }
            }
        }
        found.sort();
        found.dedup();
        found
    }

    fn kind_info(
        &self,
        kind: &GroupKind,
        documents: &BTreeMap<(String, String), Resources>,
    ) -> KindInfo {
        let versions = match self.root(&kind.group) {
            Ok(root) => root.get(&kind.group).map(Vec::as_slice).unwrap_or_default(),
            Err(gap) => return KindInfo::Unknown(gap.clone()),
        };
        let mut found: Option<(&Resource, Vec<String>)> = None;
        let mut gap = None;
        for version in versions {
            let place = (kind.group.clone(), version.name.clone());
            let resources = documents.get(&place).unwrap_or(&version.resources);
            match resources {
                Resources::Known(resources) => {
                    if let Some(resource) = resources.iter().find(|r| r.kind == kind.kind) {
                        let (_, versions) = found.get_or_insert((resource, Vec::new()));
                        versions.push(version.name.clone());
                    }
                }
                Resources::Unknown(reason) => gap = gap.or(Some(reason)),
                Resources::Elsewhere => {}
            }
        }
        match (found, gap) {
            (Some((resource, versions)), _) => KindInfo::Served {
                scope: resource.scope,
                plural: resource.plural.clone(),
                versions,
            },
            (None, Some(gap)) => KindInfo::Unknown(gap.clone()),
            (None, None) => KindInfo::NotServed,
        }
    }
}

impl Resource {
    fn can(&self, verb: &str) -> bool {
        self.verbs.iter().any(|known| known == verb)
    }

    fn listable(&self, group: &str, version: &str) -> Listable {
        Listable {
            gvk: GroupVersionKind {
                group: group.to_owned(),
                version: version.to_owned(),
                kind: self.kind.clone(),
            },
            plural: self.plural.clone(),
            scope: self.scope,
        }
    }
}

fn unlisted(group: &str, gap: &Gap) -> Incomplete {
    Incomplete {
        group: group.to_owned(),
        kind: "*".to_owned(),
        reason: gap.message.clone(),
    }
}

fn root(path: &str, read: Result<BTreeMap<String, Vec<Version>>, Trouble>) -> Root {
    read.map_err(|trouble| undiscovered(path, &trouble))
}

/// The gap of all kinds behind a discovery document that could not be had.
fn undiscovered(path: &str, trouble: &Trouble) -> Gap {
    let answered = matches!(
        trouble.cause,
        GapCause::Forbidden | GapCause::Server | GapCause::Invalid
    );
    let hint = trouble
        .hint()
        .unwrap_or(if trouble.cause == GapCause::Forbidden {
            "bind the ClusterRole `system:discovery` to this user"
        } else {
            "`kubectl api-resources` asks for the same"
        });
    Gap {
        cause: if answered {
            GapCause::DiscoveryFailed
        } else {
            trouble.cause
        },
        // Who asks, and whether anybody answers, has nothing to do with what is asked.
        message: if trouble.unreachable || trouble.cause == GapCause::Unauthorized {
            trouble.message.clone()
        } else {
            format!("discovery of `{path}`: {}", trouble.message)
        },
        hint: Some(hint.to_owned()),
    }
}

async fn read_group_version(transport: &Transport, group: &str, version: &str) -> Resources {
    let path = if group.is_empty() {
        format!("/api/{version}")
    } else {
        format!("/apis/{group}/{version}")
    };
    let read = transport.get(&path, "application/json").await;
    let list = read.and_then(|answer| {
        serde_json::from_slice::<ResourceList>(&answer.body).map_err(|e| Trouble::of_json(&e))
    });
    match list {
        Ok(list) => Resources::Known(
            list.resources
                .into_iter()
                .filter_map(Listed::known)
                .collect(),
        ),
        Err(trouble) => Resources::Unknown(undiscovered(&path, &trouble)),
    }
}

fn parse_root(body: &[u8]) -> Result<BTreeMap<String, Vec<Version>>, Trouble> {
    let document: RootDocument =
        serde_json::from_slice(body).map_err(|error| Trouble::of_json(&error))?;
    match document.kind {
        "APIGroupDiscoveryList" => Ok(document
            .items
            .into_iter()
            .map(GroupDiscovery::versions)
            .collect()),
        "APIGroupList" => Ok(document.groups.into_iter().map(Group::versions).collect()),
        "APIVersions" => {
            let versions = document.versions.into_iter().map(Version::elsewhere);
            Ok([(String::new(), versions.collect())].into())
        }
        _ => Err(Trouble::new(
            GapCause::Invalid,
            "the answer is no discovery document",
        )),
    }
}

impl Version {
    fn elsewhere(name: String) -> Self {
        Self {
            name,
            resources: Resources::Elsewhere,
        }
    }
}

/// Any of the three documents that the roots may answer with.
#[derive(Deserialize)]
struct RootDocument<'a> {
    #[serde(borrow)]
    kind: &'a str,
    /// `APIGroupDiscoveryList`
    #[serde(default)]
    items: Vec<GroupDiscovery>,
    /// `APIGroupList`
    #[serde(default)]
    groups: Vec<Group>,
    /// `APIVersions`
    #[serde(default)]
    versions: Vec<String>,
}

#[derive(Deserialize)]
struct GroupDiscovery {
    #[serde(default)]
    metadata: Named,
    #[serde(default)]
    versions: Vec<VersionDiscovery>,
}

#[derive(Default, Deserialize)]
struct Named {
    #[serde(default)]
    name: String,
}

#[derive(Deserialize)]
struct VersionDiscovery {
    version: String,
    #[serde(default)]
    freshness: String,
    #[serde(default)]
    resources: Vec<ResourceDiscovery>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ResourceDiscovery {
    resource: String,
    scope: String,
    response_kind: Option<ResponseKind>,
    #[serde(default)]
    verbs: Vec<String>,
}

#[derive(Deserialize)]
struct ResponseKind {
    kind: String,
}

impl GroupDiscovery {
    fn versions(self) -> (String, Vec<Version>) {
        let group = self.metadata.name;
        let versions = self
            .versions
            .into_iter()
            .map(|version| version.known(&group))
            .collect();
        (group, versions)
    }
}

impl VersionDiscovery {
    fn known(self, group: &str) -> Version {
        let resources = if self.freshness == "Stale" {
            Resources::Unknown(stale(group, &self.version))
        } else {
            let known = self
                .resources
                .into_iter()
                .filter_map(ResourceDiscovery::known);
            Resources::Known(known.collect())
        };
        Version {
            name: self.version,
            resources,
        }
    }
}

fn stale(group: &str, version: &str) -> Gap {
    Gap {
        cause: GapCause::DiscoveryFailed,
        message: format!(
            "the discovery of `{group}/{version}` is stale: the server behind it does not answer"
        ),
        hint: Some(format!(
            "`kubectl get apiservice {version}.{group}` says why"
        )),
    }
}

impl ResourceDiscovery {
    fn known(self) -> Option<Resource> {
        Some(Resource {
            kind: self.response_kind?.kind,
            plural: self.resource,
            verbs: self.verbs,
            scope: match self.scope.as_str() {
                "Namespaced" => Scope::Namespaced,
                "Cluster" => Scope::Cluster,
                _ => return None,
            },
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Group {
    name: String,
    versions: Vec<GroupVersion>,
    preferred_version: Option<GroupVersion>,
}

#[derive(Deserialize)]
struct GroupVersion {
    version: String,
}

impl Group {
    fn versions(self) -> (String, Vec<Version>) {
        let mut names: Vec<String> = self.versions.into_iter().map(|v| v.version).collect();
        if let Some(preferred) = self.preferred_version {
            names.sort_by_key(|name| *name != preferred.version);
        }
        let versions = names.into_iter().map(Version::elsewhere).collect();
        (self.name, versions)
    }
}

/// The document of one group version in the older form.
#[derive(Deserialize)]
struct ResourceList {
    resources: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    name: String,
    kind: String,
    namespaced: bool,
    #[serde(default)]
    verbs: Vec<String>,
}

impl Listed {
    /// `None` for a subresource: `deployments/scale`.
    fn known(self) -> Option<Resource> {
        (!self.name.contains('/')).then_some(Resource {
            kind: self.kind,
            plural: self.name,
            verbs: self.verbs,
            scope: if self.namespaced {
                Scope::Namespaced
            } else {
                Scope::Cluster
            },
        })
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct GitVersion {
    git_version: String,
}
