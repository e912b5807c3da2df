//! The wanted objects of one kind in one namespace, read the cheaper way.
//!
//! The rule of cost:
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

use super::list::{Keep, Marked, Page, parse_object};
use super::transport::Transport;
use super::trouble::{Needed, Trouble};
use crate::kubernetes::{GroupVersionKind, Manifest, ResourceKey};
use crate::model::{Gap, GapCause};

/// Objects on one page, as kubectl has it.
const PAGE: u64 = 500;
/// So many objects cost less as GETs than the first page of a list of unknown length.
const FEW: usize = 2;
/// So many GETs cost as much as one full page.
const GETS_PER_PAGE: u64 = 10;

/// What to read.
pub(super) struct Batch {
    pub(super) gvk: GroupVersionKind,
    pub(super) plural: String,
    /// Empty for objects of the cluster.
    pub(super) namespace: String,
    /// Name → the identity it is wanted under.
    pub(super) wanted: BTreeMap<String, ResourceKey>,
    pub(super) marked: Marked,
}

/// What was read.
#[derive(Default)]
pub(super) struct Catch {
    pub(super) found: BTreeMap<String, Manifest>,
    pub(super) unmatched: Vec<Manifest>,
    /// Why objects that were not found are unknown; no entry means that they are not there.
    pub(super) gaps: BTreeMap<String, Gap>,
    /// Why left-behind objects may have been overlooked.
    pub(super) incomplete: Option<String>,
    /// Full names of all objects that are neither found nor unmatched, if the list was read to its end.
    pub(super) others: Option<BTreeSet<String>>,
}

impl Batch {
    pub(super) async fn read(&self, transport: &Arc<Transport>) -> Catch {
        let mut catch = Catch::default();
        if self.marked == Marked::Dropped && self.wanted.len() <= FEW {
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
                // What a list had shown before it broke off is there.
                let unseen = |name: &&String| !catch.found.contains_key(*name);
                let unseen = self.wanted.keys().filter(unseen);
                catch.gaps = unseen.map(|name| (name.clone(), gap.clone())).collect();
            }
        }
        catch
    }

    /// Lists page by page until everything is seen or the rest is cheaper by name.
    async fn list(&self, transport: &Transport, catch: &mut Catch) -> Result<Listed, Trouble> {
        let mut path = self.list_path(Some(PAGE), "");
        let mut paged = true;
        let mut others = BTreeSet::new();
        loop {
            let page = match self.page(transport, &path).await {
                Err(trouble) if trouble.code == Some(410) && paged => {
                    paged = false;
                    catch.found.clear();
                    catch.unmatched.clear();
                    others.clear();
                    path = self.list_path(None, "");
                    continue;
                }
                page => page?,
            };
            let (token, remaining) = (page.continue_token, page.remaining);
            self.sort(page.items.kept, catch);
            others.extend(page.items.passed);
            if token.is_empty() {
                catch.others = Some(others);
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
            wanted: &self.wanted,
            marked: self.marked,
        };
        Page::parse(&answer.body, keep)
    }

    fn sort(&self, kept: Vec<Manifest>, catch: &mut Catch) {
        for object in kept {
            if object.namespace() == self.namespace && self.wanted.contains_key(object.name()) {
                catch.found.insert(object.name().to_owned(), object);
            } else {
                catch.unmatched.push(object);
            }
        }
    }

    fn rest_is_cheaper_by_name(&self, catch: &Catch, remaining: Option<u64>) -> bool {
        let pages = remaining.unwrap_or(PAGE).div_ceil(PAGE).max(1);
        let left = self.wanted.len() - catch.found.len();
        self.marked == Marked::Dropped && (left as u64) < pages * GETS_PER_PAGE
    }

    /// Reads by name what was not found yet. `verbs` is what would have sufficed.
    async fn get_rest(&self, transport: &Arc<Transport>, verbs: &str, catch: &mut Catch) {
        let mut running = JoinSet::new();
        for name in self
            .wanted
            .keys()
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
