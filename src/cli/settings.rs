//! Flags, environment and `.driftctl.yaml` → [`Request`]. The only place that reads the environment and the file.
//!
//! Order: a flag wins over its `DRIFTCTL_<NAME>`, that over the file, that over the default. The file's flags become
//! the defaults of the command line, which is then read again, so the order is clap's own and every value goes
//! through the same check. Flags come from the file nearest to the working directory; rules from the file nearest to
//! each PATH, for they belong to what is rendered.

use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::{ArgMatches, FromArgMatches};

use super::args::{self, ArgoFlags, ArgoSettings, Asking, Choice, ExitFlags, Line, LiveSide, Run};
use super::config::{self, Config, Flag, Trust};
use super::{health_scripts, plugin};
use crate::argo::Settings;
use crate::argo::settings::HealthScript;
use crate::audit::Sources;
use crate::model::{
    ClusterRequest, ConfigFile, ExitRules, FailClass, Fault, Filters, LiveRequest, PathRequest,
    Request, SnapshotKey, Strategy, WholeObjects,
};
use crate::source::Tree;

/// The command line, and what the settings file did to it.
pub(crate) struct Parsed {
    pub(crate) line: Line,
    /// The file that gave flags, if there is one; an error if it could not be read, with `line` as without it.
    pub(crate) file: Result<Option<String>>,
}

/// Reads the command line; an error is a usage error, or a call for help.
pub(crate) fn parse(arguments: &[OsString], here: &Path) -> Result<Parsed, clap::Error> {
    let line = line(&matches(arguments, &[])?)?;
    let Some(file) = settings_of(&line) else {
        return Ok(Parsed {
            line,
            file: Ok(None),
        });
    };
    let source = match file {
        Some(file) => Some((file.to_owned(), Trust::Named)),
        None => Tree::disk(Path::new("."), here)
            .nearest(Path::new("."), config::NAME)
            .map(|file| (file, Trust::Found)),
    };
    let Some((file, trust)) = source else {
        return Ok(Parsed {
            line,
            file: Ok(None),
        });
    };
    match open(&file, trust, here) {
        Ok((shown, config)) => {
            let flags = relative_to(file.parent(), config.flags);
            Ok(Parsed {
                line: self::line(&matches(arguments, &flags)?)?,
                file: Ok(Some(shown)),
            })
        }
        Err(error) => Ok(Parsed {
            line,
            file: Err(error),
        }),
    }
}

/// The command line with the values of a settings file; the whole of it only for those whom it has to be told to.
fn matches(arguments: &[OsString], flags: &[Flag]) -> Result<ArgMatches, clap::Error> {
    let parsed = |command| args::with_defaults(command, flags).try_get_matches_from(arguments);
    let named = arguments.get(1).and_then(|name| args::command_named(name));
    if let Some(Ok(matches)) = named.map(parsed) {
        return Ok(matches);
    }
    parsed(
        match arguments.first().and_then(|name| plugin::typed(name)) {
            Some(typed) => args::command().bin_name(typed),
            None => args::command(),
        },
    )
}

/// The request of a comparison.
pub(crate) fn request(run: &Run, sources: &Sources, here: &Path) -> Result<Request> {
    let mut paths = paths(
        &run.paths,
        run.live.live.as_deref(),
        run.talk.config.as_deref(),
        sources,
        here,
    )?;
    if let Some(ArgoSettings::File(file)) = &run.argo.argocd_cm {
        let settings = argo(file, here)?;
        for path in &mut paths {
            path.argocd = Some(settings.clone());
        }
    }
    Ok(Request {
        paths,
        live: live(&run.live),
        namespace: run.live.namespace.clone().filter(|name| !name.is_empty()),
        filters: Filters {
            only: run.scope.only.clone(),
            exclude: run.scope.exclude.clone(),
        },
        extras: run.scope.extras,
        strategy: strategy(&run.asking, &run.live)?,
        argocd_namespace: match &run.argo.argocd_cm {
            Some(ArgoSettings::Cluster(namespace)) => Some(namespace.clone()),
            Some(ArgoSettings::File(_)) | None => None,
        },
        since: run.since,
        unknown_kinds: run.health.unknown_kinds(),
        whole_objects: match run.external_diff {
            Some(_) => WholeObjects::Kept,
            None => WholeObjects::Left,
        },
        exit: exit(&run.exit),
        load_restrictor: run.rendering.load_restrictor,
        reorder: run.rendering.reorder,
        health_scripts: scripts(&run.argo, here)?,
    })
}

