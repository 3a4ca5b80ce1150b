//! Answers to messages: what a message is, what the table of decisions says, and whether a draft keeps to it.
//!
//! A message is read by rules of its own, and a draft that answers one is judged by a few rules more. Both are made ready
//! when somebody asks for the first time: a check of a draft that answers nothing costs what it did.

mod derived;
mod message;
mod table;
mod weights;

pub(super) use message::MessageRead;

use super::{Checker, Ready};
use crate::draft::{Block, Draft, Message};
use crate::family::{Answering, Finding, Rule, other_names};
use crate::language::Language;
use crate::matching::Surroundings;
use crate::policy::Policy;
use crate::report::{Advice, ReplyPart, Report, Verdict};
use crate::rule::{Answered, AnsweredWord, Decision, Facet, Occasion, Place};
use crate::text::{BlockNumber, LineIndex};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use table::Facts;

/// The checkers that are made ready when the first message comes in.
#[derive(Debug, Default)]
pub(super) struct ForReplies {
    /// The rules that read messages.
    messages: OnceLock<Checker>,
    /// The rules that read answers, those of the policy included.
    answers: OnceLock<Arc<Ready>>,
}

/// A message that a draft answers.
#[derive(Clone, Debug)]
pub(super) enum AnsweredMessage {
    /// A message.
    Read(Arc<MessageRead>),
    /// Some message of these kinds: an example of a rule does.
    AsIf(Answered),
}

impl Checker {
    /// Says what to do about a message, without an answer. The first time costs as much as making the checker.
    ///
    /// ```
    /// use discretion::draft::Message;
    /// use discretion::report::{Decision, MessageKind};
    /// use discretion::{Checker, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [reply]
    /// contacts = { press = "press@acme.example" }
    /// [[tone]]
    /// id = "hype"
    /// terms = ["hype"]
    /// "#)?;
    /// let checker = Checker::new(&policy)?;
    /// let advice = checker.advise(&Message::new("I am a journalist and would like a comment before 4 pm."));
    /// assert_eq!((advice.decision(), advice.row()), (Decision::EscalatePress, 3));
    /// assert_eq!(advice.contact(), Some("press@acme.example"));
    /// assert_eq!(advice.seen()[0].kind(), MessageKind::Press);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn advise(&self, message: &Message<'_>) -> Advice {
        let read = Arc::new(self.read_to_answer(message));
        let checker = self.for_answers(AnsweredMessage::Read(Arc::clone(&read)));
        checker.decided(&read, read.known.answering.as_slice(), &Occasion::default()).advice
    }

    /// Checks a draft that answers a message, as [`Checker::check`] does: against the rules for answers, too. The report has
    /// the advice on the message, and a draft that answers what somebody else has to deal with at once is blocked whatever
    /// its score.
    ///
    /// ```
    /// use discretion::draft::Message;
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
    /// let message = Message::new("There is a bomb in your building.");
    /// let report = checker.check_reply(&message, &Draft::plain("Thanks for letting us know!"));
    /// assert!(report.verdict().blocks());
    /// assert_eq!(report.warnings()[0].rule().as_str(), "reply/decision");
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn check_reply(&self, message: &Message<'_>, draft: &Draft<'_>) -> Report {
        self.answering(message).check(draft)
    }

    /// The same checker, for drafts that answer a message: what [`Checker::check_reply`] uses, for several drafts or for
    /// [`Checker::explain`]. Its policy has the rules for answers.
    #[must_use]
    pub fn answering(&self, message: &Message<'_>) -> Self {
        self.for_answers(AnsweredMessage::Read(Arc::new(self.read_to_answer(message))))
    }

    /// A message, read for those who answer it.
    fn read_to_answer(&self, message: &Message<'_>) -> MessageRead {
        self.for_messages().read_message(message, self)
    }

    /// The same checker, for drafts that answer some message of these kinds.
    pub(super) fn answering_any_of(&self, kinds: Answered) -> Self {
        self.for_answers(AnsweredMessage::AsIf(kinds))
    }

    /// The same checker with the rules for answers, which are there already where it has a message.
    fn for_answers(&self, answer: AnsweredMessage) -> Self {
        if self.answer.is_some() {
            return Self { answer: Some(answer), ..self.clone() };
        }
        let ready = self.ready.replies.answers.get_or_init(|| {
            let ready = &self.ready;
            Arc::new(Ready::of(derived::for_answers(&ready.policy), ready.unlocked.clone(), &[]))
        });
        Self { ready: Arc::clone(ready), answer: Some(answer), ..self.clone() }
    }

    /// The checker that reads messages.
    pub(super) fn for_messages(&self) -> &Self {
        self.ready.replies.messages.get_or_init(|| {
            let policy = &self.ready.policy;
            let names = other_names(&policy.rules);
            let ready = Ready::of(derived::for_messages(policy), BTreeMap::new(), &names);
            Self {
                ready: Arc::new(ready),
                answer: None,
                at: None,
                silences: false,
                trusts_dates: false,
                approvals: Arc::default(),
            }
        })
    }

    /// What a draft answers, with what is said of that to rules and to whoever reads the report.
    pub(super) fn heard(&self, occasion: &Occasion) -> Option<HeardMessage> {
        match self.answer.as_ref()? {
            AnsweredMessage::AsIf(answered) => Some(HeardMessage { answered: *answered, spoken: None }),
            AnsweredMessage::Read(read) => {
                let authors = occasion.facets[Facet::Author].names();
                let authors = if authors.is_empty() { read.known.answering.as_slice() } else { authors };
                let SpokenMessage { answered, advice, answering } = self.decided(read, authors, occasion);
                Some(HeardMessage { answered, spoken: Some((advice, answering)) })
            }
        }
    }

    /// What is said of a message that somebody of these authors answers.
    fn decided(&self, read: &MessageRead, authors: &[String], occasion: &Occasion) -> SpokenMessage {
        let policy = &self.ready.policy;
        let facts = Facts::of(read, authors, policy);
        let decided = table::decide(&facts);
        let language = read.language.unwrap_or(Language::DEFAULT);
        let contact = table::contact_for(decided.decision);
        let mut advice = Advice {
            path: read.known.path.clone(),
            text: read.text.clone(),
            language: read.language,
            seen: facts.seen(),
            decision: decided.decision,
            row: decided.row,
            reasons: decided.reasons,
            parts: Vec::new(),
            secrets: read.secrets.clone(),
            contact: contact
                .and_then(|contact| policy.settings.reply.contact(contact))
                .or_else(|| policy.owner().filter(|_| decided.decision.escalates()))
                .map(str::to_owned),
            help: policy
                .settings
                .reply
                .help
                .as_ref()
                .filter(|_| decided.decision == Decision::EscalateNow)
                .map(|help| help.in_language(Some(language)).to_owned()),
        };
        let answered = asked_of(read, &advice);
        advice.parts = parts(policy, &Occasion { answered: Some(answered), ..occasion.clone() }, language);
        let answering = facts.answering(&advice, authors, policy);
        SpokenMessage { answered, advice, answering }
    }
}

