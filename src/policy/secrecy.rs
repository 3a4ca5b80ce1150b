//! Which parts of a policy file may hold what is confidential, so that no error quotes them.
//!
//! The lines of the file are looked at, not its tables: a file with a syntax error has secrets too. A line is shown
//! only where a header that is known to be harmless stands above it; a misspelt `[[confidental]]` hides what follows.

use crate::family;
use crate::rule::Family;
use crate::table::Issue;
use crate::text::Span;
use memchr::{memchr, memchr2_iter, memmem, memrchr};
use std::collections::BTreeSet;

/// The tables besides those of the families whose content may be shown.
const HARMLESS: [&str; 5] = ["company", "verdict", "competitors", "channels", "exception"];

/// The keys of an `[[adjust]]` that say nothing of what is confidential, though its rule may be.
const OPEN_KEYS: [&str; 7] = ["rule", "severity", "off", "owner", "reason", "when", "locked"];

/// The keys of a rule that show drafts in which its own words stand, and perhaps others.
const EXAMPLES: [&str; 2] = ["flags", "passes"];

/// The content of a part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    /// Nothing confidential.
    Open,
    /// Nothing confidential but perhaps in its examples.
    Rule,
    /// Wording that may hold confidential terms: cleared texts.
    Delicate,
    /// Lists that no confidential rule of the policy names.
    Lists,
    /// Perhaps something confidential.
    Hidden,
    /// Changes of a rule that may be confidential.
    Adjust,
}

/// The people who may see a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Audience {
    /// Everybody.
    All,
    /// Those who run the program, but not where many read.
    Few,
    /// Nobody.
    Nobody,
}

/// The lists that confidential rules of a file name, as far as it can be read.
pub(super) fn lists_named(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    if !text.contains('@') {
        return names;
    }
    let families: Vec<&str> =
        secret_families().filter(|name| memmem::find(text.as_bytes(), name.as_bytes()).is_some()).collect();
    // Only a line with one of these begins a part or names a list.
    let families_here = families.iter().flat_map(|name| memmem::find_iter(text.as_bytes(), name.as_bytes()));
    let mut told: Vec<usize> = memchr2_iter(b'[', b'@', text.as_bytes()).chain(families_here).collect();
    told.sort_unstable();
    let (mut section, mut end) = (Section::Open, 0);
    for at in told {
        if at < end {
            continue;
        }
        let (before, after) = text.split_at(at);
        let start = memrchr(b'\n', before.as_bytes()).map_or(0, |at| at + 1);
        end = at + memchr(b'\n', after.as_bytes()).unwrap_or(after.len());
        let line = Span::new(start, end).slice(text);
        section = section_of(line, section, &BTreeSet::new(), &families);
        if matches!(section, Section::Hidden | Section::Adjust) {
            names.extend(line.split('@').skip(1).map(|rest| {
                let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).unwrap_or(rest.len());
                Span::new(0, end).slice(rest).to_owned()
            }));
        }
    }
    names
}

/// Marks the issues, which are sorted by place, whose text may be confidential. `secret` are the lists that confidential
/// rules name.
pub(super) fn withhold(text: &str, issues: Vec<Issue>, secret: &BTreeSet<String>) -> Vec<Issue> {
    let mut lines = text.split_inclusive(['\n', '\r']).peekable();
    let (mut end, mut section, mut shown, mut key) = (0, Section::Open, Audience::All, None);
    let families: Vec<&str> = secret_families().collect();
    let mark = |issue: Issue| {
        let Some(span) = issue.span() else { return issue };
        // An issue without an extent stands before the character at its offset.
        let last = span.end.max(span.start + 1);
        let mut least = if end > span.start { shown } else { Audience::All };
        while end < last
            && let Some(line) = lines.next()
        {
            section = section_of(line, section, secret, &families);
            key = key_of(line).or(key.filter(|_| header(line.trim()).is_none()));
            shown = shown_of(line, section, key);
            end += line.len();
            if end > span.start {
                least = least.max(shown);
            }
        }
        match least {
            Audience::All => issue,
            Audience::Few => issue.mark_delicate(),
            Audience::Nobody => issue.withhold(),
        }
    };
    issues.into_iter().map(mark).collect()
}

/// How much of a line of a part may be shown, after the key that holds there.
fn shown_of(line: &str, section: Section, key: Option<&str>) -> Audience {
    let is_header = header(line.trim()).is_some();
    let is_of = |keys: &[&str]| key.is_some_and(|key| keys.contains(&key));
    match section {
        Section::Hidden => Audience::Nobody,
        Section::Adjust if is_header || is_of(&OPEN_KEYS) => Audience::Few,
        Section::Adjust => Audience::Nobody,
        Section::Delicate | Section::Lists if !is_header => Audience::Few,
        Section::Rule if !is_header && is_of(&EXAMPLES) => Audience::Few,
        Section::Open | Section::Rule | Section::Delicate | Section::Lists => Audience::All,
    }
}

/// The key that a line begins with.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim();
    let is_bare = key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    (is_bare && !key.is_empty()).then_some(key)
}

/// The families whose rules may hold what is confidential.
fn secret_families() -> impl Iterator<Item = &'static str> {
    Family::EACH.iter().filter(|&&family| family::is_secret(family)).map(|family| family.name())
}

