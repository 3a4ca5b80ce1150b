//! What stands beside a match, and what a match must be: the keys `eased_by` and `verify`.

use crate::support::{policy_error, report, texts_of};
use discretion::policy::Severity;
use discretion::report::Verdict;

const REVENUE: &str = r#"
[[confidential]]
id = "revenue"
terms = { en = ["revenue"], fr = ["chiffre d'affaires"] }
eased_by = { any = ["@link", "published", "publié"], within = "sentence" }
"#;

#[test]
fn a_companion_eases_a_match_to_a_note() {
    for text in [
        "Our revenue grew, [as filed](https://example.com/10-k).",
        "Our published revenue grew.",
        "Le chiffre d'affaires que nous avons publié a augmenté.",
    ] {
        let report = report(REVENUE, text);
        let warning = &report.warnings()[0];
        assert_eq!((warning.severity(), report.verdict()), (Severity::Info, Verdict::Pass), "{text}");
        assert_eq!(warning.related().len(), 1, "{text}");
    }
}

#[test]
fn a_match_without_a_companion_keeps_its_severity() {
    for text in ["Our revenue grew. It is published.", "Notre chiffre d'affaires a augmenté."] {
        let report = report(REVENUE, text);
        assert_eq!(report.warnings()[0].severity(), Severity::High, "{text}");
    }
}

#[test]
fn a_companion_in_another_paragraph_counts_where_the_rule_says_so() {
    let beside = [("sentence", 0), ("paragraph", 0), ("5 words", 0), ("draft", 1), ("start", 1)];
    for (within, count) in beside {
        let near = format!("any = [\"quarter\"], within = \"{within}\"");
        let rule = "[[claim]]\nid = \"revenue\"\nterms = [\"revenue\"]\n";
        let wants = format!("{rule}near = {{ {near} }}\nexcept = [\"revenue service\"]\n");
        let texts = [("Quarter by quarter.\n\nOur revenue grew.", count), ("The quarter's revenue.", 1)];
        for (text, count) in texts.into_iter().chain([("A quarter.\n\nThe revenue service.", 0)]) {
            assert_eq!(report(&wants, text).warnings().len(), count, "{within}: {text}");
        }
        for key in ["not_near", "needs"] {
            let spares = format!("{rule}{key} = {{ {near} }}\nnear = {{ any = [\"our\"], within = \"sentence\" }}\n");
            let found = report(&spares, "Quarter by quarter.\n\nOur revenue grew.\n\nThe revenue.");
            assert_eq!(found.warnings().len(), 1 - count, "{key} {within}");
        }
    }
}

const GENERATED: &str = r#"
[[claim]]
id = "generated"
terms = ["true", "yes"]
fields = ["ai_generated", "meta.ai_generated"]
places = ["code", "metadata"]
not_near = { any = ["reviewed_by"], within = "draft" }
"#;

#[test]
fn a_rule_may_read_single_values_of_the_front_matter() {
    for text in
        ["---\nai_generated: true\n---\n", "---\nmeta:\n  ai_generated: yes\n---\n", "+++\nai_generated = true\n+++\n"]
    {
        assert_eq!(report(GENERATED, text).warnings().len(), 1, "{text}");
    }
    for text in [
        "---\nai_generated: false\ndraft: true\n---\n\nThat is true.\n",
        "---\nai_generated: true\nreviewed_by: Jane\n---\n",
        "True, yes: `ai_generated: true`.",
    ] {
        assert_eq!(report(GENERATED, text).warnings().len(), 0, "{text}");
    }
}

const CARD: &str = r#"
[[confidential]]
id = "card"
patterns = ['\b(?:\d[ -]?){11,18}\d\b']
verify = "card"
"#;

#[test]
fn a_pattern_with_check_digits_finds_only_what_carries_them() {
    let found = report(CARD, "Pay with 4111 1111 1111 1111, order 4111 1111 1111 1112.");
    assert_eq!(texts_of(&found), ["4111 1111 1111 1111"]);
    assert_eq!(found.warnings()[0].confidence(), 85);
}

/// What crowds together is counted in each paragraph anew.
#[test]
fn digits_of_one_paragraph_are_not_those_of_the_next() {
    let scattered = "1 and 2, 3 or 4, 5 or 6, 7 or 8, 9 or 1, 2 or 3, 4 or 5.";
    let found = report(
        CARD,
        &format!(
            "{scattered}\n\nPay with the card that you have had since the last year, 4111 1111 1111 1111.\n\nOr {scattered}"
        ),
    );
    assert_eq!(texts_of(&found), ["4111 1111 1111 1111"]);
}

const CONTACT: &str = r#"
[[confidential]]
id = "email"
patterns = ['[a-z.]+@[a-z.]+\.[a-z]+']
verify = "email"

[[confidential]]
id = "phone"
patterns = ['\b0\d(?: \d\d){4}\b']
verify = "phone"

[[confidential]]
id = "address"
patterns = ['\b(?:\d{1,3}\.){3}\d{1,3}\b']
verify = "ip"
"#;

#[test]
fn what_is_reserved_for_examples_is_nobodys() {
    let found = report(CONTACT, "Write to jane@acme.fr, jane@example.com, 01 42 68 53 00, 01 99 00 12 34.");
    assert_eq!(texts_of(&found), ["jane@acme.fr", "01 42 68 53 00"]);
    assert!(found.warnings().iter().all(|warning| warning.confidence() == 70));
    let found = report(CONTACT, "From 81.2.69.142 to 192.0.2.7, 10.0.0.1 and 127.0.0.1.");
    assert_eq!(texts_of(&found), ["81.2.69.142"]);
}

#[test]
fn patterns_may_be_bound_to_a_language() {
    let rule = "[[tone]]\nid = \"it\"\npatterns = { fr = ['(?i)\\bpain\\b'] }\n";
    assert_eq!(report(rule, "The pain of waiting for the others is over.").warnings().len(), 0);
    assert_eq!(report(rule, "Le pain est encore chaud et nous le partageons.").warnings().len(), 1);
}

#[test]
fn check_digits_need_a_pattern_to_check() {
    let rule = "[[confidential]]\nid = \"it\"\nterms = [\"falcon\"]\nverify = \"luhn\"\n";
    let text = policy_error(rule).to_string();
    assert!(text.contains("`patterns`") && text.contains("`card`, `iban`, `nir`"), "{text}");
}

#[test]
fn a_match_before_the_fold_is_its_own_companion_there() {
    let rule = "[[claim]]\nid = \"it\"\nterms = [\"#ad\"]\nneeds = { any = [\"#ad\"], within = \"start\" }\n";
    let late = format!("We like these headphones. {} #ad", "They are light and they last. ".repeat(8));
    assert_eq!(report(rule, "#ad We like these headphones.").warnings().len(), 0);
    assert_eq!(report(rule, &late).warnings().len(), 1);
}
