//! The live objects of everything that is wanted: by kind and namespace, all at once, each by the cheaper way.
//!
//! The rule of cost, for one kind in one namespace:
//!
//! 1. Where left-behind objects are looked for, only a whole LIST can tell; pages of [`PAGE`].
//! 2. Elsewhere (`--extras off`; CRDs, which carry no mark) up to [`FEW`] objects are read one by one.
//! 3. More are read by LIST, and the first page says how many objects remain. If fewer objects are still wanted than
//!    [`GETS_PER_PAGE`] for each page to come, they are read one by one from there.
//!
//! LISTs carry no `resourceVersion`: the newest state, which Kubernetes since 1.31 serves from its watch cache (KEP-2340)
//! and before that from etcd; `resourceVersion=0` may be older than what was applied a moment ago. A continue token
//! that expired (410) starts again without pages, as client-go's pager does. If listing is forbidden the wanted
//! objects are read one by one, and the kind is noted as incomplete.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::Arc;

use tokio::task::JoinSet;

use super::crd::is_crd;
use super::list::{Keep, Marked, Page, parse_object};
use super::transport::Transport;
use super::trouble::{Needed, Trouble};
use super::wanted::Wanted;
use crate::kubernetes::{GroupKind, GroupVersionKind, Manifest, ResourceKey};
use crate::model::{Extras, Gap, GapCause, Incomplete, KindInfo, Kinds, Live, Observation, Scope};

/// Objects on one page, as kubectl has it.
const PAGE: u64 = 500;
/// So many objects cost less as GETs than the first page of a list of unknown length.
const FEW: usize = 2;
/// So many GETs cost as much as one full page.
const GETS_PER_PAGE: u64 = 10;

/// The wanted objects of one kind and version in one namespace.
struct Batch {
    gvk: GroupVersionKind,
    plural: String,
    /// Empty for objects of the cluster.
    namespace: String,
    names: BTreeSet<String>,
    marked: Marked,
}

/// What was read for a batch.
#[derive(Default)]
struct Catch {
    found: BTreeMap<String, Manifest>,
    unmatched: Vec<Manifest>,
    /// Why objects that were not found are unknown; none means that they are not there.
    gaps: BTreeMap<String, Gap>,
    /// Why left-behind objects may have been overlooked.
    incomplete: Option<String>,
}

pub(super) async fn fetch(
    transport: &Arc<Transport>,
    wanted: &Wanted,
    kinds: &Kinds,
    extras: Extras,
) -> Live {
    let mut live = Live::default();
    let batches = plan(wanted, kinds, extras, &mut live);
    let mut running = JoinSet::new();
    for batch in batches {
        let transport = Arc::clone(transport);
        running.spawn(async move {
            let catch = batch.read(&transport).await;
            (batch, catch)
        });
    }
    let mut unmatched = BTreeMap::new();
    for (batch, catch) in running.join_all().await {
        land(&batch, catch, &mut live, &mut unmatched);
    }
    unmatched.retain(|key, _| !wanted.names(key));
    live.unmatched = unmatched.into_values().collect();
    live.incomplete.sort();
    live.incomplete
        .dedup_by(|one, other| one.group == other.group && one.kind == other.kind);
    live
}

/// What has to be asked; what needs no asking is answered in `live` at once.
fn plan(wanted: &Wanted, kinds: &Kinds, extras: Extras, live: &mut Live) -> Vec<Batch> {
    let mut batches: BTreeMap<(GroupVersionKind, String), Batch> = BTreeMap::new();
    for (key, version) in &wanted.objects {
        let kind = key.group_kind();
        let answer = match kinds.get(&kind) {
            Some(KindInfo::Served {
                scope,
                plural,
                versions,
            }) => match askable(key, *scope) {
                Ok(namespace) => {
                    let gvk = served(&kind, version, versions);
                    let batch = batches
                        .entry((gvk.clone(), namespace.to_owned()))
                        .or_insert_with(|| Batch {
                            marked: marked(&kind, extras),
                            gvk,
                            plural: plural.clone(),
                            namespace: namespace.to_owned(),
                            names: BTreeSet::new(),
                        });
                    batch.names.insert(key.name.clone());
                    continue;
                }
                Err(answer) => answer,
            },
            Some(KindInfo::NotServed) => Observation::Missing {
                reason: Some(not_served(&kind, wanted)),
            },
            Some(KindInfo::Unknown(gap)) => {
                note_incomplete(&kind, extras, &gap.message, live);
                Observation::Gap(gap.clone())
            }
            None => Observation::Gap(Gap {
                cause: GapCause::DiscoveryFailed,
                message: format!("{kind} was not looked for in discovery"),
                hint: None,
            }),
        };
        live.observations.insert(key.clone(), answer);
    }
    batches.into_values().collect()
}

