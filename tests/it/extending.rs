//! What a policy author can change of the shipped packs, with nothing but TOML.

use crate::support::{self, Folder, policy_error};
use discretion::policy::Pack;
use discretion::{Checker, Draft, Policy, Report};

/// What a policy that extends packs says of a text.
fn report(packs: &[&str], rest: &str, text: &str) -> Report {
    let extends: Vec<String> = packs.iter().map(|pack| format!("\"pack:{pack}\"")).collect();
    let head = format!("discretion = 1\nname = \"acme\"\nextends = [{}]\n", extends.join(", "));
    support::report(&format!("{head}{rest}"), text)
}

fn found(report: &Report) -> Vec<(&str, &str)> {
    report.warnings().iter().map(|warning| (warning.rule().as_str(), warning.text())).collect()
}

#[test]
fn a_policy_adds_words_to_a_rule_of_a_pack() {
    let more = "[[adjust]]\nrule = \"tone/hype\"\nadd_terms = { en = [\"zippiest\"], fr = [\"sidérante\"] }\n";
    let post = "Our zippiest release is here for everyone who has waited for it.";
    assert_eq!(found(&report(&["tone"], "", post)), []);
    assert_eq!(found(&report(&["tone"], more, post)), [("tone/hype", "zippiest")]);
    let post = "Nos versions sidérantes sont là pour tous ceux qui les attendaient.";
    assert_eq!(found(&report(&["tone"], more, post)), [("tone/hype", "sidérantes")]);
}

#[test]
fn a_policy_adds_words_to_a_confidential_rule_below_it() {
    let below = "discretion = 1\nname = \"a\"\n[[confidential]]\nid = \"falcon\"\nterms = [\"Falcon\"]\n";
    let top = "discretion = 1\nname = \"top\"\nextends = [\"a.toml\"]\n\
               [[adjust]]\nrule = \"a/falcon\"\nadd_terms = [\"Osprey\"]\n";
    let folder = Folder::new("more", &[("p.toml", top), ("a.toml", below)]);
    let policy = folder.attempt("p.toml").expect("more terms are tighter");
    let report = Checker::new(&policy).expect("it is sound").check(&Draft::plain("First Falcon, then Osprey."));
    assert_eq!(found(&report), [("a/falcon", "Falcon"), ("a/falcon", "Osprey")]);
}

#[test]
fn a_policy_excepts_a_phrase_from_a_rule_of_a_pack() {
    let post = "The Game-Changing Café is our neighbour.";
    let less = "[[adjust]]\nrule = \"tone/hype\"\nadd_except = [\"Game-Changing Café\"]\nreason = \"a name\"\n";
    assert_eq!(found(&report(&["tone"], "", post)), [("tone/hype", "Game-Changing")]);
    assert_eq!(found(&report(&["tone"], less, post)), []);
}

#[test]
fn a_policy_adds_to_a_list_of_a_pack() {
    let post = "Ours is the fastest database on the market, says the StorBench of this year.";
    let more = "[lists.\"claims/claim-evidence\"]\nen = [\"StorBench\"]\n";
    assert_eq!(found(&report(&["claims"], "", post)), [("claims/superlative", "the fastest database on the market")]);
    assert_eq!(found(&report(&["claims"], more, post)), []);
}

#[test]
fn what_is_added_to_a_list_does_not_weaken_a_locked_rule() {
    let base = "discretion = 1\nname = \"base\"\n[lists.proof]\nen = [\"measured\"]\n\
                [[claim]]\nid = \"free\"\nterms = [\"faster\"]\nneeds = { any = \"@proof\" }\n\
                [[claim]]\nid = \"locked\"\nterms = [\"faster\"]\nneeds = { any = \"@proof\" }\nlocked = true\n";
    let top = "discretion = 1\nname = \"top\"\nextends = [\"base.toml\"]\n[lists.\"base/proof\"]\nen = [\"somehow\"]\n";
    let policy = Folder::new("lists", &[("base.toml", base), ("top.toml", top)]).load("top.toml");
    let checker = Checker::new(&policy.expect("the policy is good")).expect("it is ready");
    let rules = |text: &str| {
        let report = checker.check(&Draft::markdown(text));
        report.warnings().iter().map(|warning| warning.rule().as_str().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(rules("It is somehow faster."), ["base/locked"]);
    assert_eq!(rules("It is measured and faster."), [""; 0]);
}

#[test]
fn a_list_that_no_pack_has_is_an_error_with_the_nearest() {
    let text = "discretion = 1\nname = \"acme\"\nextends = [\"pack:claims\"]\n[lists.\"claims/claim-evidense\"]\nen = [\"a\"]\n";
    let error = policy_error(text).to_string();
    assert_eq!(
        error,
        "test.toml:4:8: no earlier layer has a list `claims/claim-evidense`; did you mean `claims/claim-evidence`?"
    );
}

#[test]
fn our_own_name_is_neither_tone_nor_promise() {
    let post = "Game-Changing Coffee has a new roast for everyone who likes it dark.";
    let ours = "[company]\nnames = [\"Game-Changing Coffee\"]\n";
    assert_eq!(found(&report(&["tone"], "", post)), [("tone/hype", "Game-Changing")]);
    assert_eq!(found(&report(&["tone"], ours, post)), []);
}

#[test]
fn every_rule_of_every_pack_can_be_switched_off() {
    let packs: Vec<&str> = Pack::each().map(Pack::name).collect();
    let all = Policy::packs(&packs).expect("the packs go together");
    let off = |rule: &str| format!("[[adjust]]\nrule = \"{rule}\"\noff = true\nreason = \"a test\"\n");
    let adjusted: String = all.rules().map(|rule| off(rule.id().as_str())).collect();
    let own = "[[naming]]\nid = \"own\"\nuse = \"Acme\"\nnot = [\"ACMEE\"]\n";
    let flagged: Vec<&str> = all.rules().flat_map(|rule| rule.flags()).map(|flag| flag.text.as_str()).collect();
    let text = flagged.join("\n\n");
    assert!(report(&packs, own, &text).warnings().len() > all.rules().count());
    assert_eq!(found(&report(&packs, &format!("{own}{adjusted}"), &text)), []);
}
