//! The command line: every command and flag, validated and not yet resolved. The help text is the doc comments.
//!
//! The derived types say what there is; [`command`] adds what holds for every flag: its `DRIFTCTL_<NAME>` variable,
//! and that a switch can be turned off again (`--full=false`), as with kubectl. Flags that kubectl or kustomize have
//! too are spelled as there.

use std::ffi::OsStr;
use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{BoolishValueParser, TypedValueParser as _};
use clap::{
    Arg, ArgAction, Args, Command, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint,
};

use crate::model::health::UnknownKinds;
use crate::model::{Extras, FailClass, LoadRestrictor, Mutations, ObjectFilter, Reorder, Strategy};
use crate::report::Format;

use super::config::Flag;
use super::exit;

pub(crate) const NAME: &str = "driftctl";

/// Tells whether what runs in a Kubernetes cluster is what Git says, and if not, what differs, and by whom.
#[derive(Debug, Parser)]
#[command(
    name = NAME,
    version,
    long_version = super::version::LONG,
    after_help = exit::TABLE,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub(crate) struct Line {
    #[command(subcommand)]
    pub(crate) command: Choice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Choice {
    Demo(Demo),
    Diff(Diff),
    Status(Status),
    Render(Render),
    Health(Health),
    Snapshot(Snapshot),
    Explain(Explain),
    Completions(Completions),
    Man(Manual),
    Version(Version),
}

/// Show a drifted example that is compiled in; needs no cluster.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[command(flatten)]
    pub(crate) view: View,
    #[command(flatten)]
    pub(crate) look: Look,
}

/// Compare overlays with what runs, field by field, and judge.
///
/// Each PATH is one application: a folder with a kustomization, a folder or file of plain manifests, or `-` for
/// manifests on standard input.
#[derive(Debug, Args)]
#[command(after_help = exit::TABLE)]
pub(crate) struct Diff {
    #[command(flatten)]
    pub(crate) run: Run,
    #[command(flatten)]
    pub(crate) view: View,
    #[command(flatten)]
    pub(crate) look: Look,
}

/// Compare overlays with what runs, one line for each.
#[derive(Debug, Args)]
#[command(after_help = exit::TABLE)]
pub(crate) struct Status {
    #[command(flatten)]
    pub(crate) run: Run,
    /// Compare again and again until everything is Synced and Healthy, for at most --timeout; then never exit 0.
    #[arg(long, help_heading = "Health")]
    pub(crate) wait: bool,
    #[command(flatten)]
    pub(crate) look: Look,
}