/// The namespace to look in, or why there is nothing to ask.
fn askable(key: &ResourceKey, scope: Scope) -> Result<&str, Observation> {
    if key.name.is_empty() {
        return Err(Observation::Missing {
            reason: Some("with `generateName` only, no live object can be its own".to_owned()),
        });
    }
    match scope {
        Scope::Cluster => Ok(""),
        Scope::Namespaced if key.namespace.is_empty() => Err(Observation::Gap(Gap {
            cause: GapCause::Invalid,
            message: format!("{} is namespaced, and nobody says the namespace", key.kind),
            hint: Some("give `--namespace`".to_owned()),
        })),
        Scope::Namespaced => Ok(&key.namespace),
    }
}

/// Git's version where it is served, else the preferred one.
fn served(kind: &GroupKind, version: &str, versions: &[String]) -> GroupVersionKind {
    let same = versions.iter().find(|served| *served == version);
    GroupVersionKind {
        group: kind.group.clone(),
        version: same
            .or(versions.first())
            .map_or_else(|| version.to_owned(), Clone::clone),
        kind: kind.kind.clone(),
    }
}

fn marked(kind: &GroupKind, extras: Extras) -> Marked {
    match extras {
        Extras::Rendered if !is_crd(kind) => Marked::Kept,
        Extras::Rendered | Extras::Off => Marked::Dropped,
    }
}

fn not_served(kind: &GroupKind, wanted: &Wanted) -> String {
    if wanted.defines(kind) {
        format!("the cluster does not serve {kind} yet; its CRD is in this render")
    } else {
        format!("the cluster does not serve {kind}, and its CRD is not in this render")
    }
}

fn note_incomplete(kind: &GroupKind, extras: Extras, reason: &str, live: &mut Live) {
    if marked(kind, extras) == Marked::Kept {
        live.incomplete.push(Incomplete {
            group: kind.group.clone(),
            kind: kind.kind.clone(),
            reason: reason.to_owned(),
        });
    }
}

/// One entry for each name of the batch; what is neither found nor a gap was looked for and is not there.
fn land(
    batch: &Batch,
    mut catch: Catch,
    live: &mut Live,
    unmatched: &mut BTreeMap<ResourceKey, Manifest>,
) {
    for name in &batch.names {
        let observation = match (catch.found.remove(name), catch.gaps.remove(name)) {
            (Some(object), _) => Observation::Found(Box::new(object)),
            (None, Some(gap)) => Observation::Gap(gap),
            (None, None) => Observation::Missing { reason: None },
        };
        live.observations.insert(batch.key(name), observation);
    }
    for object in catch.unmatched {
        unmatched.entry(object.key()).or_insert(object);
    }
    if let Some(reason) = catch.incomplete {
        live.incomplete.push(Incomplete {
            group: batch.gvk.group.clone(),
            kind: batch.gvk.kind.clone(),
            reason,
        });
    }
}

impl Batch {
    fn key(&self, name: &str) -> ResourceKey {
        ResourceKey {
            group: self.gvk.group.clone(),
            kind: self.gvk.kind.clone(),
            namespace: self.namespace.clone(),
            name: name.to_owned(),
        }
    }

    async fn read(&self, transport: &Arc<Transport>) -> Catch {
        let mut catch = Catch::default();
        if self.marked == Marked::Dropped && self.names.len() <= FEW {
            self.get_rest(transport, "`get`", &mut catch).await;
            return catch;
        }
        let listed = self.list(transport, &mut catch).await;
        match listed {
            Ok(Listed::Whole) => {}
            Ok(Listed::RestByName) => self.get_rest(transport, "`get`", &mut catch).await,
            // 405: a kind without the verb list.
            Err(trouble) if matches!(trouble.code, Some(403 | 405)) => {
                self.note_incomplete(&trouble, &mut catch);
                self.get_rest(transport, "`get` and `list`", &mut catch)
                    .await;
            }
            Err(trouble) => {
                self.note_incomplete(&trouble, &mut catch);
                let gap = self.gap(self.vanished(trouble), "`list`");
                for name in &self.names {
                    catch.gaps.insert(name.clone(), gap.clone());
                }
                // What a list that broke off had shown is no whole answer for the kind, yet proof for these objects.
                catch.gaps.retain(|name, _| !catch.found.contains_key(name));
            }
        }
        catch
    }

