//! English texts.

use crate::language::report::ReportTexts;
use crate::language::texts::{
    CompetitorTexts, DateTexts, FaultTexts, MeasureTexts, MeasureWording, PermissionTexts, RelatedTexts, Texts, Wording,
};

const NOISE: &str = "It may draw attention away from what the post says.";
const KEEP_FEW: &str = "Keep the ones that carry meaning.";
const LONG: &str = "Readers may lose the thread, or not begin at all.";
const CUT: &str = "Make several of it, or leave out what can wait.";

/// All texts.
pub(super) const TEXTS: Wording = Wording {
    confidential: Texts {
        message: "“{match}” is confidential",
        why: "It is not public, and a post cannot be taken back.",
        advice: "Leave it out, or say it in words that are already public.",
    },
    embargo: Texts {
        message: "“{match}” is confidential until {until}",
        why: "It is under embargo until {until}, and a post cannot be taken back.",
        advice: "Wait until then, or say it in words that are already public.",
    },
    claim: Texts {
        message: "“{match}” may be read as a promise",
        why: "The company has to be able to prove a claim.",
        advice: "Say what was measured, or say less.",
    },
    claim_alone: Texts {
        message: "“{match}” needs a source or a disclosure next to it",
        why: "A claim may be read as a promise, and the company has to be able to prove it.",
        advice: "Add the proof or the disclosure, or say less.",
    },
    naming: Texts {
        message: "“{match}” should be written “{use}”",
        why: "One spelling everywhere makes a name easy to recognise and protect.",
        advice: "Write “{use}”.",
    },
    wording: Texts {
        message: "“{match}” may be read in a tone that was not meant",
        why: "Readers hear the tone before the point.",
        advice: "Say the same thing more plainly.",
    },
    wording_limit: Texts {
        message: "“{match}” and similar wording, {count} times",
        why: "Repeated wording may be read as noise.",
        advice: "Keep the one that matters most.",
    },
    comment: Texts {
        message: "{problem}",
        why: "It looks as if somebody had agreed, but it silences no warning.",
        advice: "{advice}",
    },
    declared_language: Texts {
        message: "the front matter says `{claimed}`, and the text reads as `{told}`",
        why: "Rules of the other language would sleep. Until this is right, the rules of both languages read the text.",
        advice: "Name the language of the text, or leave it out.",
    },
    competitor: CompetitorTexts {
        too_many: Texts {
            message: "{count} mentions of competitors; the limit is {max}",
            why: "A text that keeps naming competitors may seem to be about them.",
            advice: "Say what our product does, and name a competitor only if readers need it.",
        },
        neutral: Texts {
            message: "“{match}” is a competitor",
            why: "Naming one is fine, but check how the text speaks of it.",
            advice: "Stay with facts that can be checked, and compare like with like.",
        },
        integration: Texts {
            message: "“{words}” links our product with “{match}”, a competitor",
            why: "It may be read as a partnership.",
            advice: "Say what works with what, in which version, and use the name as its owner writes it.",
        },
        conceding: Texts {
            message: "“{words}” speaks well of “{name}”, a competitor",
            why: "It may be read as advice to choose the other.",
            advice: "Keep it if it is meant: openness is no risk in itself.",
        },
        substantiated: Texts {
            message: "“{words}” compares with “{name}”, a competitor, and gives a source",
            why: "A comparison has to stay true: figures age, and versions change.",
            advice: "Give the version and the date, link the method, and compare like with like.",
        },
        comparative: Texts {
            message: "“{words}” compares with “{name}”, a competitor, without a source",
            why: "A comparison that cannot be checked may be read as misleading.",
            advice: "Compare one feature that can be checked; give version, date and method, with a link.",
        },
        insinuation: Texts {
            message: "“{words}” may be read as an accusation of “{name}”, a competitor",
            why: "Readers take the contrast as a statement about the other side; true or not, it may be read as discrediting.",
            advice: "Say what our product does, without the contrast, and link a page where readers can check it.",
        },
        disparaging: Texts {
            message: "“{words}” may be read as running down “{name}”, a competitor",
            why: "Wording that discredits a competitor may be unlawful even if it is true.",
            advice: "Drop the judgement; name one feature that can be checked, with version, date and link.",
        },
    },
    measures: MeasureWording {
        level: "{counted} is {count}; {limit}",
        at_most: "the limit is {figure}",
        at_least: "the minimum is {figure}",
        bytes: "bytes in",
        refused: "one that the network does not take among",
        exclamation_marks: MeasureTexts { counted: "exclamation marks", why: NOISE, advice: KEEP_FEW },
        stacked_punctuation: MeasureTexts {
            counted: "runs of exclamation and question marks",
            why: NOISE,
            advice: "One mark is enough.",
        },
        uppercase_words: MeasureTexts { counted: "words in capitals", why: NOISE, advice: "Write them in lower case." },
        emoji: MeasureTexts { counted: "emoji", why: NOISE, advice: KEEP_FEW },
        emoji_run: MeasureTexts { counted: "emoji in a row", why: NOISE, advice: KEEP_FEW },
        hashtags: MeasureTexts { counted: "hashtags", why: NOISE, advice: KEEP_FEW },
        mentions: MeasureTexts { counted: "mentions of accounts", why: NOISE, advice: KEEP_FEW },
        links: MeasureTexts { counted: "links", why: NOISE, advice: KEEP_FEW },
        sentence_words: MeasureTexts { counted: "words in a sentence", why: LONG, advice: CUT },
        paragraph_words: MeasureTexts { counted: "words in a paragraph", why: LONG, advice: CUT },
        words: MeasureTexts { counted: "words", why: LONG, advice: CUT },
        length: MeasureTexts { counted: "characters", why: LONG, advice: CUT },
        reading_ease: MeasureTexts {
            counted: "reading ease",
            why: "Long sentences of long words tire readers, and lose those who read in a hurry or in another language.",
            advice: "Begin with the sentences shown: cut each in two, and take the shorter word.",
        },
        negativity: MeasureTexts {
            counted: "negativity",
            why: "The mood of a text is heard before its argument, and may be taken for that of the company.",
            advice: "Say what went wrong once, in plain words, then what is being done about it.",
        },
        self_reference: MeasureTexts {
            counted: "self-reference",
            why: "A text about ourselves leaves readers to find out what is in it for them.",
            advice: "Turn some sentences round: not what we did, but what readers can do now.",
        },
    },
    faults: FaultTexts {
        form: "Write `discretion: allow RULE until DATE -- REASON`; `until DATE` may be left out.",
        no_rule: "this comment does not say which rule to allow",
        unexpected: "{word} is not expected in this comment",
        no_date: ("{word} is not a date", "Write a date such as 2026-12-31, or an instant with its offset."),
        no_reason: "this comment gives no reason",
        unknown_rule: ("the policy has no rule {word}", "Copy the id of the rule from its warning."),
        near_rule: "Did you mean `{rule}`?",
        locked: (
            "rule `{rule}` is locked, so no comment silences it",
            "Change the text, or ask whoever keeps the policy.",
        ),
        lapsed: ("this comment {lapse}", "Remove it, or ask again and give a new date."),
        changed: (
            "this comment or the text under it is new, so it silences nothing yet",
            "Ask whoever keeps the policy to agree to it.",
        ),
        unused: ("this comment silences no warning of `{rule}`", "Remove it."),
    },
    related: RelatedTexts {
        companion: "stands beside it",
        easing: "eases it to a note",
        occurrence: "another occurrence",
        judged: "makes it {stance}",
        compared: "the other side of the comparison",
        weighs: "weighs most in it",
        also_matches: "also matches {rule}",
    },
    dates: DateTexts {
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        first: "1",
        form: "{day} {month} {year} at {time} ({zone})",
    },
    permissions: PermissionTexts {
        cleared: "the clearance",
        exception: "the exception",
        comment: "the comment",
        note: "{noun} `{reason}`{owner} {lapse}",
        ended: "ended on {until}",
        undated: "ends on {until}, and the moment of the check is not known",
    },
    too_long: ("The channel takes no more than {max} characters.", "Shorten it, or make it several posts."),
    report: ReportTexts {
        why: "why",
        advice: "advice",
        note: "note",
        instead: "instead",
        ask: "ask",
        source: "source",
        colon: ":",
        decimal: '.',
        zero_is_one: false,
        severities: ["info", "low", "medium", "high", "critical"],
        verdicts: ["pass", "review", "block"],
        families: ["confidential", "competitor", "tone", "claim", "naming"],
        draft: ["draft", "drafts"],
        warning: ["warning", "warnings"],
        left_out: ["file left out", "files left out"],
        unread: ["path could not be read", "paths could not be read"],
        file: ["file", "files"],
        silenced: ["silenced", "silenced"],
        line: ["line", "lines"],
        not_checked: "Not checked",
        and_more: "and {n} more",
        no_draft: "no draft was checked",
        in_force: "rules: {n} in force",
        asleep: "asleep: {list}",
        sleep_reasons: ["date", "channel", "language", "jurisdiction"],
        up_to: "up to {n}",
        from_to: "{m} to {n}",
        left_by_file: "left out by {by}:",
        left_by_format: "left out because {by} is not read:",
        no_room: "No room here for {warnings} in {drafts}.",
    },
};
