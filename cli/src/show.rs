//! The verb `show`: a policy after all its layers, and the shipped packs.

use crate::Outcome;
use crate::arguments::{ListFormat, ShowArguments, ShowTopic};
use crate::output::{Look, Output};
use crate::policies::{self, FoundPolicy, PolicySearch};
use crate::secrecy::may_show;
use crate::show_config;
use discretion::Policy;
use discretion::language::Language;
use discretion::policy::{Facet, Family, Pack, PolicyRule, WrittenKey};
use discretion::text::{counted, one_line, printable, wrapped};
use serde::Serialize;
use std::collections::BTreeSet;

/// Shows what the arguments name.
pub(crate) fn run(arguments: &ShowArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    match arguments.what {
        Some(ShowTopic::Packs) => {
            output.write(&packs(arguments.format, output.look)?)?;
            return Ok(Outcome::Success);
        }
        Some(ShowTopic::Config) => return show_config::run(&arguments.paths, output, errors),
        None => {}
    }
    let search = PolicySearch { file: arguments.policy.as_deref(), no_config: arguments.no_config };
    let policy = match policies::find(search, None, errors)? {
        FoundPolicy::Named(policy) => Some(*policy),
        FoundPolicy::Nothing => policies::load(None, errors),
        FoundPolicy::Refused => None,
    };
    let Some(policy) = policy else { return Ok(Outcome::Error) };
    let mut told = head(&policy);
    for table in policy.tables() {
        told.push_str(&format!("{}\n", one_line(&table.header)));
        for WrittenKey { name, value, .. } in table.keys {
            // Cleared wording and reasons are free text: they may say what a confidential rule looks for.
            let is_free = matches!(name, "text" | "reason");
            let value = if is_free && !may_show(Family::Confidential) { WITHHELD.to_owned() } else { one_line(&value) };
            told.push_str(&format!("  {name} = {value}\n"));
        }
    }
    for rule in policy.rules() {
        told.push_str(&tell(rule));
    }
    output.write(&told)?;
    Ok(Outcome::Success)
}

/// What stands in place of what many would read.
const WITHHELD: &str = "withheld, because CI is set";

/// The triggers of a rule, or a note that they are withheld.
pub(crate) fn trigger(rule: PolicyRule<'_>) -> String {
    if may_show(rule.family()) { one_line(&rule.trigger()) } else { WITHHELD.to_owned() }
}

/// A shipped pack, as the list shows it.
#[derive(Debug, Serialize)]
struct PackEntry {
    name: &'static str,
    /// True if it is used without a policy.
    standard: bool,
    rules: usize,
    covers: &'static str,
    jurisdictions: BTreeSet<String>,
    /// The names of its rules, by family.
    families: Vec<FamilyEntry>,
}

#[derive(Debug, Serialize)]
struct FamilyEntry {
    family: &'static str,
    rules: Vec<String>,
}

impl PackEntry {
    fn of(pack: &Pack) -> anyhow::Result<Self> {
        let policy = Policy::packs(&[pack.name()])?;
        let of_family = |family: Family| {
            let rules = policy.rules().filter(|rule| rule.family() == family);
            let names = rules.filter_map(|rule| Some(rule.id().as_str().split_once('/')?.1.to_owned()));
            FamilyEntry { family: family.name(), rules: names.collect() }
        };
        Ok(Self {
            name: pack.name(),
            standard: pack.is_standard(),
            rules: policy.rules().count(),
            covers: pack.covers(),
            jurisdictions: policy.rules().flat_map(|rule| rule.jurisdictions().included().to_vec()).collect(),
            families: Family::EACH.iter().copied().map(of_family).filter(|entry| !entry.rules.is_empty()).collect(),
        })
    }

    fn write(&self, look: Look) -> String {
        let standard = if self.standard { ", used without a policy" } else { "" };
        let mut lines = format!("pack:{}  {}{standard}\n", self.name, counted(self.rules, "rule"));
        let mut add = |text: &str| {
            let listed = wrapped(text, look.width.saturating_sub(4));
            lines.extend(listed.iter().map(|line| format!("    {line}\n")));
        };
        add(self.covers);
        if !self.jurisdictions.is_empty() {
            add(&format!("for {}", self.jurisdictions.iter().map(String::as_str).collect::<Vec<_>>().join(", ")));
        }
        for FamilyEntry { family, rules } in &self.families {
            add(&format!("{family}: {}", rules.join(", ")));
        }
        lines
    }
}

