//! The page for reviewers: marks where the warnings are, nothing of a draft as markup, nothing masked in any byte,
//! bounded.

use crate::support::{self, written};
use discretion::draft::Format;
use discretion::emit::{Look, ReportFormat, ReportWriter};
use discretion::language::Language;
use discretion::report::Masking;
use discretion::{Checker, Draft, Policy, Report};
use html5gum::{Token, Tokenizer};
use std::collections::{BTreeMap, BTreeSet};

const POLICY: &str = r#"
discretion = 1
name = "acme"
version = "3 <b>"
[[confidential]]
id = "kestrel"
terms = ["Project Osprey", "Zéphyr"]
severity = "critical"
owner = "product@acme.example"
why = "It is <i>not</i> public."
sources = ["https://acme.example/?a=\"b\"&c=d", "javascript:alert(1)"]
[[tone]]
id = "hype"
terms = ["game-changing", "<img src=x onerror=alert(1)>"]
severity = "medium"
[[naming]]
id = "cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]
[[tone]]
id = "long"
measure = "words"
max = 400
severity = "low"
[[tone]]
id = "often"
terms = ["some news"]
max = "2 per draft"
severity = "medium"
"#;

/// What drafts write in the hope that a page obeys.
const HOSTILE: [&str; 9] = [
    "<script>alert(1)</script> game-changing",
    "\"><img src=x onerror=alert(1)> game-changing",
    "`</style><script>` game-changing </main></body></html>",
    "AcmeCloud' onmouseover='alert(1)",
    "[game-changing](javascript:alert(1) \"' onfocus=alert(1) x='\")",
    "---\ntitle: \"</title><script>AcmeCloud\"\n---\n<!-- --><base href=//evil.example> game-changing",
    "game-\u{202e}changing \u{200b}AcmeCloud\u{2066} \u{1b}[31m \u{0}",
    "&lt;script&gt; game-changing &#60;img&#62; <svg onload=alert(1)>AcmeCloud</svg>",
    "<iframe srcdoc='game-changing'></iframe><form action=//evil.example><input value='AcmeCloud'></form>",
];

fn policy() -> Policy {
    support::policy(POLICY)
}

fn checked(text: &str, format: Format, path: &str) -> Report {
    let checker = Checker::new(&policy()).expect("nothing is missing");
    checker.check(&Draft::new(text, format).path(path))
}

fn page(drafts: &[(Report, &str)]) -> String {
    written("html", &policy(), drafts, &[])
}

fn page_of(text: &str) -> String {
    page(&[(checked(text, Format::Markdown, "post.md"), text)])
}

/// The start tags of a page, each with its attributes.
fn tags(page: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("a page is text");
    let start = |token: Token| match token {
        Token::StartTag(tag) => {
            let attributes = tag.attributes.iter().map(|(name, value)| (text(name), text(value))).collect();
            Some((text(&tag.name), attributes))
        }
        _ => None,
    };
    Tokenizer::new(page).map(|token| token.expect("a text cannot fail")).filter_map(start).collect()
}

/// The number of tags of that name, or with that class.
fn count(page: &str, name: &str, class: &str) -> usize {
    let has = |attributes: &BTreeMap<String, String>| {
        let classes = attributes.get("class").map(String::as_str).unwrap_or_default();
        class.is_empty() || classes.split(' ').any(|one| one == class)
    };
    tags(page).iter().filter(|(tag, attributes)| tag == name && has(attributes)).count()
}

#[test]
fn nothing_that_a_draft_says_is_markup() {
    let known: BTreeSet<String> = tags(&page_of(&HOSTILE.map(|_| "AcmeCloud is game-changing.").join("\n\n")))
        .into_iter()
        .map(|(name, _)| name)
        .chain(["pre", "s", "em", "strong", "table", "tr", "td", "th"].map(str::to_owned))
        .collect();
    for text in HOSTILE {
        for (format, path) in [(Format::Markdown, "a.md"), (Format::Html, "a.html"), (Format::Plain, "<script>.txt")] {
            let page = page(&[(checked(text, format, path), text)]);
            for (name, attributes) in tags(&page) {
                assert!(known.contains(&name), "{name} in a page of {text:?}");
                for (attribute, value) in &attributes {
                    let is_quiet = !attribute.starts_with("on")
                        && !["style", "src", "srcdoc", "action"].contains(&attribute.as_str());
                    assert!(is_quiet, "{attribute} in a page of {text:?}");
                    assert!(
                        attribute != "href" || value.starts_with('#') || value.starts_with("https://acme.example/"),
                        "{value}"
                    );
                }
            }
            assert_eq!((count(&page, "script", ""), count(&page, "style", ""), count(&page, "title", "")), (1, 1, 1));
            assert!(!page.chars().any(|letter| letter.is_control() && letter != '\n'), "{text:?}");
        }
    }
}

#[test]
fn each_warning_has_one_mark_and_one_note() {
    for text in
        HOSTILE.into_iter().chain(["# AcmeCloud\n\n- a **game**-changing | b\n\n|AcmeCloud|b|\n|-|-|\n|c|AcmeCloud|"])
    {
        let report = checked(text, Format::Markdown, "post.md");
        let page = page(&[(report.clone(), text)]);
        let found = report.warnings().len();
        assert_eq!(count(&page, "li", "note"), found, "{text:?}");
        let marked: BTreeSet<String> = tags(&page)
            .iter()
            .filter_map(|(_, attributes)| attributes.get("id"))
            .filter(|id| id.starts_with('m'))
            .cloned()
            .collect();
        let expected: BTreeSet<String> = (1..=found).map(|number| format!("m1-{number}")).collect();
        assert_eq!(marked, expected, "{text:?}");
    }
}

