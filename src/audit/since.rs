//! Which earlier commit runs: `--since N` renders the application as its last versions in Git had it, the newest first,
//! and compares each with what runs, until one is all there is.
//!
//! A version is what lies between two commits that changed a file the renderer looked at, so commits of other things
//! cost next to nothing. Objects that only an older version has are read from the cluster when it is reached.

use std::collections::BTreeSet;

use anyhow::Result;

use super::{Step, World, namespace, options, predict};
use crate::argo::Hook;
use crate::cluster::{Cluster, Search};
use crate::kubernetes::{GroupKind, ResourceKey};
use crate::model::{
    Audit, Desired, GitHistory, HistoryEnd, Live, Observation, Rendered, Request, RunningCommit,
    State, SyncStatus, Verdict,
};
use crate::render::Histories;
use crate::source::tree::{Change, End};
use crate::{compare, render};

/// What every search of a run stands on.
pub(super) struct Ground<'a> {
    pub(super) request: &'a Request,
    pub(super) world: &'a World,
    pub(super) cluster: &'a Cluster,
    pub(super) live: &'a Live,
}

/// An application whose history is searched, and the objects that its newest version wants.
pub(super) struct Candidate {
    pub(super) audit: Audit,
    pub(super) keys: BTreeSet<ResourceKey>,
}

/// What runs, as far as the versions that were reached want to know it.
struct Running {
    live: Live,
    /// Everything that some version wants.
    keys: BTreeSet<ResourceKey>,
}

impl Ground<'_> {
    /// The version that runs; `None` for an application that is not in Git.
    pub(super) async fn search(
        &self,
        candidate: Candidate,
        verdict: &Verdict,
    ) -> Option<GitHistory> {
        let git = verdict.source.git.as_ref()?;
        let mut history = GitHistory {
            searched: 0,
            found: None,
            end: HistoryEnd::Unknown,
        };
        if verdict.sync == SyncStatus::Unknown {
            return Some(history);
        }
        let mut running = Running {
            live: self.live.clone(),
            keys: candidate.keys,
        };
        let mut commit = git.commit.clone();
        history.end = HistoryEnd::Limit;
        for behind in 0..=u64::from(self.request.since) {
            self.world.progress.tell(Step::Searching { back: behind });
            let Ok((rendered, change)) = self.version(&candidate.audit, &commit) else {
                history.end = HistoryEnd::Unrenderable;
                break;
            };
            history.searched += 1;
            let runs = if behind == 0 && git.dirty.is_empty() {
                verdict.sync == SyncStatus::Synced
            } else {
                self.runs(rendered, &candidate.audit, &mut running).await
            };
            if runs {
                history.found = Some(running_commit(&change, behind));
                history.end = HistoryEnd::Found;
                break;
            }
            match change.before {
                Ok(earlier) => commit = earlier,
                Err(End::Start) => history.end = HistoryEnd::Start,
                Err(End::Shallow) => history.end = HistoryEnd::Shallow,
            }
            if history.end != HistoryEnd::Limit {
                break;
            }
        }
        Some(history)
    }

    /// The application as a commit has it, and the commit that made it so.
    fn version(&self, audit: &Audit, commit: &str) -> Result<(Rendered, Change)> {
        tokio::task::block_in_place(|| {
            let tree = self.world.sources.open_at(&audit.path, commit)?;
            let rendered =
                render::render(&tree, &audit.path, options(self.request, Histories::Left))?;
            anyhow::ensure!(rendered.faults.is_empty(), "it cannot be rendered");
            let change = tree.change()?;
            Ok((rendered, change))
        })
    }

    /// Whether exactly this runs: every object as rendered, and none that only another version has.
    async fn runs(&self, rendered: Rendered, audit: &Audit, running: &mut Running) -> bool {
        let wanted: Vec<GroupKind> = render::group_kinds(&rendered);
        let kinds = self.cluster.discover(&wanted).await;
        let namespace = namespace(self.request, self.cluster);
        let mut desired = render::finish(rendered, &kinds, &namespace);
        let filters = &self.request.filters;
        desired.objects.retain(|object| filters.admit(&object.key));
        let unseen = running.unseen(&desired);
        if !unseen.objects.is_empty() {
            let more = self.cluster.fetch(&[&unseen], &kinds, Search::NONE).await;
            running.live.observations.extend(more.observations);
        }
        self.cluster.veil(std::slice::from_mut(&mut desired));
        let sides = (&running.live, &kinds);
        predict(
            &[audit],
            std::slice::from_mut(&mut desired),
            sides,
            self.cluster,
        )
        .await;
        running.take_in(&desired);
        desired.faults.is_empty() && running.is(&desired, audit)
    }
}

impl Running {
    /// The objects that nobody has looked for yet.
    fn unseen(&self, desired: &Desired) -> Desired {
        let seen = &self.live.observations;
        let objects = desired.objects.iter();
        Desired {
            objects: objects
                .filter(|object| !seen.contains_key(&object.key))
                .cloned()
                .collect(),
            ..Desired::default()
        }
    }

    /// What an older version wants was not left behind.
    fn take_in(&mut self, desired: &Desired) {
        let keys: BTreeSet<ResourceKey> = desired
            .objects
            .iter()
            .map(|object| object.key.clone())
            .collect();
        self.live
            .unmatched
            .retain(|object| !keys.contains(&object.key()));
        self.keys.extend(keys);
    }

    fn is(&self, desired: &Desired, audit: &Audit) -> bool {
        let is_wanted = |key: &ResourceKey| desired.objects.iter().any(|object| object.key == *key);
        let is_there = |key: &&ResourceKey| {
            matches!(
                self.live.observations.get(*key),
                Some(Observation::Found(_))
            )
        };
        let mut others = self.keys.iter().filter(is_there);
        let comparison = compare::compare(desired, &self.live, &audit.rules);
        let mut compared = comparison
            .objects
            .iter()
            .filter(|object| object.hook == Hook::No);
        compared.all(|object| object.state == State::Same) && others.all(is_wanted)
    }
}

fn running_commit(change: &Change, behind: u64) -> RunningCommit {
    let time = jiff::Timestamp::from_second(change.seconds);
    RunningCommit {
        commit: change.commit.clone(),
        behind,
        time: time.ok().map(|time| time.to_string()),
        subject: change.subject.clone(),
    }
}
