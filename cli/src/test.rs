//! The verb `test`: the examples of a policy, as a table, and those that fail.

use crate::Outcome;
use crate::arguments::TestArguments;
use crate::output::{Look, Output};
use crate::policies::{self, FoundPolicy, PolicySearch};
use crate::rendering::Rendering;
use crate::secrecy::{default_masking, may_show};
use discretion::Policy;
use discretion::check::{Trial, TriedExample, TriedRule};
use discretion::policy::Secrets;
use discretion::report::Verdict;
use discretion::text::{counted, wrapped};

/// Tries the examples and prints what came of them.
pub(crate) fn run(arguments: &TestArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let search = PolicySearch {
        file: arguments.policy.as_deref(),
        no_config: arguments.no_config || !arguments.packs.is_empty(),
    };
    let (policy, is_named) = match policies::find(search, None, errors)? {
        FoundPolicy::Named(policy) => (*policy, true),
        FoundPolicy::Nothing => (policies::packs(&arguments.packs)?, false),
        FoundPolicy::Refused => return Ok(Outcome::Error),
    };
    let secrets = Secrets::from_environment(&policy);
    // A configuration may name nothing but packs: then they are what there is to test.
    let has_own = policy.rules().any(|rule| !rule.origin().file.starts_with("pack:"));
    let trial = if is_named && (has_own || arguments.policy.is_some()) {
        Trial::of_own_rules(&policy, &secrets)
    } else {
        Trial::with_secrets(&policy, &secrets)
    };
    let trial = match trial {
        Ok(trial) => trial.masked(default_masking()),
        Err(error) => {
            policies::refuse(&error, errors);
            return Ok(Outcome::Error);
        }
    };
    let rendering = Rendering::new(output.look);
    let mut told = table(&trial);
    for rule in &trial.rules {
        for failure in rule.failures() {
            told.push_str(&tell(&rendering, rule, failure));
        }
    }
    let failures = trial.failures().count();
    let verdict = if failures == 0 { Verdict::Pass } else { Verdict::Block };
    for line in wrapped(&summary(&policy, &trial, failures), output.look.width) {
        told.push_str(&rendering.coloured(&line, Some(verdict)));
        told.push('\n');
    }
    output.write(&told)?;
    Ok(if failures == 0 { Outcome::Success } else { Outcome::Failure })
}

/// A line for each rule: how many of its examples do as they must, and what is missing.
fn table(trial: &Trial) -> String {
    let names = trial.rules.iter().map(|rule| rule.rule.as_str().len());
    let width = names.max().unwrap_or(0).max("rule".len());
    let mut lines = format!("{:width$}  {:>7}  {:>7}\n", "rule", "flags", "passes");
    for rule in &trial.rules {
        let missing = match (rule.flags.is_empty(), rule.passes.is_empty()) {
            (true, true) => "  no examples",
            (true, false) => "  no flags",
            (false, true) => "  no passes",
            (false, false) => "",
        };
        let (flags, passes) = (ratio(&rule.flags), ratio(&rule.passes));
        lines.push_str(&format!("{:width$}  {flags:>7}  {passes:>7}{missing}\n", rule.rule.as_str()));
    }
    lines.push('\n');
    lines
}

fn ratio(examples: &[TriedExample]) -> String {
    if examples.is_empty() {
        return "-".to_owned();
    }
    format!("{}/{}", examples.iter().filter(|example| example.succeeded).count(), examples.len())
}

/// An example that failed: where it stands, its text, what was found instead.
fn tell(rendering: &Rendering, rule: &TriedRule, failure: &TriedExample) -> String {
    let must_flag = rule.flags.iter().any(|example| std::ptr::eq(example, failure));
    let title = if must_flag {
        format!("{} does not flag this example", rule.rule)
    } else {
        format!("{} flags this example, and must pass it", rule.rule)
    };
    let shown = may_show(rule.family);
    let mut notes = Vec::new();
    if shown {
        notes.push(("example", failure.example.text.clone()));
    }
    let warnings = failure.report.warnings();
    for warning in warnings {
        let text =
            if shown && may_show(warning.family()) { format!(" at `{}`", warning.text()) } else { String::new() };
        notes.push(("found", format!("{}{text}", warning.rule())));
    }
    if warnings.is_empty() {
        notes.push(("found", "nothing".to_owned()));
    }
    rendering.notice(&title, &rule.file, failure.example.at, &notes)
}

fn summary(policy: &Policy, trial: &Trial, failures: usize) -> String {
    let examples: usize = trial.rules.iter().map(|rule| rule.flags.len() + rule.passes.len()).sum();
    let bare = trial.rules.iter().filter(|rule| rule.flags.is_empty() || rule.passes.is_empty()).count();
    let missing =
        if bare == 0 { String::new() } else { format!("; {} without flags or passes", counted(bare, "rule")) };
    let (rules, examples) = (counted(trial.rules.len(), "rule"), counted(examples, "example"));
    format!("{}: {rules}, {examples}, {failures} failed{missing}", policy.name())
}
