//! Work on many objects on all cores, where there are enough of them.

use rayon::prelude::*;

/// Fewer are done sooner than threads are started.
const MANY: usize = 64;
/// What one thread takes at a time.
const CHUNK: usize = 32;

/// What `work` makes of each item, in their order.
pub(super) fn map<T: Send, U: Send>(items: Vec<T>, work: impl Fn(T) -> U + Send + Sync) -> Vec<U> {
    if items.len() < MANY {
        return items.into_iter().map(work).collect();
    }
    let items = items.into_par_iter().with_min_len(CHUNK);
    items.map(work).collect()
}