/// What is said of a message.
struct SpokenMessage {
    /// Its kinds, and the decision on it.
    answered: Answered,
    /// What whoever reads the report is told.
    advice: Advice,
    /// What rules for answers need to know.
    answering: Answering,
}

/// A message that a draft answers, with the decision about it.
pub(super) struct HeardMessage {
    /// Its kinds, and the decision on it.
    pub(super) answered: Answered,
    /// The advice, and what rules for answers need to know; none for an example.
    pub(super) spoken: Option<(Advice, Answering)>,
}

impl Advice {
    /// Says of each part whether it is there: not where its rule found that it lacks, and none is in an answer without a word.
    pub(super) fn compare(&mut self, findings: &[Finding], policy: &Policy, around: &Surroundings<'_>) {
        let has_words = |(block, own): (BlockNumber, &Block)| {
            own.context.place() == Place::Prose && !around.words_of(block).is_empty()
        };
        let has_words = around.blocks().any(has_words);
        for part in &mut self.parts {
            let lacks = |finding: &Finding| {
                policy.rule_at(finding.rule).header.id == part.rule || finding.covered().any(|rule| *rule == part.rule)
            };
            part.is_there = Some(has_words && !findings.iter().any(lacks));
        }
    }

    /// The verdict of an answer: no score lets one pass that must not be given.
    pub(super) fn verdict(&self, verdict: Verdict) -> Verdict {
        if self.decision == Decision::EscalateNow { Verdict::Block } else { verdict }
    }
}

/// The words for which rules may ask.
fn asked_of(read: &MessageRead, advice: &Advice) -> Answered {
    let edit = read.known.is_edit.then_some(AnsweredWord::Edit);
    let kinds = advice.kinds().map(AnsweredWord::Kind);
    Answered::of(kinds.chain([AnsweredWord::Decision(advice.decision), AnsweredWord::Any]).chain(edit))
}

/// The parts of an answer: the rules ask them of every answer of that kind.
fn parts(policy: &Policy, occasion: &Occasion, language: Language) -> Vec<ReplyPart> {
    let asked = policy.rules.iter().filter(|rule| {
        rule.header.answers.is_some() && rule.asks_of_every_draft() && rule.header.is_in_force(occasion)
    });
    let part = |rule: &Rule| ReplyPart {
        rule: rule.header.id.clone(),
        advice: rule.header.advice.as_ref().map_or("", |text| text.in_language(Some(language))).to_owned(),
        is_there: None,
    };
    asked.map(part).collect()
}

/// The place of a stretch of a text.
fn location(text: &str, lines: &LineIndex, span: crate::text::Span) -> crate::report::Location {
    let at = |offset| lines.position(text, offset);
    crate::report::Location { span, start: at(span.start), end: at(span.end) }
}