/// The part that a line belongs to, after one of another part or the same. `families` are those that are secret.
fn section_of(line: &str, section: Section, secret: &BTreeSet<String>, families: &[&str]) -> Section {
    let line = line.trim_start_matches('\u{feff}').trim();
    match header(line) {
        Some("adjust") => Section::Adjust,
        Some("cleared") => Section::Delicate,
        Some("lists") => {
            // `[lists]` itself may hold any list.
            let holds = |name: &String| line.contains(name.as_str());
            let is_secret = if line.contains('.') { secret.iter().any(holds) } else { !secret.is_empty() };
            if is_secret { Section::Hidden } else { Section::Lists }
        }
        Some(name) if HARMLESS.contains(&name) => Section::Open,
        Some(name) if is_harmless(name) => Section::Rule,
        Some(_) => Section::Hidden,
        None if section == Section::Hidden => section,
        // Before the first header, rules can be written as a list of tables.
        None if families.iter().any(|name| line.contains(name)) => Section::Hidden,
        None => section,
    }
}

/// The first word of a line that is the header of a table, `[name]` or `[[name.more]]`, and nothing else.
fn header(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let (name, rest) = inner.split_once(']')?;
    let rest = rest.trim_start_matches(']').trim_start();
    let is_bare = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_. \"/".contains(&byte));
    let first = name.split('.').next().unwrap_or(name).trim();
    ((rest.is_empty() || rest.starts_with('#')) && is_bare(name) && !first.is_empty()).then_some(first)
}

fn is_harmless(name: &str) -> bool {
    Family::EACH.iter().copied().any(|family| family.name() == name && !family::is_secret(family))
}

#[cfg(test)]
mod tests {
    use crate::Policy;

    /// The lines of the issues of a policy: with `!` those that nobody sees, with `?` those that few see.
    fn issues(text: &str) -> String {
        let error = Policy::parse("acme.toml", text).expect_err("the policy is wrong");
        let line = |issue: &crate::policy::Issue| {
            let line = issue.position().map_or(0, |position| position.line);
            let mark = if issue.is_withheld() { "!" } else { "" };
            format!("{line}{mark}{}", if issue.is_delicate() { "?" } else { "" })
        };
        error.issues().iter().map(line).collect::<Vec<_>>().join(" ")
    }

    const TOP: &str = "discretion = 1\nname = \"acme\"\n";

    #[test]
    fn what_is_in_a_confidential_table_is_withheld() {
        assert_eq!(issues(&format!("{TOP}colour = 1\n[[tone]]\nid = 1\n[[confidential]]\ntermz = 1\nid=1\n")), {
            "3 4 5 7! 8!"
        });
    }

    #[test]
    fn a_syntax_error_after_a_secret_is_withheld_too() {
        assert_eq!(issues(&format!("{TOP}[[confidential]]\nid = \"a\"\nterms = [\"Falcon\n")), "5!");
        assert_eq!(issues(&format!("{TOP}[[tone]]\nid = \"a\"\nterms = [\"Falcon\n")), "5");
    }

    #[test]
    fn what_an_adjustment_says_of_terms_is_withheld() {
        let text = "extends = [\"pack:confidential-markers\"]\n[[adjust]]\nrule = 1\nseverity = 1\n[[adjust]]\n\
                    reason = 1\nrule = \"confidential-markers/x\"\nadd_terms = [\n\"Falcon\n]\n";
        assert_eq!(issues(&format!("{TOP}{text}")), "5? 8? 11!");
    }

    #[test]
    fn what_stands_under_an_unknown_header_is_withheld() {
        let text = format!("{TOP}[[confidental]]\nid = \"a\"\nterms = [\"Falcon]\n[[ tone ]] # harmless\nid = 1\n");
        assert!(issues(&text).contains("5! "), "{}", issues(&text));
        let text = format!("{TOP}confidential = [\n{{ idd = \"a\" }}]\n[[tone]]\nid = 1\n");
        assert!(issues(&text).contains("4! "), "{}", issues(&text));
    }

    #[test]
    fn lists_are_as_confidential_as_the_rules_that_name_them() {
        let rule = |family: &str| format!("[[{family}]]\nid = \"a\"\nterms = [\"@code-names\"]\n");
        let lists = "[lists.code-names]\nen = [\"Falcon\" \"Osprey\"]\n[lists.other]\nen = [\"a {\", 1]\n";
        assert_eq!(issues(&format!("{TOP}{}{lists}", rule("confidential"))), "7!");
        assert_eq!(issues(&format!("{TOP}{}{lists}", rule("tone"))), "7?");
        let lists = "[lists]\ncode-names = [\n\"a {\",\n1]\n";
        assert_eq!(issues(&format!("{TOP}{lists}{}", rule("confidential"))), "5! 6!");
        assert_eq!(issues(&format!("{TOP}{lists}{}", rule("claim"))), "5? 6?");
        let lists = "extends = [\"pack:claims\"]\n[lists.\"claims/code-names\"]\nen = [\"a {\"]\n";
        assert!(issues(&format!("{TOP}{lists}{}", rule("confidential"))).contains("5!"));
    }

    #[test]
    fn wording_that_may_hold_secrets_is_shown_to_few() {
        let text = "[[tone]]\nid = \"a\"\nterms = 1\nflags = [\n1,\n2]\npasses = 1\nmax = 1.5\n";
        assert_eq!(issues(&format!("{TOP}{text}")), "5 7? 8? 9? 10");
        let text = "[[tone]]\nid = \"a\"\nterms = [\"a\"]\n[[cleared]]\ntext = \"Falcon\"\n[[exception]]\nrule = 1\n";
        assert!(issues(&format!("{TOP}{text}")).starts_with("6 7? 8 "), "{}", issues(&format!("{TOP}{text}")));
    }
}
