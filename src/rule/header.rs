//! The keys that every rule has, as policies write them.

use crate::language::Language;
use crate::moment::Moment;
use crate::rule::nearby::NEAR;
use crate::rule::text::shown;
use crate::rule::way::{ways, whom};
use crate::rule::{About, Answered, AnsweredWord, ByFacet, Facet, Fields, Selection, UNLESS, Unless, Value};
use crate::rule::{Change, Family, Form, Forms, Header, Origin, Place, Places, RuleId, Severity, WrittenKeys, quoted};
use crate::table::{Cause, KeyRow, OtherPlace, ValueKind};
use crate::text::names;

/// The keys that every rule has, besides those of its family.
pub(crate) const RULE_KEYS: &[KeyRow] = &[
    KeyRow::required("id", ValueKind::Name, "The name of the rule: lower-case words with hyphens, once per file."),
    KeyRow::new(
        "severity",
        ValueKind::Word(|| names(Severity::EACH, Severity::name)),
        "by kind of rule",
        "How bad a match is: [what each severity weighs](score.md).",
    ),
    KeyRow::new(
        "message",
        ValueKind::TextByLanguage,
        "written for you",
        "What a warning says; `{match}` stands for what was found.",
    ),
    KeyRow::new("why", ValueKind::TextByLanguage, "written for you", "Why a match is a risk."),
    KeyRow::new("advice", ValueKind::TextByLanguage, "written for you", "What to write instead."),
    KeyRow::new("owner", ValueKind::Text, "the policy's owner", "Whom to ask."),
    KeyRow::new("sources", ValueKind::Texts, "none", "What the rule rests on: citations or links.").also(&["source"]),
    KeyRow::new(
        "languages",
        ValueKind::ListOrNot(&ValueKind::Words(|| names(Language::EACH, Language::code))),
        "all",
        "The rule reads text in these languages only.",
    ),
    KeyRow::new(
        "channels",
        ValueKind::ListOrNot(&ValueKind::Names),
        "everywhere",
        "The rule is in force on these channels only; a draft without a channel is on none that a policy names.",
    ),
    KeyRow::new(
        "authors",
        ValueKind::ListOrNot(&ValueKind::ListOf("people")),
        "everybody",
        "The rule is in force for drafts of these [people](#people) only: names of `[people]`, or handles.",
    ),
    KeyRow::new(
        "roles",
        ValueKind::ListOrNot(&ValueKind::Names),
        "all",
        "The rule is in force for drafts of people in these roles only.",
    ),
    KeyRow::new(
        "audiences",
        ValueKind::ListOrNot(&ValueKind::Names),
        "all",
        "The rule is in force for drafts that these [audiences](#audiences) are meant to read only.",
    ),
    KeyRow::new(
        "answers",
        ValueKind::Words(|| AnsweredWord::each().into_iter().map(AnsweredWord::name).collect()),
        "any draft",
        "The rule is in force for [answers](#reply) to messages of these kinds only, or where these are the decision; \
         `\"any\"` for all answers, `\"edit\"` for changes of an answer that is out.",
    ),
    KeyRow::new(
        "jurisdictions",
        ValueKind::ListOrNot(&ValueKind::Names),
        "everywhere",
        "The rule is in force in these jurisdictions only.",
    ),
    KeyRow::new(
        "places",
        ValueKind::Words(|| Places::EACH.map(Place::name).to_vec()),
        "by kind of rule",
        "The places of a draft that the rule reads.",
    )
    .also(&["read"]),
    KeyRow::new(
        "fields",
        ValueKind::Texts,
        "everywhere",
        "Matches count only in the values of these keys of the front matter, written with dots between levels; \
         what stands near is looked for wherever the rule reads.",
    ),
    KeyRow::new("from", ValueKind::Instant, "always", "The rule is in force from this instant on."),
    KeyRow::new("until", ValueKind::Instant, "always", "The rule is in force until this instant.").also(&["expires"]),
    KeyRow::new(
        "forms",
        ValueKind::Words(|| names(Form::EACH, Form::name)),
        "by kind of rule",
        "[How a term may be written](#how-a-term-may-be-written).",
    ),
    KeyRow::new("case", ValueKind::Word(|| vec!["sensitive"]), "any", "Capitals must be as in the policy."),
    KeyRow::new("except", ValueKind::Terms, "none", "Phrases; a match inside one is no warning."),
    KeyRow::new("near", ValueKind::TermsOrTable(&NEAR), "none", "A match counts only if one of these stands near."),
    KeyRow::new(
        "not_near",
        ValueKind::TermsOrTable(&NEAR),
        "none",
        "A match counts only if none of these stands near.",
    ),
    KeyRow::new(
        "eased_by",
        ValueKind::Table(&NEAR),
        "none",
        "With one of these near, a warning is no more than a note: its severity is `info`.",
    ),
    KeyRow::new(
        "unless",
        ValueKind::WordsOrTable(ways, &UNLESS),
        "by kind of rule",
        "[Ways of speaking](#ways-of-speaking) in which a match is none, or one step milder.",
    ),
    KeyRow::new(
        "about",
        ValueKind::Word(whom),
        "`\"us\"` for claims, else `\"anyone\"`",
        "`\"us\"`: a match whose clause speaks of somebody else is none.",
    ),
    KeyRow::new(
        "trial",
        ValueKind::Truth,
        "`false`",
        "Warnings of the rule are shown and counted apart, and never hold a draft.",
    ),
    KeyRow::new("flags", ValueKind::TextsByLanguage, "none", "Examples that the rule must flag."),
    KeyRow::new("passes", ValueKind::TextsByLanguage, "none", "Examples that the rule must leave alone."),
    KeyRow::new(
        "locked",
        ValueKind::Truth,
        "`false`",
        "Files that build on yours cannot weaken the rule, and nothing silences it.",
    ),
];

