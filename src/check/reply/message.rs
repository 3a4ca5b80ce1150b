//! A message, read: of which kinds it is, and where it says so.

use super::super::Checker;
use super::super::setting::Setting;
use super::weights::MessageWeights;
use super::{derived, location};
use crate::draft::{Draft, KnownOfMessage, Message};
use crate::language::{LANGUAGES, Language};
use crate::matching::{Role, Surroundings};
use crate::reading::folded;
use crate::report::{HeldBack, Location, SeenKind};
use crate::rule::{MessageKind, RuleId, Severity};
use crate::text::{LineIndex, Span, Spot};

/// The fewest letters of a word that carries what a claim says.
const WEIGHTY: usize = 4;

/// The fewest words of a question beside an insult.
const LEAST_ASKED: usize = 4;

/// A message that was read.
#[derive(Clone, Debug)]
pub(in crate::check) struct MessageRead {
    /// Its text.
    pub(super) text: String,
    /// Its language.
    pub(super) language: Option<Language>,
    /// Facts about it besides its text.
    pub(super) known: KnownOfMessage,
    /// The kinds that its words tell.
    pub(super) signals: Vec<Signal>,
    /// The subjects of the policy that it mentions.
    pub(super) subjects: Vec<String>,
    /// The places of it that must not be shown.
    pub(super) secrets: Vec<HeldBack>,
}

/// A place of a message that tells a kind.
#[derive(Clone, Debug)]
pub(super) struct Signal {
    /// The kind, the place and the rule.
    pub(super) seen: SeenKind,
    /// True if it counts only where nothing stronger speaks against it.
    pub(super) is_weak: bool,
    /// Its sentence.
    pub(super) sentence: Span,
    /// The words of the place.
    pub(super) words: Vec<String>,
    /// The weighty words of its sentence.
    pub(super) weighty: Vec<String>,
    /// True if whoever writes speaks of themselves in its sentence.
    is_personal: bool,
}

impl Checker {
    /// Reads a message with the rules that read messages: the checker's own rules are these. What must not be shown of it
    /// is for the rules of another checker to say.
    pub(super) fn read_message(&self, message: &Message<'_>, keeper: &Self) -> MessageRead {
        let known = &message.known;
        let mut draft = Draft::new(message.text, known.format);
        if let Some(language) = known.language {
            draft = draft.language(language.code());
        }
        let read = self.read(&draft);
        let (policy, index) = (&self.ready.policy, &self.ready.index);
        let occasion = Setting::of(policy, &read, None, false).occasion;
        let around = Surroundings::new(&read.document, &read.reading);
        let scene = self.scene(&around, None);
        let mut hits = index.find(&read.document, &read.reading);
        hits.retain(|hit| hit.role != Role::Cleared && !hit.foreign);
        let findings = self.findings(&occasion, &hits, &scene, &[]);
        let lines = LineIndex::new(message.text);
        let mut signals = Vec::new();
        let mut subjects = Vec::new();
        let signal = |kind, spot, rule, is_weak| Signal::at(kind, spot, rule, is_weak, &around, &lines, message.text);
        for finding in &findings {
            let rule = policy.rule_at(finding.rule);
            if let Some(subject) = policy.settings.subject_of(&rule.header.id) {
                subjects.push(subject.to_owned());
            }
            let Some(kind) = derived::kind_of(rule) else { continue };
            signals.push(signal(kind, finding.spot, Some(rule.header.id.clone()), finding.severity == Severity::Info));
        }
        if keeper.ready.policy.settings.reply.learned
            && let Some(language) = read.language()
        {
            for (kind, sentence) in MessageWeights::of(language).kinds(&around) {
                if signals.iter().all(|told: &Signal| told.seen.kind != kind) {
                    // What is grave somebody should read; else weights are milder than rules.
                    signals.push(signal(kind, sentence, None, !kind.is_grave()));
                }
            }
        }
        // Of two signs in one place the strong one stays.
        signals.sort_by_key(|signal| (signal.seen.kind, signal.span(), signal.is_weak));
        signals.dedup_by_key(|signal| (signal.seen.kind, signal.span()));
        subjects.sort();
        subjects.dedup();
        MessageRead {
            text: message.text.to_owned(),
            language: read.language(),
            known: known.clone(),
            signals,
            subjects,
            secrets: keeper.secrets_of(&read),
        }
    }
}

impl MessageRead {
    /// Returns whether something tells a kind, strongly or at all.
    fn tells(&self, kind: MessageKind, strongly: bool) -> bool {
        self.signals.iter().any(|signal| signal.seen.kind == kind && !(strongly && signal.is_weak))
    }

    /// Returns whether a message brings something new of one of these kinds. Weak signs are mood, and so is what went wrong
    /// for nobody.
    pub(super) fn brings(&self, kinds: &[MessageKind]) -> bool {
        let is_news = |signal: &Signal| {
            let kind = signal.seen.kind;
            kinds.contains(&kind)
                && !signal.is_weak
                && (signal.is_personal || !matches!(kind, MessageKind::NegativeExperience))
        };
        self.signals.iter().any(is_news)
    }

    /// Returns whether a sign of an experience is only told of the company: it stands in a claim or in a provocation, and
    /// whoever writes is not in it.
    fn is_hearsay(&self, signal: &Signal) -> bool {
        let is_told_of_us = |other: &Signal| {
            matches!(other.seen.kind, MessageKind::FactualClaim | MessageKind::Bait)
                && !other.is_weak
                && other.sentence == signal.sentence
        };
        let is_experience = matches!(signal.seen.kind, MessageKind::NegativeExperience);
        is_experience && !signal.is_personal && self.signals.iter().any(is_told_of_us)
    }

