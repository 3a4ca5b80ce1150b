//! The layers of a policy: the files and packs that it extends, lowest first, itself on top.
//!
//! Only `extends` is read here. A file or pack that is reached twice is one layer, at the place where it is needed
//! first. Besides `secrets` the only module of the library that reads files.

use crate::policy::keys::FILE;
use crate::policy::{Pack, ReadFile};
use crate::rule::{Fields, Scope, Value};
use crate::table::{BOUNDS, Budget, Cause, Issue, Lowering, PolicyError, Quoted, Spaced, TomlText};
use crate::text::{Span, nearest, printable, suggestion};
use memchr::memmem;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use toml::de::DeTable;

/// The beginning of an entry that names a pack.
pub(super) const PACK: &str = "pack:";

/// The text of one layer, and what is wrong with it as a text.
#[derive(Debug)]
pub(super) struct Layer {
    /// The text.
    pub(super) source: TomlText,
    /// The issues so far.
    pub(super) issues: Vec<Issue>,
    /// True if the text can be read as TOML at all.
    pub(super) readable: bool,
    /// True if it was read from a file.
    pub(super) is_file: bool,
}

/// The layers of the policy in a file.
pub(super) fn of_file(path: &Path) -> Result<Vec<Layer>, PolicyError> {
    let file = path.display().to_string();
    let refuse = |cause| PolicyError::new(vec![Issue::of_file(&file, cause)]);
    let bytes = read(path, None).map_err(refuse)?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let unreadable = |error: io::Error| refuse(unreadable(None, &error));
    let root = folder.canonicalize().map_err(unreadable)?;
    let shown = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let key = Identity::File(path.canonicalize().map_err(unreadable)?);
    let mut climb = Climb::among(Files::OnDisk(Folder { root, shown }));
    climb.open(key, PathBuf::new(), layer(file.clone(), bytes));
    Ok(climb.finish())
}

/// The layers of the policy in a file that is not on the disk, but that `read` reads, as it does all that it extends.
pub(super) fn of_kept_file(path: &str, read: &ReadFile<'_>) -> Result<Vec<Layer>, PolicyError> {
    let bytes = kept(path, None, read).map_err(|cause| PolicyError::new(vec![Issue::of_file(path, cause)]))?;
    let shown = Path::new(path).parent().map(Path::to_path_buf).unwrap_or_default();
    let mut climb = Climb::among(Files::Kept { shown, read, has_packs: false });
    climb.open(Identity::File(PathBuf::from(path)), PathBuf::new(), layer(path.to_owned(), bytes));
    Ok(climb.finish())
}

/// The layers of a policy in a text, which can extend packs only.
pub(super) fn of_text(name: &str, text: &str) -> Vec<Layer> {
    let mut climb = Climb::without_files();
    climb.open(Identity::Text, PathBuf::new(), given(name, text));
    climb.finish()
}

/// The layers of a policy in a text, which can extend what `read` reads.
pub(super) fn of_text_with(name: &str, text: &str, read: &ReadFile<'_>) -> Vec<Layer> {
    let shown = Path::new(name).parent().map(Path::to_path_buf).unwrap_or_default();
    let mut climb = Climb::among(Files::Kept { shown, read, has_packs: true });
    climb.open(Identity::File(PathBuf::from(name)), PathBuf::new(), given(name, text));
    climb.finish()
}

/// The layers of packs alone.
pub(super) fn of_packs(names: &[&str]) -> Result<Vec<Layer>, PolicyError> {
    let mut climb = Climb::without_files();
    let mut issues = Vec::new();
    for name in names {
        match find_pack(name) {
            Ok(pack) => climb.open_pack(pack),
            Err(cause) => issues.push(Issue::of_file(&format!("pack:{name}"), cause)),
        }
        climb.climb();
    }
    if issues.is_empty() { Ok(climb.finish()) } else { Err(PolicyError::new(issues)) }
}

