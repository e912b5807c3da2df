//! The story of a run: plan, then render → discover → fetch → compare → assess → judge.
//!
//! Nothing is decided here but the order, and that a stage that fails for one application does not stop the others.

mod causes;
mod dumped;
mod left_behind;
mod progress;
mod record;
mod settings;
mod since;
mod wait;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;

pub(crate) use self::dumped::{Dumped, assess};
pub(crate) use self::progress::{Progress, Step};
pub(crate) use self::record::{Recorded, record};
pub(crate) use self::wait::wait;
use crate::argo::{Hook, Settings};
use crate::cluster::{Cluster, Search};
use crate::health::{self, Checks, Scripts};
use crate::kubernetes::{GroupKind, Manifest, ResourceKey};
use crate::model::report::{FilterEcho, Program, SCHEMA_VERSION};
use crate::model::verdict::Source;
use crate::model::{
    At, Audit, Condition, Counts, Desired, Explanation, Extras, Failure, Fault, Filters, GitState,
    Kinds, Live, LiveSource, NamespaceChoice, ObjectFilter, Rendered, RenderedObject, Report,
    Request, Rules, Stage, Strategy, Totals, Verdict, WholeObjects,
};
use crate::render::Histories;
use crate::source::Tree;
use crate::verdict::{Completeness, Subject};
use crate::{compare, plan, render, verdict};
use since::{Candidate, Ground};

/// What a run needs of the outside.
pub(crate) struct World {
    pub(crate) sources: Sources,
    /// Gives the time as RFC 3339 in UTC; called at the start and at the end.
    pub(crate) clock: fn() -> String,
    pub(crate) progress: Progress,
}