#[test]
fn a_mark_holds_what_was_matched_as_readers_see_it() {
    let page = page_of("We call it *game*-changing, with `Acme`Cloud: see [AcmeCloud](https://acme.example).");
    assert!(page.contains("<em>game</em></a>"), "{page}");
    assert!(page.contains(">-changing<sup class=\"number\" aria-hidden=\"true\">1</sup></span>"), "{page}");
    assert!(page.contains("<span class=\"link\">AcmeCloud</span><sup"), "{page}");
}

#[test]
fn a_warning_on_the_whole_draft_stands_above_it() {
    let page = page_of(&"We have some news.\n\n".repeat(150));
    assert_eq!((count(&page, "div", "loose"), count(&page, "a", "mark")), (1, 0));
}

#[test]
fn what_is_masked_is_in_no_byte() {
    let text = "---\ntitle: Project Osprey\nproject osprey: 1\n---\n# *Project* Osprey\n\nProject&nbsp;Osprey is **Zéphyr**, \
                ZÉPHYR, `zéphyr`. See [it](https://acme.example/project-osprey).\n\n<!-- project osprey -->\n\nZephyr\n";
    let report = checked(text, Format::Markdown, "post.md");
    assert!(report.warnings().len() > 7);
    let shown = page(&[(report.clone(), text)]).to_lowercase();
    assert!(shown.contains("osprey") && shown.contains("zéphyr"));
    let hidden = page(&[(report.masked(Masking::Confidential), text)]).to_lowercase();
    for secret in ["osprey", "zéphyr", "zephyr"] {
        assert!(!hidden.contains(secret), "{secret}");
    }
}

#[test]
fn a_term_inside_of_a_masked_one_uncovers_nothing() {
    let policy = support::policy(
        "[[confidential]]\nid = \"a\"\nterms = [\"Project Osprey Launch\"]\n[[confidential]]\nid = \"b\"\nterms = [\"Osprey\"]\n",
    );
    let checker = Checker::new(&policy).expect("it needs nothing from outside");
    for between in ["\n**Osprey** ", "&nbsp;Osprey ", "\r\n*Osprey* "] {
        let text = format!("We plan Project{between}Launch today.\n\nOsprey is big.\n");
        let report = checker.check(&Draft::markdown(&text)).masked(Masking::Confidential);
        let page = written("html", &policy, &[(report, &text)], &[]).to_lowercase();
        assert!(!page.contains("osprey") && !page.contains("launch"), "{text}");
    }
}

#[test]
fn a_long_draft_makes_a_page_of_bounded_size() {
    let filler = "Nothing is wrong with this sentence, which goes on for a while. ";
    let paragraphs = format!("{}\n\n", filler.repeat(5)).repeat(1_500);
    let cases = [
        format!("Zéphyr.\n\n{paragraphs}AcmeCloud.\n\n{paragraphs}"),
        format!("{}Zéphyr {}", filler.repeat(8_000), filler.repeat(8_000)),
        "AcmeCloud is game-changing. ".repeat(20_000),
        "**AcmeCloud**\n\n".repeat(12_000),
    ];
    for text in cases {
        let page = page_of(&text);
        assert!(page.len() < 2 << 20, "{}", page.len());
        assert!(page.contains("id=\"m1-"), "what is wrong is shown");
        assert!(page.contains("left out here") || page.contains("… ") || page.contains("no room on this page"));
    }
}

#[test]
fn several_drafts_stand_with_the_worst_first() {
    let texts =
        [("clean.md", "We have news."), ("low.md", "AcmeCloud."), ("bad.md", "Zéphyr."), ("mid.md", "game-changing")];
    let drafts: Vec<(Report, &str)> =
        texts.into_iter().map(|(path, text)| (checked(text, Format::Markdown, path), text)).collect();
    let page = page(&drafts);
    let at = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is missing in {page}"));
    assert!(at(">bad.md</a>") < at(">mid.md</a>") && at(">mid.md</a>") < at(">low.md</a>"));
    assert!(at(">low.md</a>") < at(">clean.md</td>"), "a draft of which there is nothing to say is only listed");
    assert!(at("<section class=\"draft\" id=\"d3\"") < at("<section class=\"draft\" id=\"d4\""));
    assert!(page.contains("product@acme.example <span"), "each owner has a list");
}

#[test]
fn a_run_of_many_drafts_makes_one_page_of_bounded_size() {
    let text = format!("Zéphyr. {}", "AcmeCloud is game-changing. ".repeat(250));
    let report = checked(&text, Format::Markdown, "post.md");
    let drafts: Vec<(Report, &str)> = (0..40).map(|_| (report.clone(), text.as_str())).collect();
    let page = page(&drafts);
    assert!(page.len() < 10 << 20, "{}", page.len());
    assert!(page.contains("listed without their text"), "it says what it has no room for");
}

#[test]
fn the_page_speaks_the_language_of_the_run() {
    let mut look = Look::default();
    look.language = Language::French;
    let text = "Zéphyr.";
    let format = ReportFormat::named("html").expect("it is a format");
    let mut writer = ReportWriter::new(format, look, &[&policy()], Vec::new()).expect("a list can be written to");
    writer.add(&checked(text, Format::Markdown, "a.md"), text).expect("a list can be written to");
    let (_, bytes) = writer.finish().expect("a list can be written to");
    let page = String::from_utf8(bytes).expect("a page is text");
    assert!(page.contains("<html lang=\"fr\">") && page.contains("Ce texte ne doit pas être publié en l'état."));
}
