//! What a policy author can change of the shipped packs, with nothing but TOML.

use discretion::{Checker, Draft, Pack, Policy, Report};

/// What a policy that extends packs says of a text.
fn report(packs: &[&str], rest: &str, text: &str) -> Report {
    let extends: Vec<String> = packs.iter().map(|pack| format!("\"pack:{pack}\"")).collect();
    let head = format!("discretion = 1\nname = \"acme\"\nextends = [{}]\n", extends.join(", "));
    let policy = Policy::parse("acme.toml", &format!("{head}{rest}")).expect("the policy is good");
    Checker::new(&policy).expect("it is ready").check(&Draft::markdown(text))
}

fn found(report: &Report) -> Vec<(&str, &str)> {
    report.warnings().iter().map(|warning| (warning.rule().as_str(), warning.text())).collect()
}

#[test]
fn a_policy_adds_words_to_a_rule_of_a_pack() {
    let more = "[[adjust]]\nrule = \"tone/hype\"\nterms = { en = [\"zippiest\"], fr = [\"sidérante\"] }\n";
    let post = "Our zippiest release is here for everyone who has waited for it.";
    assert_eq!(found(&report(&["tone"], "", post)), []);
    assert_eq!(found(&report(&["tone"], more, post)), [("tone/hype", "zippiest")]);
    let post = "Nos versions sidérantes sont là pour tous ceux qui les attendaient.";
    assert_eq!(found(&report(&["tone"], more, post)), [("tone/hype", "sidérantes")]);
}

#[test]
fn a_policy_excepts_a_phrase_from_a_rule_of_a_pack() {
    let post = "The Game-Changing Café is our neighbour.";
    let less = "[[adjust]]\nrule = \"tone/hype\"\nexcept = [\"Game-Changing Café\"]\nreason = \"a name\"\n";
    assert_eq!(found(&report(&["tone"], "", post)), [("tone/hype", "Game-Changing")]);
    assert_eq!(found(&report(&["tone"], less, post)), []);
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
