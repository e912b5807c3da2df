//! Two trees → the patch that leads from one to the other.

use serde_json::Value;

use super::items::{self, Kind};
use super::{DELETE_FROM, Fields, RETAIN_KEYS, SET_ORDER, Unmergeable, field, item, merge_key};
use crate::kubernetes::schema::{Shape, Strategy};
use crate::kubernetes::value::{entry, same, same_type};

/// What a patch is to hold.
#[derive(Clone, Copy)]
pub(super) struct Want {
    /// Additions and changes.
    changes: bool,
    deletions: bool,
    /// The map in question is one whose patches name all keys that stay.
    retain_keys: bool,
}

pub(super) const CHANGES: Want = Want {
    changes: true,
    deletions: false,
    retain_keys: false,
};
pub(super) const DELETIONS: Want = Want {
    changes: false,
    deletions: true,
    retain_keys: false,
};
pub(super) const BOTH: Want = Want {
    changes: true,
    deletions: true,
    retain_keys: false,
};

pub(super) fn maps(
    before: &Fields,
    after: &Fields,
    shape: Shape,
    want: Want,
) -> Result<Fields, Unmergeable> {
    let mut patch = Fields::new();
    for (key, new) in after {
        match entry(before, key) {
            Some(old) if same_type(old, new) => value(&mut patch, key, (old, new), shape, want)?,
            Some(_) | None => {
                if want.changes {
                    patch.insert(key.clone(), new.clone());
                }
            }
        }
    }
    if want.deletions {
        for key in before.keys().filter(|key| !after.contains_key(*key)) {
            patch.insert(key.clone(), Value::Null);
        }
    }
    if want.retain_keys {
        retain_keys(&mut patch, before, after);
    }
    Ok(patch)
}

/// Names the keys that stay, if anything changes or would have to go.
fn retain_keys(patch: &mut Fields, before: &Fields, after: &Fields) {
    let mut keys: Vec<&String> = after
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, _)| key)
        .collect();
    let surplus = before
        .iter()
        .any(|(key, value)| !value.is_null() && !after.contains_key(key));
    if !keys.is_empty() && (!patch.is_empty() || surplus) {
        keys.sort();
        let keys = keys.into_iter().cloned().map(Value::String).collect();
        patch.insert(RETAIN_KEYS.to_owned(), Value::Array(keys));
    }
}