/// A family's defaults.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Defaults {
    /// The family.
    pub(crate) family: Family,
    /// The severity of a match.
    pub(crate) severity: Severity,
    /// The places read.
    pub(crate) places: Places,
    /// The written forms that count.
    pub(crate) forms: Forms,
}

impl Header {
    /// Takes the keys that every rule has, and refuses what is left: the family took its own before.
    pub(crate) fn lower(mut fields: Fields<'_>, defaults: Defaults) -> Self {
        let lowering = fields.lowering;
        let origin = Origin::of(&fields);
        let id = fields.take("id").and_then(|value| value.kebab("`id`")).unwrap_or_default();
        let id = RuleId::new(&lowering.context.policy, id);
        let mut header = Self::implied(id, defaults, lowering.context.owner.as_deref(), origin);
        header.take_said(&mut fields);
        header.take_matching(&mut fields);
        fields.finish();
        header
    }

    /// The header of a rule that settings imply, with keys that `[[adjust]]` lays over it. What such a rule finds, the
    /// setting says: keys about that make no sense beside `setting`.
    pub(crate) fn adjusted(mut self, mut fields: Fields<'_>, setting: &'static str) -> Self {
        self.take_said(&mut fields);
        fields.refuse_beside(setting, &["id", "places", "fields", "forms", "case", "except"]);
        fields.refuse_beside(setting, &["near", "not_near", "eased_by", "unless", "about", "flags", "passes"]);
        fields.finish();
        self
    }

    /// Takes the keys about what a warning says, whom to ask, and where and when the rule is in force.
    fn take_said(&mut self, fields: &mut Fields<'_>) {
        let shown = shown(self.family, fields.holds("until"));
        for (key, text) in [("message", &mut self.message), ("why", &mut self.why), ("advice", &mut self.advice)] {
            over(text, fields.take(key).and_then(|value| value.rule_text(&shown)).map(Some));
        }
        over(&mut self.severity, fields.take("severity").and_then(Value::severity));
        over(
            &mut self.owner,
            fields.take("owner").and_then(|value| value.text("owner")).map(|name| Some(name.to_owned())),
        );
        over(&mut self.sources, fields.take("sources").map(|value| value.text_or_texts("source")));
        over(&mut self.languages, fields.take("languages").map(|value| value.selection(Value::language_codes)));
        for &facet in Facet::EACH {
            over(&mut self.facets[facet], fields.take(facet.key()).map(|value| value.facet_names(facet)));
        }
        over(&mut self.answers, fields.take("answers").map(|value| Some(value.answered())));
        over(&mut self.jurisdictions, fields.take("jurisdictions").map(|value| value.selection(Value::names)));
        (self.from, self.until) = instants(fields);
        over(&mut self.trial, fields.take("trial").and_then(Value::boolean));
        over(&mut self.locked, fields.take("locked").and_then(Value::boolean));
    }

