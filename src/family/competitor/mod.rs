//! Competitors, and the stances towards them that are a risk.
//!
//! A mention goes through three hands: `mention` says whether a name is the company, `stance` how the sentence speaks
//! of it, `settle` what that weighs. Groups that nobody names and the number of mentions are rules of their own, in
//! `crowd`.

mod befallen;
mod calm;
mod captivity;
mod circumstance;
mod companion;
mod comparison;
mod contrast;
mod crowd;
mod due;
mod groups;
mod implied;
mod judgement;
mod mention;
mod missing;
mod regret;
mod roundabout;
mod sentence;
mod settle;
mod stance;
mod table;
mod texts;
mod verbless;
mod words;

pub(crate) use crowd::{Mentions, Unnamed, mentions_rule, unnamed_rule};
pub(crate) use settle::settle;
pub use stance::Stance;
pub(crate) use words::StanceWords;

use super::finding::{Finding, Mention};
use super::{Case, Judge, Meaning, Rule, Shelf, listing, quoted, wording};
use crate::language::texts::{Texts, Wording};
use crate::matching::Role;
use crate::rule::{
    self, Defaults, Family, Fields, Forms, Header, Limit, Limitable, Name, NameKind, Origin, Per, Place, Places,
    RULE_KEYS, Severity, Term, Value, WrittenKeys, holds_all, loosened,
};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind};
use crate::text::names;
use texts::said;
use words::OwnWords;
pub(crate) use words::WORDS;

/// The keys of `[[competitor]]`.
pub(super) const KEYS: TableKeys = TableKeys { table: "[[competitor]]", slices: &[OWN_KEYS, RULE_KEYS], later: &[] };

/// The keys that only competitors have.
const OWN_KEYS: &[KeyRow] = &[
    KeyRow::required("names", ValueKind::Terms, "The names of the company.").also(&["terms", "name"]),
    KeyRow::new("products", ValueKind::Terms, "none", "The names of its products."),
    KeyRow::new("handles", ValueKind::ListOf("handles"), "none", "Its handles on social networks."),
    KeyRow::new("domains", ValueKind::ListOf("host names"), "none", "Its host names."),
    KeyRow::new(
        "ambiguous",
        ValueKind::Truth,
        "`false`",
        "A name is an ordinary word too: it needs a capital, and support makes it sure.",
    ),
    KeyRow::new("support", ValueKind::Terms, "none", "Words beside a name that speak for the company."),
    KeyRow::new("against", ValueKind::Terms, "none", "Words beside a name that speak against the company."),
    KeyRow::new(
        "stances",
        ValueKind::Table(&STANCES),
        "as in `[competitors]`",
        "Severities by stance, for this competitor.",
    )
    .also(&["stance"]),
];

/// The keys of `[competitors]`.
pub(crate) const COMPETITORS: TableKeys = TableKeys {
    table: "[competitors]",
    slices: &[&[
        KeyRow::new("unnamed", ValueKind::Truth, "`true`", "\"Our biggest competitor\" counts as one."),
        KeyRow::new(
            "max_mentions",
            ValueKind::Limit,
            "none",
            "How many mentions of competitors a draft may have; more are a warning of the rule `competitor-mentions`, of low severity.",
        ),
        KeyRow::new("stances", ValueKind::Table(&STANCES), "as below", "Severities by stance, for all competitors.")
            .also(&["stance", "neutral", "integration", "substantiated", "comparative", "insinuation", "disparaging"]),
        KeyRow::new("words", ValueKind::Table(&WORDS), "none", "Words of yours that tell stances."),
    ]],
    later: &[],
};

/// The keys of stances, of all competitors and of one.
const STANCES: TableKeys = TableKeys { table: "[competitors.stances]", slices: &[STANCE_KEYS], later: &[] };

/// A key for each stance.
const STANCE_KEYS: &[KeyRow] = &[
    KeyRow::new("neutral", ValueKind::Word(severities), "`\"info\"`", "Named, nothing more."),
    KeyRow::new("integration", ValueKind::Word(severities), "`\"info\"`", "\"Works with Globex\"."),
    KeyRow::new("conceding", ValueKind::Word(severities), "`\"info\"`", "\"Globex does this better than we do\"."),
    KeyRow::new("substantiated", ValueKind::Word(severities), "`\"info\"`", "Compared, with a source beside it."),
    KeyRow::new("comparative", ValueKind::Word(severities), "`\"medium\"`", "Compared, nothing beside it."),
    KeyRow::new(
        "insinuation",
        ValueKind::Word(severities),
        "`\"high\"`",
        "\"Unlike Globex, we do not sell your data\".",
    ),
    KeyRow::new("disparaging", ValueKind::Word(severities), "`\"high\"`", "Run down."),
];

fn severities() -> Vec<&'static str> {
    names(Severity::EACH, Severity::name)
}

