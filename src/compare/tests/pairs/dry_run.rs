//! What a cluster might say to a dry run: the live object with Git's fields applied, and what others make of it on its way.

use serde_json::Value;

use super::case::{Case, DryRun};
use super::changes;
use super::managers::{broken, entry, paths, some};
use super::random::Random;
use super::rules::MANAGERS;
use crate::compare::structured::{Applier, Type, apply, fields, validate};
use crate::kubernetes::{FieldSet, GroupVersionKind};
use crate::model::Mutations;

pub(super) fn ask(case: &mut Case, of: Type<'_>, random: &mut Random) {
    if random.chance(25) {
        case.mutations = Mutations::Included;
    }
    case.dry_run = if random.chance(4) {
        DryRun::Refused("admission webhook \"policy.example.com\" denied the request".to_owned())
    } else {
        DryRun::Object(answer(case, of, random))
    };
}

fn answer(case: &Case, of: Type<'_>, random: &mut Random) -> Value {
    let live = case.whole_live();
    let before = entries(&live);
    let mut predicted = applied(&case.git, &without_entries(&live), &before, of);
    let applied = predicted.clone();
    if random.chance(50) {
        for _ in 0..=random.below(3) {
            changes::any(&mut predicted, random);
        }
    }
    bump(&mut predicted, random);
    let owned = fields(&case.git, of);
    let all = fields(&predicted, of);
    let mutated = all.difference(&fields(&applied, of));
    let mut entries = owners(&before, &owned, &all, &case.git["apiVersion"], random);
    if !mutated.is_empty() && random.chance(80) {
        // A webhook's changes belong to whoever sent the request, unless another writes them once more.
        let manager = random.pick(&["argocd-controller", "injector", "kubectl-edit"]);
        entries.push(entry(manager, "Update", &case.git["apiVersion"], &mutated));
    }
    if random.chance(4)
        && let Some(entry) = entries.first_mut()
    {
        broken(entry, random);
    }
    if let Some(metadata) = predicted["metadata"].as_object_mut()
        && !random.chance(3)
    {
        metadata.insert("managedFields".to_owned(), entries.into());
    }
    predicted
}

/// The live object after the apply; an object that does not fit its type is laid over it map by map.
fn applied(git: &Value, live: &Value, entries: &[Value], of: Type<'_>) -> Value {
    if validate(git, of).is_ok()
        && validate(live, of).is_ok()
        && let Ok(applier) = Applier::read(entries, &gvk(git))
        && let Ok(applied) = apply(git, live, &applier, of)
    {
        return applied.unwrap_or_else(|| live.clone());
    }
    let mut tree = live.clone();
    lay(git, &mut tree);
    tree
}

fn gvk(tree: &Value) -> GroupVersionKind {
    let text = |key: &str| tree[key].as_str().unwrap_or_default();
    GroupVersionKind::parse(text("apiVersion"), text("kind"))
}

fn lay(over: &Value, tree: &mut Value) {
    match (over, tree) {
        (Value::Object(over), Value::Object(tree)) => {
            for (key, over) in over {
                lay(over, tree.entry(key).or_insert(Value::Null));
            }
        }
        (over, tree) => *tree = over.clone(),
    }
}

/// What an apiserver moves on by itself.
fn bump(tree: &mut Value, random: &mut Random) {
    if let Some(metadata) = tree["metadata"].as_object_mut() {
        let (generation, version) = (2 + random.below(3), 1000 + random.below(3));
        metadata.insert("generation".to_owned(), generation.into());
        metadata.insert("resourceVersion".to_owned(), version.to_string().into());
    }
}

/// Who owns what, of whom Argo CD is one as a rule.
fn owners(
    before: &[Value],
    owned: &FieldSet,
    all: &FieldSet,
    version: &Value,
    random: &mut Random,
) -> Vec<Value> {
    const OURS: &str = "argocd-controller";
    let others = before.iter().filter(|entry| entry["manager"] != OURS);
    let mut entries: Vec<Value> = others.cloned().collect();
    let set = match random.below(10) {
        0 => some(&paths(all), random),
        1 => owned.clone().union(&some(&paths(all), random)),
        2 => some(&paths(owned), random),
        _ => owned.clone(),
    };
    let operation = if random.chance(90) { "Apply" } else { "Update" };
    if random.chance(97) {
        entries.insert(0, entry(OURS, operation, version, &set));
    }
    if random.chance(30) {
        let set = some(&paths(all), random);
        entries.push(entry(random.pick(MANAGERS), "Update", version, &set));
    }
    entries
}

fn entries(live: &Value) -> Vec<Value> {
    let entries = live["metadata"]["managedFields"].as_array();
    entries.cloned().unwrap_or_default()
}

fn without_entries(live: &Value) -> Value {
    let mut live = live.clone();
    if let Some(metadata) = live.get_mut("metadata").and_then(Value::as_object_mut) {
        metadata.shift_remove("managedFields");
    }
    live
}
