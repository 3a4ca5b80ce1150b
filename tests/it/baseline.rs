//! The laws of a baseline and of changes, held over random edits: nothing is new for text that nobody touched, and what is
//! changed appears.

use crate::support;
use discretion::config::Baseline;
use discretion::draft::Hunk;
use discretion::{Checker, Draft, Report};
use proptest::prelude::*;
use std::collections::BTreeMap;

const POLICY: &str = r#"
[[confidential]]
id = "falcon"
terms = ["Falcon"]
[[tone]]
id = "hype"
terms = ["game-changing", "revolutionary", "unheard-of"]
[[claim]]
id = "fastest"
terms = ["the fastest"]
needs = { any = ["according to"], within = "paragraph" }
[[tone]]
id = "exclamation-marks"
measure = "exclamation-marks"
max = "3 per draft"
"#;

/// Paragraphs that drafts are made of: some have warnings.
const PARAGRAPHS: [&str; 12] = [
    "The sea was calm, and we went home early.",
    "Falcon ships to everybody in the spring.",
    "It is a game-changing lamp!",
    "Nobody could say it was not revolutionary.",
    "We have the fastest store of the town.",
    "We have the fastest store, according to the report.",
    "In the end, an unheard-of thing came about!",
    "Everything is well! Nothing is lost!",
    "A falcon is a bird, and the Falcon is a project.",
    "There is not much to say about the rest of it.",
    "They said that it would be game-changing for all of us.",
    "Two lines stand here,\nand the second has Falcon in it.",
];

