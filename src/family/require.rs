//! What must be there: a disclosure, a disclaimer, a link, wherever a draft is of some kind or mentions something.

use super::finding::{Finding, Related};
use super::{Case, Judge, Meaning, Rule, Shelf, listing, quoted, wording};
use crate::language::Language;
use crate::language::texts::{Texts, Wording};
use crate::matching::Surroundings;
use crate::rule::{
    AnsweredWord, Companion, Defaults, Facet, Family, Fields, Forms, Header, NEAR, Nearby, Place, Placeholder, Places,
    RULE_KEYS, Selection, Severity, Term, Value, Within, WrittenKeys, holds_all, loosened,
};
use crate::table::{Cause, KeyRow, TableKeys, ValueKind};
use crate::text::{BlockNumber, Span, Spot, names};

/// The keys of `[[require]]`.
pub(super) const KEYS: TableKeys = TableKeys { table: "[[require]]", slices: &[OWN_KEYS, RULE_KEYS], later: &[] };

/// The keys that only requirements have.
const OWN_KEYS: &[KeyRow] = &[
    KeyRow::new(
        "when",
        ValueKind::Table(&WHEN),
        "always",
        "The drafts that need it: of these channels, authors, roles, audiences and languages, and with one of these mentions.",
    ),
    KeyRow::required(
        "needs",
        ValueKind::Table(&NEAR),
        "What must be there, one is enough. One that is denied is none. Unless `within` says otherwise, it may stand anywhere \
         in the draft.",
    ),
];

/// The keys of `when`.
const WHEN: TableKeys = TableKeys {
    table: "when = { … } of [[require]]",
    slices: &[&[
        KeyRow::new("channels", ValueKind::ListOrNot(&ValueKind::Names), "all", "As the key `channels` of a rule."),
        KeyRow::new("authors", ValueKind::ListOrNot(&ValueKind::ListOf("people")), "all", "As the key `authors`."),
        KeyRow::new("roles", ValueKind::ListOrNot(&ValueKind::Names), "all", "As the key `roles`."),
        KeyRow::new("audiences", ValueKind::ListOrNot(&ValueKind::Names), "all", "As the key `audiences`."),
        KeyRow::new(
            "languages",
            ValueKind::ListOrNot(&ValueKind::Words(|| names(Language::EACH, Language::code))),
            "all",
            "As the key `languages`.",
        ),
        KeyRow::new(
            "mentions",
            ValueKind::Terms,
            "any draft",
            "Only drafts that mention one of these: terms, `\"{us}\"` for our names, `\"{competitor}\"` for those of \
             competitors.",
        ),
        KeyRow::new(
            "answers",
            ValueKind::Words(|| AnsweredWord::each().into_iter().map(AnsweredWord::name).collect()),
            "any draft",
            "As the key `answers`.",
        ),
    ]],
    later: &[],
};

/// Defaults of requirements.
pub(super) const DEFAULTS: Defaults = Defaults {
    family: Family::Require,
    severity: Severity::Medium,
    places: Places::of(&[Place::Prose]),
    forms: Forms::NAMES,
};

/// How many companions a text names.
const NAMED: usize = 3;

/// A requirement; what it asks for is the header's `needs`, and the drafts that it is for are those of the header.
#[derive(Clone, Debug)]
pub(crate) struct Require {
    /// A draft needs it only if it mentions one of these; every draft does where there is none.
    pub(crate) mentions: Vec<Term>,
    /// Names that count as mentions, too: ours, or those of competitors.
    pub(crate) names: Vec<Placeholder>,
}

impl Require {
    /// The keys by which the rule is looser than it was.
    pub(super) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let Self { mentions, names } = self;
        let fewer = !(holds_all(mentions, &before.mentions) && holds_all(names, &before.names));
        loosened([("when", !self.is_for_all() && (before.is_for_all() || fewer))])
    }

    /// Returns whether the draft need not mention anything.
    pub(super) fn is_for_all(&self) -> bool {
        self.mentions.is_empty() && self.names.is_empty()
    }

    /// The finding in a draft that mentions something.
    fn beside_mentions(case: Case<'_>) -> Vec<Finding> {
        let mut found = wording::matches(case).into_iter();
        let Some(first) = found.next() else { return Vec::new() };
        let mut finding = first.into_finding(case);
        finding.related.extend(found.map(|other| (Related::Occurrence, other.spot)));
        vec![finding]
    }

    /// The finding in a draft of which nothing more is asked: at its first sentence.
    fn of_draft(case: Case<'_>) -> Vec<Finding> {
        let (header, around) = (case.header, case.around());
        let speaks = around.reading.language.is_none_or(|own| header.languages.holds(Some(&own)));
        let Some(at) = beginning(around).filter(|_| speaks) else { return Vec::new() };
        if wording::is_accompanied(case, at) {
            return Vec::new();
        }
        vec![case.measured(at.with(around.sentence_of(at)), "")]
    }
}

