//! Who is a competitor, and which stance towards one is a risk.

use super::finding::{Finding, Texts};
use super::{Meaning, Rule, Scene, listing, quoted, wording};
use crate::error::Cause;
use crate::matching::{Hit, IndexBuilder, Role, Spot, Surroundings};
use crate::reading::Letters;
use crate::rule::{
    Defaults, Evidence, Family, Fields, Forms, Header, Language, Place, Places, Severity, Term, Value, Within,
};
use crate::span::Span;

/// What a competitor rule says where the policy does not; its severities are those of `[competitors]`.
const DEFAULTS: Defaults = Defaults {
    family: Family::Competitor,
    severity: Severity::Info,
    read: Places::of(&[Place::Prose, Place::Links, Place::Metadata]),
    forms: Forms::NAMES,
};

/// How many words away a word may speak for or against an ambiguous name.
const SUPPORT_WINDOW: usize = 8;

/// The places of links alone.
const LINKS: Places = Places::of(&[Place::Links]);

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

impl Competitor {
    /// Adds names, products, handles and host names.
    pub(super) fn index(&self, number: usize, header: &Header, builder: &mut IndexBuilder) {
        let plain = |text: &String| Term { text: text.clone(), language: None };
        let mut add = |role: Role, term: &Term| builder.term(number, role, term, header.forms);
        self.names.iter().chain(&self.products).for_each(|term| add(Role::Trigger, term));
        self.domains.iter().for_each(|domain| add(Role::Host, &plain(domain)));
        self.handles.iter().for_each(|handle| add(Role::Handle, &plain(handle)));
        self.support.iter().for_each(|term| add(Role::Support, term));
        self.against.iter().for_each(|term| add(Role::Against, term));
    }

    /// The mentions of a competitor. Each is neutral for now.
    pub(super) fn detect(&self, number: usize, header: &Header, hits: &[Hit], scene: Scene<'_>) -> Vec<Finding> {
        let mut findings = Vec::new();
        let places = |role: Role| wording::with_role(hits, role).iter().map(Hit::spot).collect::<Vec<_>>();
        let (support, against) = (places(Role::Support), places(Role::Against));
        for found in wording::matches(header, hits, scene.around) {
            if !self.is_meant(found.hit, scene.around) {
                continue;
            }
            let doubts = self.doubts(found.hit, &support, &against, scene.around);
            // An ordinary word with a word against it and none for it is the ordinary word.
            if doubts.contains(&Evidence::Against) && doubts.contains(&Evidence::Ambiguous) {
                continue;
            }
            let mut finding = found.into_finding(number, header, scene);
            finding.evidence.extend(doubts);
            finding.stance = Some(Stance::Neutral);
            finding.severity = self.stances.severity(Stance::Neutral);
            findings.push(finding);
        }
        findings
    }

    /// Whether a hit can be the company: a handle written as one, a host name written as one, and of an ambiguous
    /// name one with its capital.
    fn is_meant(&self, hit: &Hit, around: &Surroundings<'_>) -> bool {
        let text = &around.document.blocks[hit.block].text;
        let before = Span::new(0, hit.span.start).slice(text).chars().next_back();
        match hit.role {
            Role::Handle => before == Some('@') || (before == Some('/') && around.is_in(hit.spot(), LINKS)),
            Role::Host => hit.span.slice(text).contains('.'),
            Role::Trigger
            | Role::Except
            | Role::Near
            | Role::NotNear
            | Role::Needs
            | Role::Eases
            | Role::Support
            | Role::Against => !self.ambiguous || before == Some('#') || begins_with_capital(hit, around),
        }
    }

    /// What speaks for and against an ambiguous name.
    fn doubts(&self, hit: &Hit, support: &[Spot], against: &[Spot], around: &Surroundings<'_>) -> Vec<Evidence> {
        let named = matches!(hit.role, Role::Trigger);
        if !self.ambiguous || !named {
            return Vec::new();
        }
        let stands = |places: &[Spot]| !around.near(hit.spot(), places, Within::Words(SUPPORT_WINDOW)).is_empty();
        let mut doubts = vec![if stands(support) { Evidence::Support } else { Evidence::Ambiguous }];
        if stands(against) {
            doubts.push(Evidence::Against);
        }
        if around.reading.words_of(hit.block).get(hit.words.0).is_some_and(|word| {
            let sentence = around.sentence_of(hit.spot());
            !Span::new(sentence.start, word.start)
                .slice(&around.document.blocks[hit.block].text)
                .contains(char::is_alphanumeric)
        }) {
            doubts.push(Evidence::SentenceStart);
        }
        doubts
    }
}

/// Whether the first word of a hit has a capital.
fn begins_with_capital(hit: &Hit, around: &Surroundings<'_>) -> bool {
    let word = around.reading.words_of(hit.block).get(hit.words.0);
    word.is_some_and(|word| match word.letters {
        Letters::Capital | Letters::Upper => true,
        Letters::None | Letters::Lower => false,
    })
}

/// What the family says of a match.
pub(super) const fn texts(language: Language) -> Texts {
    match language {
        Language::English => Texts {
            message: "“{match}” is a competitor",
            why: "Naming one is no fault; how it is spoken of deserves a second look.",
            advice: "Stay with facts that can be checked, and compare like with like.",
        },
        Language::French => Texts {
            message: "« {match} » est un concurrent",
            why: "Le nommer n'est pas une faute ; la façon d'en parler mérite une relecture.",
            advice: "Restez-en aux faits vérifiables, et comparez ce qui est comparable.",
        },
    }
}
