//! The laws that hold on every draft, tested on drafts made by chance.
//!
//! They are numbered as in the acceptance cases.
//!
//! `PROPTEST_CASES` raises the number of cases of each law; without it there are as many as a build can wait for.

mod drafts;
mod formats;
mod given;
mod grids;
mod growth;
mod silence;
mod slots;
mod way;

use crate::support;
use discretion::draft::Context;
use discretion::policy::{Family, RuleId};
use discretion::report::{Form, Warning};
use discretion::text::{LineIndex, Span};
use discretion::{Checker, Draft, Policy, Report};
use drafts::{anything, blocks};
use given::{HEAD, RULES};
use proptest::prelude::{ProptestConfig, any, prop, proptest};
use proptest::test_runner::RngSeed;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use way::{SURROUNDINGS, Way};

static CHECKER: LazyLock<Checker> = LazyLock::new(|| checker(&[0, 1, 2, 3, 4, 5, 6, 7], false));

/// Orders of the rules, and of the packs below them.
static SHUFFLED: LazyLock<Vec<Checker>> = LazyLock::new(|| {
    let orders = [[7, 6, 5, 4, 3, 2, 1, 0], [3, 1, 4, 0, 5, 7, 2, 6], [1, 0, 3, 2, 5, 4, 7, 6]];
    orders.iter().enumerate().map(|(at, order)| checker(order, at % 2 == 0)).collect()
});

