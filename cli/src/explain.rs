//! The verb `explain`: one rule, for a writer whose draft it flagged.

use crate::Outcome;
use crate::arguments::ExplainArguments;
use crate::output::{Look, Output};
use crate::policies;
use crate::secrecy::may_show;
use crate::show::{limits, trigger};
use anyhow::bail;
use discretion::language::Language;
use discretion::policy::{Example, PolicyRule};
use discretion::text::{one_line, printable, wrapped};

/// The columns of the labels.
const LABELS: usize = 10;

/// The keys that are explained in words; the others are shown as a policy writes them.
const IN_WORDS: [&str; 28] = [
    "severity",
    "terms",
    "patterns",
    "sealed",
    "terms_file",
    "measure",
    "max",
    "min",
    "names",
    "products",
    "handles",
    "domains",
    "support",
    "against",
    "use",
    "not",
    "message",
    "why",
    "advice",
    "owner",
    "sources",
    "languages",
    "channels",
    "jurisdictions",
    "flags",
    "passes",
    "from",
    "until",
];

/// Explains the rule that the arguments name.
pub(crate) fn run(arguments: &ExplainArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let policy = match &arguments.policy {
        Some(file) => policies::load(Some(file), errors),
        None => Some(policies::packs(&[])?),
    };
    let Some(policy) = policy else { return Ok(Outcome::Error) };
    let Some(rule) = policy.rule(&arguments.rule) else {
        let hint = policy.nearest_rule(&arguments.rule).map(|id| format!("; did you mean `{id}`?")).unwrap_or_default();
        bail!("{} has no rule `{}`{hint}", policy.name(), arguments.rule);
    };
    output.write(&explained(rule, output.look))?;
    Ok(Outcome::Success)
}

fn explained(rule: PolicyRule<'_>, look: Look) -> String {
    let state = if rule.is_active() { "" } else { ", inactive" };
    let mut lines = format!("{} ({}, {}{state})\n\n", rule.id(), rule.family(), rule.severity());
    let mut add = |label: &str, text: &str| {
        let text = wrapped(&one_line(text), look.width.saturating_sub(LABELS));
        for (at, line) in text.iter().enumerate() {
            let label = if at == 0 { label } else { "" };
            lines.push_str(&format!("{label:LABELS$}{line}\n"));
        }
    };
    add("finds", &trigger(rule));
    for text in texts(|language| rule.message(language)) {
        add("says", text);
    }
    for text in texts(|language| rule.why(language)) {
        add("why", text);
    }
    for text in texts(|language| rule.advice(language)) {
        add("advice", text);
    }
    for limit in limits(rule) {
        add("applies", &limit);
    }
    for key in rule.keys() {
        let is_shown = !key.may_quote || may_show(rule.family());
        if is_shown && !IN_WORDS.contains(&key.name) {
            add(key.name, &key.value);
        }
    }
    rule.owner().into_iter().for_each(|owner| add("ask", owner));
    rule.sources().iter().for_each(|source| add("source", source));
    if may_show(rule.family()) {
        rule.flags().iter().for_each(|example| add("flags", &quoted(example)));
        rule.passes().iter().for_each(|example| add("passes", &quoted(example)));
    }
    add("written", &rule.origin().to_string());
    for change in rule.changes() {
        add("changed", &format!("{change} at {}", change.origin));
    }
    lines
}

/// A text in every language in which it differs.
fn texts<'r>(text: impl Fn(Option<Language>) -> Option<&'r str>) -> Vec<&'r str> {
    let mut texts: Vec<&str> = Language::EACH.into_iter().filter_map(|language| text(Some(language))).collect();
    texts.dedup();
    texts
}

fn quoted(example: &Example) -> String {
    let language = example.language.map(|language| format!(" ({language})")).unwrap_or_default();
    format!("`{}`{language}", printable(&one_line(&example.text)))
}
