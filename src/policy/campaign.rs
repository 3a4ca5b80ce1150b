//! What a campaign asks of each of its drafts: `[campaign]`.

use crate::moment::Moment;
use crate::rule::{Entry, Term, Value, WrittenKeys};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind, is_kebab};

/// The keys of `[campaign.NAME]`.
pub(super) const KEYS: TableKeys = TableKeys {
    table: "[campaign.NAME]",
    slices: &[&[
        KeyRow::new(
            "must",
            ValueKind::Terms,
            "none",
            "Approved wording that each draft has, word for word but for capitals; by language, if drafts are in several.",
        ),
        KeyRow::new("not_before", ValueKind::Instant, "any time", "No draft appears before this moment."),
    ]],
    later: &[],
};

/// A campaign of a policy: a table `[campaign.NAME]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PolicyCampaign {
    /// The name, as drafts give it.
    pub(crate) name: String,
    /// The wording that each draft must have.
    pub(crate) must: Vec<Term>,
    /// The moment before which none may appear.
    pub(crate) not_before: Option<Moment>,
}

impl PolicyCampaign {
    /// Takes a campaign's table apart.
    pub(super) fn lower(entry: Entry<'_>) -> Option<Self> {
        let mut fields = entry.value.fields(&KEYS)?;
        if !is_kebab(entry.key) {
            fields.lowering.note(entry.key_span, Cause::NotKebab { what: "the name of a campaign" });
        }
        let must = fields.take("must").map(Value::fixed_terms).unwrap_or_default();
        let not_before = fields.take("not_before").and_then(Value::moment);
        fields.finish();
        Some(Self { name: entry.key.to_owned(), must, not_before })
    }

    /// Writes its keys.
    pub(super) fn write_keys(&self, keys: &mut WrittenKeys) {
        keys.terms("must", &self.must);
        if let Some(moment) = self.not_before {
            keys.add("not_before", moment);
        }
    }
}
