//! A baseline: what was found before anybody asked for a gate, so that only what is new holds a draft.
//!
//! It holds fingerprints and no words, so whoever reads it learns no term. It is written in one order, and two drafts
//! that say the same get the same, so that it changes only where the drafts do.

use super::bytes_of;
use super::keys::BASELINE;
use crate::draft::KnownFindings;
use crate::policy::{PolicyError, ReadFile};
use crate::report::BaselineEntry;
use crate::rule::{Fields, RuleId, Scope, Value, is_code};
use crate::table::{Cause, Quoted, Spaced, TomlText, is_kebab};
use crate::text::is_printable;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The version of the format.
const FORMAT: usize = 1;

/// The first lines of a file.
const HEAD: &str =
    "# What was known when this was written; new findings count. `discretion check --write-baseline` writes it anew.\n";

/// What is known of drafts, by their paths.
///
/// ```
/// use discretion::config::Baseline;
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse("acme.toml", r#"
/// discretion = 1
/// name = "acme"
/// [[tone]]
/// id = "hype"
/// terms = ["game-changing"]
/// "#)?;
/// let checker = Checker::new(&policy)?;
/// let mut baseline = Baseline::default();
/// baseline.add("post.md", checker.check(&Draft::markdown("It is game-changing.")).baseline());
///
/// let baseline = Baseline::parse("baseline.toml", &baseline.to_toml())?;
/// let known = baseline.known_at("post.md");
/// let report = checker.check(&Draft::markdown("News!\n\nIt is game-changing. A game-changing thing.").known(&known));
/// assert_eq!((report.warnings().len(), report.silenced().len()), (1, 1));
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    drafts: BTreeMap<String, Vec<BaselineEntry>>,
}

impl Baseline {
    /// Reads a baseline file, whose bytes `read` gives; none where it says that there is no such file.
    ///
    /// # Errors
    /// All problems of the file, each with its place.
    pub fn load_from(path: &str, read: &ReadFile<'_>) -> Result<Option<Self>, PolicyError> {
        bytes_of(path, read)?.map(|bytes| Self::read(path, bytes)).transpose()
    }

    /// Reads a baseline from a text.
    ///
    /// # Errors
    /// As [`Baseline::load_from`] gives.
    pub fn parse(path: &str, text: &str) -> Result<Self, PolicyError> {
        Self::read(path, text.as_bytes().to_vec())
    }

    fn read(path: &str, bytes: Vec<u8>) -> Result<Self, PolicyError> {
        let (source, issue) = TomlText::of_bytes(path.to_owned(), bytes, "bytes in a baseline");
        if let Some(issue) = issue {
            return Err(PolicyError::new(vec![issue]));
        }
        source.lower(Scope::default(), |lowering, root| Self::lower(Fields::of_file(lowering, root, &BASELINE)))
    }

    fn lower(mut fields: Fields<'_>) -> Self {
        if let Some(value) = fields.take("baseline")
            && let Some(format) = value.count()
            && format != FORMAT
        {
            value.note(Cause::BaselineFormat(Quoted::shown(&format.to_string())));
        }
        let mut drafts: BTreeMap<String, Vec<BaselineEntry>> = BTreeMap::new();
        for draft in fields.take("drafts").and_then(Value::entries).unwrap_or_default() {
            let known = drafts.entry(draft.key.to_owned()).or_default();
            for rule in draft.value.entries().unwrap_or_default() {
                match rule.key.split_once('/') {
                    Some((policy, id)) if is_kebab(policy) && is_kebab(id) => {
                        let id = RuleId::new(policy, id);
                        known.extend(rule.value.items().into_iter().filter_map(|item| entry(&id, item)));
                    }
                    Some(_) | None => {
                        let (found, expected) = (Spaced(Quoted::shown(rule.key)), "the full name of a rule");
                        rule.value.lowering.note(rule.key_span, Cause::Malformed { what: "rule", found, expected });
                    }
                }
            }
        }
        drafts.values_mut().for_each(|known| known.sort());
        fields.finish();
        Self { drafts }
    }

    /// Adds what a draft has: [`Report::baseline`](crate::Report::baseline).
    pub fn add(&mut self, path: &str, entries: &[BaselineEntry]) {
        if entries.is_empty() {
            return;
        }
        let known = self.drafts.entry(path.to_owned()).or_default();
        known.extend_from_slice(entries);
        known.sort();
        known.dedup();
    }

    /// Takes what is known of a draft out.
    pub fn remove(&mut self, path: &str) {
        self.drafts.remove(path);
    }

    /// The paths of which something is known, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.drafts.keys().map(String::as_str)
    }

    /// The number of entries.
    #[must_use]
    pub fn count(&self) -> usize {
        self.drafts.values().map(Vec::len).sum()
    }

    /// The fingerprints that are known of a draft, and for limits how far they were exceeded.
    #[must_use]
    pub fn known_at(&self, path: &str) -> KnownFindings {
        let known = self.drafts.get(path).into_iter().flatten();
        known.map(|entry| (entry.fingerprint.clone(), entry.excess)).collect()
    }

    /// Gives what is known of files that are gone to drafts that may be these files under another name, each to one: a
    /// draft must have at least half of what is known of the file, and the one that has most of it gets it.
    pub fn follow(&mut self, gone: &[String], drafts: &[(String, Vec<BaselineEntry>)]) {
        let mut pairs = Vec::new();
        for path in gone {
            let known = self.known_at(path);
            for (name, entries) in drafts {
                let shared = entries.iter().filter(|entry| known.contains_key(&entry.fingerprint)).count();
                if shared > 0 && shared * 2 >= known.len() {
                    pairs.push((Reverse(shared), path, name));
                }
            }
        }
        pairs.sort();
        for (_, path, name) in pairs {
            if !self.drafts.contains_key(name)
                && let Some(known) = self.drafts.remove(path)
            {
                self.drafts.insert(name.clone(), known);
            }
        }
    }

    /// The text of the file: the same for the same entries, byte for byte.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut text = format!("{HEAD}baseline = {FORMAT}\n");
        for (path, entries) in &self.drafts {
            text.push_str(&format!("\n[drafts.{}]\n", quoted(path)));
            for of_rule in entries.chunk_by(|one, next| one.rule == next.rule) {
                text.push_str(&format!("{} = [\n", quoted(of_rule[0].rule.as_str())));
                for BaselineEntry { fingerprint, excess, .. } in of_rule {
                    let excess = excess.map(|excess| format!(":{excess}")).unwrap_or_default();
                    text.push_str(&format!("    \"{fingerprint}{excess}\",\n"));
                }
                text.push_str("]\n");
            }
        }
        text
    }
}

/// A fingerprint, and after a colon how far a limit is exceeded.
fn entry(rule: &RuleId, value: Value<'_>) -> Option<BaselineEntry> {
    let text = value.text("fingerprint")?;
    let (fingerprint, excess) = match text.split_once(':') {
        Some((fingerprint, excess)) => (fingerprint, Some(excess.parse::<i64>().ok())),
        None => (text, None),
    };
    if !is_code(fingerprint) || excess == Some(None) {
        let expected = "16 letters and digits as in a report";
        value.note(Cause::Malformed { what: "fingerprint", found: Spaced(Quoted::shown(text)), expected });
        return None;
    }
    Some(BaselineEntry { rule: rule.clone(), fingerprint: fingerprint.to_owned(), excess: excess.flatten() })
}

/// A key or a text as TOML writes it.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            letter if is_printable(letter) => quoted.push(letter),
            letter => quoted.push_str(&format!("\\U{:08X}", u32::from(letter))),
        }
    }
    quoted.push('"');
    quoted
}
