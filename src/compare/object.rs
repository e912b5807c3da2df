//! One pair: normalise, predict, walk, and say of every place what it is.

use std::borrow::Cow;

use anyhow::{Result, anyhow};
use serde_json::Value;

use super::cause;
use super::hidden;
use super::ignore::{Ignores, Rulebook, Untouched};
use super::live_only::{Defaults, Policy};
use super::mask::{self, Exposure, Values};
use super::normalize::tracking::{InstanceLabel, keep_marks, without_marks};
use super::normalize::{self, Orders, Origin};
use super::owner;
use super::record;
use super::server_apply;
use super::server_side::{self, Asked, Current};
use super::structured::{Schemas, Type};
use super::three_way::{self, Prediction, Trees};
use super::walk::{self, Beside, Class, Finding, Node, Walk};
use crate::argo::{Settings, sync_option};
use crate::kubernetes::Manifest;
use crate::kubernetes::managed_fields::ManagedFields;
use crate::kubernetes::schema::{self, Struct};
use crate::kubernetes::value::same;
use crate::model::comparison::Pointers;
use crate::model::{Cause, Difference, Predictions, State, Strategy, Types};

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
    pub(super) strategy: Strategy,
    pub(super) predictions: &'a Predictions,
}

/// The sides as read, without Argo CD's marks.
struct Sides<'a> {
    git: Cow<'a, Value>,
    live: Cow<'a, Value>,
    /// Git's own tree where it says the same.
    last_applied: Option<Cow<'a, Value>>,
    /// The live object, for its managers: they are read only where somebody asks.
    object: &'a Manifest,
    of: Type<'a>,
    types: Types,
    label: InstanceLabel<'a>,
    /// What the cluster said, where it was asked.
    asked: Option<Asked<'a>>,
}

/// The sides as they are compared.
struct Compared<'a> {
    git: Cow<'a, Value>,
    live: Cow<'a, Value>,
    last_applied: Option<Cow<'a, Value>>,
    prediction: Prediction,
}

pub(super) fn compare(
    git: &Manifest,
    live: &Manifest,
    asked: Option<Asked<'_>>,
    book: &Book<'_>,
) -> Result<Pair> {
    let mut sides = Sides::of(git, live, book);
    sides.asked = asked;
    let trees = [
        Some(&*sides.git),
        Some(&*sides.live),
        sides.last_applied.as_deref(),
    ];
    let near = book.orders(git).ignores.near(&trees);
    let orders = Orders {
        ignores: Ignores::over(&near),
        settings: book.settings,
    };
    if orders.ignores.is_empty() {
        // A rule may ask for the namespace that this takes out.
        if let Some(Cow::Owned(last_applied)) = &mut sides.last_applied {
            three_way::prepare(last_applied);
        }
    }
    let judged = sides.compare(orders)?;
    #[cfg(test)]
    sides.check_shortcut(&judged, orders, live);
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

/// What Git would make of the live object, and that object, as they are compared; `None` if that is the same.
pub(super) fn trees(
    git: &Manifest,
    live: &Manifest,
    asked: Option<Asked<'_>>,
    book: &Book<'_>,
) -> Option<(Value, Value)> {
    let mut sides = Sides::of(git, live, book);
    sides.asked = asked;
    let compared = sides.compare(book.orders(git)).ok()?;
    let changed = compared.prediction.changed?;
    Some((changed.predicted, changed.live))
}

/// Git's object as the cluster is asked to apply it.
pub(super) fn applied(git: &Manifest, live: &Manifest, book: &Book<'_>) -> Result<Value> {
    let sides = Sides::of(git, live, book);
    let orders = book.orders(git);
    let trusted = orders.ignores.trust(sides.untouched())?;
    let git = trusted.as_ref().map_or(&*sides.git, |both| &both.git);
    let mut tree = normalize::for_apply(git, orders.settings);
    keep_marks(&mut tree, live.tree(), sides.label);
    Ok(tree)
}

/// Both trees of a pair as they are compared, Git's first, whether it is in sync or not.
#[cfg(test)]
pub(super) fn both_trees(
    git: &Manifest,
    live: &Manifest,
    asked: Option<Asked<'_>>,
    book: &Book<'_>,
) -> Result<(Value, Value)> {
    let mut sides = Sides::of(git, live, book);
    sides.asked = asked;
    let compared = sides.normalized(book.orders(git))?;
    if let Some(changed) = compared.prediction.changed {
        return Ok((changed.predicted, changed.live));
    }
    let live = match (compared.prediction.of, compared.live.into_owned()) {
        (_, mut live) if asked.is_some() => {
            server_side::drop_bookkeeping(&mut live);
            live
        }
        (Some(of), Value::Object(live)) if !sync_option::applies_server_side(&compared.git) => {
            let live = three_way::with_defaults(live, of).map_err(|error| anyhow!("{error}"))?;
            Value::Object(live)
        }
        (_, live) => live,
    };
    Ok((live.clone(), live))
}

impl Book<'_> {
    fn orders(&self, git: &Manifest) -> Orders<'_> {
        Orders {
            ignores: self.rules.of(&git.gvk().group_kind()),
            settings: self.settings,
        }
    }
}