/// One key that both sides have, of one JSON type.
fn value(
    patch: &mut Fields,
    key: &str,
    (old, new): (&Value, &Value),
    shape: Shape,
    want: Want,
) -> Result<(), Unmergeable> {
    match (old, new) {
        (Value::Object(before), Value::Object(after)) => {
            let field = match field(shape, key) {
                Ok(field) => field,
                // What no type describes may be there as long as it does not change.
                Err(unknown) => return if same(old, new) { Ok(()) } else { Err(unknown) },
            };
            if field.strategy == Strategy::Replace {
                if want.changes {
                    patch.insert(key.to_owned(), new.clone());
                }
                return Ok(());
            }
            let want = Want {
                retain_keys: field.retain_keys,
                ..want
            };
            let inner = maps(before, after, field.shape, want)?;
            if !inner.is_empty() {
                patch.insert(key.to_owned(), Value::Object(inner));
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            let described = field(shape, key).and_then(|field| Ok((field, item(field)?)));
            let (field, of) = match described {
                Ok(described) => described,
                Err(unknown) => return if same(old, new) { Ok(()) } else { Err(unknown) },
            };
            if let Some(merge_key) = merge_key(field.strategy) {
                let want = Want {
                    retain_keys: field.retain_keys,
                    ..want
                };
                let lists = lists(before, after, of, merge_key, want)?;
                lists.write(patch, key);
            } else if want.changes && !same(old, new) {
                patch.insert(key.to_owned(), new.clone());
            }
        }
        _ => {
            if want.changes && !same(old, new) {
                patch.insert(key.to_owned(), new.clone());
            }
        }
    }
    Ok(())
}

/// The parts of a patch for one merge list.
#[derive(Default)]
struct ListPatch {
    items: Vec<Value>,
    /// Scalars to take out.
    deleted: Vec<Value>,
    order: Vec<Value>,
}

impl ListPatch {
    fn write(self, patch: &mut Fields, key: &str) {
        let directives = [
            (key.to_owned(), self.items),
            (format!("{DELETE_FROM}{key}"), self.deleted),
            (format!("{SET_ORDER}{key}"), self.order),
        ];
        for (key, list) in directives {
            if !list.is_empty() {
                patch.insert(key, Value::Array(list));
            }
        }
    }
}

fn lists(
    before: &[Value],
    after: &[Value],
    of: Shape,
    key: &str,
    want: Want,
) -> Result<ListPatch, Unmergeable> {
    if before.is_empty() {
        return Ok(ListPatch {
            items: if want.changes {
                after.to_vec()
            } else {
                Vec::new()
            },
            ..ListPatch::default()
        });
    }
    match items::kind(before, after)? {
        Kind::Scalars => Ok(scalars(before, after, want)),
        Kind::Maps => objects(before, after, of, key, want),
    }
}

fn objects(
    before: &[Value],
    after: &[Value],
    of: Shape,
    key: &str,
    want: Want,
) -> Result<ListPatch, Unmergeable> {
    let (changed, deleted) = paired(before, after, of, key, want)?;
    let mut patch = items::sorted_like(changed, after, key)?;
    let reordered = !items::same_order(before, after, key)?;
    patch.extend(deleted);
    let ordered =
        (want.changes && (!patch.is_empty() || reordered)) || (want.deletions && !patch.is_empty());
    let mut order = Vec::new();
    if ordered {
        for entry in after {
            let value = items::key_of(entry, key)?.clone();
            order.push(Value::Object(Fields::from_iter([(key.to_owned(), value)])));
        }
    }
    Ok(ListPatch {
        items: patch,
        deleted: Vec::new(),
        order,
    })
}

/// Changed and added items, and directives for those that are gone. Equal keys are paired one by one, in the order that
/// Go's sort leaves them in.
fn paired(
    before: &[Value],
    after: &[Value],
    of: Shape,
    key: &str,
    want: Want,
) -> Result<(Vec<Value>, Vec<Value>), Unmergeable> {
    let before = items::sorted_by_key(before, key)?;
    let after = items::sorted_by_key(after, key)?;
    let (mut changed, mut deleted) = (Vec::new(), Vec::new());
    let (mut b, mut a) = (before.iter().peekable(), after.iter().peekable());
    loop {
        let order = match (b.peek(), a.peek()) {
            (None, None) => break,
            (Some(_), None) => std::cmp::Ordering::Less,
            (None, Some(_)) => std::cmp::Ordering::Greater,
            (Some(old), Some(new)) => old.text.cmp(&new.text),
        };
        let old = if order.is_le() { b.next() } else { None };
        let new = if order.is_ge() { a.next() } else { None };
        match (old, new) {
            (Some(old), Some(new)) => {
                let mut patch = maps(old.fields, new.fields, of, want)?;
                if !patch.is_empty() {
                    patch.insert(key.to_owned(), new.key.clone());
                    changed.push(Value::Object(patch));
                }
            }
            (None, Some(new)) if want.changes => changed.push(Value::Object(new.fields.clone())),
            (Some(old), None) if want.deletions => deleted.push(items::deletion(key, old.key)),
            (Some(_) | None, None) | (None, Some(_)) => {}
        }
    }
    Ok((changed, deleted))
}

fn scalars(before: &[Value], after: &[Value], want: Want) -> ListPatch {
    let (added, deleted) = items::scalar_changes(before, after);
    let deleted = if want.deletions { deleted } else { Vec::new() };
    // Go sorts the first list on the way and then compares it with the second as written.
    let before = items::sorted_scalars(before);
    let ordered = (want.deletions && !deleted.is_empty())
        || (want.changes && !before.iter().copied().eq(after));
    ListPatch {
        items: if want.changes {
            items::sorted_scalars_like(added, after)
        } else {
            Vec::new()
        },
        deleted,
        order: if ordered { after.to_vec() } else { Vec::new() },
    }
}
