//! The objects that are out of sync, whole, as they are compared: for a program that compares texts.
//!
//! What is equal by Argo CD's rules is equal here, so that program finds what counts and nothing else. Secrets are
//! masked, and the record of the last apply, which repeats them, is left out.

use serde_json::{Map, Value};

use super::live_only::LAST_APPLIED;
use super::mask::{self, Exposure};
use super::object::{self, Book};
use super::pair;
use crate::kubernetes::ResourceKey;
use crate::model::{Compared, Comparison, Desired, Live, Observation, Rules, State, WholeObject};

/// In the order of the comparison.
pub(super) fn objects(
    comparison: &Comparison,
    desired: &Desired,
    live: &Live,
    rules: &Rules,
) -> Vec<WholeObject> {
    let annotated = pair::annotated(desired);
    let Ok(compiled) = pair::compiled(rules, &annotated) else {
        return Vec::new();
    };
    let pairs = pair::pairs(desired, live);
    let book = pair::book(&compiled, &pairs, (desired, live), rules);
    let compared = comparison.objects.iter();
    compared
        .filter_map(|compared| {
            let (git, live) = sides(compared, desired, live, &book)?;
            Some(whole(compared.key.clone(), git, live))
        })
        .collect()
}

/// Both sides of an object that is out of sync.
fn sides(
    compared: &Compared,
    desired: &Desired,
    live: &Live,
    book: &Book<'_>,
) -> Option<(Option<Value>, Option<Value>)> {
    let key = &compared.key;
    let git = || desired.objects.iter().find(|object| object.key == *key);
    match compared.state {
        State::Same | State::Unknown => None,
        State::Missing => Some((Some(git()?.manifest.tree().clone()), None)),
        State::Extra => {
            let left = live.unmatched.iter().find(|object| object.key() == *key)?;
            Some((None, Some(left.tree().clone())))
        }
        State::Modified => {
            let Some(Observation::Found(found)) = live.observations.get(key) else {
                return None;
            };
            let (object, found) = (git()?, found.unpacked());
            let asked = pair::asked(object, &found, book).ok()?;
            let (git, live) = object::trees(&object.manifest, &found, asked, book)?;
            Some((Some(git), Some(live)))
        }
    }
}

fn whole(key: ResourceKey, mut git: Option<Value>, mut live: Option<Value>) -> WholeObject {
    for tree in git.iter_mut().chain(&mut live) {
        drop_noise(tree);
    }
    if key.group_kind().is("", "Secret") {
        hide(&mut git, &mut live);
    }
    WholeObject { key, git, live }
}

/// Takes out what the server keeps for itself and what repeats the object.
fn drop_noise(tree: &mut Value) {
    let Some(fields) = tree.as_object_mut() else {
        return;
    };
    fields.shift_remove("status");
    let metadata = fields.get_mut("metadata").and_then(Value::as_object_mut);
    let Some(metadata) = metadata else {
        return;
    };
    metadata.shift_remove("managedFields");
    let annotations = metadata
        .get_mut("annotations")
        .and_then(Value::as_object_mut);
    if let Some(annotations) = annotations {
        annotations.shift_remove(LAST_APPLIED);
    }
}

/// Puts masks in place of the values of a Secret, the same for the same value of one key.
fn hide(git: &mut Option<Value>, live: &mut Option<Value>) {
    let mut sides = [git, live].map(|side| side.as_mut().and_then(Value::as_object_mut));
    for field in fields(&sides) {
        if mask::is_open(&field, Exposure::Secret) {
            continue;
        }
        let mut inner = sides
            .each_mut()
            .map(|side| side.as_mut().and_then(|side| side.get_mut(&field)));
        let mut maps = inner
            .each_mut()
            .map(|value| value.as_mut().and_then(|value| value.as_object_mut()));
        for key in fields(&maps) {
            let values = maps
                .each_ref()
                .map(|map| map.as_ref().and_then(|map| map.get(&key)).cloned());
            let letters = match &values {
                [Some(git), Some(live)] if git != live => ["A", "B"],
                _ => ["A", "A"],
            };
            for (map, letter) in maps.iter_mut().zip(letters) {
                let value = map.as_mut().and_then(|map| map.get_mut(&key));
                if let Some(value) = value {
                    *value = Value::String(format!("(secret, value {letter})"));
                }
            }
        }
        // Anything else than a map at this place is as secret.
        for value in inner
            .into_iter()
            .flatten()
            .filter(|value| !value.is_object())
        {
            *value = Value::String("(secret)".to_owned());
        }
    }
}

/// The keys of both sides.
fn fields(sides: &[Option<&mut Map<String, Value>>; 2]) -> Vec<String> {
    let mut keys: Vec<String> = sides
        .iter()
        .flatten()
        .flat_map(|side| side.keys().cloned())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_secret_shows_which_values_differ_and_none_of_them() {
        let secret = |password: &str, user: &str| {
            json!({
                "apiVersion": "v1", "kind": "Secret", "type": "Opaque",
                "metadata": {"name": "a", "annotations": {LAST_APPLIED: "{\"data\":{\"p\":\"c2VjcmV0\"}}"}},
                "data": {"password": password, "user": user}, "stringData": "odd",
            })
        };
        let key = ResourceKey {
            group: String::new(),
            kind: "Secret".to_owned(),
            namespace: String::new(),
            name: "a".to_owned(),
        };
        let object = whole(
            key,
            Some(secret("c2VjcmV0", "Ym9i")),
            Some(secret("aHVudGVy", "Ym9i")),
        );
        let git = object.git.expect("a side");
        let live = object.live.expect("a side");
        assert_eq!(
            git["data"],
            json!({"password": "(secret, value A)", "user": "(secret, value A)"})
        );
        assert_eq!(
            live["data"],
            json!({"password": "(secret, value B)", "user": "(secret, value A)"})
        );
        assert_eq!(git["type"], "Opaque");
        let text = format!("{git}{live}");
        for value in ["c2VjcmV0", "aHVudGVy", "Ym9i", "odd"] {
            assert!(!text.contains(value), "{text}");
        }
    }
}
