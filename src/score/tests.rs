//! The laws of the score, its examples, and the tables of its documentation.

use super::*;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const DOCUMENTATION: &str = include_str!("../../docs/score.md");

/// A finding that owns its group.
#[derive(Clone, Debug)]
struct Given {
    family: Family,
    severity: Severity,
    confidence: u8,
    group: String,
}

impl Given {
    fn finding(&self) -> Weighed<'_> {
        let Self { family, severity, confidence, ref group } = *self;
        Weighed { family, severity, confidence, group }
    }
}

fn findings(given: &[Given]) -> Vec<Weighed<'_>> {
    given.iter().map(Given::finding).collect()
}

fn assessed(given: &[Given], thresholds: &Thresholds) -> Assessment {
    assess(&findings(given), thresholds)
}

/// Reads the notation of docs/score.md: `competitor: 2 medium 95 twice, low 90; tone: low 95`.
fn given(notation: &str) -> Vec<Given> {
    let mut all = Vec::new();
    for part in notation.split("; ") {
        let (family, findings) = part.split_once(": ").unwrap_or(("tone", part));
        let family = Family::EACH.iter().copied().find(|known| known.name() == family).unwrap();
        for (at, finding) in findings.split(", ").enumerate() {
            let words: Vec<_> = finding.split(' ').collect();
            let (count, words) = words[0].parse().map_or((1, &words[..]), |count: usize| (count, &words[1..]));
            let severity = Severity::EACH.iter().copied().find(|known| known.name() == words[0]).unwrap();
            let mentions = match words[2..] {
                [] => 1,
                ["twice"] => 2,
                [mentions, "times"] => mentions.parse().unwrap(),
                ref other => panic!("{other:?}"),
            };
            for group in 0..count {
                let group = format!("{family}/{at}/{group}");
                let one = Given { family, severity, confidence: words[1].parse().unwrap(), group };
                all.extend(std::iter::repeat_n(one, mentions));
            }
        }
    }
    all
}

fn of(notation: &str) -> Assessment {
    assessed(&given(notation), &Thresholds::default())
}

fn shares(assessment: &Assessment) -> Vec<String> {
    assessment.parts.iter().map(|part| part.share.to_string()).collect()
}

/// The second mention of medium severity weighs as much as the low one, to the bit, and has twice its points.
#[test]
fn what_weighs_the_same_shares_by_its_points_and_not_by_its_order() {
    let naming = |severity, confidence, group: &str| Given {
        family: Family::Naming,
        severity,
        confidence,
        group: group.to_owned(),
    };
    let mut findings = [
        naming(Severity::High, 36, "1"),
        naming(Severity::Medium, 11, "2"),
        naming(Severity::Low, 20, "3"),
        naming(Severity::Medium, 39, "2"),
    ];
    let parts = |findings: &[Given]| {
        let mut parts: Vec<_> =
            assessed(findings, &Thresholds::default()).parts.iter().map(|part| (part.points, part.share)).collect();
        parts.sort_unstable();
        parts
    };
    let before = parts(&findings);
    assert!(before[0].1 != before[1].1, "{before:?}");
    findings.reverse();
    assert_eq!(parts(&findings), before);
    findings.swap(0, 2);
    assert_eq!(parts(&findings), before);
}

/// The rows of the table of docs/score.md whose header is given, without its marks.
fn table(header: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        line.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', "")).collect()
    };
    let after = DOCUMENTATION.lines().skip_while(|line| *line != header).skip(2);
    let rows: Vec<_> = after.take_while(|line| line.starts_with('|')).map(cells).collect();
    assert!(!rows.is_empty(), "no table {header}");
    rows
}

fn severity() -> impl Strategy<Value = Severity> {
    select(Severity::EACH)
}

fn finding() -> impl Strategy<Value = Given> {
    (select(Family::EACH), severity(), 0_u8..=100, 0..4_u8).prop_map(|(family, severity, confidence, group)| Given {
        family,
        severity,
        confidence,
        group: format!("{family}/{group}"),
    })
}

fn thresholds() -> impl Strategy<Value = Thresholds> {
    let chosen = (1..=1000_u32, 1..=1000_u32)
        .prop_map(|(a, b)| Thresholds { review: Tenths(a.min(b)), block: Tenths(a.max(b)) });
    prop_oneof![Just(Thresholds::default()), chosen]
}