    /// Lists page by page until everything is seen or the rest is cheaper by name.
    async fn list(&self, transport: &Transport, catch: &mut Catch) -> Result<Listed, Trouble> {
        let mut path = self.list_path(Some(PAGE), "");
        let mut paged = true;
        loop {
            let page = match self.page(transport, &path).await {
                Err(trouble) if trouble.code == Some(410) && paged => {
                    paged = false;
                    path = self.list_path(None, "");
                    continue;
                }
                page => page?,
            };
            let (token, remaining) = (page.continue_token, page.remaining);
            self.sort(page.kept, catch);
            if token.is_empty() {
                return Ok(Listed::Whole);
            }
            if self.rest_is_cheaper_by_name(catch, remaining) {
                return Ok(Listed::RestByName);
            }
            path = self.list_path(Some(PAGE), &token);
        }
    }

    async fn page(&self, transport: &Transport, path: &str) -> Result<Page, Trouble> {
        let answer = transport.get(path, "application/json").await?;
        let keep = Keep {
            gvk: &self.gvk,
            names: &self.names,
            marked: self.marked,
        };
        Page::parse(&answer.body, keep)
    }

    fn sort(&self, kept: Vec<Manifest>, catch: &mut Catch) {
        for object in kept {
            if object.namespace() == self.namespace && self.names.contains(object.name()) {
                catch.found.insert(object.name().to_owned(), object);
            } else {
                catch.unmatched.push(object);
            }
        }
    }

    fn rest_is_cheaper_by_name(&self, catch: &Catch, remaining: Option<u64>) -> bool {
        let pages = remaining.unwrap_or(PAGE).div_ceil(PAGE).max(1);
        let left = self.names.len() - catch.found.len();
        self.marked == Marked::Dropped && (left as u64) < pages * GETS_PER_PAGE
    }

    /// Reads by name what was not found yet. `verbs` is what would have sufficed.
    async fn get_rest(&self, transport: &Arc<Transport>, verbs: &str, catch: &mut Catch) {
        let mut running = JoinSet::new();
        for name in self
            .names
            .iter()
            .filter(|name| !catch.found.contains_key(*name))
        {
            let (transport, path) = (Arc::clone(transport), self.path(name));
            let (gvk, namespace) = (self.gvk.clone(), self.namespace.clone());
            let name = name.clone();
            running.spawn(async move {
                let read = transport.get(&path, "application/json").await;
                let read =
                    read.and_then(|answer| parse_object(&answer.body, &gvk, &namespace, &name));
                (name, read)
            });
        }
        for (name, read) in running.join_all().await {
            match read {
                Ok(object) => {
                    catch.found.insert(name, object);
                }
                // Only an answer that names the object proves that it, and not the kind, is not there.
                Err(trouble) if trouble.absent.as_ref() == Some(&name) => {}
                Err(trouble) => {
                    let gap = self.gap(self.vanished(trouble), verbs);
                    catch.gaps.insert(name, gap);
                }
            }
        }
    }

    /// A 404 where discovery promised the kind: what it said no longer holds.
    fn vanished(&self, mut trouble: Trouble) -> Trouble {
        if trouble.code == Some(404) {
            trouble.cause = GapCause::DiscoveryFailed;
            trouble.message = format!(
                "discovery has {}, but the server does not find it: {}",
                self.gvk.group_kind(),
                trouble.message
            );
        }
        trouble
    }

    fn gap(&self, trouble: Trouble, verbs: &str) -> Gap {
        trouble.gap(&Needed {
            verbs,
            kind: &self.gvk.group_kind(),
            plural: &self.plural,
            namespace: &self.namespace,
        })
    }

    fn note_incomplete(&self, trouble: &Trouble, catch: &mut Catch) {
        if self.marked == Marked::Kept {
            catch.incomplete = Some(trouble.message.clone());
        }
    }

    fn list_path(&self, limit: Option<u64>, token: &str) -> String {
        let mut path = self.collection();
        if let Some(limit) = limit {
            // Writing to a `String` cannot fail.
            let _ = write!(path, "?limit={limit}");
        }
        if !token.is_empty() {
            path.push_str("&continue=");
            push_encoded(&mut path, token);
        }
        path
    }

    fn path(&self, name: &str) -> String {
        let mut path = self.collection();
        path.push('/');
        push_encoded(&mut path, name);
        path
    }

    fn collection(&self) -> String {
        let mut path = if self.gvk.group.is_empty() {
            format!("/api/{}/", self.gvk.version)
        } else {
            format!("/apis/{}/{}/", self.gvk.group, self.gvk.version)
        };
        if !self.namespace.is_empty() {
            path.push_str("namespaces/");
            push_encoded(&mut path, &self.namespace);
            path.push('/');
        }
        path.push_str(&self.plural);
        path
    }
}

/// How far a LIST went.
enum Listed {
    Whole,
    RestByName,
}

/// Appends a text of Git's or the server's as one segment of a URL (RFC 3986, 2.3).
fn push_encoded(path: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            path.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(path, "%{byte:02X}");
        }
    }
}
