//! Recorded objects as files: a List, a stream of documents or a folder of them, as `kubectl get -o yaml` (or `json`)
//! prints them, taken apart into single objects with their places.
//!
//! A file that is no YAML and no JSON, or that was cut off, is an error for the run. One entry that cannot be read is
//! an [`Item`] without a tree: what it casts doubt on is for `dump.rs` to say.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::kubernetes::yaml::{self, Content, Dialect, MAX_BYTES, Node};
use crate::kubernetes::{GroupKind, GroupVersionKind};
use crate::model::Fault;

use super::{Recorded, snapshot};

/// What to do about a file that is no recording.
pub(super) const RECORD_AGAIN: &str =
    "record it again: `kubectl get KINDS -o yaml --show-managed-fields > FILE`";

/// One object of a recording, or what is left of it.
pub(super) struct Item {
    pub(super) place: Place,
    /// The kind as far as it could be read.
    pub(super) kind: Option<GroupKind>,
    /// The object, or why there is none.
    pub(super) tree: Result<Value, String>,
}

/// Where an object starts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// As given.
    pub(super) file: String,
    /// Counted from 1; `None` for JSON, whose reader keeps no lines.
    pub(super) line: Option<u32>,
}

/// The objects of a recording, and the kinds it says it holds none of (an empty `DeploymentList`).
#[derive(Default)]
pub(super) struct Recording {
    pub(super) items: Vec<Item>,
    pub(super) empty_kinds: Vec<GroupKind>,
    /// Whether there was a list at all, be it empty: then an empty recording is no accident.
    pub(super) holds_lists: bool,
}

impl Recording {
    /// Reads a file, standard input (`-`), or every `.yaml`, `.yml` and `.json` below a folder, in the order of their names.
    pub(super) fn read(path: &Path) -> Result<Self> {
        let mut recording = Self::default();
        if !path.is_dir() {
            recording.add(&path.to_string_lossy(), &read_file(path)?)?;
            return Ok(recording);
        }
        let files = files_below(path)?;
        if files.is_empty() {
            return Err(Fault::new(format!("`{}` holds no recording", path.display()))
                .file(path.to_string_lossy())
                .hint("give a file or folder of `.yaml` or `.json` as `kubectl get -o yaml` prints it")
                .into());
        }
        for file in files {
            recording.add(&file.to_string_lossy(), &read_file(&file)?)?;
        }
        Ok(recording)
    }

    /// The document of a file that is a snapshot; `None` for a dump.
    pub(super) fn take_snapshot(&mut self) -> Result<Option<Value>> {
        let is_snapshot = |item: &Item| item.kind.as_ref().is_some_and(snapshot::is_snapshot);
        match self.items.iter().find(|item| is_snapshot(item)) {
            None => Ok(None),
            Some(item) if self.items.len() > 1 || self.holds_lists => {
                let place = &item.place;
                Err(
                    Fault::new(format!("{place} is a snapshot among other objects"))
                        .file(&place.file)
                        .hint("give `--live` the snapshot alone")
                        .into(),
                )
            }
            Some(_) => {
                let item = self.items.swap_remove(0);
                let reading =
                    || Fault::new(format!("{} is no YAML", item.place)).hint(RECORD_AGAIN);
                Ok(Some(item.tree.map_err(|_| reading())?))
            }
        }
    }

    /// Every entry, those of a snapshot taken apart.
    pub(super) fn into_entries(self) -> Vec<Recorded> {
        self.items
            .into_iter()
            .flat_map(Item::into_entries)
            .collect()
    }

    /// Takes the objects out of the text of one file.
    pub(super) fn add(&mut self, file: &str, content: &[u8]) -> Result<()> {
        let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
        let looks_like_json = content
            .iter()
            .find(|byte| !byte.is_ascii_whitespace())
            .is_some_and(|&byte| byte == b'{');
        if looks_like_json && self.add_json(file, content)? {
            return Ok(());
        }
        let documents = yaml::documents_as(content, Dialect::Sigs).map_err(|error| {
            Fault::new(format!("`{file}` is no YAML: {error}"))
                .file(file)
                .line(error.at.line)
                .column(error.at.column)
                .hint(RECORD_AGAIN)
        })?;
        for document in &documents {
            self.add_document(file, document)?;
        }
        Ok(())
    }

    /// False for a text that starts like JSON and is something else: a flow mapping of YAML.
    fn add_json(&mut self, file: &str, content: &[u8]) -> Result<bool> {
        let values: Result<Vec<Value>, _> = serde_json::Deserializer::from_slice(content)
            .into_iter()
            .collect();
        match values {
            Ok(values) => {
                for value in values {
                    self.add_value(file, value);
                }
                Ok(true)
            }
            Err(error) if error.is_eof() => Err(cut_off(file, error.line())),
            Err(_) => Ok(false),
        }
    }

    fn add_value(&mut self, file: &str, mut value: Value) {
        let place = Place {
            file: file.to_owned(),
            line: None,
        };
        let list = value["metadata"]["name"].is_null() && value["items"].is_array();
        let Some(Value::Array(items)) = value.get_mut("items").filter(|_| list).map(Value::take)
        else {
            self.items.push(Item::of_value(place, value));
            return;
        };
        let text = |key: &str| value[key].as_str();
        let list = List::of(text("apiVersion"), text("kind")).unwrap_or_default();
        self.note_list(&list, items.len());
        for item in items {
            self.items
                .push(Item::of_value(place.clone(), list.complete(item)));
        }
    }