    /// Takes the keys about what counts as a match, and its examples.
    fn take_matching(&mut self, fields: &mut Fields<'_>) {
        over(&mut self.places, fields.take("places").map(Value::places));
        over(&mut self.fields, fields.take("fields").map(|value| value.text_or_texts("field")));
        over(&mut self.forms, fields.take("forms").map(Value::forms));
        over(&mut self.case_sensitive, fields.take("case").map(Value::case_sensitive));
        over(&mut self.except, fields.take("except").map(Value::terms));
        over(&mut self.near, fields.take("near").map(Value::near));
        over(&mut self.not_near, fields.take("not_near").map(Value::near));
        over(&mut self.eased_by, fields.take("eased_by").map(Value::nearby));
        let unless = self.unless;
        over(&mut self.unless, fields.take("unless").map(|value| value.unless(unless)));
        over(&mut self.about, fields.take("about").and_then(Value::about));
        over(&mut self.flags, fields.take("flags").map(Value::examples));
        over(&mut self.passes, fields.take("passes").map(Value::examples));
    }
}

impl Origin {
    /// The place of a table.
    pub(crate) fn of(fields: &Fields<'_>) -> Self {
        let source = fields.lowering.source;
        Self { file: source.file.clone(), position: source.position(fields.span) }
    }
}

/// Puts what a table says over what held before.
fn over<T>(held: &mut T, said: Option<T>) {
    if let Some(said) = said {
        *held = said;
    }
}

impl Header {
    /// The place of the rule, for an issue elsewhere that is about it.
    pub(crate) fn place(&self) -> OtherPlace {
        OtherPlace::new(&self.origin.file, self.origin.position, "the rule is here")
    }

    /// The place where the rule is locked: that of an adjustment, or its own.
    pub(crate) fn lock_place(&self) -> OtherPlace {
        let locking = |change: &&Change| change.key == "locked" && change.new == "true";
        let locked = |change: &Change| {
            let Origin { file, position } = &change.origin;
            OtherPlace::new(file, *position, "it is locked here")
        };
        self.changes.iter().find(locking).map_or_else(|| self.place(), locked)
    }

    /// Writes the keys that every rule has and that differ from what the family says; the severity unless it is that
    /// `by_stance`.
    pub(crate) fn write_keys(&self, defaults: &Defaults, by_stance: bool, keys: &mut WrittenKeys) {
        if self.severity != defaults.severity && !by_stance {
            keys.add("severity", quoted(self.severity.name()));
        }
        keys.words("message", self.message.as_ref());
        keys.words("why", self.why.as_ref());
        keys.words("advice", self.advice.as_ref());
        keys.text("owner", self.owner.as_deref());
        keys.list("sources", self.sources.iter().map(String::as_str));
        keys.selection("languages", &self.languages, |language| language.code());
        for &facet in Facet::EACH {
            keys.selection(facet.key(), &self.facets[facet], String::as_str);
        }
        if let Some(answers) = self.answers {
            keys.list("answers", answers.names());
        }
        keys.selection("jurisdictions", &self.jurisdictions, String::as_str);
        if self.places != defaults.places {
            let places = Places::EACH.into_iter().filter(|&place| self.places.contains(place));
            keys.list("places", places.map(Place::name));
        }
        keys.list("fields", self.fields.iter().map(String::as_str));
        for (key, moment) in [("from", self.from), ("until", self.until)] {
            if let Some(moment) = moment {
                keys.add(key, moment);
            }
        }
        if self.forms != defaults.forms {
            let forms = Form::EACH.iter().copied().filter(|&form| self.forms.contains(form));
            keys.list("forms", forms.map(Form::name));
        }
        keys.text("case", self.case_sensitive.then_some("sensitive"));
        keys.terms("except", &self.except);
        keys.nearby("near", self.near.as_ref());
        keys.nearby("not_near", self.not_near.as_ref());
        keys.nearby("eased_by", self.eased_by.as_ref());
        if let Some(unless) = self.unless.written(Unless::of(defaults.family)) {
            keys.add("unless", unless);
        }
        if self.about != About::of(defaults.family) {
            keys.add("about", quoted(self.about.name()));
        }
        if self.trial {
            keys.add("trial", true);
        }
        keys.examples("flags", &self.flags);
        keys.examples("passes", &self.passes);
        if self.locked {
            keys.add("locked", true);
        }
    }

