//! Which parts of a policy file may hold what is confidential, so that no error quotes them.
//!
//! The lines of the file are looked at, not its tables: a file with a syntax error has secrets too. A line is shown
//! only where a header that is known to be harmless stands above it; a misspelt `[[confidental]]` hides what follows.

use crate::family;
use crate::rule::Family;
use crate::table::Issue;

/// The tables besides those of the families whose content may be shown.
const HARMLESS: [&str; 7] = ["company", "verdict", "competitors", "channels", "lists", "cleared", "exception"];

/// The keys of an `[[adjust]]` that say nothing of what is confidential, though its rule may be.
const OPEN_KEYS: [&str; 7] = ["rule", "severity", "off", "owner", "reason", "when", "locked"];

/// What stands in a part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    /// Nothing confidential.
    Open,
    /// Perhaps something confidential.
    Hidden,
    /// Changes of a rule that may be confidential.
    Adjust,
}

/// Marks the issues, which are sorted by place, whose text may be confidential.
pub(super) fn withhold(text: &str, issues: Vec<Issue>) -> Vec<Issue> {
    let mut lines = text.split_inclusive(['\n', '\r']).peekable();
    let (mut end, mut section, mut hidden) = (0, Section::Open, false);
    let mark = |issue: Issue| {
        let Some(span) = issue.span() else { return issue };
        // An issue without an extent stands before the character at its offset.
        let last = span.end.max(span.start + 1);
        let mut any = end > span.start && hidden;
        while end < last
            && let Some(line) = lines.next()
        {
            section = section_of(line, section);
            hidden = hides(line, section);
            end += line.len();
            any |= hidden && end > span.start;
        }
        if any { issue.withhold() } else { issue }
    };
    issues.into_iter().map(mark).collect()
}

/// Returns whether a line of a part may hold something confidential.
fn hides(line: &str, section: Section) -> bool {
    let is_open =
        |key: &str| line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    match section {
        Section::Open => false,
        Section::Hidden => true,
        Section::Adjust => header(line.trim()).is_none() && !OPEN_KEYS.into_iter().any(is_open),
    }
}

/// The part that a line belongs to, after one of another part or the same.
fn section_of(line: &str, section: Section) -> Section {
    let line = line.trim_start_matches('\u{feff}').trim();
    match header(line) {
        Some("adjust") => Section::Adjust,
        Some(name) if is_harmless(name) => Section::Open,
        Some(_) => Section::Hidden,
        // Before the first header, rules can be written as a list of tables.
        None if Family::EACH.iter().any(|&family| family::is_secret(family) && line.contains(family.name())) => {
            Section::Hidden
        }
        None => section,
    }
}

/// The first word of a line that is the header of a table, `[name]` or `[[name.more]]`, and nothing else.
fn header(line: &str) -> Option<&str> {
    let inner = line.strip_prefix('[')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let (name, rest) = inner.split_once(']')?;
    let rest = rest.trim_start_matches(']').trim_start();
    let is_bare = |name: &str| name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_. ".contains(&byte));
    let first = name.split('.').next().unwrap_or(name).trim();
    ((rest.is_empty() || rest.starts_with('#')) && is_bare(name) && !first.is_empty()).then_some(first)
}

fn is_harmless(name: &str) -> bool {
    let family = Family::EACH.into_iter().find(|family| family.name() == name);
    family.map_or_else(|| HARMLESS.contains(&name), |family| !family::is_secret(family))
}

#[cfg(test)]
mod tests {
    use crate::Policy;

    /// The lines of the issues of a policy, those that are withheld with a mark.
    fn issues(text: &str) -> String {
        let error = Policy::parse("acme.toml", text).expect_err("the policy is wrong");
        let line = |issue: &crate::policy::Issue| {
            let line = issue.position().map_or(0, |position| position.line);
            format!("{line}{}", if issue.is_withheld() { "!" } else { "" })
        };
        error.issues().iter().map(line).collect::<Vec<_>>().join(" ")
    }

    const TOP: &str = "discretion = 1\nname = \"acme\"\n";

    #[test]
    fn what_is_in_a_confidential_table_is_withheld() {
        assert_eq!(issues(&format!("{TOP}colour = 1\n[[tone]]\nid = 1\n[[confidential]]\ntermz = 1\nid=1\n")), {
            "3 4 5 6! 7! 8!"
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
        assert_eq!(issues(&format!("{TOP}{text}")), "5 8 11!");
    }

    #[test]
    fn what_stands_under_an_unknown_header_is_withheld() {
        let text = format!("{TOP}[[confidental]]\nid = \"a\"\nterms = [\"Falcon]\n[[ tone ]] # harmless\nid = 1\n");
        assert!(issues(&text).contains("5! "), "{}", issues(&text));
        let text = format!("{TOP}confidential = [\n{{ idd = \"a\" }}]\n[[tone]]\nid = 1\n");
        assert!(issues(&text).contains("4! "), "{}", issues(&text));
    }
}
