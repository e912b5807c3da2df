//! Drives a run to its end: done, interrupted by a signal, or broken by a bug.

use std::future::Future;

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

/// Runs `work` beside a watch on the signals; rendering blocks its own thread and never the watch.
pub(crate) fn drive<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, Ended> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let Ok(runtime) = runtime.enable_all().build() else {
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