impl Judge for Require {
    fn write_keys(&self, header: &Header, keys: &mut WrittenKeys) {
        if !self.is_for_all() {
            let mut mentions = WrittenKeys::default();
            let names = self.names.iter().map(|name| Term::plain(name.written().to_owned(), None));
            mentions.terms("mentions", &names.chain(self.mentions.iter().cloned()).collect::<Vec<_>>());
            let written = mentions.into_list().into_iter().map(|(key, value)| format!("{key} = {value}"));
            keys.add("when", format!("{{ {} }}", written.collect::<Vec<_>>().join(", ")));
        }
        keys.nearby("needs", header.needs.as_ref());
    }

    fn index(&self, shelf: &mut Shelf<'_>) {
        shelf.wording(&self.mentions, &[]);
        self.names.iter().for_each(|&name| shelf.builder.name_triggers(shelf.number, name, shelf.header.forms));
    }

    fn looks_at_every_draft(&self) -> bool {
        self.is_for_all()
    }

    fn detect(&self, case: Case<'_>) -> Vec<Finding> {
        let mut found = if self.is_for_all() { Self::of_draft(case) } else { Self::beside_mentions(case) };
        let language = case.around().spoken();
        for finding in &mut found {
            let wanted = case.header.needs.as_ref().map(|needs| said(needs, language)).unwrap_or_default();
            finding.details.push(("needs", wanted));
        }
        found
    }

    fn texts(&self, header: &Header, _finding: &Finding, texts: &Wording) -> Texts {
        let at_start = header.needs.as_ref().is_some_and(|needs| needs.within == Within::Start);
        let advice = if at_start { texts.require_at_start } else { texts.require.advice };
        let message = if self.is_for_all() { texts.require_of_draft } else { texts.require.message };
        Texts { message, advice, ..texts.require }
    }

    fn describe(&self) -> String {
        if self.is_for_all() {
            return "drafts that lack what must be there".to_owned();
        }
        let names = self.names.iter().map(|name| format!("`{}`", name.written()));
        listing("drafts that mention", names.chain(self.mentions.iter().map(quoted))).unwrap_or_default()
    }

    fn triggers(&self) -> Vec<&Term> {
        self.mentions.iter().collect()
    }
}

/// The beginning of a draft's prose.
pub(super) fn beginning(around: &Surroundings<'_>) -> Option<Spot> {
    let has_words = |block: &BlockNumber| {
        around.block(*block).context.place() == Place::Prose && !around.words_of(*block).is_empty()
    };
    let first = around.blocks().map(|(block, _)| block).find(has_words)?;
    let start = around.words_of(first).first().map_or(0, |word| word.start());
    Some(Spot::new(first, Span::new(start, start)))
}

/// What is asked for, for readers of a language.
fn said(needs: &Nearby, language: Language) -> String {
    let texts = &language.data().texts;
    let mut each = needs.any.iter().filter_map(|companion| match companion {
        Companion::Term(term) => {
            let is_read = term.language.is_none_or(|own| own == language);
            is_read.then(|| texts.quoted.replace("{}", &term.text))
        }
        Companion::Link => Some(texts.a_link.to_owned()),
        Companion::Figure => Some(texts.a_figure.to_owned()),
        Companion::Date => Some(texts.a_date.to_owned()),
    });
    let mut list = each.by_ref().take(NAMED).collect::<Vec<_>>().join(", ");
    if each.next().is_some() {
        list.push_str(", …");
    }
    list
}

/// Takes a `[[require]]` table apart.
pub(super) fn lower(mut fields: Fields<'_>) -> Rule {
    let (mut mentions, mut names) = (Vec::new(), Vec::new());
    let mut facets: Vec<(Facet, Selection<String>)> = Vec::new();
    let (mut languages, mut answers) = (None, None);
    if let Some(mut when) = fields.take("when").and_then(|value| value.fields(&WHEN)) {
        for &facet in Facet::EACH {
            let beside = fields.look(facet.key());
            let Some(value) = when.take(facet.key()) else { continue };
            if beside.is_some_and(|beside| std::ptr::eq(beside.lowering, value.lowering)) {
                value.note(Cause::Excluded { key: facet.key(), beside: "when" });
            } else if beside.is_none() {
                facets.push((facet, value.facet_names(facet)));
            }
        }
        answers = when.take("answers").map(Value::answered);
        languages = when.take("languages").map(|value| value.selection(Value::language_codes));
        if let Some(value) = when.take("mentions") {
            (names, mentions) = value.names_and_terms();
        }
        when.finish();
    }
    let needs = fields.take("needs");
    let span = needs.map_or(fields.span, |value| value.span);
    let lowering = fields.lowering;
    let needs = needs.and_then(|value| value.nearby_within(Within::Draft));
    let mut header = Header::lower(fields, DEFAULTS);
    if mentions.is_empty()
        && names.is_empty()
        && let Some(needs) = &needs
        && !matches!(needs.within, Within::Draft | Within::Start)
    {
        lowering.note(span, Cause::NothingBeside);
    }
    header.needs = needs;
    facets.into_iter().for_each(|(facet, names)| header.facets[facet] = names);
    header.answers = answers.or(header.answers);
    header.languages = languages.unwrap_or(header.languages);
    Rule { header, meaning: Meaning::Require(Require { mentions, names }) }
}
