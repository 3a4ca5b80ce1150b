//! The words of the page that reviewers read, in the language of the run. Words in braces stand for a number or a name.

use super::report::Noun;

/// The words of the page besides those that all reports have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PageTexts {
    /// The title of the page.
    pub(crate) title: &'static str,
    /// The link that leads past the head of the page.
    pub(crate) skip: &'static str,
    /// The button that changes between light and dark.
    pub(crate) theme: &'static str,
    /// The name of the group of filters.
    pub(crate) filters: &'static str,
    /// The choice that leaves nothing out.
    pub(crate) all: &'static str,
    /// The family of a rule.
    pub(crate) family: &'static str,
    /// The severity of a warning.
    pub(crate) severity: &'static str,
    /// The person to ask.
    pub(crate) owner: &'static str,
    /// Stands where nobody is named.
    pub(crate) nobody: &'static str,
    /// The verdict on a draft.
    pub(crate) verdict: &'static str,
    /// How many warnings the filters leave: `{n}` of `{all}`.
    pub(crate) shown: &'static str,
    /// The button that undoes the filters.
    pub(crate) reset: &'static str,
    /// The keys that lead from warning to warning.
    pub(crate) keys: &'static str,
    /// The heading of the list of drafts.
    pub(crate) drafts: &'static str,
    /// A draft, as a column.
    pub(crate) draft: &'static str,
    /// The warnings, as a column.
    pub(crate) warnings: &'static str,
    /// The heading of the lists by owner.
    pub(crate) owners: &'static str,
    /// What each verdict means, mildest first.
    pub(crate) verdicts: [&'static str; 3],
    /// The heading of the scores.
    pub(crate) scores: &'static str,
    /// The name of a bar for screen readers: `{family}`, `{score}`, `{review}`, `{block}`.
    pub(crate) bar: &'static str,
    /// The heading of the table of shares.
    pub(crate) how: &'static str,
    /// The way a score is made: `{review}`, `{block}`.
    pub(crate) formula: &'static str,
    /// The columns of that table: counts, warning, severity, points, confidence, mention, share.
    pub(crate) columns: [&'static str; 7],
    /// The score that the ticked warnings make: `{score}`.
    pub(crate) recomputed: &'static str,
    /// The heading of the draft's text.
    pub(crate) text: &'static str,
    /// The heading above warnings that belong to no place.
    pub(crate) whole: &'static str,
    /// Nothing was found in a draft.
    pub(crate) clean: &'static str,
    /// The name of a warning for screen readers: `{n}`, `{severity}`, `{message}`.
    pub(crate) mark: &'static str,
    /// The way back from a warning to its mark.
    pub(crate) back: &'static str,
    /// How sure a warning is: `{n}`.
    pub(crate) confidence: &'static str,
    /// A warning's share of the score: `{n}`.
    pub(crate) share: &'static str,
    /// The heading of what was silenced: `{n}`.
    pub(crate) silenced: &'static str,
    /// Paragraphs without a warning, where a draft is long.
    pub(crate) left_out: Noun,
    /// Warnings that the page has no room for, one and several.
    pub(crate) no_room: Noun,
    /// Drafts whose text the page has no room for, one and several.
    pub(crate) no_room_for_text: Noun,
    /// Drafts that the list has no room for, one and several.
    pub(crate) no_room_in_list: Noun,
    /// Where all of it can be read.
    pub(crate) elsewhere: &'static str,
    /// The heading above a message that a draft answers.
    pub(crate) message: &'static str,
    /// The decisions about a message, in the order of [`Decision::EACH`](crate::rule::Decision::EACH).
    pub(crate) decisions: [&'static str; 15],
    /// The kinds of messages, in the order of [`MessageKind::EACH`](crate::rule::MessageKind::EACH).
    pub(crate) message_kinds: [&'static str; 17],
    /// Places that readers of a draft do not see, or not in its text.
    pub(crate) places: PlaceTexts,
}

/// The names of places that readers do not see, or not in the text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PlaceTexts {
    /// The target of a link.
    pub(crate) link_target: &'static str,
    /// The title of a link or an image.
    pub(crate) title: &'static str,
    /// The alternative text of an image.
    pub(crate) image: &'static str,
    /// A comment.
    pub(crate) comment: &'static str,
    /// The attribute of an element.
    pub(crate) attribute: &'static str,
    /// A value before the text.
    pub(crate) metadata: &'static str,
    /// The name of the file.
    pub(crate) file_name: &'static str,
    /// Between paragraphs.
    pub(crate) markup: &'static str,
}