/// The layers of the policies and packs that another text names, each with its place there: first the packs, as they stand
/// below all files, then the files. Files are seen from the folder of that text.
pub(super) fn of_entries(
    namer: &TomlText,
    mut entries: Vec<(String, Span)>,
    read: Option<&ReadFile<'_>>,
) -> Result<Vec<Layer>, PolicyError> {
    entries.sort_by_key(|(entry, _)| !entry.starts_with(PACK));
    let path = Path::new(&namer.file);
    let is_up = |part: &Component<'_>| *part == Component::ParentDir;
    let levels = entries.iter().map(|(entry, _)| Path::new(entry).components().take_while(is_up).count()).max();
    let (shown, here) = around(path, levels.unwrap_or(0));
    let files = match read {
        Some(read) => Files::Kept { shown, read, has_packs: false },
        None => {
            let folder = if shown.as_os_str().is_empty() { Path::new(".") } else { &shown };
            let unreadable = |error| PolicyError::new(vec![Issue::of_file(&namer.file, unreadable(None, &error))]);
            Files::OnDisk(Folder { root: folder.canonicalize().map_err(unreadable)?, shown })
        }
    };
    let mut climb = Climb::among(files);
    let layer = Layer { source: namer.clone(), issues: Vec::new(), readable: true, is_file: false };
    climb.open.push(Open {
        key: Identity::File(path.to_path_buf()),
        folder: here,
        layer,
        extends: entries.into_iter(),
    });
    let mut layers = climb.finish();
    // The text itself is done last.
    let issues = layers.pop().map(|namer| namer.issues).unwrap_or_default();
    if issues.is_empty() { Ok(layers) } else { Err(PolicyError::new(issues)) }
}

/// The folder so many levels above that of a file, and the way from there to the folder of the file.
fn around(file: &Path, levels: usize) -> (PathBuf, PathBuf) {
    let folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
    let (mut above, mut names) = (folder.clone(), Vec::new());
    for _ in 0..levels {
        let is_named = above.file_name().is_some();
        if !is_named || !above.pop() {
            above.push("..");
        }
    }
    if let Ok(whole) = std::path::absolute(&folder) {
        let last = whole.components().rev().take(levels).map(|part| part.as_os_str().to_owned());
        names.extend(last);
    }
    (above, names.into_iter().rev().collect())
}

/// The identity of a layer.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Identity {
    Text,
    Pack(String),
    /// The path without links and detours.
    File(PathBuf),
}

/// The folder of the policy that is loaded: no layer lies outside.
#[derive(Debug)]
struct Folder {
    /// The path without links and detours.
    root: PathBuf,
    /// The path as the caller gave it.
    shown: PathBuf,
}

/// The files that a policy can extend.
enum Files<'r> {
    /// None.
    Nowhere,
    /// Those of a folder.
    OnDisk(Folder),
    /// Those that a function reads, in a folder as the caller gave it; it may have packs, too.
    Kept { shown: PathBuf, read: &'r ReadFile<'r>, has_packs: bool },
}

/// A layer whose own layers are being read.
#[derive(Debug)]
struct Open {
    key: Identity,
    /// The folder of the file, seen from the policy's folder.
    folder: PathBuf,
    layer: Layer,
    extends: std::vec::IntoIter<(String, Span)>,
}

/// The way through `extends`, deepest last, and the layers behind.
struct Climb<'r> {
    files: Files<'r>,
    open: Vec<Open>,
    done: Vec<Layer>,
    keys: Vec<Identity>,
}

impl<'r> Climb<'r> {
    const fn without_files() -> Self {
        Self::among(Files::Nowhere)
    }

    const fn among(files: Files<'r>) -> Self {
        Self { files, open: Vec::new(), done: Vec::new(), keys: Vec::new() }
    }

    fn open(&mut self, key: Identity, folder: PathBuf, mut layer: Layer) {
        let extends = if layer.readable { extends(&mut layer) } else { Vec::new() };
        self.open.push(Open { key, folder, layer, extends: extends.into_iter() });
    }

    fn open_pack(&mut self, pack: &Pack) {
        let key = Identity::Pack(pack.name().to_owned());
        if !self.keys.contains(&key) {
            let source = TomlText::of_pack(format!("pack:{}", pack.name()), pack.text(), pack.tree());
            self.open(key, PathBuf::new(), Layer { source, issues: Vec::new(), readable: true, is_file: false });
        }
    }

    fn finish(mut self) -> Vec<Layer> {
        self.climb();
        self.done
    }