/// The settings in a file that `--argocd-cm` names.
pub(crate) fn argo(file: &Path, here: &Path) -> Result<Settings> {
    let (shown, content) = read(file, here)?;
    argocd(&content, shown)
}

/// The scripts of `--health-scripts`.
pub(crate) fn scripts(flags: &ArgoFlags, here: &Path) -> Result<Vec<HealthScript>> {
    match &flags.health_scripts {
        Some(folder) => health_scripts::read(folder, here),
        None => Ok(Vec::new()),
    }
}

/// Who says what an apply would leave; a recording cannot.
pub(crate) fn strategy(asking: &Asking, live: &LiveSide) -> Result<Strategy> {
    match (asking.server_side, &live.live) {
        (Strategy::Server(_), Some(file)) => Err(Fault::new(format!(
            "`--server-side` asks a cluster what an apply would leave, and `{}` is a recording",
            file.display()
        ))
        .hint("leave out `--server-side` or `--live`")
        .into()),
        (strategy, _) => Ok(strategy),
    }
}

/// The live side that the flags name.
pub(crate) fn live(flags: &LiveSide) -> LiveRequest {
    match &flags.live {
        Some(path) => LiveRequest::Dump {
            path: path.clone(),
            complete: flags.live_complete,
            key: snapshot_key(),
        },
        None => LiveRequest::Cluster(ClusterRequest {
            kubeconfig: flags
                .kubeconfig
                .clone()
                .filter(|file| !file.as_os_str().is_empty()),
            context: flags.context.clone().filter(|name| !name.is_empty()),
            impersonate: flags.impersonate.clone().filter(|name| !name.is_empty()),
            groups: flags.groups.clone(),
            request_timeout: if flags.request_timeout.is_zero() {
                flags.timeout
            } else {
                flags.request_timeout
            },
            timeout: flags.timeout,
            concurrency: flags.concurrency.into(),
        }),
    }
}

/// The files of PATHs: the disk's, or those of `--revision`.
pub(crate) fn sources(revision: Option<&str>, here: &Path) -> Sources {
    Sources::Disk {
        here: here.to_owned(),
        revision: revision
            .filter(|revision| !revision.is_empty())
            .map(str::to_owned),
    }
}

/// A secret comes by the environment alone: a command line can be seen by everybody on the machine.
pub(crate) fn snapshot_key() -> Option<SnapshotKey> {
    variable("DRIFTCTL_SNAPSHOT_KEY").map(SnapshotKey)
}

/// Every PATH with its name and rules; `live` may want standard input too.
pub(crate) fn paths(
    given: &[PathBuf],
    live: Option<&Path>,
    config: Option<&Path>,
    sources: &Sources,
    here: &Path,
) -> Result<Vec<PathRequest>> {
    let files = given.iter().map(PathBuf::as_path).chain(live);
    if files.filter(|path| is_stdin(path)).count() > 1 {
        return Err(Fault::new("standard input can be read only once")
            .hint("give `-` one time")
            .into());
    }
    let named = match config {
        Some(file) => Some(named_config(file, here)?),
        None => None,
    };
    given
        .iter()
        .map(|path| path_request(path, named.as_ref(), sources, here))
        .collect()
}

