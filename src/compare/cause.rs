//! Why the sides differ, told from the three of them.
//!
//! | Git and last applied | last applied and live | cause |
//! |---|---|---|
//! | same | differ | live edit |
//! | differ | same | Git ahead; removed from Git where Git has it no longer |
//! | differ | differ | both changed; taken into Git where Git and live agree |
//! | neither has it | | live only |

use serde_json::Value;

use super::walk::{Class, Finding, says_nothing};
use crate::kubernetes::schema::{self, Shape};
use crate::kubernetes::value::same;
use crate::model::Cause;

pub(super) fn tell(finding: &Finding<'_>, recorded: bool) -> Cause {
    match finding.class {
        Class::LiveOnly => Cause::LiveOnly,
        Class::TakenIntoGit => Cause::TakenIntoGit,
        Class::Order => Cause::OrderOnly,
        Class::Drift if recorded => drift(finding),
        Class::Drift => Cause::Unrecorded,
    }
}

fn drift(finding: &Finding<'_>) -> Cause {
    let (git, live, shape) = (finding.git(), finding.live(), finding.shape);
    let last_applied = finding.node.last_applied;
    if agree(git, last_applied, shape) {
        Cause::LiveEdit
    } else if git.is_none_or(Value::is_null) && last_applied.is_some() && live.is_some() {
        // Live may have defaults within what was applied, so it need not equal it.
        Cause::RemovedFromGit
    } else if agree(live, last_applied, shape) {
        Cause::GitAhead
    } else {
        Cause::BothChanged
    }
}

/// Whether both say the same once Go has read them; null and what is empty says as much as nothing.
fn agree(a: Option<&Value>, b: Option<&Value>, shape: Option<Shape>) -> bool {
    match (a, b) {
        (None, None) => true,
        (Some(one), None) | (None, Some(one)) => one.is_null(),
        (Some(a), Some(b)) => {
            same(a, b) || (says_nothing(a) && says_nothing(b)) || canonically(a, b, shape)
        }
    }
}

fn canonically(a: &Value, b: &Value, shape: Option<Shape>) -> bool {
    let canonical = |value| schema::canonical(shape?, value).ok();
    matches!((canonical(a), canonical(b)), (Some(a), Some(b)) if same(&a, &b))
}
