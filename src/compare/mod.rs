//! Stage: Desired × Live × Rules → Comparison. Pure.

mod mask;
mod object;
mod owner;
mod pair;

use crate::model::{Comparison, Desired, Live, Rules};

/// Pairs and compares every object of one application. From here on there are no secret values, only masks.
pub(crate) fn compare(desired: Desired, live: &Live, rules: &Rules) -> Comparison {
    pair::compare(desired, live, rules)
}
