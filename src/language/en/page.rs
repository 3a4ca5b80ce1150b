//! The words of the page for reviewers, in English.

use crate::language::page::{PageTexts, PlaceTexts};

pub(super) const PAGE: PageTexts = PageTexts {
    title: "Review of drafts",
    skip: "Skip to the drafts",
    theme: "Light or dark",
    filters: "Filter the warnings",
    all: "all",
    family: "Family",
    severity: "Severity",
    owner: "Owner",
    nobody: "nobody named",
    verdict: "Verdict",
    shown: "{n} of {all} warnings shown",
    reset: "Show all",
    keys: "Keys: n next warning, p previous, Enter from a mark to its warning",
    drafts: "Drafts, worst first",
    draft: "Draft",
    warnings: "Warnings",
    owners: "Who should see what",
    verdicts: [
        "This draft can go out.",
        "Somebody should read this draft before it goes out.",
        "This draft must not go out as it is.",
    ],
    scores: "Score",
    bar: "{family}: {score} of 100; review from {review}, block from {block}",
    how: "How the score is made",
    formula: "Each warning has the points of its severity times its confidence: r = points × confidence / 10,000. It leaves \
              1 − r of a clean draft; each further mention of the same thing counts half as much (the square root of what it \
              leaves), and after the eighth none does. What all warnings of a family leave is multiplied, and 100 × (1 − that) \
              is its score, at most the ceiling of its worst severity: {ceilings}. Warnings below \
              medium cannot tip a block. Review begins at {review}, block at {block}. The worst family is the score of the draft.",
    columns: ["Counts", "Warning", "Severity", "Points", "Confidence", "Mention", "Share"],
    recomputed: "Untick warnings to see the score without them: {score}",
    text: "The draft",
    whole: "About the draft as a whole",
    clean: "Nothing was found in this draft.",
    mark: "Warning {n}, {severity}: {message}",
    back: "Back to the text",
    confidence: "confidence {n} %",
    share: "{n} of the score",
    silenced: "Let pass: {n}",
    left_out: ["paragraph without warnings is left out here", "paragraphs without warnings are left out here"],
    no_room: ["more warning has no room on this page", "more warnings have no room on this page"],
    no_room_for_text: ["draft is listed without its text", "drafts are listed without their text"],
    no_room_in_list: ["more draft is not listed", "more drafts are not listed"],
    elsewhere: "The formats json and text have everything.",
    places: PlaceTexts {
        link_target: "Address of a link",
        title: "Title of a link or image",
        image: "Description of an image",
        comment: "Comment, not shown to readers",
        attribute: "HTML attribute",
        metadata: "Front matter",
        file_name: "Name of the file",
        markup: "Markup between paragraphs",
    },
};
