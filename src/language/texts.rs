//! Texts for people in each language. Words in braces stand for what was found.
//!
//! A language has one [`Wording`] without defaults: a text that it lacks does not compile.

use super::report::ReportTexts;

/// What a family says of a match where its rule says nothing. `{match}` stands for the matched text, and other words in
/// braces for the finding's details.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Texts {
    /// The problem, as a phrase that stands alone.
    pub(crate) message: &'static str,
    /// The reason why it is a risk.
    pub(crate) why: &'static str,
    /// Advice on better wording.
    pub(crate) advice: &'static str,
}

/// All texts of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording {
    /// Something confidential.
    pub(crate) confidential: Texts,
    /// Something confidential until a date.
    pub(crate) embargo: Texts,
    /// A claim.
    pub(crate) claim: Texts,
    /// A claim that lacks what it needs beside it.
    pub(crate) claim_alone: Texts,
    /// A wrong spelling of a name.
    pub(crate) naming: Texts,
    /// Something mentioned that needs what is not there: `{needs}`.
    pub(crate) require: Texts,
    /// The message where nothing has to be mentioned.
    pub(crate) require_of_draft: &'static str,
    /// The advice where it must stand at the start.
    pub(crate) require_at_start: &'static str,
    /// A word between quotation marks; `{}` stands for it.
    pub(crate) quoted: &'static str,
    /// Any link.
    pub(crate) a_link: &'static str,
    /// Any figure.
    pub(crate) a_figure: &'static str,
    /// Any date.
    pub(crate) a_date: &'static str,
    /// Wording of another tone.
    pub(crate) wording: Texts,
    /// Wording that comes too often.
    pub(crate) wording_limit: Texts,
    /// A comment that silences nothing.
    pub(crate) comment: Texts,
    /// A declared language that the text contradicts.
    pub(crate) declared_language: Texts,
    /// What drafts of one campaign say differently, and what the campaign asks for.
    pub(crate) campaign: CampaignTexts,
    /// A mention of a competitor.
    pub(crate) competitor: CompetitorTexts,
    /// A measure beyond its limit.
    pub(crate) measures: MeasureWording,
    /// The problems of a comment, and what to do about it.
    pub(crate) faults: FaultTexts,
    /// The reason why another place belongs to a finding.
    pub(crate) related: RelatedTexts,
    /// What would have silenced a warning.
    pub(crate) permissions: PermissionTexts,
    /// How dates are written.
    pub(crate) dates: DateTexts,
    /// A subject of others than the author: `{subject}`, and `{who}` may speak of it.
    pub(crate) subject: Texts,
    /// What to do about a subject that is nobody's.
    pub(crate) subject_of_nobody: &'static str,
    /// A draft that is too long for its channel: why, and what to do about it.
    pub(crate) too_long: (&'static str, &'static str),
    /// Answers to messages.
    pub(crate) answers: AnswerTexts,
    /// The words of reports for people.
    pub(crate) report: ReportTexts,
}

/// What is said of drafts of one campaign: `{here}` is what the draft says, `{there}` what another one does, at
/// `{draft}`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CampaignTexts {
    /// The message of a difference.
    pub(crate) differs: &'static str,
    /// The note at the place in the other draft.
    pub(crate) elsewhere: &'static str,
    /// Figures: why, and what to do about it. So are the others.
    pub(crate) figure: (&'static str, &'static str),
    /// Prices.
    pub(crate) price: (&'static str, &'static str),
    /// Dates.
    pub(crate) date: (&'static str, &'static str),
    /// Whether something can be had.
    pub(crate) availability: (&'static str, &'static str),
    /// Promises.
    pub(crate) promise: (&'static str, &'static str),
    /// Names.
    pub(crate) name: (&'static str, &'static str),
    /// Links.
    pub(crate) link: (&'static str, &'static str),
    /// Hashtags.
    pub(crate) hashtag: (&'static str, &'static str),
    /// Quotations.
    pub(crate) quotation: (&'static str, &'static str),
    /// Wording, `{wording}`, that the campaign `{campaign}` asks for.
    pub(crate) lacks: Texts,
    /// A draft that appears before `{from}`.
    pub(crate) too_early: Texts,
}

