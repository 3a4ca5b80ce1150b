//! The acceptance cases: texts with exactly what must be found in each, at which place, in which form.
//!
//! A text of the cases is checked against the policy that its family of cases assumes.

use crate::Law;
use crate::source::Source;
use discretion::moment::Moment;
use discretion::policy::Secrets;
use discretion::policy::seal::{self, Key};
use discretion::report::{Form, Warning};
use discretion::{Checker, Draft, Policy};
use serde_json::Value;

pub(crate) const LAWS: &[Law] = &[
    Law::together("each_case_gives_exactly_what_it_expects", &[Source::Cases], each_case_gives_exactly_what_it_expects),
    Law::together(
        "an_exclamation_mark_before_a_name_is_code_with_or_without_backticks",
        &[Source::Cases],
        an_exclamation_mark_before_a_name_is_code_with_or_without_backticks,
    ),
    Law::together(
        "an_embargo_ends_at_its_instant_in_any_time_zone",
        &[Source::Cases],
        an_embargo_ends_at_its_instant_in_any_time_zone,
    ),
];

/// The rule that most cases about confidential terms assume.
const HALCYON: &str = "[[confidential]]\nid = \"halcyon\"\nterms = [\"Project Halcyon\", \"Halcyon\"]\n";

/// The competitors that the cases assume, `Acme Cloud` apart: ordinary words too.
const AMBIGUOUS: [&str; 6] = ["Apple", "Box", "Slack", "Notion", "Oracle", "Orange"];

/// The key of the sealed case.
const KEY: &str = "3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889";

/// What is expected, as one line: source text, bytes, line and column, and the form where the case names one.
type Lines = Vec<String>;

