//! What the tests stand on: a fresh folder and a command (`workspace`), the programs that Go builds (`tools`), a real
//! control plane (`control_plane`), a wire to it that can break (`wire`), a proxy before it (`proxy`), an admission webhook
//! behind it (`webhook`), a door that spoils its answers (`door`), programs that say what Argo CD and kustomize say
//! (`answers`), and a screen to look at (`terminal`). No test of its own, except that nothing stays behind.

pub(crate) mod answers;
pub(crate) mod control_plane;
pub(crate) mod door;
pub(crate) mod proxy;
pub(crate) mod terminal;
pub(crate) mod tools;
pub(crate) mod webhook;
pub(crate) mod wire;
pub(crate) mod workspace;

pub(crate) use answers::Answers;
pub(crate) use control_plane::{ControlPlane, Namespace, User, control_plane};
pub(crate) use proxy::Proxy;
pub(crate) use webhook::{Decision, Power, Webhook};
pub(crate) use wire::{Fate, Wire};
pub(crate) use workspace::{Run, Workspace};

use std::path::Path;

/// The folder of this package.
pub(crate) fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A number that the environment sets for a longer run: `DRIFTCTL_TEST_<NAME>`.
pub(crate) fn number(name: &str, default: u64) -> u64 {
    match std::env::var(format!("DRIFTCTL_TEST_{name}")) {
        Ok(text) => text.parse().expect("a number"),
        Err(_) => default,
    }
}