    /// Reads what is extended until nothing is open; a layer is done when all below it are.
    fn climb(&mut self) {
        while let Some(top) = self.open.last_mut() {
            if let Some((entry, span)) = top.extends.next() {
                if let Err((cause, help)) = self.extend(&entry)
                    && let Some(top) = self.open.last_mut()
                {
                    top.layer.issues.push(top.layer.source.issue(span, cause).with_help(help));
                }
            } else if let Some(open) = self.open.pop() {
                self.keys.push(open.key);
                self.done.push(open.layer);
            }
        }
    }

    /// Opens what an entry of `extends` names, unless it is done already.
    fn extend(&mut self, entry: &str) -> Result<(), (Cause, Option<String>)> {
        if let Some(name) = entry.strip_prefix(PACK) {
            let key = Identity::Pack(name.to_owned());
            match find_pack(name) {
                Ok(pack) => {
                    self.admit(&key, entry)?;
                    self.open_pack(pack);
                }
                Err(cause) => {
                    let help = suggestion(name, Pack::each().map(Pack::name));
                    let unknown = (cause, help.map(|help| help.replacen('`', "`pack:", 1)));
                    // A pack of whoever reads the policy.
                    let Files::Kept { read, has_packs: true, .. } = self.files else { return Err(unknown) };
                    if self.admit(&key, entry)? {
                        let bytes = match read(entry) {
                            Ok(bytes) => bytes,
                            Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(unknown),
                            Err(error) => return Err((unreadable(Some(entry), &error), None)),
                        };
                        self.open(key, PathBuf::new(), Layer { is_file: false, ..layer(entry.to_owned(), bytes) });
                    }
                }
            }
            return Ok(());
        }
        let Some(Open { folder: here, key: Identity::File(_), .. }) = self.open.last() else {
            return Err(file_in_text(entry));
        };
        let path = resolve(here, entry).map_err(|cause| (cause, None))?;
        let (shown, real) = match &self.files {
            Files::Nowhere => return Err(file_in_text(entry)),
            Files::OnDisk(folder) => {
                let shown = folder.shown.join(&path);
                let real = shown.canonicalize().map_err(|error| (unreadable(Some(entry), &error), meant_by(entry)))?;
                if !real.starts_with(&folder.root) {
                    return Err((Cause::OutsideRoot(Quoted::shown(entry)), None));
                }
                (shown, real)
            }
            Files::Kept { shown, .. } => (shown.join(&path), shown.join(&path)),
        };
        let key = Identity::File(real);
        if self.admit(&key, entry)? {
            let file = shown.display().to_string();
            let bytes = match &self.files {
                Files::Nowhere | Files::OnDisk(_) => read(&shown, Some(entry)),
                Files::Kept { read, .. } => kept(&file, Some(entry), read),
            };
            let bytes = bytes.map_err(|cause| {
                let help = matches!(cause, Cause::Unreadable { .. }).then(|| meant_by(entry)).flatten();
                (cause, help)
            })?;
            let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
            self.open(key, folder, layer(file, bytes));
        }
        Ok(())
    }

    /// Returns whether a layer is still to be read; an error where it extends itself or there are too many.
    fn admit(&self, key: &Identity, entry: &str) -> Result<bool, (Cause, Option<String>)> {
        if let Some(at) = self.open.iter().position(|open| open.key == *key) {
            let mut chain: Vec<&str> = self.open[at..].iter().map(|open| open.layer.source.file.as_str()).collect();
            chain.extend(chain.first().copied());
            return Err((Cause::Cycle(Quoted::shown(entry), printable(&chain.join(" → "))), None));
        }
        if self.keys.contains(key) {
            return Ok(false);
        }
        let too_many = |what, limit| Err((Cause::TooMany { what, limit }, None));
        if self.open.len() >= BOUNDS.nesting {
            return too_many("files nested by `extends`", BOUNDS.nesting);
        }
        if self.open.len() + self.done.len() >= BOUNDS.layers {
            return too_many("files and packs in one policy", BOUNDS.layers);
        }
        Ok(true)
    }
}

