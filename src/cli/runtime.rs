//! Drives a run to its end: done, interrupted by a signal, or broken by a bug.

use std::future::Future;
use std::io::{self, Write};
use std::panic::{self, AssertUnwindSafe};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::{flag, low_level};
use tokio::runtime::Builder;

use super::exit;
use crate::model::{Failure, Stage};

/// Why a run ended early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    /// SIGINT.
    Interrupted,
    /// SIGTERM.
    Terminated,
    /// The system gives no threads.
    NoThreads,
    /// A panic; standard error has told where.
    Bug,
}

impl Ended {
    pub(crate) fn exit_code(self) -> u8 {
        match self {
            Self::Interrupted => exit::INTERRUPTED,
            Self::Terminated => exit::TERMINATED,
            Self::NoThreads | Self::Bug => exit::ERROR,
        }
    }

    pub(crate) fn failure(self) -> Failure {
        let (message, hint) = match self {
            Self::Interrupted => ("interrupted before everything was compared", "run it again"),
            Self::Terminated => ("terminated before everything was compared", "run it again"),
            Self::NoThreads => (
                "start threads: the system gives none",
                "raise the limit of processes",
            ),
            Self::Bug => (
                "driftctl has a bug: standard error tells where",
                "report it, with the command line and what standard error tells",
            ),
        };
        Failure {
            stage: Stage::Report,
            subject: None,
            message: message.to_owned(),
            hint: Some(hint.to_owned()),
            file: None,
            line: None,
            column: None,
        }
    }
}

/// Runs `work` that asks no cluster, on this thread. A signal ends the process at once, without a word: what a small
/// overlay takes is mostly what the process takes to start, so no thread is started to watch for one.
pub(crate) fn run<T>(work: impl FnOnce() -> T) -> Result<T, Ended> {
    let is_watched = Arc::new(AtomicBool::new(true));
    for (signal, ended) in [(SIGINT, Ended::Interrupted), (SIGTERM, Ended::Terminated)] {
        // Without it the system ends the process all the same, with its own code.
        let _ = flag::register_conditional_shutdown(
            signal,
            ended.exit_code().into(),
            Arc::clone(&is_watched),
        );
    }
    // Nothing is used after a panic but the news of it.
    let done = panic::catch_unwind(AssertUnwindSafe(work));
    // A pager has the signals of the terminal to itself.
    is_watched.store(false, Ordering::Relaxed);
    done.map_err(|_| Ended::Bug)
}

/// Runs `work` on other threads beside a watch on the signals; rendering blocks its own thread and never the watch.
pub(crate) fn drive<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, Ended> {
    let Ok(runtime) = Builder::new_multi_thread().enable_all().build() else {
        return Err(Ended::NoThreads);
    };
    let task = runtime.spawn(work);
    let result = runtime.block_on(async {
        tokio::select! {
            done = task => done.map_err(|_| Ended::Bug),
            ended = signal() => Err(ended),
        }
    });
    // What is still under way only reads; the process ends without waiting for it.
    runtime.shutdown_background();
    result
}

/// Ends the process. The allocator is not asked to give back every page by itself: the system takes all of them at once.
pub(crate) fn leave(exit_code: u8) -> ! {
    // What was to be printed is printed, and who could not be told is not told here either.
    let _ = io::stdout().flush();
    low_level::exit(exit_code.into())
}

/// Waits for the first signal that asks for the end.
#[cfg(unix)]
async fn signal() -> Ended {
    use tokio::signal::unix::{SignalKind, signal};
    let watched = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
    );
    let (Ok(mut interrupt), Ok(mut terminate)) = watched else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => Ended::Interrupted,
        _ = terminate.recv() => Ended::Terminated,
    }
}

#[cfg(not(unix))]
async fn signal() -> Ended {
    if tokio::signal::ctrl_c().await.is_err() {
        return std::future::pending().await;
    }
    Ended::Interrupted
}