    /// The header of a rule that no table writes: settings of the policy imply it.
    pub(crate) fn implied(id: RuleId, defaults: Defaults, owner: Option<&str>, origin: Origin) -> Self {
        Self {
            id,
            family: defaults.family,
            severity: defaults.severity,
            message: None,
            why: None,
            advice: None,
            owner: owner.map(str::to_owned),
            sources: Vec::new(),
            languages: Selection::ALL,
            facets: ByFacet::default(),
            answers: None,
            jurisdictions: Selection::ALL,
            places: defaults.places,
            fields: Vec::new(),
            from: None,
            until: None,
            forms: defaults.forms,
            case_sensitive: false,
            except: Vec::new(),
            near: None,
            not_near: None,
            needs: None,
            eased_by: None,
            unless: Unless::of(defaults.family),
            about: About::of(defaults.family),
            trial: false,
            flags: Vec::new(),
            passes: Vec::new(),
            locked: false,
            origin,
            changes: Vec::new(),
        }
    }
}

/// The keys `from` and `until`.
fn instants(fields: &mut Fields<'_>) -> (Option<Moment>, Option<Moment>) {
    let (first, last) = (fields.take("from"), fields.take("until"));
    let (from, until) = (first.and_then(Value::moment), last.and_then(Value::moment));
    if let (Some(first), Some(last)) = (first, last)
        && from.is_some()
        && until.is_some()
        && until <= from
    {
        let source = fields.lowering.source;
        let related = source.related(first.span, "`from` is here");
        fields.lowering.push(source.issue(last.span, Cause::DateOrder).with_related(related));
    }
    (from, until)
}

impl Value<'_> {
    /// A severity.
    pub(crate) fn severity(self) -> Option<Severity> {
        self.word("severity", Severity::EACH, Severity::name)
    }

    /// A selection of the names of a facet.
    pub(crate) fn facet_names(self, facet: Facet) -> Selection<String> {
        self.selection(if facet == Facet::Author { Value::authors } else { Value::names })
    }

    /// A list of people: names of `[people]`, or handles of whoever is in no table.
    fn authors(self) -> Vec<String> {
        let author = |item: Value<'_>| match item.raw.as_str() {
            Some(text) if text.starts_with('@') => item.handle().map(|handle| format!("@{}", handle.to_lowercase())),
            Some(_) | None => item.kebab("an author").map(str::to_owned),
        };
        self.items().into_iter().filter_map(author).collect()
    }

    /// Kinds of messages, and decisions on them.
    pub(crate) fn answered(self) -> Answered {
        let word = |item: Value<'_>| item.word("kind of message", &AnsweredWord::each(), AnsweredWord::name);
        Answered::of(self.items().into_iter().filter_map(word))
    }

    /// A list of names in kebab-case: channels, jurisdictions.
    pub(crate) fn names(self) -> Vec<String> {
        let items = self.items().into_iter();
        items.filter_map(|item| item.kebab("a name")).map(str::to_owned).collect()
    }

    /// A list of languages.
    pub(crate) fn language_codes(self) -> Vec<Language> {
        let items = self.items().into_iter();
        items.filter_map(|item| item.word("language", Language::EACH, Language::code)).collect()
    }

    /// The written forms that count; what is written exactly as in the policy always does.
    fn forms(self) -> Forms {
        let items = self.items().into_iter();
        let given = items.filter_map(|item| item.word("form", Form::EACH, Form::name));
        Forms::of(&given.chain([Form::Exact]).collect::<Vec<_>>())
    }

    fn case_sensitive(self) -> bool {
        let Some(word) = self.string() else { return false };
        if word != "sensitive" {
            let cause = Cause::Unknown { what: "case", found: self.quote(word), expected: vec!["sensitive"] };
            let help = "leave `case` out where capitals do not matter";
            self.note_with_help(cause, Some(help.to_owned()));
        }
        true
    }
}
