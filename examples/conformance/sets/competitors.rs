//! Competitors: where they are mentioned, in what, and whether they are compared.

use super::{Row, code_points, list};
use discretion::draft::{Context, Passage, Piece};
use discretion::policy::{RuleId, Severity};
use discretion::report::{Stance, Warning};
use discretion::text::Span;
use discretion::{Checker, Policy, Report};
use serde_json::{Value, json};

/// Whether a row mentions one of its names, and where. These sets tell a name from the word by its capital.
pub(super) fn spans(row: &Row) -> Result<Value, String> {
    let report = check(row, &row.terms, "case = \"sensitive\"\nstances = { integration = \"low\" }\n")?;
    let spans: Vec<_> = names(&report).map(|(_, span)| code_points(&row.text, span)).collect();
    Ok(json!({ "id": row.id, "flag": !spans.is_empty(), "spans": spans }))
}

/// The mentions of a row's names, with what each place is. The set counts a name as it is written, whatever its case, so
/// a mention in another spelling (`NewRelic` for `New Relic`) is left out of the answer.
pub(super) fn mentions(row: &Row) -> Result<Value, String> {
    let report = check(
        row,
        &row.terms,
        "places = [\"prose\", \"code\", \"links\", \"comments\"]\nstances = { integration = \"low\" }\n",
    )?;
    let passages = row.draft().passages();
    let mentions = report.warnings().iter().filter_map(|warning| {
        let name = warning.mention()?;
        let written = name.span.slice(&row.text).to_lowercase();
        row.terms.iter().find(|term| written.contains(&term.to_lowercase()))?;
        let context = context(warning, &passages, &row.text);
        Some(json!({ "match": name.span.slice(&row.text), "context": context, "line": name.start.line }))
    });
    Ok(json!({ "id": row.id, "mentions": mentions.collect::<Vec<Value>>() }))
}

/// Whether a row compares its two objects: one of them has a comparing stance, and the comparison reaches over the other
/// or names it as its other side. What is only asked is of lower severity, and no comparison to the set.
pub(super) fn comparison(row: &Row) -> Result<Value, String> {
    let objects: Vec<&String> = row.object_a.iter().chain(&row.object_b).collect();
    let report = check(row, &objects, "stances = { integration = \"low\", substantiated = \"medium\" }\n")?;
    let compares = |stance| match stance {
        Stance::Substantiated | Stance::Comparative | Stance::Insinuation | Stance::Disparaging => true,
        Stance::Neutral | Stance::Integration | _ => false,
    };
    let flag = report.warnings().iter().any(|warning| {
        let asserts = warning.stance().is_some_and(compares) && warning.severity() >= Severity::Medium;
        let sides: Vec<Span> = warning.related().iter().map(|place| place.location.span).collect();
        let other = |(rule, name): (&RuleId, Span)| rule != warning.rule() && sides.contains(&name);
        asserts && names(&report).any(other)
    });
    Ok(json!({ "id": row.id, "flag": flag }))
}

/// The names that a report is about, with the rule of each.
fn names(report: &Report) -> impl Iterator<Item = (&RuleId, Span)> {
    report.warnings().iter().filter_map(|warning| Some((warning.rule(), warning.mention()?.span)))
}

/// Checks a row against a policy of competitors, each with the same further keys.
fn check(row: &Row, names: &[impl AsRef<str>], keys: &str) -> Result<Report, String> {
    let mut policy = "discretion = 1\nname = \"rivals\"\n[competitors]\nunnamed = false\n".to_owned();
    for (at, name) in names.iter().enumerate() {
        policy.push_str(&format!("[[competitor]]\nid = \"rival-{at}\"\nnames = {}\n{keys}", list(&[name])));
    }
    let policy = Policy::parse("rivals.toml", &policy).map_err(|problem| problem.to_string())?;
    let checker = Checker::new(&policy).map_err(|problem| problem.to_string())?;
    Ok(checker.check(&row.draft()))
}

/// What a mention stands in, in the words of the sets. What a reader sees of a link is prose, be it an address: only
/// an address that nobody sees is a link. Code is to the sets what Markdown marks as code: `<code>` in running text is
/// prose to them.
fn context(warning: &Warning, passages: &[Passage], text: &str) -> &'static str {
    let at = warning.mention().map_or(warning.span(), |name| name.span).start;
    let holds = |piece: &&Piece| piece.source.start <= at && at < piece.source.end;
    let held = passages.iter().find_map(|passage| Some((passage.context, passage.pieces.iter().find(holds)?)));
    let around = held.map_or(warning.context(), |(context, _)| context);
    let is_marked =
        held.is_some_and(|(_, piece)| Span::new(0, piece.source.start).slice(text).ends_with(['`', ' ', '\n']));
    match (warning.context(), around) {
        (Context::Code, Context::Code) => "fence",
        (Context::Code, _) if is_marked => "code",
        (_, Context::Heading) => "heading",
        (_, Context::ImageAlt | Context::ImageTitle) => "alt",
        (_, Context::LinkTarget | Context::LinkTitle | Context::Markup) => "link",
        (_, Context::Comment | Context::HtmlText | Context::HtmlAttribute) => "html",
        (_, _) => "prose",
    }
}