/// Defaults of competitor rules; its severities are those of `[competitors]`.
pub(super) const DEFAULTS: Defaults = Defaults {
    family: Family::Competitor,
    severity: Severity::Info,
    places: Places::of(&[Place::Prose, Place::Links, Place::Metadata]),
    forms: Forms::NAMES,
};

/// The limits that `max_mentions` accepts.
const LIMIT_OF_MENTIONS: Limitable = Limitable {
    key: "max_mentions",
    of: "mentions of competitors",
    per: &[Per::Draft, Per::Sentence, Per::Words(100)],
};

/// A severity for each stance, in the order of [`Stance::EACH`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Stances(pub(crate) [Severity; 7]);

impl Stances {
    /// Returns whether no stance has a milder severity than with others.
    pub(crate) fn is_as_strict_as(self, other: Self) -> bool {
        self.0.iter().zip(other.0).all(|(own, other)| *own >= other)
    }

    /// The severity of a stance.
    pub(crate) const fn severity(&self, stance: Stance) -> Severity {
        self.0[stance as usize]
    }

    /// The defaults.
    const DEFAULT: Self = Self([
        Severity::Info,
        Severity::Info,
        Severity::Info,
        Severity::Info,
        Severity::Medium,
        Severity::High,
        Severity::High,
    ]);

    /// Writes the severities that differ from those without a policy's word.
    pub(crate) fn write(&self, keys: &mut WrittenKeys) {
        let own =
            Stance::EACH.iter().copied().filter(|&stance| self.severity(stance) != Self::DEFAULT.severity(stance));
        let each: Vec<String> =
            own.map(|stance| format!("{} = {}", stance.name(), rule::quoted(self.severity(stance).name()))).collect();
        if !each.is_empty() {
            keys.add("stances", format!("{{ {} }}", each.join(", ")));
        }
    }

    /// Takes the severities that a table gives, a key for each stance, over the present ones.
    fn take(&mut self, fields: &mut Fields<'_>) {
        for &stance in Stance::EACH {
            if let Some(severity) = fields.take(stance.name()).and_then(Value::severity) {
                self.0[stance as usize] = severity;
            }
        }
    }
}

/// The table `[competitors]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Competitors {
    /// The severities of stances where a competitor does not say otherwise.
    pub(crate) stances: Stances,
    /// True if "our biggest competitor" counts as one.
    pub(crate) unnamed: bool,
    /// The number of mentions that a draft may have.
    pub(crate) max_mentions: Option<Limit>,
    /// The policy's own words.
    pub(crate) words: OwnWords,
    /// The place of the table, if there is one.
    origin: Option<Origin>,
    /// The place of the first competitor, if there is one.
    first: Option<Origin>,
}

impl Default for Competitors {
    fn default() -> Self {
        Self {
            stances: Stances::DEFAULT,
            unnamed: true,
            max_mentions: None,
            words: OwnWords::default(),
            origin: None,
            first: None,
        }
    }
}

impl Competitors {
    /// Writes what the table says, its words apart.
    pub(crate) fn write_keys(&self, keys: &mut WrittenKeys) {
        if !self.unnamed {
            keys.add("unnamed", false);
        }
        keys.text("max_mentions", self.max_mentions.map(|limit| limit.to_string()).as_deref());
        self.stances.write(keys);
    }

    /// Takes note of the tables `[[competitor]]` of a layer.
    pub(crate) fn take_first(&mut self, tables: Value<'_>) {
        let source = tables.lowering.source;
        let first = || Origin { file: source.file.clone(), position: source.position(tables.span) };
        self.first.get_or_insert_with(first);
    }

