//! One pair: normalise, predict, walk, and say of every place what it is.

use std::borrow::Cow;

use anyhow::{Result, anyhow};
use serde_json::Value;

use super::cause;
use super::hidden;
use super::ignore::{Ignores, Rulebook, Untouched};
use super::live_only::{Defaults, LAST_APPLIED, Policy};
use super::mask::{self, Exposure, Values};
use super::normalize::tracking::{InstanceLabel, without_marks};
use super::normalize::{self, Orders, Origin};
use super::owner;
use super::server_apply;
use super::structured::{Schemas, Type};
use super::three_way::{self, Prediction, Trees};
use super::walk::{self, Beside, Class, Finding, Node, Walk};
use crate::argo::Settings;
use crate::argo::sync_option::{self, SYNC_OPTIONS};
use crate::kubernetes::Manifest;
use crate::kubernetes::managed_fields::ManagedFields;
use crate::kubernetes::schema::{self, Struct};
use crate::kubernetes::value::same;
use crate::model::comparison::Pointers;
use crate::model::{Cause, Difference, State, Types};

/// The verdict on one pair and what explains it.
pub(super) struct Pair {
    pub(super) state: State,
    pub(super) differences: Vec<Difference>,
}

/// What holds for every pair of one application.
pub(super) struct Book<'a> {
    pub(super) rules: Rulebook<'a>,
    pub(super) settings: &'a Settings,
    pub(super) schemas: Schemas<'a>,
    pub(super) types: Types,
}

/// The sides as read, without Argo CD's marks.
struct Sides<'a> {
    git: Cow<'a, Value>,
    live: Cow<'a, Value>,
    last_applied: Option<Value>,
    managed_fields: &'a [Value],
    of: Type<'a>,
    types: Types,
}

/// The sides as they are compared.
struct Compared {
    git: Value,
    live: Value,
    last_applied: Option<Value>,
    prediction: Prediction,
}

pub(super) fn compare(git: &Manifest, live: &Manifest, book: &Book<'_>) -> Result<Pair> {
    let sides = Sides::of(git, live, book);
    let orders = Orders {
        ignores: book.rules.of(&git.gvk().group_kind()),
        settings: book.settings,
    };
    let judged = sides.compare(orders)?;
    let state = match judged.prediction.changed {
        None => State::Same,
        Some(_) => State::Modified,
    };
    let left = sides.differences(&judged, live);
    if orders.ignores.spare(&sides.git, &sides.live) {
        return Ok(Pair {
            state,
            differences: left,
        });
    }
    // What the rules hide is told too, so the pair is looked at without them; what is left with them counts.
    let plain = Orders {
        ignores: Ignores::none(),
        ..orders
    };
    let differences = match sides.compare(plain) {
        Ok(plain) => {
            let rules = orders.ignores.trace(sides.untouched());
            hidden::told(sides.differences(&plain, live), left, &rules)
        }
        Err(_) => left,
    };
    Ok(Pair { state, differences })
}

impl<'a> Sides<'a> {
    fn of(git: &'a Manifest, live: &'a Manifest, book: &Book<'a>) -> Self {
        let label = InstanceLabel::of(git.tree());
        let last_applied = last_applied(live.tree());
        Self {
            git: without_marks(git.tree(), InstanceLabel::InGit),
            live: without_marks(live.tree(), label),
            last_applied: last_applied.map(|tree| without_marks(&tree, label).into_owned()),
            managed_fields: live.managed_fields(),
            of: book.schemas.of(git.gvk()),
            types: book.types,
        }
    }

    fn untouched(&self) -> Untouched<'_> {
        Untouched {
            git: &self.git,
            last_applied: self.last_applied.as_ref(),
            live: &self.live,
            managed_fields: self.managed_fields,
            of: match self.types {
                Types::BySchema => self.of,
                Types::ByValue => Type::Deduced,
            },
        }
    }

    fn compare(&self, orders: Orders<'_>) -> Result<Compared> {
        let trusted = orders.ignores.trust(self.untouched())?;
        let (git, live): (&Value, &Value) = match &trusted {
            Some(both) => (&both.git, &both.live),
            None => (&self.git, &self.live),
        };
        let git = normalize::normalize(git, Origin::Manifest, orders)?;
        let live = normalize::normalize(live, Origin::Manifest, orders)?;
        // A rule that takes the annotations takes the record of the last apply with them.
        let last_applied = self
            .last_applied
            .as_ref()
            .filter(|_| is_recorded(&live))
            .map(|tree| normalize::normalize(tree, Origin::LastApplied, orders))
            .transpose()?;
        if sync_option::has(&git, SYNC_OPTIONS, "ServerSideApply=true") {
            let prediction = server_apply::predict(&git, &live, self.managed_fields, self.of)?;
            return Ok(Compared {
                git,
                live,
                last_applied,
                prediction,
            });
        }
        three_way(git, live, last_applied)
    }

    fn differences(&self, compared: &Compared, live: &Manifest) -> Vec<Difference> {
        let of = compared.prediction.of;
        let (predicted, current) = match &compared.prediction.changed {
            Some(changed) => (&changed.predicted, &changed.live),
            None => (&compared.live, &compared.live),
        };
        let defaulted = of.and_then(|of| defaulted(of, &compared.git, current));
        let root = Node {
            predicted: Some(predicted),
            live: Some(current),
            git: Some(&compared.git),
            last_applied: compared.last_applied.as_ref(),
        };
        let beside = Beside {
            git: &self.git,
            live: &self.live,
            defaulted: defaulted.as_deref(),
        };
        let managers = ManagedFields::of(live);
        let defaults = match defaulted {
            Some(_) => Defaults::Known,
            None => Defaults::Unknown,
        };
        let policy = Policy::new(live.gvk(), &managers, defaults);
        let recorded = compared.last_applied.is_some();
        let secret = is_secret(live);
        let mut walk = Walk::new(policy, beside, recorded, secret == Exposure::Secret);
        walk.object(root, of);
        let teller = Teller {
            managers: &managers,
            recorded,
            exposure: secret,
        };
        let mut found = walk.found;
        drop_minor(&mut found);
        found.iter().map(|finding| teller.tell(finding)).collect()
    }
}