/// Where PATHs are opened.
pub(crate) enum Sources {
    /// The disk, relative paths from this folder; its files, or those of a revision of the repository around a PATH.
    Disk {
        here: PathBuf,
        revision: Option<String>,
    },
    /// Files compiled in.
    Embedded(&'static [(&'static str, &'static [u8])]),
}

/// A report, and what was said on the way (deprecated fields and the like), for standard error.
pub(crate) struct Outcome {
    pub(crate) report: Report,
    pub(crate) warnings: Vec<String>,
}

/// The manifests of the first PATH, without a comparison.
#[derive(Default)]
pub(crate) struct Manifests {
    /// As kustomize prints them.
    pub(crate) text: String,
    pub(crate) failures: Vec<Failure>,
    pub(crate) warnings: Vec<String>,
}

/// The objects that were asked for, and how each came to be what is rendered.
#[derive(Default)]
pub(crate) struct Explained {
    pub(crate) explanations: Vec<Explanation>,
    pub(crate) failures: Vec<Failure>,
    pub(crate) warnings: Vec<String>,
}

/// One application on its way through the stages.
struct Work {
    audit: Audit,
    /// The path as shown.
    path: String,
    /// `Err` is the one reason why nothing of it can be compared.
    rendered: Result<Rendered, Failure>,
    git: Option<GitState>,
    /// Of the user, for the health of objects.
    scripts: Scripts,
}

/// A live side that can be asked for more, and what it serves.
type Outside<'a> = (&'a Cluster, &'a Kinds);

/// The live side of a run, once it was looked at.
#[derive(Default)]
struct Look {
    /// For each application the objects it wants; empty where rendering failed.
    desired: Vec<Desired>,
    kinds: Kinds,
    live: Live,
}

/// Compares every PATH of the request with what runs. Never fails: what goes wrong is in the report.
pub(crate) async fn run(request: &Request, world: &World) -> Outcome {
    let started_at = (world.clock)();
    let mut errors = Vec::new();
    // Discovery of a cluster goes on while rendering blocks.
    let cluster = Cluster::open(&request.live).await.at(Stage::Fetch);
    let (request, cluster) = settings::of_cluster(request, cluster).await;
    let request = &*request;
    let mut works = render_commits(request, world);
    let mut warnings: Vec<String> = configured_warnings(request, &started_at);
    warnings.extend(works.iter().flat_map(Work::warnings).cloned());
    let (applications, live_source) = match cluster {
        Ok(cluster) => {
            let look = look(&mut works, request, world, &cluster, &mut errors).await;
            let candidates = candidates(&works, &look, request);
            world.progress.tell(Step::Comparing);
            let outside = Some((&cluster, &look.kinds));
            let judged = judge(works, look.desired, &look.live, outside, &mut errors);
            let mut applications = judged.await;
            causes::tell(&mut applications, &look.live, &cluster).await;
            let ground = Ground {
                request,
                world,
                cluster: &cluster,
                live: &look.live,
            };
            for (application, candidate) in applications.iter_mut().zip(candidates) {
                application.history = ground.search(candidate, application).await;
            }
            discard(look.live);
            // What is left out may be what a rule is for.
            if request.filters.only.is_empty() && request.filters.exclude.is_empty() {
                verdict::note_unused(&mut applications);
            }
            (applications, Some(cluster.source()))
        }
        Err(failure) => {
            errors.push(failure);
            let nothing = Live::default();
            let judged = judge(works, Vec::new(), &nothing, None, &mut errors);
            (judged.await, None)
        }
    };
    let report = report(request, applications, errors, live_source);
    Outcome {
        report: Report {
            started_at,
            finished_at: (world.clock)(),
            ..report
        },
        warnings,
    }
}

/// Renders the first PATH as its tool prints it; asks no cluster.
pub(crate) fn render(request: &Request, world: &World) -> Manifests {
    match render_all(request, world).swap_remove(0).rendered {
        Ok(rendered) => Manifests {
            text: render::print(&rendered),
            failures: rendered.faults,
            warnings: rendered.warnings,
        },
        Err(failure) => failed(failure),
    }
}

/// Renders the first PATH to what [`run`] compares: namespaces filled in by the scopes that the live side knows, one
/// object a key, without hooks.
pub(crate) async fn render_compared(request: &Request, world: &World) -> Manifests {
    let cluster = match Cluster::open(&request.live).await.at(Stage::Fetch) {
        Ok(cluster) => cluster,
        Err(failure) => return failed(failure),
    };
    let mut works = render_all(request, world);
    let mut failures = Vec::new();
    let (mut desired, _) = settle(&mut works, request, &cluster, &mut failures).await;
    let mut desired = desired.swap_remove(0);
    desired.objects.retain(|object| object.hook == Hook::No);
    match works.swap_remove(0).rendered {
        Ok(rendered) => {
            failures.extend(rendered.faults);
            failures.append(&mut desired.faults);
            Manifests {
                text: render::print_desired(&desired),
                failures,
                warnings: rendered.warnings,
            }
        }
        Err(failure) => failed(failure),
    }
}

/// How the objects of the first PATH that `wanted` names came to be what is rendered; asks no cluster.
pub(crate) fn explain_render(request: &Request, wanted: &ObjectFilter, world: &World) -> Explained {
    let first = rendered(request, world, Histories::Kept).next();
    let rendered = match first.map(|(work, _)| work.rendered) {
        Some(Ok(rendered)) => rendered,
        Some(Err(failure)) => {
            return Explained {
                failures: vec![failure],
                ..Explained::default()
            };
        }
        None => return Explained::default(),
    };
    let explanations: Vec<Explanation> = rendered
        .objects
        .iter()
        .filter(|object| is_meant(object, wanted, request.namespace.as_deref()))
        .map(compare::explain)
        .collect();
    let mut failures = rendered.faults;
    if explanations.is_empty() && failures.is_empty() {
        failures.push(not_rendered(wanted));
    }
    Explained {
        explanations,
        failures,
        warnings: rendered.warnings,
    }
}

/// Whether a filter names an object by its name or a former one; an object without namespace is in any.
fn is_meant(object: &RenderedObject, wanted: &ObjectFilter, namespace: Option<&str>) -> bool {
    let Ok(manifest) = Manifest::new(object.tree.clone()) else {
        return false;
    };
    let key = manifest.key();
    let former = object
        .history
        .iter()
        .flat_map(|history| &history.former_names);
    let mut keys = former
        .map(|name| ResourceKey {
            name: name.clone(),
            ..key.clone()
        })
        .chain([key.clone()]);
    let elsewhere =
        namespace.is_some_and(|wanted| !key.namespace.is_empty() && key.namespace != wanted);
    !elsewhere && keys.any(|key| wanted.matches(&key))
}

fn not_rendered(wanted: &ObjectFilter) -> Failure {
    let fault = Fault::new(format!("`{}` is not among what is rendered", wanted.text))
        .hint("see `driftctl render`; an object is named `kind/name` or `kind.group/name`");
    Failure::new(Stage::Render, &fault.into())
}

fn failed(failure: Failure) -> Manifests {
    Manifests {
        failures: vec![failure],
        ..Manifests::default()
    }
}

fn render_all(request: &Request, world: &World) -> Vec<Work> {
    tokio::task::block_in_place(|| {
        let rendered = rendered(request, world, Histories::Left);
        rendered.map(|(work, _)| work).collect()
    })
}

/// The same, with the commit behind each.
fn render_commits(request: &Request, world: &World) -> Vec<Work> {
    tokio::task::block_in_place(|| {
        let rendered = rendered(request, world, Histories::Left);
        rendered
            .map(|(mut work, tree)| {
                if let Some(tree) = tree {
                    work.note_commit(&tree);
                }
                work
            })
            .collect()
    })
}

/// Every application and what it was rendered from, if that could be opened.
fn rendered(
    request: &Request,
    world: &World,
    histories: Histories,
) -> impl Iterator<Item = (Work, Option<Tree>)> {
    let now = (world.clock)();
    let audits = plan::plan(request, &now).audits;
    audits.into_iter().map(move |audit| {
        let options = options(request, histories);
        render_one(audit, options, &world.sources, &now)
    })
}

fn render_one(
    audit: Audit,
    options: render::Options,
    sources: &Sources,
    now: &str,
) -> (Work, Option<Tree>) {
    let mut work = Work {
        path: audit.path.to_string_lossy().into_owned(),
        rendered: Ok(Rendered::default()),
        git: None,
        scripts: scripts(&audit.rules, now),
        audit,
    };
    let (rendered, tree) = match &work.audit.stdin {
        Some(stream) => (
            render::render_stream(stream, "stdin").at(Stage::Render),
            None,
        ),
        None => match sources.open(&work.audit.path).at(Stage::Source) {
            Ok(tree) => {
                work.path = tree.shown(&work.audit.path);
                let rendered = render::render(&tree, &work.audit.path, options);
                (rendered.at(Stage::Render), Some(tree))
            }
            Err(failure) => (Err(failure), None),
        },
    };
    work.rendered = rendered.map_err(|failure| failure.about(&work.audit.name));
    (work, tree)
}

fn scripts(rules: &Rules, now: &str) -> Scripts {
    Scripts::new(&rules.settings.health_scripts, &rules.health_scripts, now)
}

fn options(request: &Request, histories: Histories) -> render::Options {
    render::Options {
        load_restrictor: request.load_restrictor,
        reorder: request.reorder,
        histories,
    }
}

/// What runs of all applications, in one go.
async fn look(
    works: &mut [Work],
    request: &Request,
    world: &World,
    cluster: &Cluster,
    errors: &mut Vec<Failure>,
) -> Look {
    let (mut desired, kinds) = settle(works, request, cluster, errors).await;
    let wanted: Vec<&Desired> = desired.iter().collect();
    let objects = wanted.iter().map(|desired| desired.objects.len() as u64);
    world.progress.tell(Step::Reading {
        objects: objects.sum(),
    });
    let is_read_whole = |kind: &GroupKind| works.iter().any(|work| work.checks().cover(kind));
    let markings = works.iter().map(|work| &work.audit.rules.settings.marking);
    let labels = markings.filter_map(|marking| marking.written_label().map(str::to_owned));
    let search = Search {
        extras: request.extras,
        is_read_whole: &is_read_whole,
        labels: &labels.collect(),
    };
    let mut live = cluster.fetch(&wanted, &kinds, search).await;
    live.unmatched
        .retain(|object| request.filters.admit(&object.key()));
    cluster.veil(&mut desired);
    let audits: Vec<&Audit> = works.iter().map(|work| &work.audit).collect();
    predict(&audits, &mut desired, (&live, &kinds), cluster).await;
    Look {
        desired,
        kinds,
        live,
    }
}

/// Asks the cluster what applies would leave, where the request wants to know it; `audits` are those of `desired`.
async fn predict(
    audits: &[&Audit],
    desired: &mut [Desired],
    (live, kinds): (&Live, &Kinds),
    cluster: &Cluster,
) {
    let first = audits.first().map(|audit| audit.rules.strategy);
    let Some(Strategy::Server(mutations)) = first else {
        return;
    };
    let applies = tokio::task::block_in_place(|| {
        let pairs = desired.iter().zip(audits);
        let applies = pairs.map(|(desired, audit)| compare::applies(desired, live, &audit.rules));
        applies.collect()
    });
    let predictions = cluster.predict(applies, kinds, mutations).await;
    for (desired, predictions) in desired.iter_mut().zip(predictions) {
        desired.predictions = predictions;
    }
}

/// Discovery, then what Argo CD does after rendering, then the filters.
async fn settle(
    works: &mut [Work],
    request: &Request,
    cluster: &Cluster,
    errors: &mut Vec<Failure>,
) -> (Vec<Desired>, Kinds) {
    let wanted: BTreeSet<GroupKind> = works
        .iter()
        .filter_map(|work| work.rendered.as_ref().ok())
        .flat_map(render::group_kinds)
        .collect();
    let wanted: Vec<GroupKind> = wanted.into_iter().collect();
    let kinds = cluster.discover(&wanted).await;
    let namespace = namespace(request, cluster);
    let mut desired: Vec<Desired> = works
        .iter_mut()
        .map(|work| match &mut work.rendered {
            Ok(rendered) => {
                let objects = Rendered {
                    objects: std::mem::take(&mut rendered.objects),
                    ..Rendered::default()
                };
                render::finish(objects, &kinds, &namespace)
            }
            Err(_) => Desired::default(),
        })
        .collect();
    errors.extend(idle_filters(&desired, &request.filters));
    for desired in &mut desired {
        desired
            .objects
            .retain(|object| request.filters.admit(&object.key));
    }
    let server = cluster.source().server.unwrap_or_default();
    for (work, desired) in works.iter().zip(&mut desired) {
        exclude(&work.audit.rules.settings, &server, desired);
    }
    note_shared(works, &mut desired);
    (desired, kinds)
}

/// Kinds that Argo CD's settings tell it not to look at take no part; a condition says so of each.
fn exclude(settings: &Settings, server: &str, desired: &mut Desired) {
    let conditions = &mut desired.conditions;
    desired.objects.retain(|object| {
        let is_excluded = settings.excludes(&object.key.group_kind(), server);
        if is_excluded {
            conditions.push(Condition {
                kind: "ExcludedResourceWarning".to_owned(),
                message: format!(
                    "{} is of a kind that Argo CD's settings exclude",
                    object.key
                ),
            });
        }
        !is_excluded
    });
}

/// The namespace of objects that name none.
fn namespace(request: &Request, cluster: &Cluster) -> NamespaceChoice {
    match &request.namespace {
        Some(name) => NamespaceChoice {
            name: name.clone(),
            from: "flag",
        },
        None => cluster.default_namespace(),
    }
}

/// An `--only` that names nothing would make an empty comparison look like a good one.
fn idle_filters(desired: &[Desired], filters: &Filters) -> Vec<Failure> {
    let objects = || desired.iter().flat_map(|desired| &desired.objects);
    let idle = |filter: &&ObjectFilter| !objects().any(|object| filter.matches(&object.key));
    let failure = |filter: &ObjectFilter| {
        let fault = Fault::new(format!(
            "`--only {}` names nothing that is rendered",
            filter.text
        ))
        .hint("see `driftctl render`; an object is named `kind/name` or `kind.group/name`");
        Failure::new(Stage::Render, &fault.into())
    };
    filters.only.iter().filter(idle).map(failure).collect()
}

/// An object that two PATHs render is said on both: each would overwrite the other.
fn note_shared(works: &[Work], desired: &mut [Desired]) {
    if works.len() < 2 {
        return;
    }
    let mut renderers: BTreeMap<ResourceKey, Vec<usize>> = BTreeMap::new();
    for (place, desired) in desired.iter().enumerate() {
        for object in &desired.objects {
            renderers.entry(object.key.clone()).or_default().push(place);
        }
    }
    for (key, places) in renderers.into_iter().filter(|(_, places)| places.len() > 1) {
        for &place in &places {
            let others: Vec<&str> = places
                .iter()
                .filter(|&&other| other != place)
                .map(|&other| works[other].audit.name.as_str())
                .collect();
            desired[place].conditions.push(Condition {
                kind: "SharedResourceWarning".to_owned(),
                message: format!("{key} is rendered by {} too", others.join(", ")),
            });
        }
    }
}

/// The applications whose history is asked for: all or none.
fn candidates(works: &[Work], look: &Look, request: &Request) -> Vec<Candidate> {
    let applications = works.iter().zip(&look.desired);
    applications
        .filter(|_| request.since > 0)
        .map(|(work, desired)| Candidate {
            audit: work.audit.clone(),
            keys: desired
                .objects
                .iter()
                .map(|object| object.key.clone())
                .collect(),
        })
        .collect()
}

/// One verdict for each application, in the order of the request.
async fn judge(
    works: Vec<Work>,
    desired: Vec<Desired>,
    live: &Live,
    outside: Option<Outside<'_>>,
    errors: &mut Vec<Failure>,
) -> Vec<Verdict> {
    let mut desired = desired.into_iter();
    let mut verdicts = Vec::with_capacity(works.len());
    for work in works {
        verdicts.push(judge_one(work, desired.next(), live, outside, errors).await);
    }
    verdicts
}

/// `desired` is `None` where there is no live side to compare with.
async fn judge_one(
    mut work: Work,
    desired: Option<Desired>,
    live: &Live,
    outside: Option<Outside<'_>>,
    errors: &mut Vec<Failure>,
) -> Verdict {
    let name = work.audit.name.clone();
    let (source, mut faults) = work.told();
    let mut desired = desired.filter(|_| source.tool.is_some());
    if let Some(desired) = &mut desired {
        faults.append(&mut desired.faults);
    }
    let completeness = if faults.is_empty() {
        Completeness::Whole
    } else {
        Completeness::Partial
    };
    errors.extend(faults.into_iter().map(|fault| fault.about(&name)));
    let Some(mut desired) = desired else {
        return verdict::unknown(name, source);
    };
    let kinds: BTreeSet<GroupKind> = desired
        .objects
        .iter()
        .map(|object| object.key.group_kind())
        .collect();
    let incomplete = live.incomplete.iter().filter(|incomplete| {
        let kind = GroupKind::new(&incomplete.group, &incomplete.kind);
        work.audit.rules.extras == Extras::All || kinds.contains(&kind)
    });
    let subject = Subject {
        name,
        source,
        namespace: desired.namespace.take(),
        conditions: std::mem::take(&mut desired.conditions),
        incomplete: incomplete.cloned().collect(),
        extras: work.audit.rules.extras,
        completeness,
    };
    let rules = &work.audit.rules;
    let checks = work.checks();
    let witness = |live: &Manifest| health::of_live(live, &checks);
    let (comparison, seen) = compare::compare_and(&desired, live, rules, &witness);
    let more = left_behind::look(&comparison, live, &checks, outside).await;
    let healths = health::assess_all(&comparison, seen, live, &more, &checks);
    let whole_objects = match rules.whole_objects {
        WholeObjects::Left => Vec::new(),
        WholeObjects::Kept => compare::whole_objects(&comparison, &desired, live, rules),
    };
    discard(desired);
    Verdict {
        whole_objects,
        ..verdict::judge(subject, comparison, healths)
    }
}

/// Frees what takes long to free beside the rest of the run; the process ends without waiting for it.
fn discard(value: impl Send + 'static) {
    tokio::task::spawn_blocking(move || drop(value));
}

fn report(
    request: &Request,
    applications: Vec<Verdict>,
    errors: Vec<Failure>,
    live_source: Option<LiveSource>,
) -> Report {
    let mut counts = Counts::default();
    for application in &applications {
        counts += application.counts;
    }
    let mut totals = Totals {
        sync: verdict::worst(&applications, &errors),
        health: Some(verdict::worst_health(&applications, &errors)),
        exit_code: 0,
    };
    totals.exit_code = verdict::exit_code(&totals, &applications, &request.exit);
    let echo =
        |filters: &[ObjectFilter]| filters.iter().map(|filter| filter.text.clone()).collect();
    Report {
        schema_version: SCHEMA_VERSION,
        driftctl: Program {
            version: env!("CARGO_PKG_VERSION"),
        },
        started_at: String::new(),
        finished_at: String::new(),
        verdict: totals,
        counts,
        filters: FilterEcho {
            only: echo(&request.filters.only),
            exclude: echo(&request.filters.exclude),
        },
        fail_on: request.exit.fail_on.clone(),
        git: common_commit(&applications),
        live_source,
        applications,
        errors,
    }
}

/// The commit of all applications, if there is one for all, with the dirty files of each.
fn common_commit(applications: &[Verdict]) -> Option<GitState> {
    let mut states = applications
        .iter()
        .map(|application| application.source.git.clone());
    let mut common = states.next()??;
    for state in states {
        let state = state.filter(|state| {
            state.repository == common.repository && state.commit == common.commit
        })?;
        common.dirty.extend(state.dirty);
    }
    common.dirty.sort_unstable();
    common.dirty.dedup();
    Some(common)
}

/// Each once, though several PATHs may share a file.
fn configured_warnings(request: &Request, today: &str) -> Vec<String> {
    let mut warnings = BTreeSet::new();
    for path in &request.paths {
        let settings = path.settings().into_iter();
        warnings.extend(settings.flat_map(|settings| settings.warnings.clone()));
        if let Some(config) = &path.config {
            warnings.extend(config.warnings.iter().cloned());
            let expired = config.ignore_differences.iter();
            let expired = expired.filter(|rule| rule.has_expired(today));
            warnings.extend(expired.map(|rule| {
                let source = &rule.source;
                let day = rule.expires.as_deref().unwrap_or_default();
                let place = format!("{}:{}", source.file, source.line);
                format!("{place}: the rule expired on {day} and holds no longer")
            }));
        }
    }
    warnings.into_iter().collect()
}

impl Work {
    /// Asks for the commit behind what was read. A repository that cannot be read changes nothing about that.
    fn note_commit(&mut self, tree: &Tree) {
        // The rules were read from the same files, before.
        if let Some(config) = &self.audit.config {
            let _ = tree.read(config);
        }
        match (tree.git(), &mut self.rendered) {
            (Ok(git), _) => self.git = git,
            (Err(error), Ok(rendered)) => {
                let warning = format!("the Git commit is not known: {error:#}");
                rendered.warnings.push(warning);
            }
            (Err(_), Err(_)) => {}
        }
    }