impl<'a> Sides<'a> {
    fn of(git: &'a Manifest, live: &'a Manifest, book: &Book<'a>) -> Self {
        let label = InstanceLabel::of(git.tree(), &book.settings.marking);
        let record = record::text(live.tree());
        Self {
            git: without_marks(git.tree(), InstanceLabel::NONE),
            live: without_marks(live.tree(), label),
            last_applied: record.and_then(|text| {
                if record::says(text, git.tree(), live.tree(), label) {
                    return Some(without_marks(git.tree(), InstanceLabel::NONE));
                }
                let tree = record::read(text)?;
                Some(Cow::Owned(without_marks(&tree, label).into_owned()))
            }),
            object: live,
            of: book.schemas.of(git.gvk()),
            types: book.types,
            label,
            asked: None,
        }
    }

    fn untouched(&self) -> Untouched<'_> {
        Untouched {
            git: &self.git,
            last_applied: self.last_applied.as_deref(),
            live: &self.live,
            object: self.object,
            of: match self.types {
                Types::BySchema => self.of,
                Types::ByValue => Type::Deduced,
            },
        }
    }

    fn compare(&self, orders: Orders<'_>) -> Result<Compared<'_>> {
        match self.as_they_are(orders) {
            Some(compared) => Ok(compared),
            None => self.normalized(orders),
        }
    }

    fn normalized(&self, orders: Orders<'_>) -> Result<Compared<'_>> {
        let trusted = orders.ignores.trust(self.untouched())?;
        let (git, live): (&Value, &Value) = match &trusted {
            Some(both) => (&both.git, &both.live),
            None => (&self.git, &self.live),
        };
        let formed = |tree: &Value, origin| match self.asked {
            Some(_) => Ok(server_side::formed(tree, origin, orders)),
            None => normalize::normalize(tree, origin, orders),
        };
        let mut git = formed(git, Origin::Manifest)?;
        let applied = self
            .asked
            .map(|_| normalize::for_apply(live, orders.settings));
        let live = match &applied {
            // Argo CD normalises it twice then: the subsets of Endpoints may stand in another order after that.
            Some(applied) => server_side::formed(applied, Origin::LastApplied, orders),
            None => normalize::normalize(live, Origin::Manifest, orders)?,
        };
        // A rule that takes the annotations takes the record of the last apply with them.
        let mut last_applied = self
            .last_applied
            .as_deref()
            .filter(|_| record::is_there(&live))
            .map(|tree| formed(tree, Origin::LastApplied))
            .transpose()?;
        let prediction = if let (Some(asked), Some(applied)) = (self.asked, &applied) {
            let current = Current {
                applied,
                compared: &live,
                managed_fields: self.object.managed_fields(),
                label: self.label,
            };
            server_side::predict(asked, current, orders)?
        } else if sync_option::applies_server_side(&git) {
            server_apply::predict(&git, &live, self.object.managed_fields(), self.of)?
        } else {
            three_way::prepare(&mut git);
            last_applied.iter_mut().for_each(three_way::prepare);
            let trees = Trees {
                desired: &git,
                live: &live,
                last_applied: last_applied.as_ref(),
            };
            three_way::predict(trees).map_err(|error| anyhow!("{error}"))?
        };
        Ok(Compared {
            git: Cow::Owned(git),
            live: Cow::Owned(live),
            last_applied: last_applied.map(Cow::Owned),
            prediction,
        })
    }

    /// The sides without normalising them: nearly every pair is in sync, and nearly every tree of a cluster is as Go
    /// writes it, so that it is enough to look. `None` where there is more to do than that.
    fn as_they_are(&self, orders: Orders<'_>) -> Option<Compared<'_>> {
        let gvk = normalize::gvk(&self.git);
        let of = schema::built_in(&gvk)?;
        let last_applied = self
            .last_applied
            .as_deref()
            .filter(|_| record::is_there(&self.live));
        let unchanged = orders.ignores.is_empty()
            && self.asked.is_none()
            && !sync_option::applies_server_side(&self.git)
            && normalize::has_no_rules(&gvk, orders.settings)
            && normalize::gvk(&self.live) == gvk
            && is_clean(&self.git)
            && last_applied.is_none_or(is_clean)
            && schema::is_canonical(of, &self.git)
            && schema::is_canonical(of, &self.live)
            && three_way::nothing_changes(
                Trees {
                    desired: &self.git,
                    live: &self.live,
                    last_applied,
                },
                of,
            );
        unchanged.then(|| Compared {
            git: Cow::Borrowed(&*self.git),
            live: Cow::Borrowed(&*self.live),
            last_applied: last_applied.map(Cow::Borrowed),
            prediction: Prediction {
                changed: None,
                of: Some(of),
            },
        })
    }

    /// Every test that compares anything also shows that looking is as good as normalising.
    #[cfg(test)]
    fn check_shortcut(&self, judged: &Compared<'_>, orders: Orders<'_>, live: &Manifest) {
        let long = self.normalized(orders).expect("mergeable either way");
        let is_same = |compared: &Compared<'_>| compared.prediction.changed.is_none();
        assert_eq!(is_same(judged), is_same(&long));
        assert_eq!(
            self.differences(judged, live),
            self.differences(&long, live)
        );
    }

    fn differences(&self, compared: &Compared<'_>, live: &Manifest) -> Vec<Difference> {
        let of = compared.prediction.of;
        let (predicted, current) = match &compared.prediction.changed {
            Some(changed) => (&changed.predicted, &changed.live),
            None => (&*compared.live, &*compared.live),
        };
        let defaulted = of.and_then(|of| defaulted(of, &compared.git, current));
        let root = Node {
            predicted: Some(predicted),
            live: Some(current),
            git: Some(&compared.git),
            last_applied: compared.last_applied.as_deref(),
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

/// Git's object as the apiserver would serve it. Defaults stand outside `metadata`, so where live has nothing of its own
/// there, none are worked out.
fn defaulted<'t>(of: &'static Struct, git: &'t Value, live: &Value) -> Option<Cow<'t, Value>> {
    let is_bare = git
        .as_object()
        .zip(live.as_object())
        .is_some_and(|(git, live)| {
            live.iter()
                .filter(|(key, _)| *key != "metadata" && *key != "status")
                .all(|(key, live)| git.get(key).is_some_and(|git| same(git, live)))
        });
    if is_bare {
        return Some(Cow::Borrowed(git));
    }
    let mut tree = schema::complete(of, git).ok()?;
    schema::serve(of, &mut tree);
    Some(Cow::Owned(tree))
}

/// Whether a tree has nothing that normalising takes out of every kind.
fn is_clean(tree: &Value) -> bool {
    let metadata = tree.get("metadata");
    tree.get("status").is_none()
        && metadata.is_none_or(|metadata| metadata.get("creationTimestamp").is_none())
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
