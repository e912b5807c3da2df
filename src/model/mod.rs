//! Vocabulary: driftctl's own types at the borders of its stages, plain data with public fields, one file each.

pub(crate) mod assessed;
pub(crate) mod comparison;
pub(crate) mod desired;
pub(crate) mod failure;
pub(crate) mod git;
pub(crate) mod health;
pub(crate) mod history;
pub(crate) mod live;
pub(crate) mod plan;
pub(crate) mod prediction;
pub(crate) mod report;
pub(crate) mod request;
pub(crate) mod verdict;

pub(crate) use assessed::{Assessed, HealthReport};
pub(crate) use comparison::{
    Cause, Compared, Comparison, Difference, FieldOwner, FieldValue, IgnoredBy, RuleUse, State,
    WholeObject, WholeObjects,
};
pub(crate) use desired::{
    Condition, Desired, DesiredObject, NamespaceChoice, Origin, Rendered, RenderedObject,
};
pub(crate) use failure::{At, Failure, Fault, Stage};
pub(crate) use git::{GitHistory, GitState, HistoryEnd, RunningCommit};
pub(crate) use health::{Health, HealthStatus};
pub(crate) use history::{Explanation, History};
pub(crate) use live::{
    Gap, GapCause, Incomplete, KindInfo, Kinds, Listed, Live, LiveSource, LiveSourceKind,
    Observation, Scope, Types,
};
pub(crate) use plan::{Audit, Plan, Rules};
pub(crate) use prediction::{Apply, Mutations, Predicted, Predictions, ServedTypes, Strategy};
pub(crate) use report::{Report, Totals};
pub(crate) use request::{
    ClusterRequest, ConfigFile, ExitRules, Extras, FailClass, Filters, LiveRequest, LoadRestrictor,
    ObjectFilter, PathRequest, Reorder, Request, SnapshotKey,
};
pub(crate) use verdict::{Counts, ObjectVerdict, SyncStatus, TrackedBy, Verdict};
