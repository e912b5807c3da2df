//! The clock that the programs in this folder time by.

use std::time::{Duration, Instant};

/// The time that this thread had a processor.
pub(crate) fn clock() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    let schedstat = std::fs::read_to_string("/proc/thread-self/schedstat");
    let on_cpu = schedstat
        .ok()
        .and_then(|text| text.split(' ').next()?.parse().ok());
    match on_cpu {
        Some(nanoseconds) => Duration::from_nanos(nanoseconds),
        None => START.get_or_init(Instant::now).elapsed(),
    }
}