/// What is said of a mention of a competitor, by stance.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CompetitorTexts {
    /// Too many mentions.
    pub(crate) too_many: Texts,
    /// Named, nothing more.
    pub(crate) neutral: Texts,
    /// Named as something that ours works with.
    pub(crate) integration: Texts,
    /// Said to be good.
    pub(crate) conceding: Texts,
    /// Compared, with a source beside it.
    pub(crate) substantiated: Texts,
    /// Compared, nothing beside it.
    pub(crate) comparative: Texts,
    /// Accused by contrast.
    pub(crate) insinuation: Texts,
    /// Run down.
    pub(crate) disparaging: Texts,
}

/// The texts on a measure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MeasureTexts {
    /// The counted thing, after a number; for a level, its name, before the number.
    pub(crate) counted: &'static str,
    /// The reason why an excess is a risk.
    pub(crate) why: &'static str,
    /// Advice.
    pub(crate) advice: &'static str,
}

/// The texts on each measure.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MeasureWording {
    /// The message of a level.
    pub(crate) level: &'static str,
    /// A limit that is the most.
    pub(crate) at_most: &'static str,
    /// A limit that is the least.
    pub(crate) at_least: &'static str,
    /// Bytes beside a number of characters.
    pub(crate) bytes: &'static str,
    /// A character that a network does not take.
    pub(crate) refused: &'static str,
    /// The measure `exclamation-marks`.
    pub(crate) exclamation_marks: MeasureTexts,
    /// The measure `stacked-punctuation`.
    pub(crate) stacked_punctuation: MeasureTexts,
    /// The measure `uppercase-words`.
    pub(crate) uppercase_words: MeasureTexts,
    /// The measure `emoji`.
    pub(crate) emoji: MeasureTexts,
    /// The measure `emoji-run`.
    pub(crate) emoji_run: MeasureTexts,
    /// The measure `hashtags`.
    pub(crate) hashtags: MeasureTexts,
    /// The measure `mentions`.
    pub(crate) mentions: MeasureTexts,
    /// The measure `links`.
    pub(crate) links: MeasureTexts,
    /// The measure `sentence-words`.
    pub(crate) sentence_words: MeasureTexts,
    /// The measure `paragraph-words`.
    pub(crate) paragraph_words: MeasureTexts,
    /// The measure `words`.
    pub(crate) words: MeasureTexts,
    /// The measure `length`.
    pub(crate) length: MeasureTexts,
    /// The measure `reading-ease`.
    pub(crate) reading_ease: MeasureTexts,
    /// The measure `negativity`.
    pub(crate) negativity: MeasureTexts,
    /// The measure `self-reference`.
    pub(crate) self_reference: MeasureTexts,
    /// The measure `hostility`.
    pub(crate) hostility: MeasureTexts,
    /// The measure `substance`.
    pub(crate) substance: MeasureTexts,
    /// The measure `hype`.
    pub(crate) hype: MeasureTexts,
}

/// The problems of a comment that should silence a warning, each with what to do about it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FaultTexts {
    /// The way such a comment is written.
    pub(crate) form: &'static str,
    /// It names no rule.
    pub(crate) no_rule: &'static str,
    /// It has a word in the wrong place.
    pub(crate) unexpected: &'static str,
    /// Its date is none.
    pub(crate) no_date: (&'static str, &'static str),
    /// It has no reason.
    pub(crate) no_reason: &'static str,
    /// There is no such rule, and none is near.
    pub(crate) unknown_rule: (&'static str, &'static str),
    /// The rule that is near.
    pub(crate) near_rule: &'static str,
    /// The rule is locked.
    pub(crate) locked: (&'static str, &'static str),
    /// It does not hold.
    pub(crate) lapsed: (&'static str, &'static str),
    /// It, or the text that it is about, is new.
    pub(crate) changed: (&'static str, &'static str),
    /// It silences nothing.
    pub(crate) unused: (&'static str, &'static str),
}

