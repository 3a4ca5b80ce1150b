//! Policies and drafts together, made of parts that fit: rules of each family, what stands beside their terms, what lets
//! pass, and drafts that hold the terms in markup, in the head, and below comments for the check.
//!
//! A sound policy checks its draft without a panic; each warning stands where it says, in the JSON of the report, too; a
//! second check says the same; and what a locked rule finds is never silenced.

use super::reports;
use arbitrary::{Arbitrary, Unstructured};
use discretion::draft::Format;
use discretion::moment::Moment;
use discretion::{Checker, Draft, Policy};

/// A policy and a draft.
#[derive(Arbitrary, Debug)]
struct Case {
    rules: Vec<FuzzRule>,
    cleared: Option<String>,
    exception: Option<u8>,
    head: Option<(u8, String)>,
    pieces: Vec<Piece>,
    language: Option<bool>,
    format: u8,
    at: bool,
}

/// A rule.
#[derive(Arbitrary, Debug)]
struct FuzzRule {
    family: u8,
    terms: Vec<String>,
    companion: Option<(u8, String, u8)>,
    except: Option<String>,
    max: Option<u8>,
    severity: u8,
    dated: Option<bool>,
    locked: bool,
    fuzzy: bool,
}

/// A part of a draft.
#[derive(Arbitrary, Debug)]
enum Piece {
    Term(u8, u8),
    Text(String),
    Markup(u8),
    Allow(u8),
}

const FAMILIES: [(&str, &str); 5] =
    [("confidential", "terms"), ("tone", "terms"), ("claim", "terms"), ("competitor", "names"), ("naming", "not")];
const COMPANIONS: [&str; 3] = ["near", "not_near", "needs"];
const WITHIN: [&str; 5] = ["sentence", "paragraph", "draft", "start", "7 words"];
const SEVERITIES: [&str; 5] = ["critical", "high", "medium", "low", "info"];
const HEADS: [&str; 5] = ["title", "lang", "publish_at", "channel", "tags"];
const MARKUP: [&str; 20] = [
    "\n\n",
    " ",
    "*",
    "`",
    "[",
    "](",
    ")",
    "<b>",
    "<!-- ",
    " -->",
    "> ",
    "- ",
    "#",
    "|",
    "&#",
    "---\n",
    ". ",
    "not ",
    "we ",
    "better than ",
];

/// Holds the promise for the case that these bytes make.
pub(crate) fn hold(bytes: &[u8]) {
    let Ok(case) = Case::arbitrary_take_rest(Unstructured::new(bytes)) else { return };
    let Ok(policy) = Policy::parse("fuzz.toml", &case.policy()) else { return };
    let Ok(mut checker) = Checker::new(&policy) else { return };
    if case.at {
        checker = checker.at(Moment::parse("2026-11-27T00:00:00Z").expect("an instant"));
    }
    let text = case.draft();
    for format in [Format::Plain, picked(&[Format::Markdown, Format::Mdx, Format::Html], case.format)] {
        let draft = Draft::new(&text, format).path("a.md");
        let draft = match case.language {
            Some(true) => draft.language("en"),
            Some(false) => draft.language("fr"),
            None => draft,
        };
        let report = checker.check(&draft);
        reports::stand_where_they_say(&report, &text);
        reports::says_the_same_as_json(&report, &text);
        assert_eq!(checker.check(&draft), report);
        for silenced in report.silenced() {
            let number: Option<usize> =
                silenced.rule().as_str().strip_prefix("fuzz/r").and_then(|number| number.parse().ok());
            let rule = number.and_then(|number| case.rules.get(number));
            assert!(rule.is_none_or(|rule| !rule.locked), "a locked rule is silenced: {silenced:?}");
        }
    }
}

impl Case {
    fn policy(&self) -> String {
        let mut policy = "discretion = 1\nname = \"fuzz\"\n".to_owned();
        if let Some(cleared) = &self.cleared {
            policy.push_str(&format!("[[cleared]]\ntext = {}\nreason = \"agreed\"\n", quoted(cleared)));
        }
        if let Some(rule) = self.exception {
            let rule = usize::from(rule) % self.rules.len().max(1);
            policy.push_str(&format!(
                "[[exception]]\nrule = \"fuzz/r{rule}\"\npaths = [\"a.*\"]\nreason = \"agreed\"\nuntil = 2100-01-01T00:00:00Z\n"
            ));
        }
        self.rules.iter().enumerate().for_each(|(number, rule)| policy.push_str(&rule.written(number)));
        policy
    }

    fn draft(&self) -> String {
        let mut text = String::new();
        if let Some((key, value)) = &self.head {
            text.push_str(&format!("---\n{}: {value}\n---\n", picked(&HEADS, *key)));
        }
        for piece in &self.pieces {
            match piece {
                Piece::Term(rule, term) => {
                    let rule = self.rules.get(usize::from(*rule) % self.rules.len().max(1));
                    let terms = rule.map_or(&[][..], |rule| &rule.terms);
                    text.push_str(terms.get(usize::from(*term) % terms.len().max(1)).map_or("", String::as_str));
                }
                Piece::Text(piece) => text.push_str(piece),
                Piece::Markup(number) => text.push_str(picked(&MARKUP, *number)),
                Piece::Allow(rule) => {
                    let rule = usize::from(*rule) % self.rules.len().max(1);
                    text.push_str(&format!("<!-- discretion: allow fuzz/r{rule} -- agreed -->\n\n"));
                }
            }
        }
        text
    }
}

impl FuzzRule {
    fn written(&self, number: usize) -> String {
        let (family, key) = picked(&FAMILIES, self.family);
        let terms: Vec<String> = self.terms.iter().map(|term| quoted(term)).collect();
        let mut rule = format!("[[{family}]]\nid = \"r{number}\"\n{key} = [{}]\n", terms.join(", "));
        match family {
            "naming" => rule.push_str("use = \"Acme Cloud\"\n"),
            "competitor" => {}
            _ => rule.push_str(&format!("severity = \"{}\"\n", picked(&SEVERITIES, self.severity))),
        }
        if let Some((companion, any, within)) = &self.companion {
            let (companion, within) = (picked(&COMPANIONS, *companion), picked(&WITHIN, *within));
            rule.push_str(&format!("{companion} = {{ any = [{}], within = \"{within}\" }}\n", quoted(any)));
        }
        if let Some(except) = &self.except {
            rule.push_str(&format!("except = [{}]\n", quoted(except)));
        }
        if let Some(max) = self.max {
            rule.push_str(&format!("max = \"{max} per 100 words\"\n"));
        }
        if let Some(ends) = self.dated {
            rule.push_str(&format!("{} = 2027-03-01T09:00:00+01:00\n", if ends { "until" } else { "from" }));
        }
        if self.locked {
            rule.push_str("locked = true\n");
        }
        if self.fuzzy {
            rule.push_str("forms = [\"exact\", \"case\", \"inflected\", \"disguised\", \"fuzzy\"]\n");
        }
        rule
    }
}

/// One of several things, whatever the number.
fn picked<T: Copy>(several: &[T], number: u8) -> T {
    several[usize::from(number) % several.len()]
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    let escaped = |letter: char| match letter {
        '"' | '\\' => format!("\\{letter}"),
        letter if letter.is_control() => format!("\\u{:04x}", u32::from(letter)),
        letter => letter.to_string(),
    };
    format!("\"{}\"", text.chars().map(escaped).collect::<String>())
}
