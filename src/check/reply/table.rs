//! The table of decisions: the first row whose condition a message meets says what to do about it.
//!
//! It follows the assessment of web postings of the United States Air Force (version 2), with rows before it for what is not
//! for the author of an answer to decide, and one for threads in which everything is said.

use super::message::{MessageRead, Signal};
use crate::draft::AuthorKind;
use crate::family::Answering;
use crate::language::Language;
use crate::language::texts::ReasonTexts;
use crate::policy::{ContactFor, Policy, ReplySettings};
use crate::report::{Advice, AdviceReason, SeenKind};
use crate::rule::{Decision, MessageKind, fill};
use crate::text::Span;

/// Facts about a message, for the table to ask.
pub(super) struct Facts<'m> {
    read: &'m MessageRead,
    settings: &'m ReplySettings,
    /// The signs in its words that count.
    told: Vec<&'m Signal>,
    /// The kinds that its author tells.
    by_author: Vec<MessageKind>,
    /// True if it is about nothing that the author of an answer answers for.
    is_outside: bool,
}

/// A row of the table.
struct TableRow {
    /// The decision, where the condition is met.
    then: fn(&Facts<'_>) -> Decision,
    /// The condition: why it is met, or nothing.
    when: fn(&Facts<'_>) -> Option<Vec<AdviceReason>>,
}

/// The outcome of the table for a message.
pub(super) struct Decided {
    /// The decision.
    pub(super) decision: Decision,
    /// The row that says so, from 1.
    pub(super) row: usize,
    /// Why it does.
    pub(super) reasons: Vec<AdviceReason>,
}

/// Kinds that are manners: they bring no fact.
const MANNERS: [MessageKind; 2] = [MessageKind::Rant, MessageKind::Joke];

/// Kinds that need an answer of some kind whatever the manner.
const FACTS: [MessageKind; 3] = [MessageKind::NegativeExperience, MessageKind::FactualClaim, MessageKind::Question];

/// The table. Rows are numbered from 1.
const TABLE: [TableRow; 17] = [
    row(|_| Decision::EscalateNow, |facts| facts.any(&[MessageKind::Threat, MessageKind::SelfHarm])),
    row(|_| Decision::EscalateLegal, |facts| facts.any(&[MessageKind::Legal, MessageKind::Regulator])),
    row(|_| Decision::EscalatePress, |facts| facts.any(&[MessageKind::Press])),
    row(|_| Decision::EscalateSecurity, |facts| facts.any(&[MessageKind::SecurityReport])),
    row(|_| Decision::EscalatePrivacy, |facts| facts.any(&[MessageKind::DataRequest])),
    row(|_| Decision::EscalateInvestors, |facts| facts.any(&[MessageKind::Investor])),
    row(|_| Decision::NoReply, |facts| facts.any(&[MessageKind::Hate])),
    row(|_| Decision::Monitor, |facts| facts.troll()),
    row(|_| Decision::NoReply, |facts| facts.any(&MANNERS).filter(|_| facts.has_none(&FACTS))),
    row(|facts| facts.bait_decision(), |facts| facts.bait()),
    row(|_| Decision::Stop, |facts| facts.said_enough()),
    row(|_| Decision::Restore, |facts| facts.any(&[MessageKind::NegativeExperience])),
    row(|_| Decision::FixTheFacts, |facts| facts.claim(true)),
    row(|_| Decision::EscalateOwner, |facts| facts.for_the_owner()),
    row(|_| Decision::Answer, |facts| facts.any(&[MessageKind::Question])),
    row(|_| Decision::Thank, |facts| facts.any(&[MessageKind::Praise])),
    row(|_| Decision::LetStand, |facts| Some(vec![facts.reason(facts.texts().nothing, 0)])),
];

const fn row(then: fn(&Facts<'_>) -> Decision, when: fn(&Facts<'_>) -> Option<Vec<AdviceReason>>) -> TableRow {
    TableRow { then, when }
}

/// The first row whose condition is met.
pub(super) fn decide(facts: &Facts<'_>) -> Decided {
    let met = TABLE.iter().enumerate().find_map(|(at, row)| Some((at, row, (row.when)(facts)?)));
    let (at, row, reasons) = met.expect("the last row asks nothing");
    Decided { decision: (row.then)(facts), row: at + 1, reasons }
}

/// The contact to which a decision hands a message, or that an answer may name.
pub(super) const fn contact_for(decision: Decision) -> Option<ContactFor> {
    match decision {
        Decision::EscalateNow => Some(ContactFor::Now),
        Decision::EscalateLegal => Some(ContactFor::Legal),
        Decision::EscalatePress => Some(ContactFor::Press),
        Decision::EscalateSecurity => Some(ContactFor::Security),
        Decision::EscalatePrivacy => Some(ContactFor::Privacy),
        Decision::EscalateInvestors => Some(ContactFor::Investors),
        Decision::EscalateOwner => Some(ContactFor::Owner),
        Decision::Restore => Some(ContactFor::Support),
        Decision::NoReply
        | Decision::Monitor
        | Decision::Stop
        | Decision::FixTheFacts
        | Decision::Answer
        | Decision::Thank
        | Decision::LetStand => None,
    }
}

impl<'m> Facts<'m> {
    /// Gathers the facts about a message that somebody of these authors answers.
    pub(super) fn of(read: &'m MessageRead, authors: &[String], policy: &'m Policy) -> Self {
        let mut facts = Self {
            read,
            settings: &policy.settings.reply,
            told: read.told(),
            by_author: Vec::new(),
            is_outside: read.known.is_in_competence.map_or_else(|| is_outside(read, authors, policy), |is_in| !is_in),
        };
        let known = &read.known;
        match known.author {
            AuthorKind::Press => facts.by_author.push(MessageKind::Press),
            AuthorKind::Regulator => facts.by_author.push(MessageKind::Regulator),
            AuthorKind::Investor if facts.has(MessageKind::Question) => facts.by_author.push(MessageKind::Investor),
            AuthorKind::Competitor if !facts.has_none(&MANNERS) => facts.by_author.push(MessageKind::Bait),
            AuthorKind::Investor
            | AuthorKind::Competitor
            | AuthorKind::Customer
            | AuthorKind::Prospect
            | AuthorKind::Employee
            | AuthorKind::Unknown => {}
        }
        let is_known = known.is_dedicated || known.hostile_history >= facts.settings.hostile_history;
        let news = [
            MessageKind::Threat,
            MessageKind::SelfHarm,
            MessageKind::Legal,
            MessageKind::Regulator,
            MessageKind::Press,
            MessageKind::SecurityReport,
            MessageKind::DataRequest,
            MessageKind::Investor,
            MessageKind::Hate,
            MessageKind::NegativeExperience,
            MessageKind::FactualClaim,
        ];
        if is_known && facts.by_author.is_empty() && !read.brings(&news) {
            facts.by_author.push(MessageKind::Troll);
            let is_mood = |kind| kind == MessageKind::Praise || news.contains(&kind);
            facts.told.retain(|signal| !is_mood(signal.seen.kind()));
        }
        facts
    }

    /// The kinds of the message, each with what tells it.
    pub(super) fn seen(&self) -> Vec<SeenKind> {
        let of_author = |&kind: &MessageKind| SeenKind { kind, location: None, text: String::new(), rule: None };
        let mut seen: Vec<SeenKind> = self.told.iter().map(|signal| signal.seen.clone()).collect();
        seen.extend(self.by_author.iter().map(of_author));
        seen.sort_by_key(|seen| (seen.kind(), seen.location().map(|location| location.span)));
        seen
    }

    /// Gathers the facts for rules about answers.
    pub(super) fn answering(&self, advice: &Advice, authors: &[String], policy: &Policy) -> Answering {
        let (known, settings) = (&self.read.known, self.settings);
        let hostile =
            [MessageKind::Rant, MessageKind::Hate, MessageKind::Troll, MessageKind::Threat, MessageKind::Bait];
        let of = |kinds: &[MessageKind]| -> Vec<&Signal> {
            self.told.iter().copied().filter(|signal| kinds.contains(&signal.seen.kind())).collect()
        };
        let reasons: Vec<&str> = advice.reasons().iter().map(AdviceReason::text).collect();
        Answering {
            decision: advice.decision(),
            row: advice.row(),
            reasons: reasons.join(", "),
            contact: advice.contact().map(str::to_owned),
            is_hostile: !self.has_none(&hostile),
            language: self.read.language,
            minutes: known.minutes,
            wait: settings.wait_minutes,
            reach: known.reach,
            // Nobody sees an answer in private.
            own_reach: settings.reach.filter(|_| !known.is_private),
            amplification: settings.amplification,
            length: self.read.length(),
            max_length: settings.max_length,
            drafts: known.drafts,
            insults: of(&[MessageKind::Rant, MessageKind::Hate]).iter().map(|signal| signal.words.clone()).collect(),
            claims: of(&[MessageKind::FactualClaim]).iter().map(|signal| signal.weighty.clone()).collect(),
            who: self.others_who_answer(advice, authors, policy),
        }
    }

    /// Those who answer such a message, where no author is one of them, by name or by role. The role is the one that the
    /// policy gives: anybody can claim another.
    fn others_who_answer(&self, advice: &Advice, authors: &[String], policy: &Policy) -> Option<String> {
        let (_, who) = self.settings.who.iter().find(|(kind, _)| advice.has(*kind))?;
        let answers = |author: &String| {
            let person = policy.settings.person(author);
            let names = person.into_iter().flat_map(|person| std::iter::once(&person.id).chain(&person.role));
            who.contains(author) || names.into_iter().any(|name| who.contains(name))
        };
        let is_one = authors.iter().any(answers);
        (!is_one && !authors.is_empty()).then(|| who.join(", "))
    }

    fn has(&self, kind: MessageKind) -> bool {
        self.by_author.contains(&kind) || self.told.iter().any(|signal| signal.seen.kind() == kind)
    }

    fn has_none(&self, kinds: &[MessageKind]) -> bool {
        !kinds.iter().any(|kind| self.has(*kind))
    }

    fn texts(&self) -> &'static ReasonTexts {
        &self.read.language.unwrap_or(Language::DEFAULT).data().texts.answers.reasons
    }

    /// A reason with a number.
    fn reason(&self, text: &str, count: usize) -> AdviceReason {
        let count = count.to_string();
        let text = fill(text, |name| (name == "n").then_some(count.as_str()));
        AdviceReason { text, locations: Vec::new() }
    }

    /// The reasons that the message is of some of these kinds; nothing where it is of none.
    fn any(&self, kinds: &[MessageKind]) -> Option<Vec<AdviceReason>> {
        let reason = |seen: SeenKind| {
            let text = match (seen.location(), seen.rule()) {
                (None, _) => self.texts().told,
                (Some(_), Some(_)) => self.texts().seen,
                (Some(_), None) => self.texts().alike,
            };
            let text = fill(text, |name| match name {
                "kind" => Some(seen.kind().name()),
                "match" => Some(seen.text()),
                _ => None,
            });
            AdviceReason { text, locations: seen.location().into_iter().collect() }
        };
        let seen = self.seen();
        // "Charged me" says nothing beside "charged me twice".
        let span = |seen: &SeenKind| seen.location().map(|location| location.span);
        let is_part = |part: &SeenKind| {
            let within = |own: Span| {
                seen.iter().any(|whole| {
                    let around = span(whole).filter(|whole| whole.start <= own.start && own.end <= whole.end);
                    whole.kind() == part.kind() && around.is_some_and(|around| around != own)
                })
            };
            span(part).is_some_and(within)
        };
        let told = seen.iter().filter(|seen| kinds.contains(&seen.kind()) && !is_part(seen));
        let reasons: Vec<AdviceReason> = told.cloned().map(reason).collect();
        (!reasons.is_empty()).then_some(reasons)
    }

    /// Row 8: an author with a history, and nothing new.
    fn troll(&self) -> Option<Vec<AdviceReason>> {
        if !self.has(MessageKind::Troll) {
            return None;
        }
        let known = &self.read.known;
        let mut reasons = self.any(&[MessageKind::Troll])?;
        if known.is_dedicated || known.hostile_history > 0 {
            reasons.retain(|reason| !reason.locations().is_empty());
        }
        if known.hostile_history > 0 {
            reasons.push(self.reason(self.texts().hostile, known.hostile_history));
        }
        if known.is_dedicated {
            reasons.push(self.reason(self.texts().dedicated, 0));
        }
        Some(reasons)
    }

    /// Row 10: a provocation.
    fn bait(&self) -> Option<Vec<AdviceReason>> {
        let mut reasons = self.any(&[MessageKind::Bait])?;
        if let Some(reach) = self.loud() {
            reasons.push(self.reason(self.texts().loud, reach));
        }
        Some(reasons)
    }

    /// The decision of row 10: many readers make it a matter for the owner.
    fn bait_decision(&self) -> Decision {
        if self.loud().is_some() { Decision::EscalateOwner } else { Decision::NoReply }
    }

    fn loud(&self) -> Option<usize> {
        self.read.known.reach.filter(|reach| *reach >= self.settings.loud)
    }

    /// Row 11: everything is said.
    fn said_enough(&self) -> Option<Vec<AdviceReason>> {
        let known = &self.read.known;
        let answered = known.answered >= self.settings.answered;
        let deep = known.thread_depth >= self.settings.thread_depth;
        let reasons =
            [(answered, self.texts().answered, known.answered), (deep, self.texts().deep, known.thread_depth)];
        let reasons: Vec<AdviceReason> = reasons
            .into_iter()
            .filter(|(is_met, ..)| *is_met)
            .map(|(_, text, count)| self.reason(text, count))
            .collect();
        (!reasons.is_empty()).then_some(reasons)
    }

    /// Rows 13 and 14: a claim, with a public source or without.
    fn claim(&self, with_source: bool) -> Option<Vec<AdviceReason>> {
        if self.read.known.has_source != with_source || (with_source && self.is_outside) {
            return None;
        }
        let mut reasons = self.any(&[MessageKind::FactualClaim])?;
        let texts = self.texts();
        reasons.push(self.reason(if with_source { texts.source } else { texts.no_source }, 0));
        Some(reasons)
    }

    /// Row 14: nothing that the author can answer.
    fn for_the_owner(&self) -> Option<Vec<AdviceReason>> {
        if let Some(reasons) = self.claim(false) {
            return Some(reasons);
        }
        if !self.is_outside {
            return None;
        }
        let mut reasons = self.any(&[MessageKind::FactualClaim, MessageKind::Question])?;
        reasons.push(self.reason(self.texts().outside, 0));
        Some(reasons)
    }
}

/// Returns whether a message is about subjects of the policy, and about none of which one of these authors may speak.
fn is_outside(read: &MessageRead, authors: &[String], policy: &Policy) -> bool {
    let speaks = |author: &String| {
        let subjects = policy.settings.person(author).and_then(|person| person.subjects.as_ref());
        subjects.is_none_or(|own| read.subjects.iter().any(|subject| own.contains(subject)))
    };
    !read.subjects.is_empty() && !authors.is_empty() && !authors.iter().any(speaks)
}