fn path_request(
    path: &Path,
    named: Option<&ConfigFile>,
    sources: &Sources,
    here: &Path,
) -> Result<PathRequest> {
    let is_stdin = is_stdin(path);
    let start = if is_stdin { Path::new(".") } else { path };
    // Where a revision cannot be opened, rendering says why.
    let tree = sources
        .open(start)
        .unwrap_or_else(|_| Tree::disk(start, here));
    let config = match named {
        Some(config) => Some(config.clone()),
        None => found_config(start, &tree)?,
    };
    Ok(PathRequest {
        path: path.to_owned(),
        stdin: if is_stdin { Some(stdin()?) } else { None },
        name: if is_stdin {
            "-".to_owned()
        } else {
            tree.name(path)
        },
        config,
        argocd: None,
    })
}

/// The rules beside the manifests, of the same revision as these, and Argo CD's settings where they name them.
fn found_config(start: &Path, tree: &Tree) -> Result<Option<ConfigFile>> {
    let Some(file) = tree.nearest(start, config::NAME) else {
        return Ok(None);
    };
    let (shown, content) = read_in(tree, &file)?;
    let config = checked(&content, &shown, Trust::Found)?;
    let read = |file: &Path| read_in(tree, file);
    rules(config, (shown, file), Origin::Found, read).map(Some)
}

fn named_config(file: &Path, here: &Path) -> Result<ConfigFile> {
    let (shown, config) = open(file, Trust::Named, here)?;
    let read = |file: &Path| read(file, here);
    rules(config, (shown, file.to_owned()), Origin::Named, read)
}

/// Whether a settings file stands beside the manifests.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Origin {
    Found,
    Named,
}

fn rules(
    config: Config,
    (shown, file): (String, PathBuf),
    origin: Origin,
    read: impl Fn(&Path) -> Result<(String, Vec<u8>)>,
) -> Result<ConfigFile> {
    let settings = config.argocd_cm.map(|named| {
        let folder = file.parent().unwrap_or(Path::new(""));
        let (shown, content) = read(&folder.join(named))?;
        argocd(&content, shown)
    });
    Ok(ConfigFile {
        file: shown,
        argocd: settings.transpose()?,
        found: (origin == Origin::Found).then_some(file),
        ignore_differences: config.rules,
        warnings: config.warnings,
    })
}

/// Argo CD's settings out of the text of a file.
fn argocd(content: &[u8], shown: String) -> Result<Settings> {
    Settings::read(content, &shown).map_err(|mistake| {
        Fault::new(mistake.message)
            .file(shown)
            .line(mistake.line)
            .hint("print it with `kubectl -n argocd get configmap argocd-cm -o yaml`")
            .into()
    })
}

fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn stdin() -> Result<Vec<u8>> {
    let mut content = Vec::new();
    std::io::stdin()
        .lock()
        .read_to_end(&mut content)
        .context("read standard input")?;
    Ok(content)
}

/// What the flags make the exit code 1.
pub(crate) fn exit(flags: &ExitFlags) -> ExitRules {
    let mut fail_on = if flags.fail_only.is_empty() {
        vec![FailClass::OutOfSync]
    } else {
        flags.fail_only.clone()
    };
    fail_on.extend(&flags.fail_on);
    fail_on.sort_unstable();
    fail_on.dedup();
    ExitRules {
        fail_on,
        exit_zero: flags.exit_zero,
    }
}

/// An environment variable that is set to something.
pub(crate) fn variable(name: &str) -> Option<String> {
    set_variable(name).filter(|value| !value.is_empty())
}

/// An environment variable that is set, be it to nothing.
pub(crate) fn set_variable(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "this is the door")]
    std::env::var(name).ok()
}

