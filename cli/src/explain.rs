//! The verb `explain`: one rule, for a writer whose draft it flagged.

use crate::Outcome;
use crate::arguments::ExplainArguments;
use crate::moments::now;
use crate::output::{Look, Output};
use crate::policies;
use crate::secrecy::may_show;
use crate::show::{limits, trigger};
use anyhow::{Context, bail};
use discretion::check::{CandidateFate, ExplainedRule};
use discretion::draft::Format;
use discretion::language::Language;
use discretion::policy::{Example, PolicyRule, Secrets};
use discretion::text::{one_line, printable, wrapped};
use discretion::{Checker, Draft};
use std::fs;

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
    let Some(draft) = &arguments.on else {
        output.write(&explained(rule, output.look))?;
        return Ok(Outcome::Success);
    };
    if !may_show(rule.family()) {
        bail!("`--on` would show what rule `{}` finds, and many may read the log of a build", arguments.rule);
    }
    let text = fs::read_to_string(draft).with_context(|| format!("cannot read {}", draft.display()))?;
    let name = draft.display().to_string();
    let format = Format::of_path(&name).unwrap_or(Format::Markdown);
    let checker = Checker::with_secrets(&policy, &Secrets::from_environment(&policy))?.at(now()?);
    let read = checker.read(&Draft::new(&text, format).path(&name));
    let Some(on) = checker.explain(&arguments.rule, &read) else { bail!("rule `{}` is inactive", arguments.rule) };
    output.write(&explained_on(&name, &on))?;
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

/// What becomes of each place of a draft where a rule might speak.
fn explained_on(path: &str, on: &ExplainedRule) -> String {
    let mut lines = String::new();
    if let Some(why) = on.asleep {
        lines.push_str(&format!("the rule sleeps: {}\n", why.name()));
    }
    if on.candidates.is_empty() {
        lines.push_str("nothing in this draft could be a match\n");
    }
    for candidate in &on.candidates {
        let text = printable(&one_line(&candidate.text));
        lines.push_str(&format!("{path}:{}: `{text}`: {}\n", candidate.location.start, fate(&candidate.fate)));
        let mut add = |label: &str, text: &str| lines.push_str(&format!("  {label:LABELS$}{text}\n"));
        add("sentence", &printable(&one_line(&candidate.sentence)));
        candidate.form.into_iter().for_each(|form| add("form", form.name()));
        let ways: Vec<&str> = candidate.ways.iter().map(|way| way.name()).collect();
        if !ways.is_empty() {
            add("ways", &ways.join(", "));
        }
        candidate.relation.into_iter().for_each(|relation| add("relation", relation.name()));
    }
    lines
}

/// What becomes of a place, in words.
fn fate(fate: &CandidateFate) -> String {
    let quoted = |text: &str| format!("`{}`", printable(&one_line(text)));
    match fate {
        CandidateFate::Warns => "a warning".to_owned(),
        CandidateFate::Silenced(by) => format!("silenced by {}", by.name()),
        CandidateFate::TakenOver(rule) => format!("rule {rule} speaks in its place"),
        CandidateFate::Asleep => "the rule sleeps".to_owned(),
        CandidateFate::Language => "the passage is in another language".to_owned(),
        CandidateFate::Place => "the rule does not read this place".to_owned(),
        CandidateFate::Form => "the rule does not count this form".to_owned(),
        CandidateFate::Except(text) => format!("inside {} of `except`", quoted(text)),
        CandidateFate::Saved(text) => format!("saved by {}, which stands near", quoted(text)),
        CandidateFate::Alone => "nothing of `near` stands near".to_owned(),
        CandidateFate::Way(way) => format!("{way}, so it is none"),
        CandidateFate::OfOthers => "it speaks of somebody else".to_owned(),
        CandidateFate::Longer(text) => format!("inside the longer match {}", quoted(text)),
        CandidateFate::Unheard => "within the limit, or too unsure".to_owned(),
        _ => "no warning".to_owned(),
    }
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