/// Print the manifests of an overlay, as kustomize would.
#[derive(Debug, Args)]
pub(crate) struct Render {
    /// A folder with a kustomization, a folder or file of manifests, or `-`.
    #[arg(default_value = ".")]
    pub(crate) path: PathBuf,
    /// Print what is compared: after namespaces, duplicates and hooks, as Argo CD does it.
    #[arg(long)]
    pub(crate) compared: bool,
    #[command(flatten)]
    pub(crate) live: LiveSide,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// Tell the health of objects in files, as Argo CD would; needs no cluster.
///
/// Any dump will do: `kubectl get KINDS -o yaml`, a List, a stream of documents, a snapshot.
#[derive(Debug, Args)]
#[command(after_help = HEALTH_CODES)]
pub(crate) struct Health {
    /// Files or folders of objects; `-` is standard input.
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) kinds: HealthFlags,
    #[command(flatten)]
    pub(crate) argo: ArgoFlags,
    #[command(flatten)]
    pub(crate) exit: ExitFlags,
    /// Write FORMAT to standard output, or to FILE; repeatable.
    ///
    /// Standard output gets text unless another format goes there.
    #[arg(long, short, value_name = "FORMAT[=FILE]", value_parser = Output::parse, help_heading = "Output")]
    pub(crate) output: Vec<Output>,
    #[command(flatten)]
    pub(crate) look: Look,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// The exit codes of a command that compares nothing.
const HEALTH_CODES: &str = "\
Exit codes:
  0  every object was read
  1  an object is as --fail-on says: degraded, progressing
  2  a file or an object could not be read; with --fail-on also an Unknown health";

/// Record the live side of overlays, to compare with it later: `driftctl diff --live FILE`.
///
/// What was looked for and what could not be read is recorded too. The values of Secrets are left out, unless
/// DRIFTCTL_SNAPSHOT_KEY is set: then they are HMACs under that key, and a comparison needs the same key.
#[derive(Debug, Args)]
pub(crate) struct Snapshot {
    /// Overlays whose live side is recorded.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    /// Where it is written, as YAML; as JSON if the name ends in `.json`.
    #[arg(long, value_name = "FILE")]
    pub(crate) to: PathBuf,
    #[command(flatten)]
    pub(crate) live: LiveSide,
    #[command(flatten)]
    pub(crate) scope: Scope,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// Tell why the fields of an object count or not, or how it was rendered.
///
/// For every field that differs: its value in Git, at the last apply and live, who wrote it, and the rule that decides.
#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The object: kind/name or kind.group/name. With --render a former name will do: without prefix or hash.
    #[arg(value_name = "OBJECT", value_parser = object)]
    pub(crate) object: ObjectFilter,
    /// Only this field and what is below it, as `driftctl diff` prints it or as a JSON pointer.
    #[arg(value_name = "FIELD", conflicts_with = "render")]
    pub(crate) field: Option<String>,
    /// Follow the object through its rendering instead: where it was written, and what each step changed.
    #[arg(long)]
    pub(crate) render: bool,
    /// A folder with a kustomization, a folder or file of manifests, or `-`.
    #[arg(long, value_name = "PATH", default_value = ".")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) live: LiveSide,
    #[command(flatten)]
    pub(crate) asking: Asking,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
    #[command(flatten)]
    pub(crate) look: Look,
    #[command(flatten)]
    pub(crate) talk: Talk,
}

/// Print a script with which a shell completes the command line.
///
/// bash: `driftctl completions bash > /etc/bash_completion.d/driftctl`; zsh: into a file `_driftctl` in a folder of
/// $fpath; fish: into `~/.config/fish/completions/driftctl.fish`.
#[derive(Debug, Args)]
pub(crate) struct Completions {
    /// The shell.
    #[arg(value_name = "SHELL")]
    pub(crate) shell: clap_complete::Shell,
}

/// Print the manual page, for `man -l -` or a file `driftctl.1`.
#[derive(Debug, Args)]
pub(crate) struct Manual {
    /// The page of this command, instead of the program's.
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
}

/// Print the version.
#[derive(Debug, Args)]
pub(crate) struct Version {
    /// How to print it.
    #[arg(long, short, value_name = "FORMAT", default_value = "text")]
    pub(crate) output: Format,
}

/// What is compared with what, and what that means for the exit code.
#[derive(Debug, Args)]
pub(crate) struct Run {
    /// Overlays to compare.
    #[arg(value_name = "PATH", default_value = ".")]
    pub(crate) paths: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) live: LiveSide,
    #[command(flatten)]
    pub(crate) asking: Asking,
    #[command(flatten)]
    pub(crate) scope: Scope,
    #[command(flatten)]
    pub(crate) rendering: Rendering,
    #[command(flatten)]
    pub(crate) exit: ExitFlags,
    /// Say which of the last N versions in Git runs, if it is not the newest.
    ///
    /// A version is a commit that changed what is rendered; the first parents of merges are followed.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(0..=1000), default_value = "0", help_heading = "Rendering")]
    pub(crate) since: u32,
    #[command(flatten)]
    pub(crate) talk: Talk,
    #[command(flatten)]
    pub(crate) argo: ArgoFlags,
    #[command(flatten)]
    pub(crate) health: HealthFlags,
    /// Let a program compare, instead of printing text; without COMMAND `KUBECTL_EXTERNAL_DIFF`, else `diff -u -N`.
    ///
    /// It gets two folders, `git` and `live`, with the objects that are out of sync; Secrets are masked.
    #[arg(long, value_name = "COMMAND", num_args = 0..=1, require_equals = true, default_missing_value = "", help_heading = "Output")]
    pub(crate) external_diff: Option<String>,
    /// Write FORMAT (text, json, yaml) to standard output, or to FILE; repeatable.
    ///
    /// Standard output gets text unless another format goes there.
    #[arg(long, short, value_name = "FORMAT[=FILE]", value_parser = Output::parse, help_heading = "Output")]
    pub(crate) output: Vec<Output>,
}