    /// What the health of its objects is told by.
    fn checks(&self) -> Checks<'_> {
        Checks {
            scripts: &self.scripts,
            unknown_kinds: self.audit.rules.unknown_kinds,
        }
    }

    /// What was rendered, and what of it could not be. What was rendered is gone then.
    fn told(&mut self) -> (Source, Vec<Failure>) {
        let rendered = std::mem::replace(&mut self.rendered, Ok(Rendered::default()));
        let (tool, faults) = match rendered {
            Ok(rendered) => (Some(rendered.tool.to_owned()), rendered.faults),
            Err(failure) => (None, vec![failure]),
        };
        let git = self.git.take();
        let source = Source {
            path: self.path.clone(),
            tool,
            repo_url: None,
            revision: git.as_ref().map(|git| git.commit.clone()),
            git,
        };
        (source, faults)
    }

    fn warnings(&self) -> &[String] {
        self.rendered
            .as_ref()
            .map_or(&[], |rendered| &rendered.warnings)
    }

    /// What could not be rendered.
    fn failures(self) -> Vec<Failure> {
        match self.rendered {
            Ok(rendered) => rendered.faults,
            Err(failure) => vec![failure],
        }
    }
}

impl Sources {
    /// The files around one PATH.
    pub(crate) fn open(&self, path: &Path) -> Result<Tree> {
        match self {
            Self::Disk {
                here,
                revision: Some(revision),
            } => Tree::revision(path, here, revision),
            Self::Disk {
                here,
                revision: None,
            } => Ok(Tree::disk(path, here)),
            Self::Embedded(files) => Ok(Tree::embedded(files)),
        }
    }

    /// The files around one PATH as a commit has them.
    fn open_at(&self, path: &Path, commit: &str) -> Result<Tree> {
        match self {
            Self::Disk { here, .. } => Tree::revision(path, here, commit),
            Self::Embedded(_) => anyhow::bail!("files that are compiled in have no history"),
        }
    }
}