    /// Returns the signs that count in the end: a weak sign of a kind counts only where nothing speaks against it.
    pub(super) fn told(&self) -> Vec<&Signal> {
        let is_rant = self.tells(MessageKind::Rant, true);
        let asks_nothing = |signal: &Signal| {
            let is_in_rant = |other: &Signal| other.seen.kind == MessageKind::Rant && other.sentence == signal.sentence;
            signal.seen.kind == MessageKind::Question
                && is_rant
                && (words(signal.seen.text(), 1).len() < LEAST_ASKED || self.signals.iter().any(is_in_rant))
        };
        let is_sign = |signal: &&Signal| !asks_nothing(signal) && !self.is_hearsay(signal);
        let signs: Vec<&Signal> = self.signals.iter().filter(is_sign).collect();
        let is_sure = |kind| signs.iter().any(|own| own.seen.kind == kind && !own.is_weak);
        let speaks_against = |kind: MessageKind, other: &Signal| {
            is_against(kind, other.seen.kind) && (!other.is_weak || yields_to_weak(kind, other.seen.kind))
        };
        let is_drowned = |signal: &Signal| {
            let kind = signal.seen.kind;
            signal.is_weak && !is_sure(kind) && signs.iter().any(|other| speaks_against(kind, other))
        };
        signs.iter().copied().filter(|signal| !is_drowned(signal)).collect()
    }

    /// Its length in characters.
    pub(super) fn length(&self) -> usize {
        self.text.chars().count()
    }
}

impl Signal {
    /// The sign of a kind at a place of a message, by a rule or by weights.
    fn at(
        kind: MessageKind,
        spot: Spot,
        rule: Option<RuleId>,
        is_weak: bool,
        around: &Surroundings<'_>,
        lines: &LineIndex,
        message: &str,
    ) -> Self {
        let span = trimmed(around.source(spot), message);
        let sentence = around.source(spot.with(around.sentence_of(spot)));
        let location = Some(location(message, lines, span));
        let seen = SeenKind { kind, location, text: span.slice(message).to_owned(), rule };
        let of_sentence = words(sentence.slice(message), 1);
        let is_personal = of_sentence.iter().any(|word| is_own(word));
        let weighty = of_sentence.into_iter().filter(|word| word.chars().count() >= WEIGHTY).collect();
        Self { seen, is_weak, sentence, words: core(words(span.slice(message), 1)), weighty, is_personal }
    }

    fn span(&self) -> Option<Span> {
        self.seen.location.map(|Location { span, .. }| span)
    }
}

/// Returns whether a message of another kind is none of a kind of which there is only a weak sign: a question mark in an
/// insult asks nothing, and "thanks" beside a complaint is none.
const fn is_against(kind: MessageKind, other: MessageKind) -> bool {
    if matches!(kind, MessageKind::Question) {
        matches!(other, MessageKind::Rant | MessageKind::Joke | MessageKind::Bait | MessageKind::Hate)
    } else if matches!(kind, MessageKind::Joke) {
        !matches!(other, MessageKind::Joke | MessageKind::Rant | MessageKind::Troll | MessageKind::Question)
    } else {
        !matches!(other, MessageKind::Question) && other as usize != kind as usize
    }
}

/// Returns whether a weak sign of a kind yields even to a weak sign of another: a claim to all, an experience to laughter and to
/// praise, an insult to an experience.
const fn yields_to_weak(kind: MessageKind, other: MessageKind) -> bool {
    match kind {
        MessageKind::FactualClaim => true,
        MessageKind::NegativeExperience => matches!(other, MessageKind::Joke | MessageKind::Praise),
        MessageKind::Rant => matches!(other, MessageKind::NegativeExperience),
        MessageKind::Praise => matches!(other, MessageKind::Joke | MessageKind::Rant | MessageKind::Bait),
        MessageKind::Threat
        | MessageKind::SelfHarm
        | MessageKind::Legal
        | MessageKind::Regulator
        | MessageKind::Press
        | MessageKind::SecurityReport
        | MessageKind::DataRequest
        | MessageKind::Investor
        | MessageKind::Hate
        | MessageKind::Troll
        | MessageKind::Joke
        | MessageKind::Bait
        | MessageKind::Question => false,
    }
}

/// Returns whether a folded word stands for whoever writes, alone or with others.
fn is_own(word: &str) -> bool {
    LANGUAGES.iter().any(|data| data.pronouns.me.contains(&word) || data.pronouns.us.contains(&word))
}

/// Words without the short ones at both ends: of "you idiots", what somebody else may say again.
fn core(mut words: Vec<String>) -> Vec<String> {
    let is_weighty = |word: &String| word.chars().count() >= WEIGHTY;
    words.truncate(words.iter().rposition(is_weighty).map_or(0, |last| last + 1));
    words.split_off(words.iter().position(is_weighty).unwrap_or(0))
}

/// A place without the marks before its first word.
fn trimmed(span: Span, text: &str) -> Span {
    let found = span.slice(text);
    let rest = found
        .trim_start_matches(|letter: char| letter.is_whitespace() || letter.is_ascii_punctuation() || letter == '…');
    if rest.is_empty() { span } else { Span::new(span.end - rest.len(), span.end) }
}

/// The folded words of a text of at least so many letters.
fn words(text: &str, least: usize) -> Vec<String> {
    let folded = folded(text);
    let words = folded.split_whitespace().filter(|word| word.chars().count() >= least);
    words.map(str::to_owned).collect()
}