    /// Takes a `[competitors]` table: what it says goes over what lower layers said.
    pub(crate) fn take(&mut self, mut fields: Fields<'_>) {
        let source = fields.lowering.source;
        self.origin = Some(Origin { file: source.file.clone(), position: source.position(fields.span) });
        if let Some(mut stances) = fields.take("stances").and_then(|value| value.fields(&STANCES)) {
            self.stances.take(&mut stances);
            stances.finish();
        }
        if let Some(unnamed) = fields.take("unnamed").and_then(Value::boolean) {
            self.unnamed = unnamed;
        }
        if let Some(limit) = fields.take("max_mentions").and_then(|value| value.limit(LIMIT_OF_MENTIONS)) {
            self.max_mentions = Some(limit);
        }
        if let Some(own) = fields.take("words").and_then(|value| value.fields(&WORDS)) {
            self.words.take(own);
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
    /// True if a name is an ordinary word too.
    pub(crate) ambiguous: bool,
    /// Words that speak for the company.
    pub(crate) support: Vec<Term>,
    /// Words that speak against it.
    pub(crate) against: Vec<Term>,
    /// The severities of stances.
    pub(crate) stances: Stances,
}

/// Takes a `[[competitor]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>, competitors: &Competitors) -> Rule {
    let help = "write `stances = { neutral = \"low\" }`".to_owned();
    fields.refuse("severity", Cause::CompetitorSeverity, Some(help));
    let names = fields.take("names").map(Value::fixed_terms).unwrap_or_default();
    let products = fields.take("products").map(Value::fixed_terms).unwrap_or_default();
    let handles = fields.take("handles").map(Value::handles).unwrap_or_default();
    let domains = fields.take("domains").map(Value::domains).unwrap_or_default();
    let ambiguous = fields.take("ambiguous").and_then(Value::boolean).unwrap_or(false);
    let support = fields.take("support").map(Value::terms).unwrap_or_default();
    let against = fields.take("against").map(Value::terms).unwrap_or_default();
    let mut stances = competitors.stances;
    // A later layer changes the stances that it names, and no other.
    for mut own in fields.take_each("stances").into_iter().filter_map(|value| value.fields(&STANCES)) {
        stances.take(&mut own);
        own.finish();
    }
    let defaults = Defaults { severity: stances.severity(Stance::Neutral), ..DEFAULTS };
    let meaning =
        Meaning::Competitor(Competitor { names, products, handles, domains, ambiguous, support, against, stances });
    Rule { header: Header::lower(fields, defaults), meaning }
}

impl Competitor {
    /// The keys by which the rule is looser than it was.
    pub(super) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let Self { names, products, handles, domains, ambiguous, support, against, stances } = self;
        loosened([
            ("names", !holds_all(names, &before.names)),
            ("products", !holds_all(products, &before.products)),
            ("handles", !holds_all(handles, &before.handles)),
            ("domains", !holds_all(domains, &before.domains)),
            ("ambiguous", *ambiguous && !before.ambiguous),
            ("support", !holds_all(support, &before.support)),
            ("against", !holds_all(&before.against, against)),
            ("stances", !stances.is_as_strict_as(before.stances)),
        ])
    }
}

impl Judge for Competitor {
    fn triggers(&self) -> Vec<&Term> {
        self.names.iter().chain(&self.products).collect()
    }

    fn write_keys(&self, _header: &Header, keys: &mut WrittenKeys) {
        keys.terms("names", &self.names);
        keys.terms("products", &self.products);
        let handles: Vec<String> = self.handles.iter().map(|handle| format!("@{handle}")).collect();
        keys.list("handles", handles.iter().map(String::as_str));
        keys.list("domains", self.domains.iter().map(String::as_str));
        if self.ambiguous {
            keys.add("ambiguous", true);
        }
        keys.terms("support", &self.support);
        keys.terms("against", &self.against);
        self.stances.write(keys);
    }

    fn index(&self, shelf: &mut Shelf<'_>) {
        let plain = |text: &String| Term::plain(text.clone(), None);
        let mut add = |role: Role, term: &Term| shelf.term(role, term);
        self.names.iter().chain(&self.products).for_each(|term| add(Role::Trigger, term));
        self.domains.iter().for_each(|domain| add(Role::Host, &plain(domain)));
        self.handles.iter().for_each(|handle| add(Role::Handle, &plain(handle)));
        self.support.iter().for_each(|term| add(Role::Support, term));
        self.against.iter().for_each(|term| add(Role::Against, term));
    }

    /// The mentions of the competitor: what the text says of each is settled once all are known.
    fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        let support = mention::Support::of(self, case.hits);
        let mut findings = Vec::new();
        for found in wording::matches(case) {
            let Some(named) = support.judge(found.hit, case.scene) else { continue };
            let mut finding = found.into_finding(case);
            finding.evidence.extend(named.doubts);
            finding.spot = finding.spot.hull(named.span);
            finding.stance = Some(Stance::Neutral);
            finding.severity = self.stances.severity(Stance::Neutral);
            finding.mention = Some(Mention { spot: finding.spot, vague: false });
            findings.push(finding);
        }
        findings
    }
    fn spares_our_names(&self) -> bool {
        true
    }

    fn texts(&self, _header: &Header, finding: &Finding, texts: &Wording) -> Texts {
        said(finding.stance, &texts.competitor)
    }

    fn describe(&self) -> String {
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
    fn other_names(&self) -> Vec<Name> {
        let kind = if self.ambiguous { NameKind::Ambiguous } else { NameKind::Plain };
        let written = |text: &String, kind| Name { term: Term::plain(text.clone(), None), kind };
        let each = self.names.iter().chain(&self.products);
        let named = each.map(|term| Name { term: term.clone(), kind });
        let handles = self.handles.iter().map(|handle| written(handle, NameKind::Handle));
        let hosts = self.domains.iter().map(|domain| written(domain, NameKind::Host));
        named.chain(handles).chain(hosts).collect()
    }

    fn severity(&self, stance: Stance) -> Option<Severity> {
        Some(self.stances.severity(stance))
    }
}