/// What `--config` says, for the commands that know it; `None` for the others.
#[expect(
    clippy::option_option,
    reason = "a command without settings, or one with none named"
)]
fn settings_of(line: &Line) -> Option<Option<&Path>> {
    match &line.command {
        Choice::Diff(diff) => Some(diff.run.talk.config.as_deref()),
        Choice::Status(status) => Some(status.run.talk.config.as_deref()),
        Choice::Render(render) => Some(render.talk.config.as_deref()),
        Choice::Snapshot(snapshot) => Some(snapshot.talk.config.as_deref()),
        Choice::Health(health) => Some(health.talk.config.as_deref()),
        Choice::Explain(explain) => Some(explain.talk.config.as_deref()),
        Choice::Demo(_) | Choice::Completions(_) | Choice::Man(_) | Choice::Version(_) => None,
    }
}

fn line(matches: &ArgMatches) -> Result<Line, clap::Error> {
    Line::from_arg_matches(matches)
}

/// The name and content of a settings file of the disk.
fn open(file: &Path, trust: Trust, here: &Path) -> Result<(String, Config)> {
    let (shown, content) = read(file, here)?;
    let config = checked(&content, &shown, trust)?;
    Ok((shown, config))
}

/// A file of the disk: how it is called, and what is in it.
fn read(file: &Path, here: &Path) -> Result<(String, Vec<u8>)> {
    read_in(&Tree::disk(file, here), file)
}

fn read_in(tree: &Tree, file: &Path) -> Result<(String, Vec<u8>)> {
    let shown = tree.shown(file);
    let content = tree
        .read(file)
        .with_context(|| Fault::new(format!("read `{shown}`")).file(&shown))?;
    Ok((shown, content))
}

fn checked(content: &[u8], shown: &str, trust: Trust) -> Result<Config> {
    /// Far more than rules take.
    const LARGEST: usize = 4 << 20;
    if content.len() > LARGEST {
        return Err(Fault::new("larger than 4 MiB").file(shown).into());
    }
    config::read(content, shown, trust)
}

