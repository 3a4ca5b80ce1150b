//! The verb `explain`: one rule, for a writer whose draft it flagged.

use crate::Outcome;
use crate::arguments::ExplainArguments;
use crate::gate::{DraftSource, MAX_BYTES};
use crate::manner::{GivenManner, Manner};
use crate::moments::now;
use crate::output::{Look, Output};
use crate::policies::{self, FoundPolicy, PolicySearch};
use crate::secrecy::{default_masking, may_show};
use crate::show::{limits, trigger};
use anyhow::{anyhow, bail};
use discretion::check::{CandidateFate, ExplainedRule};
use discretion::language::Language;
use discretion::policy::{Example, PolicyRule};
use discretion::text::{one_line, printable, wrapped};

/// The columns of the labels.
const LABELS: usize = 10;

/// The keys that are explained in words; the others are shown as a policy writes them.
const IN_WORDS: [&str; 31] = [
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
    "authors",
    "roles",
    "audiences",
    "jurisdictions",
    "flags",
    "passes",
    "from",
    "until",
];

/// Explains the rule that the arguments name.
pub(crate) fn run(arguments: &ExplainArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let source = arguments.on.as_ref().map(|path| DraftSource::named(path));
    let search = PolicySearch { file: arguments.policy.as_deref(), no_config: arguments.no_config };
    let policy = match policies::find(search, source.as_ref(), errors)? {
        FoundPolicy::Refused => return Ok(Outcome::Error),
        // A rule of a pack can be asked for, whatever the policy has.
        FoundPolicy::Named(policy) if arguments.policy.is_none() && policy.rule(&arguments.rule).is_none() => {
            let packs = policies::packs(&[])?;
            if packs.rule(&arguments.rule).is_some() { packs } else { *policy }
        }
        FoundPolicy::Named(policy) => *policy,
        FoundPolicy::Nothing => policies::packs(&[])?,
    };
    let Some(rule) = policy.rule(&arguments.rule) else {
        let hint = policy.nearest_rule(&arguments.rule).map(|id| format!("; did you mean `{id}`?")).unwrap_or_default();
        bail!("{} has no rule `{}`{hint}", policy.name(), arguments.rule);
    };
    let Some(source) = source else {
        if let Some((facet, _)) = arguments.facets.each().next() {
            bail!("--{} is about a draft: it needs --on", facet.name());
        }
        output.write(&explained(rule, output.look))?;
        return Ok(Outcome::Success);
    };
    if !may_show(rule.family()) {
        bail!("`--on` would show what rule `{}` finds, and many may read the log of a build", arguments.rule);
    }
    let given = GivenManner { facets: &arguments.facets, language: arguments.language.as_deref(), campaign: None };
    let Some(manner) = Manner::of_source(&source, given, &policy, arguments.no_config, errors)? else {
        return Ok(Outcome::Error);
    };
    let text = source.read(MAX_BYTES).map_err(|problem| anyhow!("{}: {}", problem.path, problem.message))?;
    let Some(checker) = policies::checker(&policy, errors) else { return Ok(Outcome::Error) };
    let checker = checker.at(arguments.at.map_or_else(now, Ok)?);
    let read = checker.read(&manner.draft(&source, &source.name, &text));
    let Some(on) = checker.explain(&arguments.rule, &read, default_masking()) else {
        bail!("rule `{}` is inactive", arguments.rule)
    };
    output.write(&explained_on(&source.name, &on, output.look))?;
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
fn explained_on(path: &str, on: &ExplainedRule, look: Look) -> String {
    let mut lines = String::new();
    let path = printable(path);
    if let Some(why) = on.asleep {
        lines.push_str(&format!("{path}: the rule sleeps here: {}\n", why.name()));
    }
    if on.candidates.is_empty() {
        lines.push_str(&format!("{path}: nothing in this draft could be a match\n"));
    }
    for candidate in &on.candidates {
        let text = one_line(&candidate.text);
        let title = format!("{path}:{}: `{text}`: {}", candidate.location.start, fate(&candidate.fate));
        let ways: Vec<&str> = candidate.ways.iter().map(|way| way.name()).collect();
        let mut notes = vec![("sentence", one_line(&candidate.sentence))];
        notes.extend(candidate.form.map(|form| ("form", form.name().to_owned())));
        notes.extend((!ways.is_empty()).then(|| ("ways", ways.join(", "))));
        notes.extend(candidate.relation.map(|relation| ("relation", relation.name().to_owned())));
        lines.push_str(&wrapped(&title, look.width.saturating_sub(2)).join("\n  "));
        lines.push('\n');
        for (label, text) in notes {
            let text = wrapped(&text, look.width.saturating_sub(LABELS + 2)).join(&format!("\n{:1$}", "", LABELS + 2));
            lines.push_str(&format!("  {label:LABELS$}{text}\n"));
        }
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
    let mut texts: Vec<&str> = Language::EACH.iter().copied().filter_map(|language| text(Some(language))).collect();
    texts.dedup();
    texts
}

fn quoted(example: &Example) -> String {
    let language = example.language.map(|language| format!(" ({language})")).unwrap_or_default();
    format!("`{}`{language}", printable(&one_line(&example.text)))
}