/// One step of an edit script.
#[derive(Clone, Debug)]
enum Edit {
    Insert(usize, usize),
    Remove(usize),
    Replace(usize, usize),
    Move(usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let (at, which) = (0..20_usize, 0..PARAGRAPHS.len());
    prop_oneof![
        (at.clone(), which.clone()).prop_map(|(at, which)| Edit::Insert(at, which)),
        at.clone().prop_map(Edit::Remove),
        (at.clone(), which).prop_map(|(at, which)| Edit::Replace(at, which)),
        (at.clone(), at).prop_map(|(from, to)| Edit::Move(from, to)),
    ]
}

/// The paragraphs of a draft after an edit script.
fn edited(mut paragraphs: Vec<usize>, script: &[Edit]) -> Vec<usize> {
    for edit in script {
        let count = paragraphs.len();
        match *edit {
            Edit::Insert(at, which) => paragraphs.insert(at % (count + 1), which),
            Edit::Remove(at) if count > 1 => drop(paragraphs.remove(at % count)),
            Edit::Replace(at, which) if count > 0 => paragraphs[at % count] = which,
            Edit::Move(from, to) if count > 1 => {
                let moved = paragraphs.remove(from % count);
                paragraphs.insert(to % count, moved);
            }
            Edit::Remove(_) | Edit::Replace(..) | Edit::Move(..) => {}
        }
    }
    paragraphs
}

fn text(paragraphs: &[usize]) -> String {
    paragraphs.iter().map(|&which| format!("{}\n\n", PARAGRAPHS[which])).collect()
}

/// How often each rule found each text in each sentence.
fn counted(report: &Report, text: &str, silenced: bool) -> BTreeMap<(String, String), usize> {
    let mut counts = BTreeMap::new();
    let warnings = report.warnings().iter().map(|warning| (warning.rule(), warning.sentence()));
    let heads = report.silenced().iter().map(|silenced| (silenced.rule(), silenced.sentence())).filter(|_| silenced);
    for (rule, sentence) in warnings.chain(heads).filter(|(rule, _)| !rule.as_str().ends_with("exclamation-marks")) {
        *counts.entry((rule.to_string(), sentence.slice(text).to_owned())).or_default() += 1;
    }
    counts
}

/// How far the limit is exceeded, if it is.
fn marks(report: &Report) -> Option<i64> {
    report.baseline().iter().find(|entry| entry.rule.as_str().ends_with("exclamation-marks"))?.excess
}

fn checker() -> Checker {
    support::checker(POLICY)
}

fn known_report(checker: &Checker, before: &str, after: &str) -> Report {
    let mut baseline = Baseline::default();
    baseline.add("a.md", checker.check(&Draft::markdown(before)).baseline());
    let written = baseline.to_toml();
    let baseline = Baseline::parse("baseline.toml", &written).expect("it is read as it was written");
    assert_eq!(baseline.to_toml(), written);
    let known = baseline.known_at("a.md");
    checker.check(&Draft::markdown(after).known(&known))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_baseline_passes_what_nobody_touched_and_nothing_else(
        paragraphs in prop::collection::vec(0..PARAGRAPHS.len(), 1..8),
        script in prop::collection::vec(edit(), 0..6),
    ) {
        let checker = checker();
        let (before, after) = (text(&paragraphs), text(&edited(paragraphs, &script)));
        let report = known_report(&checker, &before, &after);
        let all = checker.check(&Draft::markdown(&after));
        let old = counted(&checker.check(&Draft::markdown(&before)), &before, false);
        // Nothing is lost: what is no warning is silenced.
        prop_assert_eq!(counted(&report, &after, true), counted(&all, &after, false));
        // Of each rule and sentence there are as many warnings as came to it, and no more.
        let mut new = counted(&all, &after, false);
        for (key, count) in old {
            if let Some(now) = new.get_mut(&key) {
                *now = now.saturating_sub(count);
            }
        }
        new.retain(|_, count| *count > 0);
        prop_assert_eq!(counted(&report, &after, false), new);
        // A limit holds where it got worse.
        let holds = report.warnings().iter().any(|warning| warning.rule().as_str().ends_with("exclamation-marks"));
        let (was, is) = (marks(&checker.check(&Draft::markdown(&before))), marks(&all));
        prop_assert_eq!(holds, is > was);
        // The same draft has nothing new, whatever its lines are.
        let moved = format!("A first line.\n\n{before}");
        prop_assert!(known_report(&checker, &before, &before).warnings().is_empty());
        prop_assert!(known_report(&checker, &before, &moved).warnings().is_empty());
    }

    #[test]
    fn a_change_tells_what_it_touches(
        paragraphs in prop::collection::vec(0..PARAGRAPHS.len(), 1..8),
        script in prop::collection::vec(edit(), 0..6),
    ) {
        let checker = checker();
        let (before, after) = (text(&paragraphs), text(&edited(paragraphs, &script)));
        let hunks = hunks(&before, &after);
        let draft = Draft::markdown(&after).since(Draft::markdown(&before), hunks.clone());
        let (report, all) = (checker.check(&draft), checker.check(&Draft::markdown(&after)));
        prop_assert_eq!(report.warnings().len() + report.unchanged(), all.warnings().len());
        let is_limit = |rule: &str| rule.ends_with("exclamation-marks");
        let touched = |line: usize| hunks.iter().any(|hunk| hunk.after.contains(&line));
        let place = |warning: &discretion::report::Warning| (warning.rule().to_string(), warning.span());
        let told: Vec<_> = report.warnings().iter().map(place).collect();
        for warning in all.warnings().iter().filter(|warning| !is_limit(warning.rule().as_str())) {
            // Each paragraph stands for itself here, so nothing is brought about elsewhere.
            prop_assert_eq!(told.contains(&place(warning)), touched(warning.location().start.line), "{}", warning.text());
        }
        let holds = report.warnings().iter().any(|warning| is_limit(warning.rule().as_str()));
        prop_assert_eq!(holds, marks(&all) > marks(&checker.check(&Draft::markdown(&before))));
    }
}

/// The lines that differ: a longest common subsequence of the lines stays.
fn hunks(before: &str, after: &str) -> Vec<Hunk> {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let mut longest = vec![vec![0; after.len() + 1]; before.len() + 1];
    for one in (0..before.len()).rev() {
        for other in (0..after.len()).rev() {
            longest[one][other] = if before[one] == after[other] {
                longest[one + 1][other + 1] + 1
            } else {
                longest[one + 1][other].max(longest[one][other + 1])
            };
        }
    }
    let (mut hunks, mut one, mut other) = (Vec::new(), 0, 0);
    while one < before.len() || other < after.len() {
        let (from, to) = (one, other);
        while (one < before.len() || other < after.len())
            && !(one < before.len() && other < after.len() && before[one] == after[other])
        {
            let skips_old =
                other == after.len() || (one < before.len() && longest[one + 1][other] >= longest[one][other + 1]);
            if skips_old { one += 1 } else { other += 1 }
        }
        if (from, to) != (one, other) {
            hunks.push(Hunk::new(from + 1..one + 1, to + 1..other + 1));
        }
        (one, other) = (one + 1, other + 1);
    }
    hunks
}

#[test]
fn a_vanished_file_is_followed_to_the_draft_that_has_most_of_it() {
    let checker = checker();
    let entries = |text: &str| checker.check(&Draft::markdown(text)).baseline().to_vec();
    let (one, two) = ("Falcon ships.\n\nIt is revolutionary.\n", "A game-changing thing.\n");
    let mut baseline = Baseline::default();
    baseline.add("one.md", &entries(one));
    baseline.add("two.md", &entries(two));
    let drafts = [("b.md", two), ("c.md", one), ("d.md", "Falcon ships.\n"), ("e.md", "Nothing.\n")];
    let drafts = drafts.map(|(name, text)| (name.to_owned(), entries(text)));
    baseline.follow(&["one.md".to_owned(), "two.md".to_owned()], &drafts);
    assert_eq!(baseline.paths().collect::<Vec<_>>(), ["b.md", "c.md"]);
    assert_eq!(baseline.count(), 3);
}

#[test]
fn strange_paths_are_written_as_they_are_read() {
    let entries = checker().check(&Draft::markdown("Falcon.")).baseline().to_vec();
    for path in ["a \"b\".md", "a\\b.md", "a\nb\u{7}.md", "é/\u{202e}x.md", "a.b/c'd.md", ""] {
        let mut baseline = Baseline::default();
        baseline.add(path, &entries);
        let written = baseline.to_toml();
        assert_eq!(Baseline::parse("baseline.toml", &written), Ok(baseline), "{written}");
    }
}

#[test]
fn what_one_warning_says_for_two_rules_stays_known() {
    let policy = "[[tone]]\nid = \"one\"\nterms = [\"so cheap\"]\nseverity = \"high\"\n\
                  [[tone]]\nid = \"two\"\nterms = [\"cheap\"]\nseverity = \"low\"\n";
    let (checker, text) = (support::checker(policy), "It is so cheap.\n");
    let report = checker.check(&Draft::markdown(text));
    assert_eq!((report.warnings().len(), report.baseline().len()), (1, 2));
    assert!(known_report(&checker, text, text).warnings().is_empty());
}
