//! Competitors: where they are mentioned, in what, and whether they are compared.

use super::{Row, code_points, list};
use discretion::{Checker, Context, Passage, Policy, Report, Stance, Warning};
use serde_json::{Value, json};

/// Whether a row mentions one of its names, and where. These sets tell a name from the word by its capital.
pub(super) fn spans(row: &Row) -> Result<Value, String> {
    let report = check(row, &row.terms, "case = \"sensitive\"\n")?;
    let spans: Vec<_> = report.warnings().iter().map(|warning| code_points(&row.text, warning.span())).collect();
    Ok(json!({ "id": row.id, "flag": !spans.is_empty(), "spans": spans }))
}

/// The mentions of a row's names, with what each place is.
pub(super) fn mentions(row: &Row) -> Result<Value, String> {
    let report = check(row, &row.terms, "read = [\"prose\", \"code\", \"links\", \"comments\"]\n")?;
    let passages = row.draft().passages();
    let mentions = report.warnings().iter().map(|warning| {
        let context = context(warning, &passages);
        json!({ "match": warning.text(), "context": context, "line": warning.position().line })
    });
    Ok(json!({ "id": row.id, "mentions": mentions.collect::<Vec<Value>>() }))
}

/// Whether a row compares its two objects.
pub(super) fn comparison(row: &Row) -> Result<Value, String> {
    let objects: Vec<&String> = row.object_a.iter().chain(&row.object_b).collect();
    let report = check(row, &objects, "")?;
    let compares = |stance| match stance {
        Stance::Substantiated | Stance::Comparative | Stance::Insinuation | Stance::Disparaging => true,
        Stance::Neutral | Stance::Integration | _ => false,
    };
    let flag = report.warnings().iter().filter_map(Warning::stance).any(compares);
    Ok(json!({ "id": row.id, "flag": flag }))
}

/// Checks a row against a policy of competitors, each with the same further keys.
fn check(row: &Row, names: &[impl AsRef<str>], keys: &str) -> Result<Report, String> {
    let mut policy = "discretion = 1\nname = \"rivals\"\n".to_owned();
    for (at, name) in names.iter().enumerate() {
        policy.push_str(&format!("[[competitor]]\nid = \"rival-{at}\"\nnames = {}\n{keys}", list(&[name])));
    }
    let policy = Policy::parse("rivals.toml", &policy).map_err(|problem| problem.to_string())?;
    let checker = Checker::new(&policy).map_err(|problem| problem.to_string())?;
    Ok(checker.check(&row.draft()))
}

/// What a mention stands in, in the words of the sets. What a reader sees of a link is prose, be it an address: only
/// an address that nobody sees is a link.
fn context(warning: &Warning, passages: &[Passage]) -> &'static str {
    let at = warning.span().start;
    let holds =
        |passage: &&Passage| passage.pieces.iter().any(|piece| piece.source.start <= at && at < piece.source.end);
    let around = passages.iter().find(holds).map_or(warning.context(), |passage| passage.context);
    match (warning.context(), around) {
        (Context::Code, Context::Code) => "fence",
        (Context::Code, _) => "code",
        (_, Context::Heading) => "heading",
        (_, Context::ImageAlt | Context::ImageTitle) => "alt",
        (_, Context::LinkTarget | Context::LinkTitle | Context::Markup) => "link",
        (_, Context::Comment | Context::HtmlText | Context::HtmlAttribute) => "html",
        (_, _) => "prose",
    }
}
