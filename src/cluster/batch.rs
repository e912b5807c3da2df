//! The wanted objects of one kind, read the cheaper way.
//!
//! The rule of cost:
//!
//! 0. Objects in [`MANY`] namespaces or more are read by one LIST over all namespaces, unless that is forbidden or its
//!    first page says that more pages follow than there are namespaces. Else each namespace is read for itself:
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

use super::address;
use super::list::{Keep, Marked, Page, parse_object};
use super::object::{Form, full_name};
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

/// Asks for the metadata of objects alone; every server since Kubernetes 1.15 knows it.
const METADATA: &str = "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";
/// So many namespaces are worth the try to list them together.
const MANY: usize = 3;

/// What to read.
#[derive(Clone)]
pub(super) struct Batch {
    pub(super) gvk: GroupVersionKind,
    pub(super) plural: String,
    /// Where the wanted objects are; none for objects of the cluster.
    pub(super) namespaces: BTreeSet<String>,
    /// Full name → the identity it is wanted under.
    pub(super) wanted: BTreeMap<String, ResourceKey>,
    pub(super) marked: Marked,
    /// The keys of labels that are marks.
    pub(super) labels: Arc<BTreeSet<String>>,
    pub(super) form: Form,
}

/// What was read, by full names.
#[derive(Default)]
pub(super) struct Catch {
    pub(super) found: BTreeMap<String, Manifest>,
    pub(super) unmatched: Vec<Manifest>,
    /// Why objects that were not found are unknown; no entry means that they are not there.
    pub(super) gaps: BTreeMap<String, Gap>,
    /// Why left-behind objects may have been overlooked.
    pub(super) incomplete: Option<String>,
    /// All objects that are neither found nor unmatched, if the list was read to its end.
    pub(super) others: Option<BTreeSet<String>>,
}

impl Batch {
    /// Reads all of it; the answers are those of parts that make up the whole.
    pub(super) async fn read(self, transport: &Arc<Transport>) -> Vec<(Self, Catch)> {
        if self.namespaces.len() >= MANY
            && let Some(catch) = self.read_together(transport).await
        {
            return vec![(self, catch)];
        }
        let mut running = JoinSet::new();
        for part in self.parts() {
            let transport = Arc::clone(transport);
            running.spawn(async move {
                let catch = part.read_part(&transport).await;
                (part, catch)
            });
        }
        running.join_all().await
    }

    /// One batch a namespace.
    fn parts(self) -> Vec<Self> {
        if self.namespaces.len() < 2 {
            return vec![self];
        }
        let mut parts: BTreeMap<String, Self> = BTreeMap::new();
        for (name, key) in &self.wanted {
            let part = parts
                .entry(key.namespace.clone())
                .or_insert_with(|| self.all_in(&key.namespace));
            part.wanted.insert(name.clone(), key.clone());
        }
        parts.into_values().collect()
    }

    /// The same in one namespace, with nothing wanted of it by name.
    fn all_in(&self, namespace: &str) -> Self {
        Self {
            gvk: self.gvk.clone(),
            plural: self.plural.clone(),
            namespaces: [namespace.to_owned()].into(),
            wanted: BTreeMap::new(),
            marked: self.marked,
            labels: Arc::clone(&self.labels),
            form: self.form,
        }
    }

    /// `None` if the namespaces have to be, or better are, read one by one.
    async fn read_together(&self, transport: &Transport) -> Option<Catch> {
        let mut catch = Catch::default();
        match self.list(transport, &mut catch).await {
            Ok(Listed::Whole) => {
                let is_here = |namespace: &str| self.namespaces.contains(namespace);
                catch.unmatched.retain(|object| is_here(object.namespace()));
                if let Some(others) = &mut catch.others {
                    others.retain(|name| {
                        name.split_once('/')
                            .is_some_and(|(space, _)| is_here(space))
                    });
                }
            }
            Ok(Listed::RestByName | Listed::ByNamespace) => return None,
            Err(trouble) if matches!(trouble.code, Some(403 | 405)) => return None,
            Err(trouble) => self.lose(trouble, &mut catch),
        }
        Some(catch)
    }

    async fn read_part(&self, transport: &Arc<Transport>) -> Catch {
        let mut catch = Catch::default();
        if self.marked == Marked::Dropped && self.wanted.len() <= FEW {
            self.get_rest(transport, "`get`", &mut catch).await;
            return catch;
        }
        let listed = self.list(transport, &mut catch).await;
        match listed {
            Ok(Listed::Whole) => {}
            Ok(Listed::RestByName | Listed::ByNamespace) => {
                self.get_rest(transport, "`get`", &mut catch).await;
            }
            // 405: a kind without the verb list.
            Err(trouble) if matches!(trouble.code, Some(403 | 405)) => {
                self.note_incomplete(&trouble, &mut catch);
                self.get_rest(transport, "`get` and `list`", &mut catch)
                    .await;
            }
            Err(trouble) => self.lose(trouble, &mut catch),
        }
        catch
    }

    /// A list that broke off: what it had shown is there, of the others nothing is known.
    fn lose(&self, trouble: Trouble, catch: &mut Catch) {
        self.note_incomplete(&trouble, catch);
        let gap = self.gap(self.vanished(trouble), "`list`");
        let unseen = |name: &&String| !catch.found.contains_key(*name);
        let unseen = self.wanted.keys().filter(unseen);
        catch.gaps = unseen.map(|name| (name.clone(), gap.clone())).collect();
    }