/// The shipped packs: their names, how many rules they have, what they cover, where, and which rules, by family.
fn packs(format: ListFormat, look: Look) -> anyhow::Result<String> {
    let packs: Vec<PackEntry> = Pack::each().map(PackEntry::of).collect::<anyhow::Result<_>>()?;
    Ok(match format {
        ListFormat::Text => packs.iter().map(|pack| pack.write(look)).collect(),
        ListFormat::Json => format!("{}\n", serde_json::json!({ "version": 1, "packs": packs })),
    })
}

fn head(policy: &Policy) -> String {
    let thresholds = policy.thresholds();
    let version = policy.version().map(|version| format!(" {}", one_line(version))).unwrap_or_default();
    let (active, all) = (policy.rules().filter(|rule| rule.is_active()).count(), policy.rules().count());
    let mut lines = format!("{}{version}\n  digest  {}\n", policy.name(), policy.digest());
    lines.push_str(&format!("  review  from {:.1}\n  block   from {:.1}\n", thresholds.review(), thresholds.block()));
    if let Some(owner) = policy.owner() {
        lines.push_str(&format!("  owner   {}\n", one_line(owner)));
    }
    lines.push_str(&format!("  rules   {active}, {} inactive\n\n", all - active));
    lines
}

fn tell(rule: PolicyRule<'_>) -> String {
    let state = if rule.is_active() { "" } else { " (inactive)" };
    let locked = if rule.is_locked() { " (locked)" } else { "" };
    let mut lines = format!("{} {} {}{state}{locked}\n", rule.id(), rule.family(), rule.severity());
    if !may_show(rule.family()) {
        lines.push_str(&format!("  {WITHHELD}\n"));
    }
    let shown = rule.keys().into_iter().filter(|key| !key.may_quote || may_show(rule.family()));
    for WrittenKey { name, value, .. } in shown {
        // Examples may quote anything, and there are many: `explain` shows them.
        let examples = match name {
            "flags" => Some(rule.flags().len()),
            "passes" => Some(rule.passes().len()),
            _ => None,
        };
        let value = examples.map_or_else(|| one_line(&value), |count| format!("[{}]", counted(count, "example")));
        lines.push_str(&format!("  {name} = {value}\n"));
    }
    lines.push_str(&format!("  at {}\n", printable(&rule.origin().to_string())));
    for change in rule.changes() {
        let reason = change.reason.as_deref().map(|reason| format!(": {}", one_line(reason))).unwrap_or_default();
        lines.push_str(&format!(
            "  changed at {}, {}{reason}\n",
            printable(&change.origin.to_string()),
            one_line(&change.to_string())
        ));
    }
    lines
}

/// The places and times of a rule, unless it holds everywhere and always.
pub(crate) fn limits(rule: PolicyRule<'_>) -> Vec<String> {
    let codes =
        |languages: &[Language]| languages.iter().map(|language| language.code()).collect::<Vec<_>>().join(", ");
    let lists = [
        ("only in", codes(rule.languages().included())),
        ("not in", codes(rule.languages().left_out())),
        ("only on", rule.channels().included().join(", ")),
        ("not on", rule.channels().left_out().join(", ")),
        ("only by", rule.facet(Facet::Author).included().join(", ")),
        ("not by", rule.facet(Facet::Author).left_out().join(", ")),
        ("only as", rule.facet(Facet::Role).included().join(", ")),
        ("not as", rule.facet(Facet::Role).left_out().join(", ")),
        ("only to", rule.facet(Facet::Audience).included().join(", ")),
        ("not to", rule.facet(Facet::Audience).left_out().join(", ")),
        ("only for", rule.jurisdictions().included().join(", ")),
        ("not for", rule.jurisdictions().left_out().join(", ")),
        ("from", rule.from().map(|moment| moment.to_string()).unwrap_or_default()),
        ("until", rule.until().map(|moment| moment.to_string()).unwrap_or_default()),
    ];
    lists.into_iter().filter(|(_, text)| !text.is_empty()).map(|(label, text)| format!("{label} {text}")).collect()
}
