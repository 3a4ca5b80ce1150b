//! What the run and the draft's own head say of where, when, by whom, for whom and in which language a draft appears.
//!
//! What the run says holds. What the head says can make the check stricter, never milder without a word: a channel that
//! nobody knows, a date that cannot be read and a head that cannot be parsed are problems of the draft, and until they
//! are mended every rule that depends on them is in force.

use super::ReadDraft;
use crate::draft::HeadValue;
use crate::language::Language;
use crate::moment::Moment;
use crate::policy::Policy;
use crate::report::{Circumstances, KnownFrom, PublishedBetween};
use crate::rule::{ByFacet, Facet, Heard, Hearsay, Occasion, Publication, PublicationDate};
use crate::text::{Span, quoted};

/// The way a date of a draft is written.
const DATE_FORMS: &str = "write it like `2027-03-02`, or like `2027-03-02T09:00:00+01:00`";

/// The problems of what a draft says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct HeadProblem {
    /// The place where it says so.
    pub(super) span: Span,
    /// The problem.
    pub(super) message: String,
    /// Advice.
    pub(super) help: Option<String>,
}

/// A draft, as far as rules depend on what is said of it.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    /// The place and the moment in which it appears.
    pub(super) occasion: Occasion,
    /// The problems of its head.
    pub(super) problems: Vec<HeadProblem>,
    /// What is worth knowing about it.
    pub(super) notes: Vec<String>,
    /// What is known of it, and from where.
    pub(super) circumstances: Circumstances,
}

impl Setting {
    /// Puts together what is said of a draft.
    pub(super) fn of(
        policy: &Policy,
        draft: &ReadDraft<'_>,
        at: Option<(Moment, KnownFrom)>,
        trusts_dates: bool,
    ) -> Self {
        let (run, head) = (&draft.run, &draft.document.head);
        let said = |facet| run.facets[facet].is_none() && !head.facets[facet].is_empty();
        let occasion = Occasion {
            facets: ByFacet::default(),
            published: run.published.map(Publication::from),
            at: at.map(|(at, _)| at),
            // What the run itself says of a draft is no word of its author.
            trusts_dates: trusts_dates || run.published.is_some(),
            hearsay: Hearsay {
                facets: ByFacet::of(|facet| {
                    run.facets[facet].is_none() && (said(facet) || facet.told_by().is_some_and(said))
                }),
                published: run.published.is_none() && at.is_none() && !trusts_dates,
            },
            answered: None,
        };
        let circumstances = Circumstances::default();
        let mut setting = Self { occasion, problems: Vec::new(), notes: Vec::new(), circumstances };
        if let Some((format, span)) = head.unreadable {
            let help = "until it is, the rules of every channel and every date are in force".to_owned();
            setting.problem(span, format!("the front matter is not valid {format}"), Some(help));
        }
        for &facet in Facet::EACH {
            setting.occasion.facets[facet] = setting.heard(policy, facet, draft);
        }
        setting.problems.extend(draft.campaign_problems(policy));
        if run.published.is_none() {
            let said = head.published.as_ref();
            setting.hear_date(policy, said, head.unreadable.is_some());
        }
        if let Some(said) = head.language.as_ref().filter(|_| run.language.is_none()) {
            setting.hear_language(policy, said);
        }
        setting.circumstances = setting.known(draft, at);
        setting
    }

    /// What is known after all, and from where.
    fn known(&self, draft: &ReadDraft<'_>, at: Option<(Moment, KnownFrom)>) -> Circumstances {
        let (run, occasion) = (&draft.run, &self.occasion);
        let said = |by_run: bool| if by_run { KnownFrom::Run } else { KnownFrom::FrontMatter };
        let from = said(run.published.is_some());
        let head = &draft.document.head;
        let facet = |facet| {
            let source = match (run.facets[facet].is_some(), head.facets[facet].is_empty()) {
                (false, true) => KnownFrom::Policy,
                (by_run, _) => said(by_run),
            };
            (!occasion.facets[facet].names().is_empty()).then_some(source)
        };
        let claimed = head.claimed_language();
        let language = |told| match (run.language, claimed) {
            (Some(_), _) => KnownFrom::Run,
            (None, Some(claimed)) if claimed == told => KnownFrom::FrontMatter,
            (None, Some(_) | None) => KnownFrom::Text,
        };
        Circumstances {
            checked: at.filter(|_| occasion.at.is_some()),
            published: occasion.published.map(|Publication { first, last }| PublishedBetween { first, last, from }),
            channels: facet(Facet::Channel),
            authors: facet(Facet::Author),
            roles: facet(Facet::Role),
            audiences: facet(Facet::Audience),
            language: draft.language().map(language),
        }
    }

    fn problem(&mut self, span: Span, message: String, help: Option<String>) {
        self.problems.push(HeadProblem { span, message, help });
    }