/// Files in a settings file are relative to it.
fn relative_to(folder: Option<&Path>, flags: Vec<Flag>) -> Vec<Flag> {
    let folder = folder.unwrap_or(Path::new(""));
    let absolute = |value: String| folder.join(value).to_string_lossy().into_owned();
    let is_file = |value: &str| matches!(ArgoSettings::parse(value), Ok(ArgoSettings::File(_)));
    flags
        .into_iter()
        .map(|flag| match flag.name.as_str() {
            "argocd-cm" if !flag.values.iter().all(|value| is_file(value)) => flag,
            "live" | "kubeconfig" | "argocd-cm" | "health-scripts" => Flag {
                values: flag.values.into_iter().map(absolute).collect(),
                ..flag
            },
            _ => flag,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Format;

    fn folder(config: &str) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(folder.path().join(".git")).expect("a folder");
        std::fs::create_dir_all(folder.path().join("app")).expect("a folder");
        std::fs::write(folder.path().join(".driftctl.yaml"), config).expect("a file");
        folder
    }

    fn run(folder: &Path, line: &str) -> (Run, Result<Option<String>>) {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        let parsed = parse(&arguments, folder).expect("a valid command line");
        match parsed.line.command {
            Choice::Diff(diff) => (diff.run, parsed.file),
            Choice::Demo(_)
            | Choice::Status(_)
            | Choice::Render(_)
            | Choice::Health(_)
            | Choice::Snapshot(_)
            | Choice::Explain(_)
            | Choice::Completions(_)
            | Choice::Man(_)
            | Choice::Version(_) => {
                panic!("{line} is no diff")
            }
        }
    }

    #[test]
    fn a_flag_wins_over_the_file_and_that_over_the_default() {
        let folder = folder("concurrency: 4\nfail-on: [live-only]\noutput: json\ncontext: prod\n");
        let (with_file, shown) = run(folder.path(), "driftctl diff");
        assert_eq!(shown.expect("a file").as_deref(), Some(".driftctl.yaml"));
        assert_eq!(with_file.live.concurrency, 4);
        assert_eq!(with_file.exit.fail_on, [FailClass::LiveOnly]);
        assert_eq!(with_file.output[0].format, Format::Json);
        assert_eq!(with_file.live.timeout.as_secs(), 300);
        let (with_flags, _) = run(
            folder.path(),
            "driftctl diff --concurrency 2 --fail-on live-edit -o yaml --context dev",
        );
        assert_eq!(with_flags.live.concurrency, 2);
        assert_eq!(with_flags.exit.fail_on, [FailClass::LiveEdit]);
        assert_eq!(with_flags.output.len(), 1);
        assert_eq!(with_flags.live.context.as_deref(), Some("dev"));
    }

    #[test]
    fn a_switch_of_the_file_can_be_turned_off() {
        let folder = folder("exit-zero: true\n");
        assert!(run(folder.path(), "driftctl diff").0.exit.exit_zero);
        assert!(
            !run(folder.path(), "driftctl diff --exit-zero=false")
                .0
                .exit
                .exit_zero
        );
        assert!(
            run(folder.path(), "driftctl diff --exit-zero")
                .0
                .exit
                .exit_zero
        );
    }

    #[test]
    fn files_of_the_file_are_relative_to_it() {
        let folder = folder("live: dump.yaml\n");
        let (run, _) = run(&folder.path().join("app"), "driftctl diff");
        assert_eq!(run.live.live, Some(folder.path().join("dump.yaml")));
    }

    #[test]
    fn rules_come_from_beside_the_path_and_flags_from_the_working_directory() {
        let folder = folder("concurrency: 4\n");
        let rules = "concurrency: 16\nignoreDifferences: [{kind: A, jsonPointers: [/a]}]\n";
        std::fs::write(folder.path().join("app/.driftctl.yaml"), rules).expect("a file");
        let (run, _) = run(folder.path(), "driftctl diff app");
        assert_eq!(run.live.concurrency, 4);
        let request =
            request(&run, &sources(None, folder.path()), folder.path()).expect("a request");
        let config = request.paths[0].config.as_ref().expect("rules");
        assert_eq!(config.file, "app/.driftctl.yaml");
        assert_eq!(config.ignore_differences.len(), 1);
        assert_eq!(request.paths[0].name, "app");
    }

    #[test]
    fn a_named_file_takes_the_place_of_both() {
        let folder = folder("concurrency: 4\nignoreDifferences: [{kind: A, jsonPointers: [/a]}]\n");
        std::fs::write(folder.path().join("other.yaml"), "concurrency: 2\n").expect("a file");
        let (run, _) = run(folder.path(), "driftctl diff app --config other.yaml");
        assert_eq!(run.live.concurrency, 2);
        let request =
            request(&run, &sources(None, folder.path()), folder.path()).expect("a request");
        let config = request.paths[0].config.as_ref().expect("the named file");
        assert!(config.ignore_differences.is_empty());
    }

    #[test]
    fn a_broken_file_leaves_the_command_line_readable() {
        let folder = folder("nonsense: 1\n");
        let (run, file) = run(folder.path(), "driftctl diff -o json");
        assert_eq!(run.output[0].format, Format::Json);
        assert!(file.is_err());
    }

    #[test]
    fn classes_add_up_or_take_the_place() {
        let exit = |line: &str| {
            let folder = tempfile::tempdir().expect("a folder");
            super::exit(&run(folder.path(), line).0.exit).fail_on
        };
        assert_eq!(exit("driftctl diff"), [FailClass::OutOfSync]);
        assert_eq!(
            exit("driftctl diff --fail-on live-only,live-edit"),
            [
                FailClass::OutOfSync,
                FailClass::LiveOnly,
                FailClass::LiveEdit
            ]
        );
        assert_eq!(
            exit("driftctl diff --fail-only live-edit"),
            [FailClass::LiveEdit]
        );
    }

    #[test]
    fn standard_input_is_read_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let (run, _) = run(folder.path(), "driftctl diff - -");
        let twice = paths(
            &run.paths,
            None,
            None,
            &sources(None, folder.path()),
            folder.path(),
        );
        assert!(twice.is_err());
    }
}