/// What Argo CD was told.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct ArgoFlags {
    /// Argo CD's settings, a ConfigMap `argocd-cm`: its ignore rules, compare options, exclusions and health scripts hold.
    ///
    /// `cluster` reads it where Argo CD does, in the namespace argocd of the cluster that is compared, or in another as
    /// `cluster:NAMESPACE`; that takes the right to get it.
    #[arg(long, value_name = "FILE", value_parser = ArgoSettings::parse, value_hint = ValueHint::FilePath)]
    pub(crate) argocd_cm: Option<ArgoSettings>,
    /// Health scripts in Lua, laid out as Argo CD's `resource_customizations`: DIR/GROUP/KIND/health.lua.
    ///
    /// `_` in the name of a folder stands for any characters. Scripts of --argocd-cm win over these.
    #[arg(long, value_name = "DIR")]
    pub(crate) health_scripts: Option<PathBuf>,
}

/// Where `argocd-cm` is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum ArgoSettings {
    /// `-` is standard input.
    File(PathBuf),
    /// In this namespace.
    Cluster(String),
}

/// How health is told.
#[derive(Debug, Args)]
#[command(next_help_heading = "Health")]
pub(crate) struct HealthFlags {
    /// Read the conditions and the observed generation of kinds that no health check knows, as kstatus does.
    ///
    /// Argo CD gives such kinds no health, and so does driftctl otherwise.
    #[arg(long)]
    pub(crate) generic_health: bool,
}

impl HealthFlags {
    pub(crate) fn unknown_kinds(&self) -> UnknownKinds {
        if self.generic_health {
            UnknownKinds::ByConditions
        } else {
            UnknownKinds::Passed
        }
    }
}

/// The live side.
#[derive(Debug, Args)]
#[command(next_help_heading = "Live side")]
pub(crate) struct LiveSide {
    /// Kubeconfig to use instead of KUBECONFIG and ~/.kube/config.
    #[arg(long, value_name = "FILE")]
    pub(crate) kubeconfig: Option<PathBuf>,
    /// Context of the kubeconfig.
    #[arg(long, value_name = "NAME")]
    pub(crate) context: Option<String>,
    /// Namespace of objects that name none.
    #[arg(long, short, value_name = "NAME")]
    pub(crate) namespace: Option<String>,
    /// Ask as this user, which needs the right to impersonate.
    #[arg(long = "as", value_name = "USER")]
    pub(crate) impersonate: Option<String>,
    /// Ask as a member of this group, with --as; repeatable.
    #[arg(long = "as-group", value_name = "GROUP")]
    pub(crate) groups: Vec<String>,
    /// Time for one request: 30s, 1m; 0 leaves it to --timeout.
    #[arg(long, value_name = "TIME", value_parser = duration, default_value = "30s")]
    pub(crate) request_timeout: Duration,
    /// Time for the whole run.
    #[arg(long, value_name = "TIME", value_parser = duration, default_value = "5m")]
    pub(crate) timeout: Duration,
    /// Requests under way at once.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256), default_value = "8")]
    pub(crate) concurrency: u16,
    /// Instead of a cluster, a snapshot, or a dump (`kubectl get -o yaml --show-managed-fields`); `-` reads it.
    #[arg(long, value_name = "FILE|DIR")]
    pub(crate) live: Option<PathBuf>,
    /// The dump is whole: what is not in it does not exist.
    #[arg(long)]
    pub(crate) live_complete: bool,
}

/// Who says what an apply would change.
#[derive(Debug, Args)]
#[command(next_help_heading = "Live side")]
pub(crate) struct Asking {
    /// Ask the cluster what an apply of each object would leave, by a dry run, which needs the right to patch.
    ///
    /// This is Argo CD's server-side diff. What admission webhooks change is not counted, unless it is
    /// `--server-side=include-webhooks`.
    #[arg(
        long,
        value_name = "HOW",
        value_parser = strategy,
        num_args = 0..=1,
        require_equals = true,
        default_value = "false",
        default_missing_value = "true",
        hide_default_value = true
    )]
    pub(crate) server_side: Strategy,
}

/// Which objects take part.
#[derive(Debug, Args)]
#[command(next_help_heading = "Objects")]
pub(crate) struct Scope {
    /// Compare these objects only: kind, kind/name or kind.group/name.
    #[arg(long, value_name = "OBJECT", value_delimiter = ',', value_parser = filter)]
    pub(crate) only: Vec<ObjectFilter>,
    /// Leave these objects out; the output says so.
    #[arg(long, value_name = "OBJECT|KIND", value_delimiter = ',', value_parser = filter)]
    pub(crate) exclude: Vec<ObjectFilter>,
    /// Where to look for objects that Git no longer has: among the rendered kinds, among all that can be listed, or not
    /// at all. With `all`, a kind that may not be listed makes the exit code 2.
    #[arg(long, value_name = "WHERE", default_value = "rendered")]
    pub(crate) extras: Extras,
}

