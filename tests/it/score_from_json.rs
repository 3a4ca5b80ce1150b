//! The score can be recomputed from the JSON of a report alone, as docs/score.md says, to the tenth.

use crate::support::written;
use discretion::{Checker, Draft, Policy};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert_eq, proptest};
use serde_json::Value;
use std::collections::BTreeMap;

/// Rules of all families and severities, two of which speak of one thing in several ways.
const RULES: &str = r#"
discretion = 1
name = "acme"
confidential = [
    { id = "falcon", terms = ["Project Falcon"], severity = "critical" },
    { id = "halcyon", terms = ["Halcyon"], severity = "medium" },
]
competitor = [{ id = "globex", names = ["Globex", "Initech", "Hooli"] }]
tone = [
    { id = "hype", terms = ["game-changing", "amazing", "incredible"], severity = "low" },
    { id = "note", terms = ["simply"], severity = "info" },
    { id = "shouting", terms = ["wow"], severity = "medium" },
]
claim = [{ id = "superlative", terms = ["the fastest", "the safest"], severity = "high" }]
naming = [{ id = "cloud", use = "Acme Cloud", not = ["AcmeCloud"], severity = "low" }]
"#;

const WORDS: [&str; 20] = [
    "Project Falcon",
    "project-falcon",
    "Halcyon",
    "HALCYON",
    "Globex",
    "globex",
    "Initech",
    "Hooli is garbage.",
    "Globex is slower.",
    "game-changing",
    "amazing",
    "Amazing",
    "incredible",
    "simply",
    "wow",
    "WOW",
    "the fastest",
    "the safest",
    "AcmeCloud",
    "We have news.",
];

fn policy(review: u32, block: u32) -> Policy {
    let tenths = |count: u32| format!("{}.{}", count / 10, count % 10);
    let text = format!("{RULES}[verdict]\nreview = {}\nblock = {}\n", tenths(review), tenths(block));
    Policy::parse("acme.toml", &text).unwrap_or_else(|error| panic!("{error}"))
}

/// One finding: family, group, points of the severity, ceiling, confidence.
#[derive(Clone, Debug)]
struct Weighed {
    group: u64,
    points: u64,
    ceiling: u64,
    confidence: u64,
}

impl Weighed {
    fn of(warning: &Value) -> Self {
        let (points, ceiling) = match warning["severity"].as_str().expect("a word") {
            "info" => (0, 0),
            "low" => (10, 29),
            "medium" => (36, 69),
            "high" => (83, 94),
            "critical" => (98, 100),
            other => panic!("{other}"),
        };
        let number = |key: &str| warning[key].as_u64().expect("a number");
        Self { group: number("group"), points, ceiling, confidence: number("confidence") }
    }

    fn product(&self) -> u64 {
        self.points * self.confidence
    }
}

/// Billionths of a point, after the one rounding of the formula: `raw`, cut at the ceiling.
fn category(findings: &[Weighed]) -> u64 {
    let mut groups: BTreeMap<u64, Vec<u64>> = BTreeMap::new();
    findings.iter().for_each(|finding| groups.entry(finding.group).or_default().push(finding.product()));
    let mut left: Vec<f64> = Vec::new();
    for products in groups.values_mut() {
        products.sort_unstable_by(|one, other| other.cmp(one));
        let roots = |(rank, product): (usize, &u64)| (0..rank).fold(1.0 - *product as f64 / 10_000.0, |v, _| v.sqrt());
        left.extend(products.iter().take(8).enumerate().map(roots));
    }
    left.sort_by(f64::total_cmp);
    let raw = ((1.0 - left.into_iter().product::<f64>()) * 100.0 * 1e9).round() as u64;
    raw.min(findings.iter().map(|finding| finding.ceiling).max().unwrap_or(0) * 1_000_000_000)
}

/// The tenths that are shown: a half is rounded down, and no threshold is crossed.
fn shown(score: u64, thresholds: [u64; 2]) -> u64 {
    let tenths = (score + 49_999_999) / 100_000_000;
    thresholds
        .into_iter()
        .filter(|threshold| score < threshold * 100_000_000)
        .fold(tenths, |tenths, threshold| tenths.min(threshold - 1))
}

fn tenths(value: &Value) -> u64 {
    (value.as_f64().expect("a number") * 10.0).round() as u64
}

/// The tenths of a family's score.
fn family_score(findings: &[Weighed], thresholds: [u64; 2]) -> u64 {
    let [_, block] = thresholds;
    let worthy: Vec<Weighed> = findings.iter().filter(|finding| finding.points >= 36).cloned().collect();
    let score = category(findings);
    let below = (block - 1) * 100_000_000;
    shown(if category(&worthy) >= block * 100_000_000 { score } else { score.min(below) }, thresholds)
}

fn posts() -> impl Strategy<Value = String> {
    let sentence = (prop::collection::vec(prop::sample::select(&WORDS[..]), 0..25), any::<bool>());
    sentence.prop_map(|(words, apart)| words.join(if apart { ". \n\n" } else { " and " }))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn scores_and_verdicts_follow_from_json_alone(text in posts(), review in 1_u32..500, more in 0_u32..500) {
        let policy = policy(review, review + more);
        let report = Checker::new(&policy).expect("nothing is missing").check(&Draft::markdown(&text));
        let file: Value = serde_json::from_str(&written("json", &policy, &[(report, &text)], &[])).expect("JSON");

        let thresholds = ["review", "block"].map(|name| tenths(&file["policy"]["thresholds"][name]));
        let draft = &file["drafts"][0];
        let mut families: BTreeMap<&str, Vec<&Value>> = BTreeMap::new();
        for warning in draft["warnings"].as_array().expect("a list") {
            families.entry(warning["family"].as_str().expect("a word")).or_default().push(warning);
        }
        let mut highest = 0;
        for (family, score) in draft["scores"].as_object().expect("an object") {
            let warnings = families.get(family.as_str()).cloned().unwrap_or_default();
            let findings: Vec<Weighed> = warnings.iter().copied().map(Weighed::of).collect();
            let expected = family_score(&findings, thresholds);
            prop_assert_eq!(tenths(score), expected, "{} {:?}", family, findings);
            prop_assert_eq!(warnings.iter().map(|warning| tenths(&warning["share"])).sum::<u64>(), expected);
            for (warning, finding) in warnings.iter().zip(&findings) {
                prop_assert_eq!(tenths(&warning["points"]), shown(finding.product() * 10_000_000, thresholds));
            }
            highest = highest.max(expected);
        }
        prop_assert_eq!(tenths(&draft["score"]), highest);
        let verdict = match highest {
            score if score >= thresholds[1] => "block",
            score if score >= thresholds[0] => "review",
            _ => "pass",
        };
        prop_assert_eq!(&draft["verdict"], verdict);
    }
}
