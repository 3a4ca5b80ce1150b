//! The verb `seal`: terms in, a rule that nobody can read out.
//!
//! Nothing that is printed holds a term, errors included: they name the line.

use crate::Outcome;
use crate::arguments::{SealArguments, SealedFor, SealedWith};
use crate::gate::reason;
use crate::output::{self, Look, Output};
use crate::policies;
use crate::rendering;
use crate::toml_quoting::quoted;
use anyhow::{Context, anyhow, bail};
use discretion::policy::seal::{Key, SealedTerm, check, seal, terms};
use std::io::{self, IsTerminal, Read};
use std::path::{Component, Path, PathBuf};
use std::{env, fs};

/// The most bytes of terms that are read.
const MOST_BYTES: u64 = 16 << 20;

/// The most bytes that the file of a key may have.
const MOST_KEY_BYTES: u64 = 4 << 10;

/// Seals what comes from standard input, or prints a new key.
pub(crate) fn run(arguments: &SealArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    if arguments.new_key {
        output.write(&format!("{}\n", new_key()?.to_hex()))?;
        return Ok(Outcome::Success);
    }
    let SealArguments { owner: SealedFor { policy, name }, key: with, .. } = arguments;
    let name = match (policy, name) {
        (Some(file), _) => match policies::load(Some(file), errors) {
            Some(policy) => policy.name().to_owned(),
            None => return Ok(Outcome::Error),
        },
        (None, Some(name)) => name.clone(),
        (None, None) => bail!("sealed for which policy? expected --policy or --name"),
    };
    let key = with.key()?;
    let lines = read_terms()?;
    let (mut sealed, mut refused) = (Vec::new(), false);
    for (line, term) in terms(&lines) {
        match seal(&key, &name, term) {
            Ok(term) => sealed.push(term),
            Err(error) => {
                refused = true;
                output::complain(&rendering::error(&format!("line {line}: {error}"), errors));
            }
        }
    }
    if refused {
        return Ok(Outcome::Error);
    }
    if sealed.is_empty() {
        bail!("no term on standard input, expected one in a line");
    }
    output.write(&rule(&sealed, &check(&key, &name), &with.named(policy.as_deref())))?;
    Ok(Outcome::Success)
}

fn new_key() -> anyhow::Result<Key> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).map_err(|error| anyhow!("the system gives no random bytes: {error}"))?;
    Key::generate(bytes).context("the system gives no random bytes")
}

fn read_terms() -> anyhow::Result<String> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        output::complain("Terms to seal, one in a line; an empty one is skipped. End with Ctrl-D (Windows: Ctrl-Z).\n");
    }
    let mut bytes = Vec::new();
    stdin.lock().take(MOST_BYTES + 1).read_to_end(&mut bytes).context("cannot read standard input")?;
    if bytes.len() as u64 > MOST_BYTES {
        bail!("more than {MOST_BYTES} bytes on standard input");
    }
    String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        anyhow!("line {} is not UTF-8", valid.iter().filter(|byte| **byte == b'\n').count() + 1)
    })
}

/// The rule to paste. All tags are sorted together, so that their order tells nothing of the terms.
fn rule(sealed: &[SealedTerm], check: &str, key: &str) -> String {
    let mut tags: Vec<&String> = sealed.iter().flat_map(SealedTerm::tags).collect();
    tags.sort_unstable();
    tags.dedup();
    let tags: String = tags.iter().map(|tag| format!("    \"{tag}\",\n")).collect();
    let words = sealed.iter().map(SealedTerm::words).max().unwrap_or(1);
    format!(
        "[[confidential]]\nid = \"sealed\"\nsealed = {{ key = {key}, check = \"{check}\", longest = {words}, tags = [\n{tags}] }}\n"
    )
}

impl SealedWith {
    fn key(&self) -> anyhow::Result<Key> {
        let (text, from) = match (&self.key_env, &self.key_file) {
            (Some(name), _) => {
                let value = env::var(name).map_err(|error| match error {
                    env::VarError::NotPresent => anyhow!("the environment variable `{name}` is not set"),
                    env::VarError::NotUnicode(_) => anyhow!("the environment variable `{name}` is not UTF-8"),
                });
                (value?, format!("the environment variable `{name}`"))
            }
            (None, Some(file)) => {
                let from = file.display().to_string();
                (read_key(file).map_err(|error| anyhow!("cannot read {from}: {}", reason(&error)))?, from)
            }
            (None, None) => bail!("sealed with which key? expected --key-env or --key-file; --new-key makes one"),
        };
        // What is there is not quoted: it may be a key with a mistake in it.
        Key::parse(&text).with_context(|| format!("{from} holds no key; `discretion seal --new-key` makes one"))
    }

    /// The key as the policy names it.
    fn named(&self, policy: Option<&Path>) -> String {
        match (&self.key_env, &self.key_file) {
            (Some(name), _) => format!("{{ env = {} }}", quoted(name)),
            (None, file) => {
                format!("{{ file = {} }}", quoted(&seen_from(policy, file.as_deref().unwrap_or(Path::new("")))))
            }
        }
    }
}

fn read_key(file: &Path) -> io::Result<String> {
    let mut text = String::new();
    fs::File::open(file)?.take(MOST_KEY_BYTES).read_to_string(&mut text)?;
    Ok(text)
}

/// A file as the policy in that file names it: relative to its folder, where it was not given as absolute.
fn seen_from(policy: Option<&Path>, file: &Path) -> String {
    let shown = |path: &Path| {
        let path = path.to_string_lossy();
        if cfg!(windows) { path.replace('\\', "/") } else { path.into_owned() }
    };
    let folder = policy.filter(|_| !file.is_absolute()).map(|policy| policy.parent().unwrap_or(Path::new("")));
    let Some(folder) = folder else { return shown(file) };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    // Both exist: they were read.
    let (Ok(folder), Ok(real)) = (folder.canonicalize(), file.canonicalize()) else { return shown(file) };
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) =
        (folder.components().collect(), real.components().collect());
    let same = from.iter().zip(&to).take_while(|(one, other)| one == other).count();
    let up = from[same..].iter().map(|_| Component::ParentDir);
    shown(&up.chain(to[same..].iter().copied()).collect::<PathBuf>())
}
