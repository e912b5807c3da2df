//! `managedFieldsManagers` of an ignore rule: fields that a trusted manager owns and that Git has in another way.
//!
//! Source: Argo CD `util/argo/managedfields/managed_fields.go`. Only a place that both sides have, with different
//! values, is taken out, and of both; objects that do not fit their schema are left as they are.

use serde_json::Value;

use crate::compare::structured::{self, Type};
use crate::kubernetes::FieldSet;
use crate::kubernetes::field_set::Unreadable;

/// Both sides of a pair, before anything else was done to them.
#[derive(Clone)]
pub(in crate::compare) struct Both {
    pub(in crate::compare) git: Value,
    pub(in crate::compare) live: Value,
}

/// Takes out what these managers own, by the entries of `metadata.managedFields`.
pub(super) fn remove(
    both: &mut Both,
    managers: &[&str],
    entries: &[Value],
    of: Type<'_>,
) -> Result<(), Unreadable> {
    let manager = |entry: &Value| {
        let name = entry.get("manager").and_then(Value::as_str);
        managers.contains(&name.unwrap_or_default())
    };
    let mut trusted = entries.iter().filter(|entry| manager(entry)).peekable();
    let fits = |tree| structured::validate(tree, of).is_ok();
    // One entry that is no map, and Go reads none of them.
    if !entries.iter().all(Value::is_object)
        || trusted.peek().is_none()
        || !fits(&both.live)
        || !fits(&both.git)
    {
        return Ok(());
    }
    let modified = structured::modified(&both.live, &both.git, of);
    for entry in trusted {
        let owned = FieldSet::read(entry.get("fieldsV1").unwrap_or(&Value::Null))?;
        let hidden = owned.intersection(&modified);
        if !hidden.is_empty() {
            both.git = structured::remove(&both.git, &hidden, of);
            both.live = structured::remove(&both.live, &hidden, of);
        }
    }
    Ok(())
}