    /// Lists all that is in each of the namespaces; what could not be listed is why not. Many are listed together, by
    /// the rule of cost.
    pub(super) async fn read_lists(
        self,
        transport: &Arc<Transport>,
    ) -> BTreeMap<String, (Vec<Manifest>, Option<Trouble>)> {
        if self.namespaces.len() >= MANY {
            let mut catch = Catch::default();
            if let Ok(Listed::Whole) = self.list(transport, &mut catch).await {
                return self.by_namespace(catch.unmatched);
            }
        }
        let mut running = JoinSet::new();
        for namespace in &self.namespaces {
            let part = self.all_in(namespace);
            let (transport, namespace) = (Arc::clone(transport), namespace.clone());
            running.spawn(async move { (namespace, part.read_list(&transport).await) });
        }
        running.join_all().await.into_iter().collect()
    }

    /// Drops what is in no namespace of ours.
    fn by_namespace(
        &self,
        listed: Vec<Manifest>,
    ) -> BTreeMap<String, (Vec<Manifest>, Option<Trouble>)> {
        let namespaces = self.namespaces.iter().cloned();
        let mut parts: BTreeMap<String, _> = namespaces
            .map(|namespace| (namespace, (Vec::new(), None)))
            .collect();
        for object in listed {
            if let Some((part, _)) = parts.get_mut(object.namespace()) {
                part.push(object);
            }
        }
        parts
    }

    /// Lists all of it, whatever that costs; what could not be listed is why not.
    pub(super) async fn read_list(
        &self,
        transport: &Transport,
    ) -> (Vec<Manifest>, Option<Trouble>) {
        let mut catch = Catch::default();
        let trouble = self.list(transport, &mut catch).await.err();
        (catch.unmatched, trouble)
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
            if self.is_cheaper_by_namespace(remaining) {
                return Ok(Listed::ByNamespace);
            }
            if self.rest_is_cheaper_by_name(catch, remaining) {
                return Ok(Listed::RestByName);
            }
            path = self.list_path(Some(PAGE), &token);
        }
    }

    async fn page(&self, transport: &Transport, path: &str) -> Result<Page, Trouble> {
        let accept = match self.form {
            Form::Whole => "application/json",
            Form::Metadata => METADATA,
        };
        let answer = transport.get(path, accept).await?;
        let keep = Keep {
            gvk: &Arc::new(self.gvk.clone()),
            form: self.form,
            wanted: &self.wanted,
            marked: self.marked,
            labels: &self.labels,
        };
        Page::parse(&answer.body, keep)
    }

    fn sort(&self, kept: Vec<Manifest>, catch: &mut Catch) {
        for object in kept {
            let name = full_name(object.namespace(), object.name());
            if self.wanted.contains_key(&name) {
                catch.found.insert(name, object);
            } else {
                catch.unmatched.push(object);
            }
        }
    }

    /// Whether a LIST of each namespace is fewer pages than what follows of the LIST of all.
    fn is_cheaper_by_namespace(&self, remaining: Option<u64>) -> bool {
        self.is_wide() && pages(remaining) > self.namespaces.len() as u64
    }

    fn rest_is_cheaper_by_name(&self, catch: &Catch, remaining: Option<u64>) -> bool {
        let left = self.wanted.len() - catch.found.len();
        !self.is_wide()
            && self.marked == Marked::Dropped
            && (left as u64) < pages(remaining) * GETS_PER_PAGE
    }

    fn is_wide(&self) -> bool {
        self.namespaces.len() > 1
    }

    /// Reads by name what was not found yet. `verbs` is what would have sufficed.
    async fn get_rest(&self, transport: &Arc<Transport>, verbs: &str, catch: &mut Catch) {
        let mut running = JoinSet::new();
        for (name, key) in &self.wanted {
            if catch.found.contains_key(name) {
                continue;
            }
            let (transport, path) = (Arc::clone(transport), self.path(key));
            let (gvk, name, key) = (self.gvk.clone(), name.clone(), key.clone());
            running.spawn(async move {
                let read = transport.get(&path, "application/json").await;
                let read = read.and_then(|answer| parse_object(&answer.body, &gvk, &key));
                (name, key, read)
            });
        }
        for (name, key, read) in running.join_all().await {
            match read {
                Ok(object) => {
                    catch.found.insert(name, object);
                }
                // Only an answer that names the object proves that it, and not the kind, is not there.
                Err(trouble) if trouble.absent.as_ref() == Some(&key.name) => {}
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
            namespace: self.namespace(),
        })
    }

    fn note_incomplete(&self, trouble: &Trouble, catch: &mut Catch) {
        if self.marked != Marked::Dropped {
            catch.incomplete = Some(trouble.message.clone());
        }
    }

    fn list_path(&self, limit: Option<u64>, token: &str) -> String {
        let mut path = address::collection(&self.gvk, &self.plural, self.namespace());
        if let Some(limit) = limit {
            // Writing to a `String` cannot fail.
            let _ = write!(path, "?limit={limit}");
        }
        if !token.is_empty() {
            path.push_str("&continue=");
            address::push_encoded(&mut path, token);
        }
        path
    }

    fn path(&self, key: &ResourceKey) -> String {
        address::object(&self.gvk, &self.plural, self.namespace(), &key.name)
    }

    /// The one namespace that is looked in; empty for all of them, and for objects of the cluster.
    fn namespace(&self) -> &str {
        match self.namespaces.first() {
            Some(only) if !self.is_wide() => only,
            Some(_) | None => "",
        }
    }
}

/// How many pages so many objects are; an unknown number is one.
fn pages(remaining: Option<u64>) -> u64 {
    remaining.unwrap_or(PAGE).div_ceil(PAGE).max(1)
}

/// How far a LIST went.
enum Listed {
    Whole,
    RestByName,
    /// Not far: the namespaces are cheaper one by one.
    ByNamespace,
}
