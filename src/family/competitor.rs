//! Who is a competitor, and which stance towards one is a risk.

use super::{Meaning, Rule, listing, quoted};
use crate::error::Cause;
use crate::rule::{Defaults, Family, Fields, Form, Forms, Header, Place, Places, Severity, Term, Value};

/// What a competitor rule says where the policy does not; its severities are those of `[competitors]`.
const DEFAULTS: Defaults = Defaults {
    family: Family::Competitor,
    severity: Severity::Info,
    read: Places::of(&[Place::Prose, Place::Links, Place::Metadata]),
    forms: Forms::of(&Form::EACH),
};

/// How a text speaks of a competitor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stance {
    /// Named, nothing more.
    Neutral,
    /// Named as something that ours works with.
    Integration,
    /// Compared, with a figure and a source beside it.
    Substantiated,
    /// Compared, nothing beside it.
    Comparative,
    /// Accused by contrast.
    Insinuation,
    /// Run down.
    Disparaging,
}

impl Stance {
    /// All stances, mildest first.
    pub const EACH: [Self; 6] = [
        Self::Neutral,
        Self::Integration,
        Self::Substantiated,
        Self::Comparative,
        Self::Insinuation,
        Self::Disparaging,
    ];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Integration => "integration",
            Self::Substantiated => "substantiated",
            Self::Comparative => "comparative",
            Self::Insinuation => "insinuation",
            Self::Disparaging => "disparaging",
        }
    }
}

/// A severity for each stance, in the order of [`Stance::EACH`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stances(pub(crate) [Severity; 6]);

impl Stances {
    /// The severity of a stance.
    pub(crate) const fn severity(&self, stance: Stance) -> Severity {
        self.0[stance as usize]
    }

    /// Takes the severities that a table gives, a key for each stance, over the present ones.
    fn take(&mut self, fields: &mut Fields<'_>) {
        for stance in Stance::EACH {
            if let Some(severity) = fields.take(stance.name()).and_then(Value::severity) {
                self.0[stance as usize] = severity;
            }
        }
    }
}

/// What the table `[competitors]` says of all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Competitors {
    /// The severities of stances where a competitor does not say otherwise.
    pub(crate) stances: Stances,
    /// Whether "our biggest competitor" counts as one.
    pub(crate) unnamed: bool,
    /// How many mentions a draft may have, and how bad more are.
    pub(crate) max_mentions: Option<(usize, Severity)>,
}

impl Default for Competitors {
    fn default() -> Self {
        let stances =
            Stances([Severity::Info, Severity::Info, Severity::Info, Severity::Medium, Severity::High, Severity::High]);
        Self { stances, unnamed: true, max_mentions: None }
    }
}

impl Competitors {
    /// Takes a `[competitors]` table: what it says goes over what lower layers said.
    pub(crate) fn take(&mut self, mut fields: Fields<'_>) {
        self.stances.take(&mut fields);
        if let Some(unnamed) = fields.take("unnamed").and_then(Value::boolean) {
            self.unnamed = unnamed;
        }
        if let Some(mut limit) = fields.take("max_mentions").and_then(Value::fields) {
            let count = limit.require("count").and_then(Value::count);
            let severity = limit.take("severity").and_then(Value::severity).unwrap_or(Severity::Low);
            limit.finish();
            self.max_mentions = count.map(|count| (count, severity));
        }
        fields.finish();
    }
}

/// A competitor rule.
#[derive(Clone, Debug)]
pub(crate) struct Competitor {
    /// Names of the company.
    pub(crate) names: Vec<Term>,
    /// Names of its products.
    pub(crate) products: Vec<Term>,
    /// Handles, without the `@`.
    pub(crate) handles: Vec<String>,
    /// Host names.
    pub(crate) domains: Vec<String>,
    /// Whether a name is an ordinary word too.
    pub(crate) ambiguous: bool,
    /// Words that speak for the company.
    pub(crate) support: Vec<Term>,
    /// Words that speak against it.
    pub(crate) against: Vec<Term>,
    /// The severities of stances.
    pub(crate) stances: Stances,
}

impl Competitor {
    /// What triggers the rule, in one line.
    pub(super) fn describe(&self) -> String {
        let plain = |word: &String| format!("`{word}`");
        let parts = [
            listing("names", self.names.iter().map(quoted)),
            listing("products", self.products.iter().map(quoted)),
            listing("handles", self.handles.iter().map(|handle| format!("`@{handle}`"))),
            listing("domains", self.domains.iter().map(plain)),
            listing("if supported by", self.support.iter().map(quoted)),
            listing("unless beside", self.against.iter().map(quoted)),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
    }
}

/// Takes a `[[competitor]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>, competitors: &Competitors) -> Rule {
    let help = "write `stance = { neutral = \"low\" }`".to_owned();
    fields.refuse("severity", Cause::CompetitorSeverity, Some(help));
    let names = fields.require("names").map(Value::terms).unwrap_or_default();
    let products = fields.take("products").map(Value::terms).unwrap_or_default();
    let handles = fields.take("handles").map(Value::handles).unwrap_or_default();
    let domains = fields.take("domains").map(Value::domains).unwrap_or_default();
    let ambiguous = fields.take("ambiguous").and_then(Value::boolean).unwrap_or(false);
    if ambiguous && !fields.holds("support") {
        fields.lowering.note(fields.span, Cause::MissingBeside { key: "support", because: "ambiguous" });
    }
    let support = fields.take("support").map(Value::terms).unwrap_or_default();
    let against = fields.take("against").map(Value::terms).unwrap_or_default();
    let mut stances = competitors.stances;
    if let Some(mut own) = fields.take("stance").and_then(Value::fields) {
        stances.take(&mut own);
        own.finish();
    }
    let defaults = Defaults { severity: stances.severity(Stance::Neutral), ..DEFAULTS };
    let meaning =
        Meaning::Competitor(Competitor { names, products, handles, domains, ambiguous, support, against, stances });
    Rule { header: Header::lower(fields, defaults), meaning }
}