fn config(cases: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
    // The same cases every time, so that a change is judged by what it changes; asked for more, they are new ones.
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(2026) };
    ProptestConfig { cases: asked.unwrap_or(cases), failure_persistence: None, rng_seed, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(150))]

    /// Law 1. Left out is a `<`, `</` or `<!` before an accented letter: decomposed, `<E` opens a tag to every browser,
    /// and `<É` does not.
    #[test]
    fn composed_and_decomposed_text_give_the_same_warnings(draft in anything()) {
        let opens = |text: &str| text.split('<').skip(1).any(|rest| {
            let mut letters = rest.strip_prefix(['!', '/']).unwrap_or(rest).chars();
            letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next().is_some_and(is_combining_mark)
        });
        let draft = if opens(&draft.nfd().collect::<String>()) { draft.replace('<', "(") } else { draft };
        let (composed, decomposed): (String, String) = (draft.nfc().collect(), draft.nfd().collect());
        let at = |offset: usize| Span::new(0, offset).slice(&composed).nfd().map(char::len_utf8).sum();
        let moved: Vec<Brief> = briefs(&check(&composed), |span| Span::new(at(span.start), at(span.end)));
        assert_eq!(moved, briefs(&check(&decomposed), |span| span));
    }

    /// Law 2, line endings.
    #[test]
    fn line_endings_change_offsets_only(draft in anything()) {
        let draft = draft.replace('\r', "");
        let returned = draft.replace('\n', "\r\n");
        let moved = |offset: usize| offset + Span::new(0, offset).slice(&draft).matches('\n').count();
        let (feeds, returns) = (check(&draft), check(&returned));
        let expected: Vec<Brief> = briefs(&feeds, |span| Span::new(moved(span.start), moved(span.end)));
        assert_eq!(expected, briefs(&returns, |span| span));
        for (one, other) in feeds.warnings().iter().zip(returns.warnings()) {
            assert_eq!((one.location().start, one.location().end), (other.location().start, other.location().end));
        }
        assert_eq!((feeds.score(), feeds.measures()), (returns.score(), returns.measures()));
    }

    /// Law 2, the ends of the text.
    #[test]
    fn a_byte_order_mark_and_a_final_newline_change_nothing(draft in anything()) {
        let draft = draft.trim_matches(['\u{feff}', '\n']);
        let plain = check(draft);
        let (marked, ended) = (format!("\u{feff}{draft}"), format!("{draft}\n"));
        let expected = briefs(&plain, |span| Span::new(span.start + 3, span.end + 3));
        assert_eq!(expected, briefs(&check(&marked), |span| span));
        assert_eq!(briefs(&plain, |span| span), briefs(&check(&ended), |span| span));
        let positions = |report: &Report| report.warnings().iter().map(|warning| warning.position()).collect::<Vec<_>>();
        assert_eq!(positions(&plain), positions(&check(&marked)));
    }

    /// Law 3.
    #[test]
    fn a_warning_lies_where_it_says(draft in anything()) {
        for report in [check(&draft), CHECKER.check(&Draft::plain(&draft))] {
            let lines = LineIndex::new(&draft);
            let mut before = 0;
            for warning in report.warnings() {
                let (span, place) = (warning.span(), warning.location());
                assert!(draft.is_char_boundary(span.start) && draft.is_char_boundary(span.end) && !span.is_empty());
                assert_eq!(span.slice(&draft), warning.text());
                assert_eq!(place.start, lines.position(&draft, span.start));
                assert_eq!(place.end, lines.position(&draft, span.end));
                assert!(warning.sentence().contains(span));
                assert!(before <= span.start, "warnings are sorted by place");
                before = span.start;
            }
        }
    }

    /// Law 3, for any text at all.
    #[test]
    fn no_text_makes_a_check_panic(text in any::<String>()) {
        for report in [check(&text), CHECKER.check(&Draft::plain(&text))] {
            for warning in report.warnings() {
                assert_eq!(warning.span().slice(&text), warning.text());
            }
        }
    }

    /// Law 4.
    #[test]
    fn joining_drafts_removes_no_confidential_warning(one in blocks(), other in blocks()) {
        let joined = format!("{one}\n\n{other}");
        let found = secrets(&check(&joined), 0);
        let offset = one.len() + 2;
        for expected in secrets(&check(&one), 0).into_iter().chain(secrets(&check(&other), offset)) {
            assert!(found.contains(&expected), "{expected:?} is lost in {joined:?}: {found:?}");
        }
    }

    /// Law 6, where the language is known: a paragraph may tell it.
    #[test]
    fn a_clean_paragraph_changes_no_score(draft in blocks(), first in any::<bool>()) {
        let clean = "The room on the second floor is open from nine to five.";
        let longer = if first { format!("{clean}\n\n{draft}") } else { format!("{draft}\n\n{clean}") };
        let report = |text: &str| CHECKER.check(&Draft::markdown(text).language("en"));
        let (one, other) = (report(&draft), report(&longer));
        assert_eq!(one.scores(), other.scores(), "{longer:?}");
        assert_eq!(one.score().to_bits(), other.score().to_bits());
    }

    /// Law 8.
    #[test]
    fn the_order_of_rules_and_packs_changes_nothing(draft in anything()) {
        let whole = |report: &Report| {
            let each = report.warnings().iter();
            let each: Vec<_> = each
                .map(|one| (brief(one, one.span()), one.points().to_bits(), one.share().to_bits(), one.rank()))
                .map(|(brief, points, share, rank)| (brief, [points, share], rank))
                .collect();
            (each, report.score().to_bits(), report.scores().to_vec())
        };
        let expected = whole(&check(&draft));
        for other in SHUFFLED.iter() {
            assert_eq!(whole(&other.check(&Draft::markdown(&draft))), expected);
        }
    }

    /// Law 9.
    #[test]
    fn every_term_finds_itself(
        term in "[A-Z][a-z]{3,8}( [A-Z][a-z]{3,8})?|[a-z]{4,9}-[a-z]{2,5}|[A-Z]{2,3}-[0-9]{3}|[A-Z][a-z]{2}[éèô][a-z]{2,4}",
        way in prop::sample::select(Way::EACH),
        surrounding in prop::sample::select(SURROUNDINGS),
    ) {
        // A heading ends with its line, and a star over the last letter reads into the stars of bold letters.
        let ends = |written: &String| written.ends_with('*') && surrounding.contains("{}**");
        let breaks = (matches!(way, Way::LineBreak) && surrounding.starts_with('#')) || way.write(&term).is_some_and(|written| ends(&written));
        if let Some(written) = way.write(&term).filter(|_| !breaks) {
            let text = surrounding.replace("{}", &written);
            let start = surrounding.find("{}").expect("each surrounding has a gap");
            let checker = support::checker(&format!("[[confidential]]\nid = \"x\"\nterms = [\"{term}\"]\n"));
            let report = checker.check(&Draft::markdown(&text));
            let spans: Vec<Span> = report.warnings().iter().map(|warning| warning.span()).collect();
            assert_eq!(spans, [Span::new(start, start + written.len())], "{term:?} {way:?} in {text:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(300))]

    /// Law 9, for any term that a policy takes: no signs before, between or after its words hide it from itself.
    #[test]
    fn every_term_with_signs_finds_itself(
        parts in prop::collection::vec(prop::sample::select(SIGNS), 1..7),
        secret in any::<bool>(),
    ) {
        let term = parts.concat();
        // A word before a tilde stands for the forms of a verb, and no text has one with a tilde. Two signs are
        // emphasis, also in plain text.
        let is_verb = term.split('~').rev().skip(1).any(|before| before.ends_with(char::is_alphabetic));
        // An ellipsis between words stands for others of the same clause.
        let is_open = term.trim_matches(|c: char| !c.is_alphanumeric()).contains('…');
        let is_marked = is_verb || is_open || ['*', '_', '~', '`', '['].iter().any(|&mark| term.matches(mark).count() > 1);
        let quoted = term.replace('\\', "\\\\").replace('"', "\\\"").replace('{', "{{").replace('}', "}}");
        let family = if secret { "confidential" } else { "tone" };
        let rule = format!("discretion = 1\nname = \"test\"\n[[{family}]]\nid = \"x\"\nterms = [\"{quoted}\"]\n");
        if let Some(policy) = Policy::parse("test.toml", &rule).ok().filter(|_| !is_marked) {
            let checker = Checker::new(&policy).expect("it keeps nothing elsewhere");
            for text in [term.clone(), format!("we say {} here", term.trim())] {
                assert_eq!(checker.check(&Draft::plain(&text).language("en")).warnings().len(), 1, "{term:?} in {text:?}");
            }
        }
    }
}

/// Parts of terms.
const SIGNS: &[&str] = &[
    "off", "Halcyon", "b", "12", "é", " ", " ", "%", "#", "&", "'", "’", "\"", "«", "»", "(", ")", "*", "+", ",", "-",
    "–", ".", "/", ":", "::", "<", "=", "@", "[", "\\", "^", "_", "`", "|", "~", "{", "№", "°", "€", "®", "\u{a0}",
    "\u{200b}", "…", "→",
];

proptest! {
    #![proptest_config(config(400))]

    /// Law 9, for terms with placeholders: whatever may stand in the place of one is found, and the warning covers it.
    #[test]
    fn every_term_with_a_placeholder_finds_what_it_stands_for(
        (term, written) in slots::written(),
        surrounding in prop::sample::select(SURROUNDINGS),
    ) {
        // A heading ends with its line; emphasis is none inside emphasis or HTML.
        let broken = written.contains('\n') && surrounding.starts_with('#');
        let starred = written.contains("**") && surrounding.contains(['*', '<']);
        if !broken && !starred {
            let text = surrounding.replace("{}", &written);
            let start = surrounding.find("{}").expect("each surrounding has a gap");
            let rule = format!("[[confidential]]\nid = \"x\"\nterms = [\"{term}\"]\n");
            let report = support::checker(&format!("{}{rule}", slots::NAMES)).check(&Draft::markdown(&text));
            let own = report.warnings().iter().filter(|warning| warning.rule().as_str() == "test/x");
            let spans: Vec<Span> = own.map(|warning| warning.span()).collect();
            assert_eq!(spans, [Span::new(start, start + written.len())], "{term:?} in {text:?}");
        }
    }
}

/// What of a warning does not depend on how its draft is encoded.
type Brief = (RuleId, Option<Form>, u8, Context, Span);

fn briefs(report: &Report, moved: impl Fn(Span) -> Span) -> Vec<Brief> {
    report.warnings().iter().map(|warning| brief(warning, moved(warning.span()))).collect()
}

fn brief(warning: &Warning, span: Span) -> Brief {
    (warning.rule().clone(), warning.form(), warning.confidence(), warning.context(), span)
}

#[test]
fn a_passage_is_as_sure_as_it_is_alone() {
    let one = "*of* *the*";
    let other = "- *d'affaires*\n- *É t o i l e   f i l a n t e* *Project* ![revenue](a.png \"revenue\") zephyrion";
    let found = secrets(&check(&format!("{one}\n\n{other}")), 0);
    for expected in secrets(&check(other), one.len() + 2) {
        assert!(found.contains(&expected), "{expected:?}");
    }
}

/// The confidential warnings, with their places moved.
fn secrets(report: &Report, by: usize) -> Vec<(RuleId, Span)> {
    let secret = report.warnings().iter().filter(|warning| warning.family() == Family::Confidential);
    let moved = |span: Span| Span::new(span.start + by, span.end + by);
    secret.map(|warning| (warning.rule().clone(), moved(warning.span()))).collect()
}

fn check(text: &str) -> Report {
    CHECKER.check(&Draft::markdown(text))
}

/// A checker with the rules in some order, and the packs in one of two.
fn checker(order: &[usize], turned: bool) -> Checker {
    let rules: String = order.iter().map(|&at| RULES[at]).collect();
    let head = if turned {
        HEAD.replace("\"pack:tone\", \"pack:claims\"", "\"pack:claims\", \"pack:tone\"")
    } else {
        HEAD.to_owned()
    };
    support::checker(&(head + &rules))
}