/// What is rendered, and how.
#[derive(Debug, Args)]
#[command(next_help_heading = "Rendering")]
pub(crate) struct Rendering {
    /// Render this commit, branch or tag instead of the files of the disk; its `.driftctl.yaml` holds.
    #[arg(long, value_name = "REV")]
    pub(crate) revision: Option<String>,
    /// Whether files outside of a kustomization's folder may be read.
    #[arg(long, value_name = "RULE", default_value = "LoadRestrictionsRootOnly")]
    pub(crate) load_restrictor: LoadRestrictor,
    /// Order of the output: `legacy`, `none`, or what the kustomization says.
    #[arg(long, value_name = "ORDER", default_value = "unspecified")]
    pub(crate) reorder: Reorder,
}

/// What makes the exit code 1. Nothing here touches 2.
#[derive(Debug, Args)]
#[command(next_help_heading = "Exit code")]
pub(crate) struct ExitFlags {
    /// Fail on these too: live-only, live-edit, rule-unused, degraded, progressing. With the last two an Unknown health is 2.
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub(crate) fail_on: Vec<FailClass>,
    /// Fail on these alone; `out-of-sync` is the one that always counts otherwise.
    #[arg(long, value_name = "CLASS", value_delimiter = ',')]
    pub(crate) fail_only: Vec<FailClass>,
    /// Exit 0 where it would be 1.
    #[arg(long)]
    pub(crate) exit_zero: bool,
}

/// How much is told.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one for each switch of the command line"
)]
pub(crate) struct View {
    /// Show ignored fields with their three values.
    #[arg(long)]
    pub(crate) show_ignored: bool,
    /// Show every field that only the cluster has, not just what somebody set by hand.
    #[arg(long)]
    pub(crate) show_live_only: bool,
    /// List the objects in sync.
    #[arg(long)]
    pub(crate) show_synced: bool,
    /// Show long values whole.
    #[arg(long)]
    pub(crate) full: bool,
}

/// How text looks.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct Look {
    /// Colour; `auto` asks `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and the terminal.
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(crate) color: When,
    /// Signs in ASCII.
    #[arg(long)]
    pub(crate) ascii: bool,
    /// Never start a pager (`DRIFTCTL_PAGER`, `PAGER`, else less) for a text that exceeds the screen.
    #[arg(long)]
    pub(crate) no_pager: bool,
}

/// Where settings come from, and what is said beside the documents.
#[derive(Debug, Args)]
#[command(next_help_heading = "Settings")]
pub(crate) struct Talk {
    /// Settings and rules from this file instead of `.driftctl.yaml`.
    #[arg(long, value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Say more: settings on standard error, the objects of each application in `status`.
    #[arg(long, short)]
    pub(crate) verbose: bool,
    /// No text, no warnings: files, errors and the exit code only.
    #[arg(long, short, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Always,
    Never,
}

/// Where a format goes; standard output without a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) format: Format,
    pub(crate) file: Option<PathBuf>,
}

/// The command line with everything that the derived types leave out.
pub(crate) fn command() -> Command {
    Line::command().mut_subcommands(|command| command.mut_args(finished))
}

/// The same with one command alone, which is all that a run needs whose command line is right: to describe all ten takes
/// longer than to render a small overlay. `None` where no command has the name.
pub(crate) fn command_named(name: &OsStr) -> Option<Command> {
    let (name, described) = DESCRIBED.iter().find(|(known, _)| name == *known)?;
    let described = described(Command::new(*name));
    Some(Command::new(NAME).subcommand(described.mut_args(finished)))
}

/// Adds the arguments of a command.
type Describe = fn(Command) -> Command;

/// The commands of [`Choice`].
const DESCRIBED: [(&str, Describe); 10] = [
    ("demo", Demo::augment_args),
    ("diff", Diff::augment_args),
    ("status", Status::augment_args),
    ("render", Render::augment_args),
    ("health", Health::augment_args),
    ("snapshot", Snapshot::augment_args),
    ("explain", Explain::augment_args),
    ("completions", Completions::augment_args),
    ("man", Manual::augment_args),
    ("version", Version::augment_args),
];

