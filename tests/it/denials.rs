//! A denial is no disclosure and no proof: a companion that a rule needs counts only where it is said.

use crate::support::{checker, severities_of};
use discretion::{Checker, Draft};

const RULES: &str = r##"
[[claim]]
id = "benefit"
terms = { en = ["sent me this"], fr = ["m'a offert"] }
needs = { any = ["#ad", "#pub", "ad.", "an ad", "sponsored", "paid partnership", "publicité", "partenariat rémunéré"], within = "draft" }

[[claim]]
id = "superlative"
terms = { en = ["the fastest"], fr = ["le plus rapide"] }
needs = { any = ["benchmark", "study", "banc d'essai", "étude"], within = "paragraph" }

[[claim]]
id = "cure"
terms = { en = ["relieves pain"], fr = ["soulage la douleur"] }
eased_by = { any = ["a doctor", "un médecin"], within = "paragraph" }

[[confidential]]
id = "figures"
terms = ["revenue"]
near = ["Q3"]
"##;

fn flags(checker: &Checker, text: &str) -> bool {
    !checker.check(&Draft::markdown(text)).warnings().is_empty()
}

fn assert_flags(table: &[(&str, bool)]) {
    let checker = checker(RULES);
    for (text, flagged) in table {
        assert_eq!(flags(&checker, text), *flagged, "{text}");
    }
}

#[test]
fn a_denied_disclosure_is_none() {
    assert_flags(&[
        ("Not sponsored. Globex sent me this mug.", true),
        ("No #ad needed: a friend at Globex sent me this mug.", true),
        ("It is not in any way a paid partnership. Globex sent me this mug.", true),
        ("This isn't an #ad, they just sent me this mug.", true),
        ("Trust me, this was never an ad. Globex sent me this mug.", true),
        ("They sent me this mug without any paid partnership.", true),
        ("An ad is not needed, they just sent me this mug.", true),
        ("Ceci n'est pas une #pub. Globex m'a offert cette tasse.", true),
        ("Il ne s'agit pas d'un partenariat rémunéré. Globex m'a offert cette tasse.", true),
        ("Sans aucun partenariat rémunéré, Globex m'a offert cette tasse.", true),
        ("Pas besoin de #pub : Globex m'a offert cette tasse.", true),
        ("Aucune publicité ici. Globex m'a offert cette tasse.", true),
    ]);
}

#[test]
fn a_label_discloses_whatever_stands_before_it() {
    assert_flags(&[
        ("Ad. Globex sent me this mug.", false),
        ("Globex sent me this mug.\n\n#ad", false),
        ("I could not resist #ad – Globex sent me this mug.", false),
        ("I can't wait to share this paid partnership. They sent me this mug.", false),
        ("[an ad] I never saw a better mug. They sent me this.", false),
        ("Paid partnership. No other mug is like it, and they sent me this one.", false),
        ("Publicité – Globex m'a offert cette tasse, et pas une petite.", false),
        ("Je n'ai jamais vu mieux #pub. Globex m'a offert cette tasse.", false),
        ("Partenariat rémunéré. On ne m'a offert que la tasse : Globex m'a offert celle-ci.", false),
    ]);
}

#[test]
fn a_label_of_one_word_and_its_stop_is_a_sentence_of_its_own() {
    assert_flags(&[
        ("Ad. They sent me this mug.", false),
        ("✨ Ad. They sent me this mug.", false),
        ("**Ad.** They sent me this mug.", false),
        ("I saw the new ad. They sent me this mug.", true),
        ("We skip every ad. They sent me this mug.", true),
        ("Nobody likes the ad. They sent me this mug.", true),
    ]);
}

#[test]
fn a_denied_proof_is_none() {
    assert_flags(&[
        ("We are the fastest, no benchmark needed.", true),
        ("No need for a benchmark: we are the fastest.", true),
        ("We are the fastest, and a benchmark is not required.", true),
        ("We are the fastest. There is no independent study yet.", true),
        ("Without a single benchmark, we say it: we are the fastest.", true),
        ("C'est le plus rapide, sans aucune étude.", true),
        ("C'est le plus rapide, un banc d'essai n'est pas nécessaire.", true),
        ("C'est le plus rapide, pas besoin d'étude.", true),
        ("We are the fastest in the only benchmark that matters.", false),
        ("We are the fastest, not only in this benchmark.", false),
        ("We are the fastest; no store has come close to us for years in the benchmark.", false),
        ("C'est le plus rapide, selon une étude qui n'est pas la nôtre.", false),
        ("C'est le plus rapide, et ce n'est pas seulement une étude qui le dit.", false),
    ]);
}

#[test]
fn what_eases_a_claim_must_be_said() {
    let checker = checker(RULES);
    for (text, severity) in [
        ("It relieves pain; ask a doctor.", "info"),
        ("It relieves pain; do not take it before you ask us and then see a doctor.", "info"),
        ("It relieves pain, no need for a doctor.", "medium"),
        ("It relieves pain without a doctor.", "medium"),
        ("Ce baume soulage la douleur. Demandez à un médecin.", "info"),
        ("Ce baume soulage la douleur, pas besoin d'un médecin.", "medium"),
        ("Ce baume soulage la douleur sans un médecin.", "medium"),
    ] {
        assert_eq!(severities_of(&checker.check(&Draft::markdown(text))), [("test/cure", severity)], "{text}");
    }
}

#[test]
fn what_a_secret_is_about_it_is_about_though_it_is_denied() {
    assert_flags(&[("Our revenue is not that of Q3.", true), ("There is no Q3 in this revenue.", true)]);
}

#[test]
fn a_denied_source_proves_no_comparison() {
    let checker = checker("[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n");
    for (text, stance) in [
        ("According to StorBench, we are faster than Globex.", "substantiated"),
        ("We are 12 % faster than Globex in the benchmark.", "substantiated"),
        ("We are 12 % faster than Globex, no benchmark needed.", "comparative"),
        ("We are 12 % faster than Globex without a benchmark.", "comparative"),
        ("Nous sommes 12 % plus rapides que Globex, aucun benchmark nécessaire.", "comparative"),
        ("Selon StorBench, nous sommes plus rapides que Globex.", "substantiated"),
    ] {
        let report = checker.check(&Draft::markdown(text));
        let stances: Vec<_> = report.warnings().iter().filter_map(|own| own.stance()).map(|own| own.name()).collect();
        assert_eq!(stances, [stance], "{text}");
    }
}