fn three_way(mut git: Value, live: Value, mut last_applied: Option<Value>) -> Result<Compared> {
    three_way::prepare(&mut git);
    last_applied.iter_mut().for_each(three_way::prepare);
    let trees = Trees {
        desired: &git,
        live: &live,
        last_applied: last_applied.as_ref(),
    };
    let prediction = three_way::predict(trees).map_err(|error| anyhow!("{error}"))?;
    Ok(Compared {
        git,
        live,
        last_applied,
        prediction,
    })
}

/// Git's object as the apiserver would serve it. Defaults stand outside `metadata`, so where live has nothing of its own
/// there, none are worked out.
fn defaulted<'t>(of: &'static Struct, git: &'t Value, live: &Value) -> Option<Cow<'t, Value>> {
    let is_bare = git
        .as_object()
        .zip(live.as_object())
        .is_some_and(|(git, live)| {
            live.iter()
                .filter(|(key, _)| *key != "metadata")
                .all(|(key, live)| git.get(key).is_some_and(|git| same(git, live)))
        });
    if is_bare {
        return Some(Cow::Borrowed(git));
    }
    let mut tree = schema::complete(of, git).ok()?;
    schema::serve(of, &mut tree);
    Some(Cow::Owned(tree))
}

/// What was applied last, if live has a record of it that can be read.
fn last_applied(live: &Value) -> Option<Value> {
    let text = live
        .get("metadata")?
        .get("annotations")?
        .get(LAST_APPLIED)?
        .as_str()?;
    let tree: Value = serde_json::from_str(text).ok()?;
    let kind = tree.get("kind").and_then(Value::as_str);
    (tree.is_object() && kind.is_some_and(|kind| !kind.is_empty())).then_some(tree)
}

/// As in Argo CD one annotation that is no text makes all of them unreadable.
fn is_recorded(live: &Value) -> bool {
    let annotations = live
        .get("metadata")
        .and_then(|metadata| metadata.get("annotations")?.as_object());
    annotations.is_some_and(|annotations| {
        annotations.contains_key(LAST_APPLIED) && annotations.values().all(Value::is_string)
    })
}

fn is_secret(object: &Manifest) -> Exposure {
    if object.gvk().group_kind().is("", "Secret") {
        Exposure::Secret
    } else {
        Exposure::Open
    }
}

/// What is no news is told only where nothing else explains the drift.
fn drop_minor(found: &mut Vec<Finding<'_>>) {
    let explains = |finding: &Finding<'_>| {
        matches!(finding.class, Class::Drift | Class::Order) && !finding.is_minor
    };
    if found.iter().any(explains) {
        found.retain(|finding| !finding.is_minor);
    }
}

/// Turns places into differences.
struct Teller<'a> {
    managers: &'a ManagedFields<'a>,
    recorded: bool,
    exposure: Exposure,
}

impl Teller<'_> {
    fn tell(&self, finding: &Finding<'_>) -> Difference {
        let node = finding.node;
        let cause = cause::tell(finding, self.recorded);
        let (git, live) = (finding.git(), finding.live());
        let values = Values {
            git: git.map(|shown| (shown, node.git.unwrap_or(shown))),
            last_applied: node.last_applied,
            live: live.map(|shown| (shown, node.live.unwrap_or(shown))),
            recorded: self.recorded,
        };
        let [git_value, last_applied, live_value] =
            mask::show(&finding.path, &values, self.exposure);
        let mut owners = match live {
            Some(_) => owner::owners(self.managers, &finding.pointers.live),
            None => Vec::new(),
        };
        let owner = owners.first().cloned();
        if owners.len() < 2 {
            owners.clear();
        }
        Difference {
            text: finding.path.to_string(),
            path: finding.path.clone(),
            pointers: self.pointers(finding, git.is_some(), live.is_some()),
            git: git_value,
            last_applied,
            live: live_value,
            counted: !matches!(cause, Cause::LiveOnly | Cause::TakenIntoGit),
            cause,
            explanation: (),
            owner,
            owners,
            ignored_by: None,
        }
    }

    fn pointers(&self, finding: &Finding<'_>, git: bool, live: bool) -> Pointers {
        let tokens = &finding.pointers;
        let at = |there: bool, tokens: &[String]| there.then(|| walk::pointer(tokens));
        Pointers {
            git: at(git, &self.as_written(finding, &tokens.git)),
            last_applied: at(finding.node.last_applied.is_some(), &tokens.last_applied),
            live: at(live, &tokens.live),
        }
    }

    /// `stringData` of a Secret is compared as `data`; the pointer leads to where it is written.
    fn as_written(&self, finding: &Finding<'_>, tokens: &[String]) -> Vec<String> {
        let mut tokens = tokens.to_vec();
        let moved = self.exposure == Exposure::Secret && finding.written.is_none();
        if let Some(first) = tokens.first_mut()
            && moved
            && first == "data"
        {
            "stringData".clone_into(first);
        }
        tokens
    }
}