fn each_case_gives_exactly_what_it_expects() {
    let cases: Vec<Value> = Source::Cases.rows();
    let mut wrong = Vec::new();
    for case in &cases {
        let id = text_of(case, "id");
        let (found, expected) = outcome(case);
        if found != expected {
            wrong.push(format!("{id} {:?}\n  want {expected:#?}\n  got  {found:#?}", text_of(case, "text")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn an_exclamation_mark_before_a_name_is_code_with_or_without_backticks() {
    let cases: Vec<Value> = Source::Cases.rows();
    let case = cases.iter().find(|case| case["id"] == "T05").expect("the case is there");
    let texts = |text: &str| {
        let report = checker(case).check(&Draft::markdown(text));
        report.warnings().iter().map(|warning| warning.text().to_owned()).collect::<Vec<_>>()
    };
    let text = text_of(case, "text");
    assert_eq!(texts(&format!("`{text}`")), [""; 0]);
    assert_eq!(texts(&format!("```\n{text}\n```")), [""; 0]);
    assert_eq!(texts(text), [""; 0]);
    assert_eq!(texts(&format!("{text} is short!!")), ["!!"]);
}

fn an_embargo_ends_at_its_instant_in_any_time_zone() {
    let cases: Vec<Value> = Source::Cases.rows();
    let case = cases.iter().find(|case| case["id"] == "C35").expect("the case is there");
    let checker = checker(case);
    let count = |at: Option<&str>| {
        let draft = Draft::markdown(text_of(case, "text"));
        let moment = at.map(|at| Moment::parse(at).expect("it is a moment"));
        let draft = moment.map_or_else(|| draft.clone(), |moment| draft.clone().publish_at(moment));
        checker.check(&draft).warnings().len()
    };
    assert_eq!(count(Some("2026-10-01T08:59:59+02:00")), 1);
    assert_eq!(count(Some("2026-10-01T09:00:00+02:00")), 0);
    assert_eq!(count(Some("2026-10-01T07:00:00Z")), 0);
    assert_eq!(count(None), 1);
}

/// What a check finds in a case's text, and what the case expects.
fn outcome(case: &Value) -> (Lines, Lines) {
    let written = text_of(case, "text");
    // The text of T05 is code, as its note says.
    let text = if case["id"] == "T05" { format!("`{written}`") } else { written.to_owned() };
    let report = checker(case).check(&Draft::markdown(&text));
    let wanted = case["expect"].as_array().expect("each case has a list of what it expects");
    let forms: Vec<Option<Form>> = wanted.iter().map(|want| form_of(case, want)).collect();
    let line = |text: &str, span: [u64; 2], place: [u64; 2], form: Option<Form>| {
        let form = form.map_or("any", Form::name);
        format!("{text:?} bytes {}..{} at {}:{} form {form}", span[0], span[1], place[0], place[1])
    };
    let found = report.warnings().iter().enumerate().map(|(at, warning): (usize, &Warning)| {
        let (span, place) = (warning.span(), warning.position());
        // Where the case names no form, any will do.
        let form = forms.get(at).copied().flatten().and_then(|_| warning.form());
        let (span, place) = ([span.start, span.end], [place.line, place.column]);
        line(warning.text(), span.map(|byte| byte as u64), place.map(|number| number as u64), form)
    });
    let expected = wanted.iter().zip(&forms).map(|(want, form)| {
        let number = |value: &Value| value.as_u64().expect("offsets are numbers");
        let place = [number(&want["line"]), number(&want["col"])];
        line(text_of(want, "match"), [number(&want["byte"][0]), number(&want["byte"][1])], place, *form)
    });
    (found.collect(), expected.collect())
}

/// The form that the label of an expected match stands for, in our names.
fn form_of(case: &Value, want: &Value) -> Option<Form> {
    if !text_of(case, "id").starts_with('C') {
        return None;
    }
    // HX450 has no separator at all: that is `joined` here.
    if text_of(want, "match") == "HX450" {
        return Some(Form::Joined);
    }
    Some(match text_of(want, "label") {
        // A soft hyphen is typography, and so are markup and entities.
        "exact" | "soft hyphen" | "split by markup" | "entity" | "HTML comment" | "alt text" | "embargo" => {
            match text_of(want, "match") {
                "étoile filante" => Form::Case,
                _ => Form::Exact,
            }
        }
        "case" | "code block" | "front matter" => Form::Case,
        "possessive" | "plural" | "elision" => Form::Inflected,
        "separator" | "line-break" | "line-break in quote" => Form::Separated,
        // The name of a file is one longer name: `halcyon.png`.
        "camel" | "hashtag" | "handle" | "url-host" | "url path" => Form::Joined,
        "unaccented capitals" => Form::Unaccented,
        "zero-width" | "homoglyph" | "fullwidth" | "mathematical bold" | "leetspeak" | "spaced letters" => {
            Form::Disguised
        }
        "fuzzy d=1 (transposition)" => Form::Fuzzy,
        _ => return None,
    })
}

fn checker(case: &Value) -> Checker {
    let id = text_of(case, "id");
    let policy = Policy::parse("test.toml", &policy_of(case)).unwrap_or_else(|error| panic!("{id}: {error}"));
    let secrets = Secrets::new().with_key("KEY", Key::parse(KEY).expect("it is a key"));
    Checker::with_secrets(&policy, &secrets).expect("the policy needs nothing else from outside")
}

/// The policy that a case describes in words.
fn policy_of(case: &Value) -> String {
    let id = text_of(case, "id");
    let head = "discretion = 1\nname = \"test\"\n";
    let secret = |term: &str| format!("[[confidential]]\nid = \"x\"\nterms = [\"{term}\"]\n");
    let rules = match id {
        "C23" => format!("{HALCYON}except = [\"halcyon days\"]\n"),
        "C25" => format!("{HALCYON}forms = {:?}\n", Form::EACH.iter().map(|form| form.name()).collect::<Vec<_>>()),
        "C34" => sealed("Project Halcyon"),
        "C27" | "C28" => secret("Étoile filante"),
        "C33" => secret("HX-450"),
        "C35" => format!("{HALCYON}until = 2026-10-01T09:00:00+02:00\n"),
        "C36" => secret("revenue\", \"Q3 revenue") + "near = { any = \"@figure\", within = \"6 words\" }\n",
        _ if id.starts_with('C') => HALCYON.to_owned(),
        _ if id.starts_with('T') => "extends = [\"pack:tone\", \"pack:claims\"]\n".to_owned(),
        _ => competitors(id),
    };
    format!("{head}{rules}")
}

/// A rule that holds the tags of a term, and not the term.
fn sealed(term: &str) -> String {
    let key = Key::parse(KEY).expect("it is a key");
    let term = seal::seal(&key, "test", term).expect("it can be sealed");
    let (tags, words, check) = (term.tags(), term.words(), seal::check(&key, "test"));
    let key = "{ env = \"KEY\" }";
    format!(
        "[[confidential]]\nid = \"x\"\nsealed = {{ tags = {tags:?}, key = {key}, check = {check:?}, longest = {words} }}\n"
    )
}

fn competitors(id: &str) -> String {
    let mut rules = "[[competitor]]\nid = \"acme-cloud\"\nnames = [\"Acme Cloud\"]\n".to_owned();
    for name in AMBIGUOUS {
        let own = name.to_lowercase();
        rules += &format!("[[competitor]]\nid = \"{own}\"\nnames = [\"{name}\"]\nambiguous = true\n");
        rules += match (id, name) {
            ("K16", "Apple") => "except = [\"Apple Silicon\"]\n",
            ("K13", "Slack") => "handles = [\"SlackHQ\"]\ndomains = [\"slack.com\"]\n",
            _ => "",
        };
    }
    rules
}

fn text_of<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_else(|| panic!("`{key}` is a text"))
}
