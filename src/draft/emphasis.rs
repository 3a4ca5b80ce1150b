//! Marks of emphasis where no parser reads them: `*Project* Halcyon` in a plain text, `Hal~~c~~yon` in a comment.
//!
//! Networks, chats and templates show such text without its marks, so marks that stand in pairs are left out of the
//! text. Those that stand alone, and those that mask a letter (`f*ck`), stay; so do marks of code, which are no
//! emphasis.

use super::{Context, OpenBlock};
use crate::text::Span;
use unicode_normalization::char::is_combining_mark;

/// The longest run of marks that opens or closes something.
const LONGEST: usize = 3;

/// Returns whether text of a context keeps its marks when Markdown is parsed.
pub(super) const fn keeps_marks(context: Context) -> bool {
    match context {
        Context::Comment
        | Context::HtmlText
        | Context::HtmlAttribute
        | Context::LinkTitle
        | Context::ImageTitle
        | Context::Metadata => true,
        Context::Paragraph
        | Context::Heading
        | Context::ListItem
        | Context::TableCell
        | Context::Footnote
        | Context::Code
        | Context::LinkTarget
        | Context::ImageAlt
        | Context::FileName
        | Context::Markup => false,
    }
}

/// Takes the marks that stand in pairs out of a block.
pub(super) fn take_out(block: &mut OpenBlock) {
    let is_text =
        |run: &MarkRun| !matches!(block.written().context_at(run.span.start), Context::Code | Context::LinkTarget);
    let runs: Vec<MarkRun> = runs(&block.text).into_iter().filter(is_text).collect();
    let edits: Vec<(Span, String)> = pairs(&runs).into_iter().map(|mark| (mark, String::new())).collect();
    block.replace(&edits);
}

/// A run of one mark.
#[derive(Clone, Copy, Debug)]
struct MarkRun {
    span: Span,
    mark: u8,
    opens: bool,
    closes: bool,
    /// A letter or a digit touches it on both sides.
    is_inner: bool,
}

/// The place of a mark among those that are paired with themselves.
const fn slot(mark: u8) -> Option<usize> {
    match mark {
        b'*' => Some(0),
        b'_' => Some(1),
        b'~' => Some(2),
        _ => None,
    }
}

/// The runs of marks of a text that may open or close something, as `CommonMark` 0.31, 6.2 says it.
fn runs(text: &str) -> Vec<MarkRun> {
    let bytes = text.as_bytes();
    let mut runs = Vec::new();
    let mut at = 0;
    while let Some(&mark) = bytes.get(at) {
        if slot(mark).is_none() {
            at += 1;
            continue;
        }
        let length = bytes[at..].iter().take_while(|&&byte| byte == mark).count();
        let span = Span::new(at, at + length);
        at += length;
        if length <= LONGEST {
            runs.push(run(text, span, mark));
        }
    }
    runs
}

fn run(text: &str, span: Span, mark: u8) -> MarkRun {
    let before = Span::new(0, span.start).slice(text).chars().next_back();
    let after = Span::new(span.end, text.len()).slice(text).chars().next();
    let is_space = |side: Option<char>| side.is_none_or(char::is_whitespace);
    // An accent after its letter is part of it.
    let is_letter = |side: Option<char>| side.is_some_and(|c| c.is_alphanumeric() || is_combining_mark(c));
    let is_sign = |side: Option<char>| !is_space(side) && !is_letter(side);
    let left = !is_space(after) && (!is_sign(after) || is_space(before) || is_sign(before));
    let right = !is_space(before) && (!is_sign(before) || is_space(after) || is_sign(after));
    let (opens, closes) = match mark {
        b'_' => (left && (!right || is_sign(before)), right && (!left || is_sign(after))),
        _ => (left, right),
    };
    MarkRun { span, mark, opens, closes, is_inner: is_letter(before) && is_letter(after) }
}

/// The places of the runs that stand in pairs, in order. A single mark between letters on both sides masks one.
fn pairs(runs: &[MarkRun]) -> Vec<Span> {
    let mut open: [[Option<MarkRun>; LONGEST]; 3] = [[None; LONGEST]; 3];
    let mut paired = Vec::new();
    for run in runs {
        let Some(waiting) = slot(run.mark).and_then(|slot| open[slot].get_mut(run.span.len() - 1)) else { continue };
        let masks = |first: &MarkRun| run.span.len() == 1 && first.is_inner && run.is_inner;
        match waiting.take().filter(|first| run.closes && !masks(first)) {
            Some(first) => paired.extend([first.span, run.span]),
            None if run.opens => *waiting = Some(*run),
            None => {}
        }
    }
    paired.sort_unstable();
    paired
}

#[cfg(test)]
mod tests {
    use crate::draft::{Context, Draft};

    fn text(written: &str) -> String {
        Draft::plain(written).document().blocks.remove(0).text.to_string()
    }

    #[test]
    fn marks_in_pairs_are_no_text() {
        let table = [
            ("*Project* Zephyrion", "Project Zephyrion"),
            ("Zeph~~y~~rion and **Zeph**yrion", "Zephyrion and Zephyrion"),
            ("_été_ and __one__ and `two` and ~three~", "été and one and `two` and three"),
            ("**_both_** and ***all***", "both and all"),
            ("(*one*, “_two_”)", "(one, “two”)"),
            ("*one\ntwo*", "one two"),
        ];
        for (written, read) in table {
            assert_eq!(text(written), read, "{written}");
        }
    }

    #[test]
    fn marks_that_stand_alone_or_mask_a_letter_stay() {
        for written in [
            "f*ck and s*it",
            "fu*k*ng",
            "2 * 3 * 4",
            "2*3*4",
            "snake_case_name",
            "price* and cost*",
            "a ~ b ~ c",
            "****",
        ] {
            assert_eq!(text(written), written);
        }
    }

    #[test]
    fn comments_attributes_and_metadata_are_read_without_marks() {
        for written in [
            "<!-- **Project** Zephyrion -->",
            "---\ntitle: \"**Project** Zephyrion\"\n---\n",
            "<div>**Project** Zephyrion</div>",
            "<img alt=\"*Project* Zephyrion\">",
            "[a](b '_Project_ Zephyrion')",
            "+++\ntitle = '_Project_ Zephyrion'\n+++\n",
        ] {
            let blocks = Draft::markdown(written).document().blocks;
            assert!(blocks.iter().any(|block| block.text.trim() == "Project Zephyrion"), "{written}: {blocks:?}");
        }
    }

    #[test]
    fn addresses_and_code_keep_theirs() {
        let block = Draft::plain("see https://x.example/_a_/*b* now").document().blocks.remove(0);
        assert_eq!(&*block.text, "see https://x.example/_a_/*b* now");
        let code = Draft::markdown("<pre>*a*</pre>").document().blocks.remove(1);
        assert_eq!((code.context, &*code.text), (Context::Code, "*a*"));
    }
}
