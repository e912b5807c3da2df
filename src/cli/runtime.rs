//! Drives a run to its end: done, interrupted by a signal, or broken by a bug.

use std::future::Future;

use crate::model::{Failure, Stage};

use super::exit;

/// How a run ended early.
pub(crate) struct Ended {
    pub(crate) failure: Failure,
    pub(crate) exit_code: u8,
}

/// Runs `work` beside a watch on the signals; rendering blocks its own thread and never the watch.
pub(crate) fn drive<T: Send + 'static>(
    work: impl Future<Output = T> + Send + 'static,
) -> Result<T, Ended> {
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => return Err(ended(&format!("start the threads: {error}"), exit::ERROR)),
    };
    let task = runtime.spawn(work);
    let result = runtime.block_on(async {
        tokio::select! {
            done = task => done.map_err(|_| {
                let mut ended = ended("driftctl has a bug: see standard error", exit::ERROR);
                ended.failure.hint = Some("report it with the command line and what standard error says".to_owned());
                ended
            }),
            signal = signal() => Err(signal),
        }
    });
    // What is still under way reads only; the process ends without waiting for it.
    runtime.shutdown_background();
    result
}

fn ended(message: &str, exit_code: u8) -> Ended {
    Ended {
        failure: Failure {
            stage: Stage::Report,
            subject: None,
            message: message.to_owned(),
            hint: None,
            file: None,
            line: None,
            column: None,
        },
        exit_code,
    }
}

/// Waits for the first signal that asks for the end.
#[cfg(unix)]
async fn signal() -> Ended {
    use tokio::signal::unix::{SignalKind, signal};
    let (Ok(mut interrupt), Ok(mut terminate)) = (
        signal(SignalKind::interrupt()),
        signal(SignalKind::terminate()),
    ) else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = interrupt.recv() => ended("interrupted before the comparison was done", exit::INTERRUPTED),
        _ = terminate.recv() => ended("terminated before the comparison was done", exit::TERMINATED),
    }
}

#[cfg(not(unix))]
async fn signal() -> Ended {
    if tokio::signal::ctrl_c().await.is_err() {
        return std::future::pending().await;
    }
    ended(
        "interrupted before the comparison was done",
        exit::INTERRUPTED,
    )
}