    fn add_document(&mut self, file: &str, document: &Node) -> Result<()> {
        let place = |node: &Node| Place {
            file: file.to_owned(),
            line: (node.at.line > 0).then_some(node.at.line),
        };
        let named = document
            .get("metadata")
            .is_some_and(|metadata| metadata.get("name").is_some());
        let items = document.get("items").filter(|_| !named);
        let text = |key: &str| document.get(key).and_then(Node::text);
        let list = List::of(text("apiVersion"), text("kind"));
        match (items.map(|items| &items.content), list) {
            (Some(Content::Sequence(items)), Some(list)) => {
                self.note_list(&list, items.len());
                for item in items {
                    self.items.push(Item::of_node(place(item), item, &list));
                }
            }
            // `kubectl` prints `kind` and `metadata` after the items.
            (Some(_), None) => return Err(cut_off(file, document.at.line as usize)),
            (Some(Content::Scalar(_) | Content::Mapping(_)) | None, _) => {
                self.items
                    .push(Item::of_node(place(document), document, &List::default()));
            }
        }
        Ok(())
    }

    fn note_list(&mut self, list: &List, items: usize) {
        self.holds_lists = true;
        if items == 0
            && let Some((api_version, kind)) = &list.item
        {
            self.empty_kinds
                .push(GroupVersionKind::parse(api_version, kind).group_kind());
        }
    }
}

/// What a list says of its items.
#[derive(Default)]
struct List {
    /// `apiVersion` and kind of items that do not say it themselves, as in a `DeploymentList`.
    item: Option<(String, String)>,
}

impl List {
    /// `None` without a kind.
    fn of(api_version: Option<&str>, kind: Option<&str>) -> Option<Self> {
        let item = kind?.strip_suffix("List").filter(|kind| !kind.is_empty());
        Some(Self {
            item: api_version
                .zip(item)
                .map(|(api_version, kind)| (api_version.to_owned(), kind.to_owned())),
        })
    }

    /// The item with the kind that the list gives it.
    fn complete(&self, mut item: Value) -> Value {
        if let (Some((api_version, kind)), Value::Object(fields)) = (&self.item, &mut item)
            && !fields.contains_key("kind")
        {
            fields.shift_insert(0, "kind".to_owned(), Value::from(kind.as_str()));
            fields.shift_insert(
                0,
                "apiVersion".to_owned(),
                Value::from(api_version.as_str()),
            );
        }
        item
    }
}

impl Item {
    fn into_entries(self) -> Vec<Recorded> {
        let Place { file, line } = self.place;
        let entry = |tree| Recorded {
            file: file.clone(),
            line,
            tree,
        };
        match self.tree {
            Ok(tree) if self.kind.as_ref().is_some_and(snapshot::is_snapshot) => {
                let objects = snapshot::objects(tree).into_iter();
                objects.map(|object| entry(Ok(object))).collect()
            }
            tree => vec![entry(tree)],
        }
    }

    fn of_value(place: Place, value: Value) -> Self {
        let text = |key: &str| value.get(key).and_then(Value::as_str);
        Self {
            kind: kind_of(text("apiVersion"), text("kind")),
            place,
            tree: Ok(value),
        }
    }

    fn of_node(place: Place, node: &Node, list: &List) -> Self {
        match node.value(Dialect::Sigs) {
            Ok(value) => Self::of_value(place, list.complete(value)),
            Err(error) => {
                let text = |key: &str| node.get(key).and_then(Node::text);
                Self {
                    kind: kind_of(text("apiVersion"), text("kind")),
                    place: Place {
                        line: Some(error.at.line).filter(|&line| line > 0).or(place.line),
                        ..place
                    },
                    tree: Err(error.message),
                }
            }
        }
    }
}

fn kind_of(api_version: Option<&str>, kind: Option<&str>) -> Option<GroupKind> {
    let (api_version, kind) = api_version.zip(kind)?;
    Some(GroupVersionKind::parse(api_version, kind).group_kind())
}

impl fmt::Display for Place {
    /// `live.yaml:12`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "`{}:{line}`", self.file),
            None => write!(f, "`{}`", self.file),
        }
    }
}

fn cut_off(file: &str, line: usize) -> anyhow::Error {
    Fault::new(format!("`{file}` is cut off: the list in it has no end"))
        .file(file)
        .line(u32::try_from(line).unwrap_or(0))
        .hint(RECORD_AGAIN)
        .into()
}

/// The content of a file, or of standard input for `-`, of at most [`MAX_BYTES`]; a pipe will do.
fn read_file(path: &Path) -> Result<Vec<u8>> {
    let reading = || format!("read the recording `{}`", path.display());
    let most = MAX_BYTES as u64 + 1;
    let mut content = Vec::new();
    let read = if path.as_os_str() == "-" {
        io::stdin().lock().take(most).read_to_end(&mut content)
    } else {
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut content))
    };
    read.map_err(|error| Fault::new(error.to_string()).file(path.to_string_lossy()))
        .with_context(reading)?;
    if content.len() > MAX_BYTES {
        return Err(Fault::new(format!("larger than {} MiB", MAX_BYTES >> 20))
            .file(path.to_string_lossy())
            .hint("split it into a folder of files"))
        .with_context(reading);
    }
    Ok(content)
}

/// Recordings below a folder, sorted; hidden files and linked folders are left out.
fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        #[expect(
            clippy::disallowed_methods,
            reason = "a recording is no source: the user names it, and it may lie anywhere"
        )]
        let entries = std::fs::read_dir(&folder)
            .and_then(Iterator::collect::<std::io::Result<Vec<_>>>)
            .with_context(|| format!("list the recording `{}`", folder.display()))?;
        for entry in entries {
            let path = entry.path();
            let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
            let extension = path.extension().and_then(|extension| extension.to_str());
            if hidden {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else if matches!(extension, Some("yaml" | "yml" | "json")) {
                files.push(path);
            }
        }
    }
    files.sort();
    Ok(files)
}