    /// The names of a facet: as the run says, else as the head says, with those that the policy adds. The head can add
    /// to what the policy knows of its author and its channel, and takes nothing away.
    fn heard(&mut self, policy: &Policy, facet: Facet, draft: &ReadDraft<'_>) -> Heard {
        let head = &draft.document.head;
        if let Some(name) = &draft.run.facets[facet] {
            let known = policy.named(facet, name);
            // A draft is for no audience that nobody declares: rules of packs would sleep.
            let name = known.or_else(|| (facet != Facet::Audience).then(|| name.to_lowercase()));
            return Heard::Named(name.into_iter().collect());
        }
        let added = match facet {
            Facet::Channel | Facet::Author => Some(Vec::new()),
            Facet::Role => self.told_by(Facet::Author, |author| {
                policy.settings.person(author).and_then(|person| person.role.clone()).into_iter().collect()
            }),
            Facet::Audience => self
                .told_by(Facet::Channel, |channel| policy.settings.audiences_of(channel).map(str::to_owned).collect()),
        };
        let mut named = self.named(policy, facet, &head.facets[facet]);
        if let Some(names) = named.as_mut().filter(|_| facet == Facet::Audience) {
            names.retain(|name| self.is_for(policy, name));
        }
        let (Some(mut names), Some(added), None) = (named, added, head.unreadable) else { return Heard::Unknown };
        for name in added {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        Heard::Named(names)
    }

    /// Returns whether a draft may be for an audience that its head names: one that the policy declares, and not where the draft
    /// appears on channels that others read.
    fn is_for(&self, policy: &Policy, audience: &str) -> bool {
        let channels = self.occasion.facets[Facet::Channel].names();
        let reaches = |read: &[String]| {
            channels.is_empty() || read.is_empty() || channels.iter().any(|channel| read.contains(channel))
        };
        policy.settings.channels_of(audience).is_some_and(reaches)
    }

    /// What each name of another facet stands for; nothing where that may be any.
    fn told_by(&self, other: Facet, means: impl Fn(&str) -> Vec<String>) -> Option<Vec<String>> {
        match &self.occasion.facets[other] {
            Heard::Unknown => None,
            Heard::Named(names) => Some(names.iter().flat_map(|name| means(name)).collect()),
        }
    }

    /// The names that the head gives; nothing where one is a problem.
    fn named(&mut self, policy: &Policy, facet: Facet, said: &[HeadValue]) -> Option<Vec<String>> {
        let mut names: Vec<String> = Vec::new();
        let mut in_doubt = false;
        let counts = || policy.depends_on(facet) && (facet != Facet::Audience || policy.settings.has_audiences());
        for one in said {
            let name = policy.named(facet, &one.text);
            if let Some(name) = name {
                if !names.contains(&name) {
                    names.push(name);
                }
            } else if one.text.is_empty() && (counts() || facet == Facet::Channel) {
                self.problem(one.place, format!("`{}` is empty", one.key), None);
                in_doubt = true;
            } else if counts() {
                let help = policy.suggested(facet, &one.text);
                self.problem(one.place, format!("unknown {} {}", facet.name(), quoted(&one.text)), help);
                in_doubt = true;
            } else if !one.text.is_empty() {
                // Generators know authors of their own.
                if facet == Facet::Channel {
                    self.notes.push(format!("unknown channel {}; no rule depends on it", quoted(&one.text)));
                }
                names.push(one.text.to_lowercase());
            }
        }
        (!in_doubt).then_some(names)
    }

    /// Takes the date that the head gives.
    fn hear_date(&mut self, policy: &Policy, said: Option<&HeadValue>, unreadable: bool) {
        let Some(said) = said else {
            if unreadable {
                self.forget_moments();
            }
            return;
        };
        let date = PublicationDate::parse(&said.text);
        let is_local = matches!(date, Some(PublicationDate::Clock(_))) && !policy.has_zone();
        let published = date.filter(|_| !is_local).and_then(|date| date.within(&policy.zone()));
        if published.is_some() {
            self.occasion.published = published;
            return;
        }
        if !policy.depends_on_dates() {
            self.notes.push(format!("`{}` is not read as a date; no rule depends on it", said.key));
            return;
        }
        let help =
            if is_local { "add the UTC offset, such as `+01:00`, or give the policy a `timezone`" } else { DATE_FORMS };
        let message = format!("`{}` is not a date: {}", said.key, quoted(&said.text));
        self.problem(said.place, message, Some(help.to_owned()));
        self.forget_moments();
    }

    /// Takes no moment for known, so that no date puts a rule to sleep.
    fn forget_moments(&mut self) {
        self.occasion.published = None;
        self.occasion.at = None;
    }

    /// Takes the language that the head names, where no rule knows it.
    fn hear_language(&mut self, policy: &Policy, said: &HeadValue) {
        if Language::from_tag(&said.text).is_none() {
            let sleeping = policy.rules_of_a_language();
            let rules = if sleeping == 1 { "1 rule".to_owned() } else { format!("{sleeping} rules") };
            let tag = quoted(&said.text);
            let asleep =
                if sleeping == 0 { String::new() } else { format!("; {rules} of other languages may not apply") };
            self.notes.push(format!("no rule knows the language {tag}{asleep}"));
        }
    }
}
