//! Texts on answers to messages in English.

use crate::language::texts::{AnswerTexts, ReasonTexts, Texts};

/// The texts.
pub(super) const TEXTS: AnswerTexts = AnswerTexts {
    decision: Texts {
        message: "the decision is {decision} (row {row}): {room}",
        why: "An answer here may harm people or the company, whatever it says: {reasons}.",
        advice: "Hand the message over, and let {who} decide what is said.",
    },
    rooms: [
        "no answer by the author",
        "one line at most that says who deals with it",
        "one line at most that points to a page",
        "an answer",
    ],
    somebody: "whoever is in charge",
    cooling: Texts {
        message: "an answer after {n} minutes to a hostile message",
        why: "What is written in the first minutes is written in anger, and stays.",
        advice: "Wait until {max} minutes have passed, and read it again.",
    },
    length: Texts {
        message: "an answer of {n} characters; {max} are enough here",
        why: "A long answer to a short message reads like a defence.",
        advice: "Say the one thing that helps, and link to the rest.",
    },
    echo: Texts {
        message: "“{match}” repeats an insult of the message",
        why: "An insult that is quoted is read once more, under your name.",
        advice: "Leave it out, and answer what can be answered.",
    },
    repeats: Texts {
        message: "“{match}” begins with the claim that it denies",
        why: "Readers remember the claim, and forget that it was denied.",
        advice: "Begin with what is true.",
    },
    amplification: Texts {
        message: "{n} people read this account, {max} have read the message",
        why: "Answering a hostile message gives it your audience.",
        advice: "Let it stand, or answer in private.",
    },
    language: Texts {
        message: "an answer in another language ({told}) than the message ({claimed})",
        why: "Whoever wrote may not understand it, and feels that nobody read the message.",
        advice: "Answer in the language of the message.",
    },
    pile_on: Texts {
        message: "{n} drafts answer this message",
        why: "Several accounts of one company against one person look like a pile-on.",
        advice: "Choose one account that answers.",
    },
    who: Texts {
        message: "the author is not among those who answer such a message: {who}",
        why: "Readers may get an answer that nobody stands behind.",
        advice: "Leave it to {who}.",
    },
    reasons: ReasonTexts {
        seen: "{kind}: “{match}”",
        alike: "{kind}: “{match}” reads like one, though no rule names its words",
        told: "{kind}: the author of the message",
        hostile: "{n} hostile messages by the same author",
        dedicated: "the account is there to attack us",
        deep: "{n} messages in the thread",
        answered: "we answered the same point {n} times",
        source: "there is a public source",
        no_source: "there is no public source",
        outside: "it is outside what the author answers for",
        loud: "{n} people see it",
        nothing: "nothing in it asks for an answer",
    },
};
