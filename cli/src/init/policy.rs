//! The policy and the configuration, as text.

use super::answers::{Answers, kebab};
use super::texts::InitTexts;
use crate::toml_quoting::quoted;
use std::collections::BTreeSet;
use std::path::Path;

/// The packs that suit everybody.
const PACKS: [&str; 5] = ["confidential-markers", "tone", "claims", "disclosure", "drafting-residue"];

/// The packs for a country, and the jurisdictions that it stands for besides itself.
const COUNTRIES: [(&str, &[&str]); 3] = [
    ("fr", &["disclosure-fr", "green-fr", "consumer-ucpd"]),
    ("us", &["disclosure-us", "green-us"]),
    ("eu", &["green-eu", "consumer-ucpd"]),
];

/// The countries of the European Union.
const EUROPEAN_UNION: [&str; 27] = [
    "at", "be", "bg", "cy", "cz", "de", "dk", "ee", "es", "fi", "fr", "gr", "hr", "hu", "ie", "it", "lt", "lu", "lv",
    "mt", "nl", "pl", "pt", "ro", "se", "si", "sk",
];

/// Folders that drafts of a blog often lie in.
const BLOG_FOLDERS: [&str; 5] = ["blog", "content", "posts", "_posts", "docs"];

/// The policy.
pub(super) fn policy(answers: &Answers, texts: &InitTexts) -> String {
    let Answers { company, products, .. } = answers;
    let jurisdictions = jurisdictions(answers);
    let packs: Vec<String> = packs(&jurisdictions).iter().map(|pack| format!("pack:{pack}")).collect();
    let mut text = format!(
        "#:schema ./policy.schema.json\n{}\ndiscretion = 1\nname = {}\nversion = \"1\"\n{}\nextends = {}\n",
        texts.head,
        quoted(&answers.policy_name()),
        texts.owner,
        lines(&packs)
    );
    if !jurisdictions.is_empty() {
        text.push_str(&format!("jurisdictions = {}{}\n", list(&jurisdictions), texts.jurisdictions));
    }
    let names: Vec<String> = [company].into_iter().chain(products).map(|name| term(name)).collect();
    text.push_str(&format!("\n{}\n[company]\nnames = {}\n", texts.company_table, list(&unique(&names))));
    text.push_str(&format!("\n{}\n[verdict]\nreview = 30\nblock = 70\n", texts.verdict));
    for channel in &answers.channels {
        text.push_str(&format!("\n[channels.{channel}]\n"));
    }
    text.push_str(&format!("\n{}\n", texts.confidential));
    text.push_str(&competitors(answers, texts));
    text.push_str(&naming(answers, texts));
    text
}

/// The rules about competitors; an example in a comment where none is named.
fn competitors(answers: &Answers, texts: &InitTexts) -> String {
    let own: BTreeSet<String> =
        [&answers.company].into_iter().chain(&answers.products).map(|name| folded(name)).collect();
    let mut ids = Ids::default();
    let mut text = format!("\n{}\n", texts.competitor_tables);
    for name in answers.competitors.iter().filter(|name| !own.contains(&folded(name))) {
        let Some(id) = ids.id(name, "competitor") else { continue };
        let ambiguous = if answers.ordinary.contains(&id) { "ambiguous = true\n" } else { "" };
        let example = |pattern: &str| quoted(&pattern.replace("NAME", name));
        text.push_str(&format!(
            "\n[[competitor]]\nid = {}\nnames = [{}]\n{ambiguous}flags = [{}]\npasses = [{}]\n",
            quoted(&id),
            quoted(&term(name)),
            example(texts.flagged_competitor),
            quoted(texts.passed_competitor)
        ));
    }
    text
}

/// The rules about our own names: for those of several words, which can be written in several ways.
fn naming(answers: &Answers, texts: &InitTexts) -> String {
    let mut ids = Ids::default();
    let mut text = format!("\n{}\n", texts.naming_tables);
    for name in [&answers.company].into_iter().chain(&answers.products) {
        let words: Vec<&str> = name.split(' ').filter(|word| !word.is_empty()).collect();
        let is_plain = words.iter().all(|word| word.chars().all(char::is_alphanumeric));
        if words.len() < 2 || !is_plain {
            continue;
        }
        let Some(id) = ids.id(name, "name") else { continue };
        let joined = words.concat();
        text.push_str(&format!(
            "\n[[naming]]\nid = {}\nuse = {}\nnot = [{}]\nflags = [{}]\npasses = [{}]\n",
            quoted(&id),
            quoted(name),
            quoted(&joined),
            quoted(&texts.named.replace("NAME", &joined)),
            quoted(&texts.named.replace("NAME", name))
        ));
    }
    text
}

/// The configuration.
pub(super) fn config(answers: &Answers, texts: &InitTexts, folder: &Path) -> String {
    let mut text = format!(
        "#:schema ./policies/config.schema.json\n{}\npolicies = [{}]\nfail_on = \"block\"{}\n",
        texts.config,
        quoted(&answers.policy_path()),
        texts.fail_on
    );
    for channel in &answers.channels {
        text.push_str(&format!(
            "\n[[drafts]]\npaths = [{}]\nchannel = {}\n",
            quoted(&format!("{}/**", drafts_folder(channel, folder))),
            quoted(channel)
        ));
    }
    text
}

/// The folder in which drafts for a channel lie.
pub(super) fn drafts_folder<'c>(channel: &'c str, folder: &Path) -> &'c str {
    let there = BLOG_FOLDERS.into_iter().find(|name| folder.join(name).is_dir());
    if channel == "blog" { there.unwrap_or("blog") } else { channel }
}

fn jurisdictions(answers: &Answers) -> Vec<String> {
    let in_union = answers.countries.iter().any(|country| EUROPEAN_UNION.contains(&country.as_str()));
    let union = in_union.then(|| "eu".to_owned());
    unique(&union.into_iter().chain(answers.countries.iter().cloned()).collect::<Vec<_>>())
}

fn packs(jurisdictions: &[String]) -> Vec<&'static str> {
    let has = |country: &str| jurisdictions.iter().any(|known| known == country);
    let here = COUNTRIES.into_iter().filter(|(country, _)| has(country)).flat_map(|(_, packs)| packs.iter().copied());
    // The French pack on the environment holds what the European one does.
    let here = here.filter(|pack| *pack != "green-eu" || !has("fr"));
    let mut packs: Vec<&'static str> = PACKS.to_vec();
    for pack in here {
        if !packs.contains(&pack) {
            packs.push(pack);
        }
    }
    packs
}

/// Ids that were given.
#[derive(Debug, Default)]
struct Ids(BTreeSet<String>);

impl Ids {
    /// An id for a name; none where the name has one already.
    fn id(&mut self, name: &str, otherwise: &str) -> Option<String> {
        let id = kebab(name).unwrap_or_else(|| format!("{otherwise}-{}", self.0.len() + 1));
        self.0.insert(id.clone()).then_some(id)
    }
}

/// A name as a term: braces stand for something else there.
fn term(name: &str) -> String {
    name.replace('{', "{{").replace('}', "}}")
}

fn folded(name: &str) -> String {
    name.to_lowercase()
}

/// Those of some texts that differ, in their order.
fn unique(texts: &[String]) -> Vec<String> {
    let mut known = BTreeSet::new();
    texts.iter().filter(|text| known.insert(folded(text))).cloned().collect()
}

fn list(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", quoted.join(", "))
}

/// The same with an entry in each line.
fn lines(texts: &[String]) -> String {
    let lines: String = texts.iter().map(|text| format!("    {},\n", quoted(text))).collect();
    format!("[\n{lines}]")
}