/// That no number and no verdict of `after` is below that of `before`.
fn never_lower(before: &Assessment, after: &Assessment) -> Result<(), TestCaseError> {
    prop_assert!(before.score <= after.score, "{} > {}", before.score.exact(), after.score.exact());
    prop_assert!(before.printed <= after.printed);
    prop_assert!(before.verdict <= after.verdict);
    prop_assert!(before.combined <= after.combined);
    for (before, after) in before.families.iter().zip(&after.families) {
        prop_assert!(before.score <= after.score && before.printed <= after.printed);
        prop_assert!(before.reason.verdict <= after.reason.verdict);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn p1_scores_are_from_0_to_100(given in vec(finding(), 0..200), thresholds in thresholds()) {
        let assessment = assessed(&given, &thresholds);
        for score in assessment.families.iter().map(|family| family.score).chain([assessment.combined]) {
            prop_assert!((0.0..=100.0).contains(&score.exact()));
        }
        prop_assert_eq!(assessment.families.len(), Family::EACH.len());
        prop_assert_eq!(assessment.parts.len(), given.len());
    }

    #[test]
    fn p2_one_more_finding_never_lowers(
        given in vec(finding(), 0..30), more in finding(), thresholds in thresholds(),
    ) {
        let before = assessed(&given, &thresholds);
        let after = assessed(&[&given[..], &[more]].concat(), &thresholds);
        never_lower(&before, &after)?;
    }

    #[test]
    fn p2_a_higher_severity_or_confidence_never_lowers(
        given in vec(finding(), 1..30), at in any::<Index>(), severity in severity(), confidence in 0_u8..=255,
        thresholds in thresholds(),
    ) {
        let before = assessed(&given, &thresholds);
        let mut raised = given;
        let finding = at.get_mut(&mut raised);
        finding.severity = finding.severity.max(severity);
        never_lower(&before, &assessed(&raised, &thresholds))?;
        let before = assessed(&raised, &thresholds);
        let finding = at.get_mut(&mut raised);
        finding.confidence = finding.confidence.max(confidence);
        never_lower(&before, &assessed(&raised, &thresholds))?;
    }

    #[test]
    fn p3_order_changes_no_bit(
        (given, shuffled) in vec(finding(), 0..40)
            .prop_flat_map(|given| (Just(given.clone()), Just(given).prop_shuffle())),
        thresholds in thresholds(),
    ) {
        let (one, other) = (assessed(&given, &thresholds), assessed(&shuffled, &thresholds));
        prop_assert_eq!(one.score, other.score);
        prop_assert_eq!(one.combined, other.combined);
        for (one, other) in one.families.iter().zip(&other.families) {
            prop_assert_eq!((one.score, one.printed, one.cut), (other.score, other.printed, other.cut));
        }
        let sorted = |given: &[Given], assessment: &Assessment| {
            let mut parts: Vec<_> = given.iter().zip(&assessment.parts)
                .map(|(given, part)| (given.family, part.points, part.share)).collect();
            parts.sort_unstable();
            parts
        };
        prop_assert_eq!(sorted(&given, &one), sorted(&shuffled, &other));
    }

    #[test]
    fn p4_any_number_of_mentions_is_less_than_two_terms(
        severity in severity(), confidence in 0_u8..=100, mentions in 1..600_usize,
    ) {
        let many = of(&format!("{severity} {confidence} {mentions} times"));
        let two = of(&format!("2 {severity} {confidence}"));
        prop_assert!(many.score <= two.score);
        let eight = of(&format!("{severity} {confidence} 8 times"));
        prop_assert!(mentions < 9 || many.score == eight.score);
    }

    #[test]
    fn p5_lows_never_ask_for_review_and_mediums_never_block(
        count in 0..400_usize, confidence in 0_u8..=100, given in vec(finding(), 0..200),
    ) {
        prop_assert_eq!(of(&format!("{count} low {confidence}")).verdict, Verdict::Pass);
        let mixed = of(&format!("{count} medium {confidence}, {count} low 95"));
        prop_assert!(mixed.verdict < Verdict::Block);
        for (most, verdict) in [(Severity::Low, Verdict::Pass), (Severity::Medium, Verdict::Review)] {
            let mild: Vec<_> = given.iter().filter(|given| given.severity <= most).cloned().collect();
            prop_assert!(assessed(&mild, &Thresholds::default()).verdict <= verdict);
        }
    }

    #[test]
    fn p6_shares_add_up_to_the_number_shown(given in vec(finding(), 0..120), thresholds in thresholds()) {
        let assessment = assessed(&given, &thresholds);
        for family in &assessment.families {
            let shares = given.iter().zip(&assessment.parts).filter(|(given, _)| given.family == family.family);
            prop_assert_eq!(shares.map(|(_, part)| part.share.0).sum::<u32>(), family.printed.0);
        }
    }

    #[test]
    fn p6_shares_follow_what_the_score_would_lose(given in vec(finding(), 2..20)) {
        // One finding a group: then a share is in proportion to what leaving the finding out would change.
        let alone: Vec<_> = given.into_iter().enumerate().map(|(at, given)| {
            Given { family: Family::Claim, group: at.to_string(), ..given }
        }).collect();
        let findings = findings(&alone);
        let ranked = rank(&findings, |_| true);
        let whole = survival(&ranked);
        for at in 0..ranked.len() {
            let mut others = ranked.clone();
            let left_out = others.remove(at);
            let lost = survival(&others) - whole;
            prop_assert!((lost - whole * left_out.weight).abs() < 1e-12);
        }
    }

    #[test]
    fn p8_the_number_shown_implies_the_verdict(given in vec(finding(), 0..20), thresholds in thresholds()) {
        let assessment = assessed(&given, &thresholds);
        let implied = |printed: Tenths| if printed.value() >= thresholds.block() {
            Verdict::Block
        } else if printed.value() >= thresholds.review() {
            Verdict::Review
        } else {
            Verdict::Pass
        };
        prop_assert_eq!(implied(assessment.printed), assessment.verdict);
        for family in &assessment.families {
            prop_assert_eq!(implied(family.printed), family.reason.verdict);
        }
        prop_assert_eq!(assessment.families.iter().map(|family| family.reason.verdict).max(), Some(assessment.verdict));
    }

    #[test]
    fn confidence_depends_on_the_set_of_evidence_alone(evidence in vec(select(Evidence::EACH), 0..8)) {
        let mut changed = evidence.clone();
        changed.reverse();
        changed.extend(&evidence);
        prop_assert_eq!(confidence(&evidence), confidence(&changed));
        prop_assert!(confidence(&evidence) <= 100);
    }
}

#[test]
fn p7_bits_are_the_same_everywhere() {
    // Computed independently from the formula: the product of what survives, then the score.
    let golden = [
        ("medium 95 twice", 0x3fe1_147d_55ae_ac0e, 0x4047_4ffc_2a1f_2fbd),
        ("medium 95 500 times", 0x3fdb_ccea_7b87_d29f, 0x404c_47e8_cf7d_bd56),
        ("medium 95, medium 90, low 95", 0x3fd9_c366_46b0_e96b, 0x404d_df58_18c5_c9a3),
        ("3 low 95", 0x3fe7_b80e_0653_0058, 0x4039_e0d4_2c3c_9eed),
        ("high 80, 3 low 90", 0x3fd0_346d_2b37_cd5d, 0x4052_ab85_5b1e_33c8),
        ("medium 95 twice, medium 92", 0x3fd6_d8a4_5ef2_a710, 0x4050_135f_cae9_a655),
    ];
    for (notation, survives, raw) in golden {
        let survival = survival(&rank(&findings(&given(notation)), |_| true));
        assert_eq!(survival.to_bits(), survives, "{notation}");
        assert_eq!(Score::lost(survival).exact().to_bits(), raw, "{notation}");
    }
}

#[test]
fn p7_mixed_mentions_rank_by_weight_and_keep_their_bits() {
    let finding = |severity, confidence, group| Weighed { family: Family::Competitor, severity, confidence, group };
    let findings = [
        finding(Severity::Low, 88, "a"),
        finding(Severity::High, 52, "a"),
        finding(Severity::Medium, 47, "a"),
        finding(Severity::Low, 13, "b"),
        finding(Severity::Medium, 92, "c"),
        finding(Severity::Medium, 92, "c"),
    ];
    let assessment = assess(&findings, &Thresholds::default());
    assert_eq!(assessment.score.exact().to_bits(), 0x4052_2ac9_a07e_4b71);
    let ranks: Vec<_> = assessment.parts.iter().map(|part| part.rank).collect();
    assert_eq!(ranks, [3, 1, 2, 1, 1, 2]);
}

#[test]
fn the_documented_examples_are_what_the_formula_gives() {
    let examples = table("| Findings | Score | Verdict | Remark |");
    assert_eq!(examples.len(), 17);
    for row in examples {
        let assessment = of(&row[0]);
        assert_eq!([assessment.printed.to_string(), assessment.verdict.to_string()], row[1..3], "{}", row[0]);
    }
}

#[test]
fn the_examples_of_the_specification_hold() {
    let examples = [
        ("low 95", "9.5", Verdict::Pass),
        ("3 low 95", "25.9", Verdict::Pass),
        ("40 low 95", "29.0", Verdict::Pass),
        ("medium 95", "34.2", Verdict::Review),
        ("medium 75", "27.0", Verdict::Pass),
        ("2 medium 75", "46.7", Verdict::Review),
        ("medium 95 twice", "46.6", Verdict::Review),
        ("medium 95 500 times", "56.6", Verdict::Review),
        (
            "competitor: 3 medium 95; tone: 3 medium 95; claim: 3 medium 95; naming: 3 medium 95",
            "69.0",
            Verdict::Review,
        ),
        ("high 85", "70.5", Verdict::Block),
        ("high 95", "78.8", Verdict::Block),
        ("high 60", "49.8", Verdict::Review),
        ("critical 75", "73.5", Verdict::Block),
        ("critical 95", "93.1", Verdict::Block),
        ("high 80, 3 low 90", "69.9", Verdict::Review),
        ("competitor: medium 95; claim: medium 90; tone: low 95", "34.2", Verdict::Review),
        ("medium 40", "14.4", Verdict::Pass),
    ];
    for (notation, printed, verdict) in examples {
        let assessment = of(notation);
        assert_eq!((assessment.printed.to_string().as_str(), assessment.verdict), (printed, verdict), "{notation}");
    }
    let three = of("competitor: medium 95; claim: medium 90; tone: low 95");
    let printed: Vec<_> = three.families.iter().map(|family| family.printed.to_string()).collect();
    assert_eq!(printed, ["0.0", "34.2", "9.5", "32.4", "0.0", "0.0"]);
    assert_eq!(three.combined.printed(&Thresholds::default()).to_string(), "59.7");
}

#[test]
fn the_example_by_hand_is_right() {
    let assessment = of("competitor: medium 95 twice, medium 92");
    assert_eq!(assessment.printed.to_string(), "64.3");
    assert_eq!(assessment.families[1].reason.to_string(), "competitor ≥ 30");
    let points: Vec<_> = assessment.parts.iter().map(|part| part.points.to_string()).collect();
    assert_eq!(points, ["34.2", "34.2", "33.1"]);
    assert_eq!(shares(&assessment), ["30.1", "10.9", "23.3"]);
    assert_eq!(of("medium 95, medium 92").printed.to_string(), "56.0");
    assert_eq!(of("medium 92").printed.to_string(), "33.1");
    for shown in ["**30.1 + 10.9 + 23.3 = 64.3**", "the score would be 56.0; without both it would be 33.1"] {
        assert!(DOCUMENTATION.contains(shown), "{shown}");
    }
}

#[test]
fn the_documented_confidences_are_those_of_the_evidence() {
    let mut rows = table("| Basis | Confidence | The match |");
    let bases = rows.len();
    rows.extend(table("| Evidence | Change | When |"));
    assert_eq!(rows.len(), Evidence::EACH.len());
    for (at, (row, evidence)) in rows.iter().zip(Evidence::EACH).enumerate() {
        assert_eq!((row[0].as_str(), row[1].parse()), (evidence.name(), Ok(evidence.weight())));
        assert_eq!(at < bases, evidence.is_basis());
    }
}

#[test]
fn the_documented_points_and_ceilings_are_those_of_the_severities() {
    let rows = table("| Severity | Points | Ceiling |");
    assert_eq!(rows.len(), Severity::EACH.len());
    for (row, &severity) in rows.iter().zip(Severity::EACH) {
        let expected = [severity.to_string(), points(severity).to_string(), ceiling(severity).to_string()];
        assert_eq!(row[..], expected);
    }
}

#[test]
fn confidence_is_added_up_first_and_clamped_once() {
    use Evidence::{Against, Ambiguous, Measure, Pattern, SecondSupport, Support};
    assert_eq!(confidence(&[]), 0);
    assert_eq!(confidence(&[Evidence::Form(crate::rule::Form::Case), Support, SecondSupport]), 100);
    // 70 - 40 - 45 + 10: a clamp between would give 10.
    assert_eq!(confidence(&[Pattern, Against, Ambiguous, Support]), 0);
    // 95 + 10 + 10 - 40: a clamp between would give 60.
    assert_eq!(confidence(&[Measure, Support, SecondSupport, Against]), 75);
    assert_eq!(confidence(&[Pattern, Measure]), 95);
}

#[test]
fn p8_a_score_on_a_threshold_reaches_it() {
    // By hand each is the threshold exactly; as a product of doubles some are a last bit less.
    for severity in [Severity::Medium, Severity::High, Severity::Critical] {
        for confidence in 1..=100_u8 {
            let hundredths = points(severity) * u32::from(confidence);
            if !hundredths.is_multiple_of(10) {
                continue;
            }
            let by_hand = f64::from(hundredths / 10) / 10.0;
            let on = Thresholds::new(by_hand, by_hand).unwrap();
            let assessment = assessed(&given(&format!("{severity} {confidence}")), &on);
            assert_eq!((assessment.printed.value(), assessment.verdict), (by_hand, Verdict::Block));
        }
    }
    let on = Thresholds::new(34.2, 49.8).unwrap();
    assert_eq!(assessed(&given("medium 95"), &on).verdict, Verdict::Review);
    assert_eq!(assessed(&given("high 60"), &on).verdict, Verdict::Block);
    let above = Thresholds::new(34.3, 49.9).unwrap();
    assert_eq!(assessed(&given("medium 95"), &above).verdict, Verdict::Pass);
    assert_eq!(assessed(&given("high 60"), &above).verdict, Verdict::Review);
}

#[test]
fn p8_mild_findings_stay_below_the_policys_own_block_threshold() {
    let given = given("high 80, 3 low 90");
    for (block, printed, verdict, cut) in [
        (70.0, "69.9", Verdict::Review, Cut::BelowBlock),
        (74.7, "74.6", Verdict::Review, Cut::BelowBlock),
        (74.8, "74.7", Verdict::Review, Cut::Nothing),
        (66.4, "74.7", Verdict::Block, Cut::Nothing),
        (66.5, "66.4", Verdict::Review, Cut::BelowBlock),
    ] {
        let assessment = assessed(&given, &Thresholds::new(30.0, block).unwrap());
        assert_eq!((assessment.printed.to_string().as_str(), assessment.verdict), (printed, verdict), "{block}");
        assert_eq!(assessment.parts[0].cut, cut, "{block}");
    }
}

#[test]
fn a_ceiling_is_named_and_shares_shrink_with_it() {
    let assessment = of("40 low 95");
    assert_eq!(assessment.parts[0].cut, Cut::Ceiling(Severity::Low));
    assert_eq!(assessment.parts[0].reason.to_string(), "tone < 30");
    assert!(assessment.parts.iter().all(|part| [7, 8].contains(&part.share.0)));
    assert_eq!(of("confidential: critical 95").parts[0].reason.to_string(), "confidential ≥ 70");
}

#[test]
fn each_further_mention_has_a_smaller_share_and_the_ninth_has_none() {
    let assessment = of("medium 95 12 times, low 95");
    let shares: Vec<_> = assessment.parts.iter().map(|part| part.share).collect();
    assert!(shares[..12].is_sorted_by(|a, b| a >= b));
    assert_eq!(shares[8..12], [Tenths(0); 4]);
    assert_eq!(assessment.parts[11].rank, 12);
    assert!(shares[12] < shares[0]);
}

#[test]
fn nothing_found_passes() {
    let assessment = of("info 95");
    assert_eq!((assessment.printed, assessment.verdict), (Tenths(0), Verdict::Pass));
    let assessment = assess(&[], &Thresholds::new(0.1, 0.1).unwrap());
    assert_eq!((assessment.printed, assessment.verdict), (Tenths(0), Verdict::Pass));
}

#[test]
fn thresholds_outside_their_range_are_refused() {
    for (review, block) in [(0.0, 70.0), (70.0, 30.0), (30.0, 100.1), (30.05, 70.0), (f64::NAN, 70.0), (-1.0, 70.0)] {
        assert_eq!(Thresholds::new(review, block), None, "{review} {block}");
    }
    assert_eq!(Thresholds::new(30.0, 70.0).unwrap().block(), 70.0);
}

#[test]
fn a_hundred_thousand_findings_neither_underflow_nor_take_long() {
    let assessment = of("40000 high 95, 40000 low 95, medium 95 20000 times");
    assert_eq!(assessment.printed.to_string(), "94.0");
    assert_eq!(assessment.parts.iter().map(|part| part.share.0).sum::<u32>(), 940);
}

#[test]
fn each_finding_has_a_part_whatever_its_family() {
    for &family in Family::EACH {
        let assessment = of(&format!("{family}: high 95"));
        assert_eq!(assessment.parts[0].share.to_string(), "78.8");
        assert_eq!(assessment.families[family as usize].family, family);
    }
}
