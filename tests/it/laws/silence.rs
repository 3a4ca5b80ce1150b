//! Law 10: an expired exception and its warning appear together. So do an expired comment or clearance and theirs; and
//! what is silenced is told, not lost.

use super::config;
use super::drafts::blocks;
use crate::support;
use discretion::moment::Moment;
use discretion::report::{Silenced, SilencedBy, Warning};
use discretion::text::Span;
use discretion::{Checker, Draft, Report};
use proptest::prelude::{Just, Strategy, any, prop, prop_oneof, proptest};
use std::sync::LazyLock;

/// Rules of which none finds what another finds, an exception, and a cleared text.
const POLICY: &str = r#"
discretion = 1
name = "laws"

[[confidential]]
id = "zephyrion"
terms = ["Zephyrion"]

[[naming]]
id = "locked"
use = "HX 450"
not = ["HX-450", "HX450"]
locked = true

[[competitor]]
id = "acme"
names = ["Acme"]

[[claim]]
id = "fastest"
terms = ["the fastest"]

[[exception]]
rule = "laws/zephyrion"
paths = ["there/*.md"]
reason = "said so"
until = 2026-06-01T00:00:00Z

[[cleared]]
text = "We are the fastest, said they of the HX-450"
reason = "cleared so"
until = 2026-06-01T00:00:00Z
"#;

/// When all of it ends.
const END: &str = "2026-06-01T00:00:00Z";

/// The same as people read it, in each language.
const ENDS: [&str; 2] = ["1 June 2026 at 00:00 (UTC)", "1er juin 2026 à 00:00 (UTC)"];

/// The cleared text, as a draft has it.
const CLEARED: &str = "We are *the\nFASTEST*, said they of the HX-450.";

static CHECKER: LazyLock<Checker> = LazyLock::new(|| support::checker(POLICY));

/// Moments around the end, or none.
fn moment() -> impl Strategy<Value = Option<Moment>> {
    let end = Moment::parse(END).expect("it is a moment").unix();
    prop_oneof![Just(None), (-2_i64..2).prop_map(move |seconds| Some(Moment::from_unix(end + seconds)))]
}

/// Comments before a draft, and the rule that each would silence if it is right.
const COMMENTS: [(&str, Option<&str>); 6] = [
    ("", None),
    ("<!-- discretion: allow laws/acme until 2026-06-01 -- it says so -->\n\n", Some("laws/acme")),
    ("<!-- discretion: allow laws/zephyrion until 2026-06-01 -- it says so -->\n", Some("laws/zephyrion")),
    ("<!-- discretion: allow laws/locked until 2026-06-01 -- it says so -->\n\n", None),
    ("<!-- discretion: allow laws/acne -- it says so -->\n\n", None),
    ("<!-- discretion: allow laws/acme -->\n\n", None),
];

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn what_has_expired_and_its_warning_appear_together(
        text in blocks(),
        there in any::<bool>(),
        published in moment(),
        checked in moment(),
        (comment, silences) in prop::sample::select(&COMMENTS[..]),
    ) {
        let text = format!("{comment}{text}\n\n{CLEARED}");
        let path = if there { "there/post.md" } else { "elsewhere/post.md" };
        let mut draft = Draft::markdown(&text).path(path);
        draft = published.into_iter().fold(draft, Draft::publish_at);
        let checker = checked.into_iter().fold(CHECKER.clone(), Checker::at);
        let (bare, report) = (checker.clone().without_silencing().check(&draft), checker.check(&draft));
        let end = Moment::parse(END).expect("it is a moment");
        let known: Vec<Moment> = [published, checked].into_iter().flatten().collect();
        let holds = !known.is_empty() && known.iter().all(|moment| *moment < end);

        // Nothing is lost, and nothing is invented but what is wrong with the comment.
        let faults: Vec<&Warning> = of_rule(&report, "laws/allow-comment").collect();
        assert_eq!(places(&bare).len() + faults.len(), places(&report).len());
        assert!(places(&bare).iter().all(|place| places(&report).contains(place)), "{text:?}");
        let told = |rule| of_rule(&report, rule).map(|warning| warning.span()).collect::<Vec<_>>();
        let found = |rule| of_rule(&bare, rule).map(|warning| warning.span()).collect::<Vec<_>>();
        assert_eq!(told("laws/locked"), found("laws/locked"));
        // The id that a comment gives is found in it, too.
        let own = |one: &&Silenced| one.location().span.end < comment.len();
        let by = |by: SilencedBy| report.silenced().iter().filter(|one| one.by() == by && !own(one)).count();

        // The exception, the clearance and the comment hold all at once, or not at all.
        if !holds {
            assert!(report.silenced().is_empty() && report.exact_score() >= bare.exact_score());
        }
        let silent = if holds && there { Vec::new() } else { found("laws/zephyrion") };
        if silences != Some("laws/zephyrion") || !holds {
            assert_eq!(told("laws/zephyrion"), silent);
        }
        for warning in of_rule(&report, "laws/zephyrion") {
            let notes: Vec<&str> = warning.related().iter().map(|related| related.note.as_str()).collect();
            let lapsed = !holds && there;
            assert_eq!(notes.iter().any(|note| note.contains("said so")), lapsed, "{notes:?}");
            let dated = |note: &str| ENDS.iter().any(|end| note.contains(end));
            assert_eq!(notes.iter().any(|note| dated(note)), lapsed || (!notes.is_empty() && !holds), "{notes:?}");
        }
        assert_eq!(by(SilencedBy::Cleared), usize::from(holds));
        let lapsed = |warning: &Warning| warning.related().iter().any(|related| related.note.contains("cleared so"));
        assert_eq!(of_rule(&report, "laws/fastest").filter(|warning| lapsed(warning)).count(), usize::from(!holds));

        // A comment that silences nothing is a warning itself.
        let idle = !comment.is_empty() && by(SilencedBy::Comment) == 0;
        assert_eq!(faults.len(), usize::from(idle), "{text:?}");
    }
}

fn of_rule<'r>(report: &'r Report, rule: &'r str) -> impl Iterator<Item = &'r Warning> {
    report.warnings().iter().filter(move |warning| warning.rule().as_str() == rule)
}

/// The rules and places of all that was found, silenced or not.
fn places(report: &Report) -> Vec<(&str, Span)> {
    let warnings = report.warnings().iter().map(|warning| (warning.rule().as_str(), warning.span()));
    warnings.chain(report.silenced().iter().map(|one| (one.rule().as_str(), one.location().span))).collect()
}
