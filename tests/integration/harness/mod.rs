//! What the tests stand on: a fresh folder and a command (`workspace`), the programs that Go builds (`tools`), a real
//! control plane (`control_plane`), a wire to it that can break (`wire`), a proxy before it (`proxy`) and an admission webhook
//! behind it (`webhook`). No test of its own, except that nothing
//! stays behind.

pub(crate) mod control_plane;
pub(crate) mod proxy;
pub(crate) mod tools;
pub(crate) mod webhook;
pub(crate) mod wire;
pub(crate) mod workspace;

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
