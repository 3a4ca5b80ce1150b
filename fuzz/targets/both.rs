//! Policies and drafts together, made of parts that fit: terms that may stand in the draft, in many forms.
//!
//! A term finds itself in plain text wherever it stands as a word, whatever the rest of the policy is.

#![no_main]

use arbitrary::Arbitrary;
use discretion::{Checker, Draft, Policy};
use libfuzzer_sys::fuzz_target;

#[derive(Arbitrary, Debug)]
struct Case {
    rules: Vec<FuzzRule>,
    pieces: Vec<Piece>,
    language: Option<bool>,
}

#[derive(Arbitrary, Debug)]
struct FuzzRule {
    family: u8,
    terms: Vec<String>,
    near: Option<(String, u8)>,
    max: Option<u8>,
    severity: u8,
}

#[derive(Arbitrary, Debug)]
enum Piece {
    Term(u8, u8),
    Text(String),
    Markup(u8),
}

const FAMILIES: [&str; 3] = ["confidential", "tone", "claim"];
const SEVERITIES: [&str; 4] = ["critical", "high", "medium", "low"];
const MARKUP: [&str; 16] =
    ["\n\n", " ", "*", "`", "[", "](", ")", "<b>", "<!-- ", " -->", "> ", "- ", "#", "|", "&#", "---\n"];

impl FuzzRule {
    fn written(&self, number: usize) -> String {
        let quoted = |text: &String| {
            format!("\"{}\"", text.escape_default().to_string().replace("\\'", "'").replace("\\u{", "{{"))
        };
        let terms: Vec<String> = self.terms.iter().map(quoted).collect();
        let mut rule = format!(
            "[[{}]]\nid = \"r{number}\"\nterms = [{}]\nseverity = \"{}\"\n",
            FAMILIES[usize::from(self.family) % FAMILIES.len()],
            terms.join(", "),
            SEVERITIES[usize::from(self.severity) % SEVERITIES.len()],
        );
        if let Some((near, words)) = &self.near {
            rule.push_str(&format!("near = {{ any = [{}], within = \"{} words\" }}\n", quoted(near), words));
        }
        if let Some(max) = self.max {
            rule.push_str(&format!("max = \"{max} per 100 words\"\n"));
        }
        rule
    }
}

fuzz_target!(|case: Case| {
    let rules: String = case.rules.iter().enumerate().map(|(number, rule)| rule.written(number)).collect();
    let Ok(policy) = Policy::parse("fuzz.toml", &format!("discretion = 1\nname = \"fuzz\"\n{rules}")) else { return };
    let Ok(checker) = Checker::new(&policy) else { return };
    let mut text = String::new();
    for piece in &case.pieces {
        match piece {
            Piece::Term(rule, term) => {
                let rule = case.rules.get(usize::from(*rule) % case.rules.len().max(1));
                let terms = rule.map_or(&[][..], |rule| &rule.terms);
                text.push_str(terms.get(usize::from(*term) % terms.len().max(1)).map_or("", String::as_str));
            }
            Piece::Text(piece) => text.push_str(piece),
            Piece::Markup(number) => text.push_str(MARKUP[usize::from(*number) % MARKUP.len()]),
        }
    }
    for draft in [Draft::markdown(&text), Draft::plain(&text)] {
        let draft = match case.language {
            Some(true) => draft.language("en"),
            Some(false) => draft.language("fr"),
            None => draft,
        };
        for warning in checker.check(&draft).warnings() {
            assert_eq!(warning.span().slice(&text), warning.text());
        }
    }
});
