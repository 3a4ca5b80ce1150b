//! The words by which sentences are taken apart: articles, prepositions, conjunctions, pronouns, in one file for each
//! language.

use super::lexicon::listed_as;

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Particle {
    /// Begins a group of a noun: `the`.
    Determiner,
    /// The same, of what is ours: `our`.
    Ours,
    /// Ties the next group to what stands before: `in`.
    Preposition,
    /// Makes the next group the owner of the one before: `of`.
    Of,
    /// Makes the next group an example of the one before: `such as`.
    Example,
    /// Names who does it, after a passive: `by`.
    Agent,
    /// Prepositions after which a name owns the fault that stands before: `problems with`.
    With,
    /// Prepositions after which a name is a means: `with`.
    Means,
    /// Joins two things: `and`.
    And,
    /// Begins a thought against the one before: `but`.
    Contrast,
    /// Begins a clause inside another: `because`, `that`.
    Subordinate,
    /// Begins a clause that is supposed: `if`.
    Condition,
    /// Goes on speaking of the group before: `which`.
    Relative,
    /// The same, where it is always the subject of what follows: « qui ».
    Acting,
    /// Stands for what was named: `it`.
    Pronoun,
    /// Stands for us as a subject or an object.
    Us,
    /// Stands for the reader.
    You,
    /// Stands for nobody in particular.
    Everyone,
    /// Qualifies, and parts nothing: `very`.
    Adverb,
    /// Words with the ending of an adverb that are none.
    NotAdverb,
    /// Stands between a subject and its verb: « te ».
    Clitic,
    /// Stands before an infinitive: `to`.
    Apart,
    /// The short form of `is`, where it is no possessive.
    Copula,
    /// Words before which, or as which, a request begins: `please`.
    Request,
    /// Words of advice: `should`, `why`.
    Advice,
    /// Words that turn the next one round: `less`.
    Less,
    /// Words that stand for a company or its product in the next sentence: `it`, `the company`.
    Epithet,
    /// Words that are another one in short: « du » is « de ».
    Same,
    /// Words for what is the reader's: `your`.
    Yours,
    /// Words for what is a third one's: `its`.
    Theirs,
    /// Words that make the one after them the last to be expected: `even`.
    Even,
    /// Opens a clause that sets one side against another: "where we".
    Where,
    /// Participles that are no passives after `be`: « tombé ».
    Active,
    /// Words that deny what they introduce: `myth`.
    Wrong,
    /// Prepositions that say a thing is not there: `without`.
    Without,
    /// Prepositions that take a thing out of what is said: `except`.
    Except,
    /// Prepositions that say where something is: what is in a tool need not be the tool's.
    Inside,
    /// Adverbs by which a deed is regretted, or said to be sly: `unfortunately`, `secretly`.
    Regret,
    /// Words with a negation that deny nothing: `not only`.
    Asserting,
    /// Words that take away all but what they stand beside: `only`.
    Restricting,
    /// A pronoun that is glued to the verb, for the speaker or the reader as its object: « me ».
    Me,
    /// Adverbs by which a quality is more than is good: "too".
    Excess,
    /// Words that lay something at a door: « à cause de ».
    Blame,
    /// Prepositions before those whom a complaint is about: `against`.
    Against,
    /// Prepositions before a company, of those who work there: "people at".
    Staff,
    /// Words that say that a thing goes on, or no longer does: `still`.
    Lasting,
    /// Prepositions before a verb that tells how something is done: "by selling".
    Doing,
    /// Words that take leave of what follows: "never again".
    Farewell,
    /// Words that name why something happens: "because of".
    Cause,
    /// Words for some thing that nobody names: `something`.
    Anything,
    /// Articles that take what follows for known: `the`.
    Definite,
    /// What breaks off once, which is news and no fault: `outage`.
    Incident,
    /// Words that tell when: `yesterday`.
    Moment,
    /// Words that say that it was not the first time: `another`.
    Again,
}

impl Particle {
    /// Returns whether it only tells how something is meant: such a word plays its part in a sentence as what else it is.
    pub(crate) const fn is_cue(self) -> bool {
        matches!(
            self,
            Self::NotAdverb
                | Self::Acting
                | Self::Request
                | Self::Advice
                | Self::Wrong
                | Self::Less
                | Self::Means
                | Self::Epithet
                | Self::Yours
                | Self::Theirs
                | Self::Even
                | Self::Active
                | Self::Where
                | Self::Without
                | Self::Except
                | Self::Inside
                | Self::Regret
                | Self::Asserting
                | Self::Restricting
                | Self::Me
                | Self::Excess
                | Self::Blame
                | Self::Against
                | Self::Staff
                | Self::Lasting
                | Self::Doing
                | Self::Farewell
                | Self::Cause
                | Self::Anything
                | Self::Definite
                | Self::Incident
                | Self::Moment
                | Self::Again
        )
    }

    /// All kinds, with the names of their lists. Of a word with several the first holds.
    pub(crate) const EACH: [(Self, &'static str); 54] = [
        (Self::Same, "same"),
        (Self::NotAdverb, "not-adverb"),
        (Self::Request, "request"),
        (Self::Advice, "advice"),
        (Self::Wrong, "wrong"),
        (Self::Even, "even"),
        (Self::Active, "active"),
        (Self::Where, "where"),
        (Self::Without, "without"),
        (Self::Except, "except"),
        (Self::Inside, "inside"),
        (Self::Regret, "regret"),
        (Self::Asserting, "asserting"),
        (Self::Restricting, "restricting"),
        (Self::Me, "me"),
        (Self::Excess, "excess"),
        (Self::Blame, "blame"),
        (Self::Against, "against"),
        (Self::Staff, "staff"),
        (Self::Lasting, "lasting"),
        (Self::Doing, "doing"),
        (Self::Farewell, "farewell"),
        (Self::Cause, "cause"),
        (Self::Anything, "anything"),
        (Self::Definite, "definite"),
        (Self::Incident, "incident"),
        (Self::Moment, "moment"),
        (Self::Again, "again"),
        (Self::Yours, "yours"),
        (Self::Theirs, "theirs"),
        (Self::Less, "less"),
        (Self::Epithet, "epithet"),
        (Self::Copula, "copula"),
        (Self::Clitic, "clitic"),
        (Self::Means, "means"),
        (Self::With, "with"),
        (Self::Apart, "apart"),
        (Self::Agent, "agent"),
        (Self::Relative, "relative"),
        (Self::Acting, "acting"),
        (Self::Of, "of"),
        (Self::Example, "example"),
        (Self::Ours, "ours"),
        (Self::Contrast, "contrast"),
        (Self::Condition, "condition"),
        (Self::Subordinate, "subordinate"),
        (Self::And, "and"),
        (Self::Us, "us"),
        (Self::You, "you"),
        (Self::Pronoun, "pronoun"),
        (Self::Everyone, "everyone"),
        (Self::Determiner, "determiner"),
        (Self::Adverb, "adverb"),
        (Self::Preposition, "preposition"),
    ];

    /// The words of a file that are of the kind.
    pub(crate) fn words(self, file: &'static str) -> impl Iterator<Item = &'static str> {
        let name = Self::EACH.iter().find(|(own, _)| *own == self).map(|(_, name)| *name);
        listed_as(file, move |own| (Some(own) == name).then_some(())).into_iter().map(|((), word)| word)
    }

    /// The words of a file with their kinds.
    pub(crate) fn listed(file: &'static str) -> Vec<(Self, &'static str)> {
        listed_as(file, |name| Self::EACH.iter().find(|(_, own)| *own == name).map(|(kind, _)| *kind))
    }
}