/// The reason why another place belongs to a finding.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RelatedTexts {
    /// It made the match count.
    pub(crate) companion: &'static str,
    /// It makes the match a note.
    pub(crate) easing: &'static str,
    /// It is one more.
    pub(crate) occurrence: &'static str,
    /// It makes the stance.
    pub(crate) judged: &'static str,
    /// It is compared with.
    pub(crate) compared: &'static str,
    /// It makes the level what it is.
    pub(crate) weighs: &'static str,
    /// Another rule matches there.
    pub(crate) also_matches: &'static str,
    /// Somebody approved of it whom nobody asks: `{by}`.
    pub(crate) not_theirs: &'static str,
    /// Other warnings of the rule, `{n}`, are not listed.
    pub(crate) unlisted: &'static str,
}

/// How dates are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DateTexts {
    /// The names of the months.
    pub(crate) months: [&'static str; 12],
    /// The first day of a month.
    pub(crate) first: &'static str,
    /// A date with its time.
    pub(crate) form: &'static str,
}

/// What would have silenced a warning, and why it did not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PermissionTexts {
    /// A cleared text.
    pub(crate) cleared: &'static str,
    /// An exception.
    pub(crate) exception: &'static str,
    /// A comment.
    pub(crate) comment: &'static str,
    /// The yes of an owner.
    pub(crate) approval: &'static str,
    /// A baseline.
    pub(crate) baseline: &'static str,
    /// The reason of a baseline.
    pub(crate) known: &'static str,
    /// A rule that is on trial.
    pub(crate) trial: &'static str,
    /// Why what such a rule finds holds no draft.
    pub(crate) tried: &'static str,
    /// The permission with its reason, its owner and what happened to it.
    pub(crate) note: &'static str,
    /// It is over.
    pub(crate) ended: &'static str,
    /// It has an end, and nobody says what time it is.
    pub(crate) undated: &'static str,
}

/// Texts on an answer, and on the decision about a message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AnswerTexts {
    /// An answer that the decision `{decision}` of row `{row}` leaves no room for; `{room}` says what it leaves.
    pub(crate) decision: Texts,
    /// The room that a decision leaves: none, a receipt, a pointer, a whole answer.
    pub(crate) rooms: [&'static str; 4],
    /// Whoever a message is handed to where the policy names nobody.
    pub(crate) somebody: &'static str,
    /// An answer to a hostile message after `{n}` minutes; `{max}` should pass.
    pub(crate) cooling: Texts,
    /// An answer of `{n}` characters where `{max}` are enough.
    pub(crate) length: Texts,
    /// An answer that says an insult again: `{match}`.
    pub(crate) echo: Texts,
    /// An answer that begins with what it denies: `{match}`.
    pub(crate) repeats: Texts,
    /// An answer that `{n}` people see, to a hostile message that `{max}` see.
    pub(crate) amplification: Texts,
    /// An answer in `{told}` to a message in `{claimed}`.
    pub(crate) language: Texts,
    /// `{n}` answers to one message.
    pub(crate) pile_on: Texts,
    /// An answer by somebody else than `{who}`.
    pub(crate) who: Texts,
    /// Reasons for a decision.
    pub(crate) reasons: ReasonTexts,
}

/// Reasons for a decision.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReasonTexts {
    /// Words of the message, `{match}`, tell its kind, `{kind}`.
    pub(crate) seen: &'static str,
    /// A sentence of it, `{match}`, reads like messages of a kind, `{kind}`.
    pub(crate) alike: &'static str,
    /// The author of the message tells its kind.
    pub(crate) told: &'static str,
    /// The author wrote `{n}` hostile messages before.
    pub(crate) hostile: &'static str,
    /// The account is there to attack us.
    pub(crate) dedicated: &'static str,
    /// The thread has `{n}` messages.
    pub(crate) deep: &'static str,
    /// We answered `{n}` times.
    pub(crate) answered: &'static str,
    /// There is a public source.
    pub(crate) source: &'static str,
    /// There is none.
    pub(crate) no_source: &'static str,
    /// It is nothing that the author answers for.
    pub(crate) outside: &'static str,
    /// `{n}` people see it.
    pub(crate) loud: &'static str,
    /// No row before the last matches.
    pub(crate) nothing: &'static str,
}