/// The command line with the values of a settings file as defaults.
pub(crate) fn with_defaults(command: Command, flags: &[Flag]) -> Command {
    if flags.is_empty() {
        return command;
    }
    command.mut_subcommands(|command| {
        command.mut_args(|arg| {
            match flags
                .iter()
                .find(|flag| arg.get_long() == Some(flag.name.as_str()))
            {
                Some(flag) => arg.default_values(flag.values.clone()),
                None => arg,
            }
        })
    })
}

/// The flag of this name, of whichever command.
pub(crate) fn flag(name: &str) -> Option<Arg> {
    command()
        .get_subcommands()
        .flat_map(Command::get_arguments)
        .find(|arg| arg.get_long() == Some(name))
        .cloned()
}

/// Whether a flag takes these values, else why not.
pub(crate) fn check(arg: Arg, values: &[String]) -> Result<(), String> {
    let name = arg.get_long().unwrap_or_default().to_owned();
    let given: Vec<String> = values
        .iter()
        .map(|value| format!("--{name}={value}"))
        .collect();
    let alone = Command::new("driftctl").no_binary_name(true).arg(arg);
    match alone.try_get_matches_from(given) {
        Ok(_) => Ok(()),
        Err(error) => {
            let text = error.to_string();
            let first = text.lines().next().unwrap_or_default();
            Err(first.trim_start_matches("error: ").to_owned())
        }
    }
}

/// A flag with its variable; a switch takes `=true` and `=false` too.
fn finished(arg: Arg) -> Arg {
    let Some(name) = arg.get_long().map(variable) else {
        return arg;
    };
    let arg = arg.env(name).hide_env(true);
    if !matches!(arg.get_action(), ArgAction::SetTrue) {
        return arg;
    }
    arg.action(ArgAction::Set)
        .num_args(0..=1)
        .require_equals(true)
        .value_name("BOOL")
        .value_parser(BoolishValueParser::new())
        .default_value("false")
        .default_missing_value("true")
        .hide_default_value(true)
        .hide_possible_values(true)
}

/// `DRIFTCTL_FAIL_ON` for `fail-on`.
pub(crate) fn variable(long: &str) -> String {
    format!("DRIFTCTL_{}", long.replace('-', "_").to_ascii_uppercase())
}

impl Output {
    fn parse(text: &str) -> Result<Self, String> {
        let (format, file) = match text.split_once('=') {
            Some((format, file)) => (format, Some(file)),
            None => (text, None),
        };
        if file == Some("") {
            return Err("the file after `=` has no name".to_owned());
        }
        let format = Format::from_str(format, false)
            .map_err(|_| format!("`{format}` is none of text, json, yaml"))?;
        Ok(Self {
            format,
            file: file.map(PathBuf::from),
        })
    }
}

impl ArgoSettings {
    /// A file that is called so is `./cluster`.
    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            None if text == "cluster" => Ok(Self::Cluster("argocd".to_owned())),
            Some(("cluster", "")) => Err("the namespace after `cluster:` has no name".to_owned()),
            Some(("cluster", namespace)) => Ok(Self::Cluster(namespace.to_owned())),
            _ => Ok(Self::File(PathBuf::from(text))),
        }
    }
}

/// As a switch is written, or with what is to be kept.
fn strategy(text: &str) -> Result<Strategy, String> {
    if text == "include-webhooks" {
        return Ok(Strategy::Server(Mutations::Included));
    }
    let switch = BoolishValueParser::new();
    let switch = switch.parse_ref(&Command::new(NAME), None, OsStr::new(text));
    match switch {
        Ok(true) => Ok(Strategy::Server(Mutations::Removed)),
        Ok(false) => Ok(Strategy::Client),
        Err(_) => Err("expected true, false or include-webhooks".to_owned()),
    }
}

fn filter(text: &str) -> Result<ObjectFilter, &'static str> {
    ObjectFilter::parse(text).ok_or("expected kind, kind/name or kind.group/name")
}

fn object(text: &str) -> Result<ObjectFilter, &'static str> {
    ObjectFilter::parse(text)
        .filter(|filter| filter.name.is_some())
        .ok_or("expected kind/name or kind.group/name")
}