/// What an entry of `extends` may mean that is no file.
fn meant_by(entry: &str) -> Option<String> {
    if entry.contains('\\') {
        return Some("write `/` between the folders of a path, on every system".to_owned());
    }
    let name = entry.strip_prefix("pack/").unwrap_or(entry);
    let pack = nearest(name, Pack::each().map(Pack::name)).map(|pack| format!("did you mean `pack:{pack}`?"));
    let is_bare = !entry.contains(['.', '/']);
    pack.or_else(|| is_bare.then(|| "a pack is written `pack:tone`, a file with its ending: `legal.toml`".to_owned()))
}

fn find_pack(name: &str) -> Result<&'static Pack, Cause> {
    let expected = || Pack::each().map(Pack::name).collect();
    let unknown = || Cause::Unknown { what: "pack", found: Spaced(Quoted::shown(name)), expected: expected() };
    Pack::each().find(|pack| pack.name() == name).ok_or_else(unknown)
}

/// The path of an entry, seen from the policy's folder.
fn resolve(here: &Path, entry: &str) -> Result<PathBuf, Cause> {
    let mut path = here.to_path_buf();
    for component in Path::new(entry).components() {
        match component {
            Component::CurDir => {}
            Component::Normal(name) => path.push(name),
            Component::ParentDir => {
                if !path.pop() {
                    return Err(Cause::OutsideRoot(Quoted::shown(entry)));
                }
            }
            Component::RootDir | Component::Prefix(_) => return Err(Cause::AbsolutePath(Quoted::shown(entry))),
        }
    }
    Ok(path)
}

/// Reads a file, and one byte more than may be in it.
fn read(path: &Path, entry: Option<&str>) -> Result<Vec<u8>, Cause> {
    let unreadable = |error: io::Error| unreadable(entry, &error);
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(Cause::Folder(entry.map(Quoted::shown)));
    }
    // To open a pipe is to wait for whoever writes to it.
    if !metadata.is_file() {
        return Err(Cause::NoRegularFile(entry.map(Quoted::shown)));
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(BOUNDS.file_bytes).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes)).map_err(unreadable)?;
    Ok(bytes)
}

/// Reads a file that is kept elsewhere.
fn kept(path: &str, entry: Option<&str>, read: &ReadFile<'_>) -> Result<Vec<u8>, Cause> {
    read(path).map_err(|error| unreadable(entry, &error))
}

/// Why a text extends no file.
fn file_in_text(entry: &str) -> (Cause, Option<String>) {
    let help = "`Policy::load` reads a policy with its files".to_owned();
    (Cause::FileInText(Quoted::shown(entry)), Some(help))
}

fn unreadable(entry: Option<&str>, error: &io::Error) -> Cause {
    Cause::Unreadable { file: entry.map(Quoted::shown), why: Cause::why(error) }
}

/// A layer of the bytes of a file. Of bytes that are not UTF-8, or too long to be looked at, nothing more is read.
fn layer(file: String, bytes: Vec<u8>) -> Layer {
    let (source, issue) = TomlText::of_bytes(file, bytes, "bytes in a policy file");
    Layer { readable: issue.is_none(), source, issues: issue.into_iter().collect(), is_file: true }
}

/// A layer of a text that was given.
fn given(name: &str, text: &str) -> Layer {
    Layer { is_file: false, ..layer(name.to_owned(), text.as_bytes().to_vec()) }
}

/// The entries of `extends`, each with its place.
fn extends(layer: &mut Layer) -> Vec<(String, Span)> {
    // Nearly always the keys of the file end where a line begins with a bracket. They do not within a text or a list, which
    // then has no end; and a table may have the name of the key.
    let text = &*layer.source.text;
    let head = memmem::find(text.as_bytes(), b"\n[").unwrap_or(text.len());
    let root = DeTable::parse(Span::new(0, head).slice(text)).ok();
    let root = root.filter(|_| memmem::find(&text.as_bytes()[head..], b"extends").is_none());
    let root = root.unwrap_or_else(|| DeTable::parse_recoverable(text).0);
    let budget = Budget::default();
    let lowering = Lowering::new(&layer.source, &budget, Scope::default());
    let entries = Fields::of_file(&lowering, &root, &FILE)
        .take("extends")
        .map(Value::items)
        .unwrap_or_default()
        .into_iter()
        .filter_map(|item| Some((item.text("entry of `extends`")?.to_owned(), item.span)))
        .collect();
    layer.issues.extend(lowering.into_issues());
    entries
}