/// As kubectl reads `--request-timeout`: a number with h, m, s or ms, several in a row, or plain seconds.
fn duration(text: &str) -> Result<Duration, String> {
    const WRONG: &str = "expected a time like 30s, 5m, 1m30s or a number of seconds";
    if let Ok(seconds) = text.parse() {
        return Ok(Duration::from_secs(seconds));
    }
    let mut rest = text;
    let mut total = Duration::ZERO;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).ok_or(WRONG)?;
        let number: u32 = rest[..digits].parse().map_err(|_| WRONG)?;
        rest = &rest[digits..];
        let end = rest
            .find(|c: char| c.is_ascii_digit())
            .unwrap_or(rest.len());
        let unit = match &rest[..end] {
            "h" => Duration::from_secs(3600),
            "m" => Duration::from_secs(60),
            "s" => Duration::from_secs(1),
            "ms" => Duration::from_millis(1),
            _ => return Err(WRONG.to_owned()),
        };
        total = unit
            .checked_mul(number)
            .and_then(|part| total.checked_add(part))
            .ok_or(WRONG)?;
        rest = &rest[end..];
    }
    if text.is_empty() {
        Err(WRONG.to_owned())
    } else {
        Ok(total)
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Json, Self::Yaml]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Yaml => "yaml",
        }))
    }
}

impl ValueEnum for Extras {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Rendered, Self::All, Self::Off]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Rendered => "rendered",
            Self::All => "all",
            Self::Off => "off",
        }))
    }
}

impl ValueEnum for FailClass {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            Self::OutOfSync,
            Self::LiveOnly,
            Self::LiveEdit,
            Self::RuleUnused,
            Self::Degraded,
            Self::Progressing,
        ]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::OutOfSync => "out-of-sync",
            Self::LiveOnly => "live-only",
            Self::LiveEdit => "live-edit",
            Self::RuleUnused => "rule-unused",
            Self::Degraded => "degraded",
            Self::Progressing => "progressing",
        }))
    }
}

impl ValueEnum for LoadRestrictor {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::RootOnly, Self::None]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::RootOnly => "LoadRestrictionsRootOnly",
            Self::None => "LoadRestrictionsNone",
        }))
    }
}

impl ValueEnum for Reorder {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Unspecified, Self::Legacy, Self::Fifo]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Unspecified => "unspecified",
            Self::Legacy => "legacy",
            Self::Fifo => "none",
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command().debug_assert();
    }

    #[test]
    fn a_command_alone_is_the_one_among_all() {
        let all = command();
        let names: Vec<&str> = all.get_subcommands().map(Command::get_name).collect();
        assert_eq!(names, DESCRIBED.map(|(name, _)| name));
        for among_all in all.get_subcommands() {
            let name = among_all.get_name();
            let alone = command_named(OsStr::new(name)).expect("it is described");
            let alone = alone.find_subcommand(name).expect("it is there");
            let shown =
                |command: &Command| format!("{:#?}", command.get_arguments().collect::<Vec<_>>());
            assert_eq!(shown(alone), shown(among_all), "{name}");
        }
        assert!(command_named(OsStr::new("--help")).is_none());
    }

    #[test]
    fn every_flag_has_its_variable() {
        for subcommand in command().get_subcommands() {
            for arg in subcommand.get_arguments() {
                if let Some(long) = arg.get_long() {
                    let env = arg
                        .get_env()
                        .map(|name| name.to_string_lossy().into_owned());
                    assert_eq!(env, Some(variable(long)), "{}", subcommand.get_name());
                }
            }
        }
    }

    #[test]
    fn times_are_read_as_kubectl_reads_them() {
        for (text, milliseconds) in [
            ("30", 30_000),
            ("0", 0),
            ("1m30s", 90_000),
            ("500ms", 500),
            ("2h", 7_200_000),
        ] {
            assert_eq!(
                duration(text),
                Ok(Duration::from_millis(milliseconds)),
                "{text}"
            );
        }
        for text in ["", "s", "1d", "1m30", "-1s", "1 s", "99999999999h"] {
            assert!(duration(text).is_err(), "{text}");
        }
    }

    #[test]
    fn an_output_is_a_format_and_perhaps_a_file() {
        let output = Output::parse("json=out=1.json").expect("a format and a file");
        assert_eq!(output.format, Format::Json);
        assert_eq!(output.file, Some(PathBuf::from("out=1.json")));
        assert!(Output::parse("xml").is_err());
        assert!(Output::parse("json=").is_err());
    }
}
