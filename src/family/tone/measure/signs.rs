//! Signs: exclamation and question marks, emoji, hashtags, handles, links.
//!
//! What a block may hold at all is found in one pass over its bytes ([`Signs::of`]), so that the formulas look at few
//! blocks.

use super::Measure;
use crate::draft::{Block, Context};
use crate::language::grammar::{joins, stands};
use crate::network::is_emoji;
use crate::reading::{Letters, Word, folded};
use crate::text::{Span, has_byte};
use memchr::memchr2;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// Which signs the bytes of a text allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signs {
    mark: bool,
    hash: bool,
    at: bool,
    /// An emoji: none lies below U+203C but the keycaps, and those hold U+20E3.
    wide: bool,
}

impl Signs {
    /// Looks at a text. Cost: a few passes over its bytes, in each of which many are looked at together.
    pub(super) fn of(text: &str) -> Self {
        let wide = has_byte(text, |byte| byte >= 0xe2) && is_wide(text);
        // Full-width and double marks lie there too.
        let mark = wide || has_byte(text, |byte| (byte == b'!') | (byte == b'?'));
        Self { mark, hash: has_byte(text, |byte| byte == b'#'), at: has_byte(text, |byte| byte == b'@'), wide }
    }

    /// Returns whether a measure can have an occurrence in the text.
    pub(super) const fn may_hold(self, measure: Measure) -> bool {
        match measure {
            Measure::ExclamationMarks | Measure::StackedPunctuation => self.mark,
            Measure::Emoji | Measure::EmojiRun => self.wide,
            Measure::Hashtags => self.hash,
            Measure::Mentions => self.at,
            Measure::UppercaseWords
            | Measure::Links
            | Measure::SentenceWords
            | Measure::ParagraphWords
            | Measure::Hype => true,
            Measure::Words
            | Measure::Length
            | Measure::ReadingEase
            | Measure::Negativity
            | Measure::SelfReference
            | Measure::Hostility
            | Measure::Substance => false,
        }
    }
}

/// Returns whether a text has a character from U+203C on: quotation marks and dashes lie below.
fn is_wide(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    bytes.iter().zip(second).zip(third).fold(false, |found, ((&first, &second), &third)| {
        found | (first > 0xe2) | ((first == 0xe2) & ((second > 0x80) | (third >= 0xbc)))
    })
}

/// The exclamation marks of a text.
pub(super) fn exclamation_marks(text: &str) -> Vec<(Span, usize)> {
    marks(text).flat_map(|run| each_mark(text, run)).collect()
}

/// The runs of marks of a text that are stacked.
pub(super) fn stacked_marks(text: &str) -> Vec<(Span, usize)> {
    marks(text).filter(|span| is_stacked(text, *span)).map(|span| (span, 1)).collect()
}

/// Runs of exclamation and question marks that close something: not the `!` of `!x` or of `a != b`. French sets a
/// space before each mark (« ! ! ! »), so spaces within a line do not end a run.
fn marks(text: &str) -> impl Iterator<Item = Span> {
    let is_mark = |c: char| matches!(c, '!' | '?' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉');
    let is_wide = is_wide(text);
    let mut from = 0;
    std::iter::from_fn(move || {
        // Bytes first: prose is mostly neither a mark nor the lead byte of one.
        let start = loop {
            let rest = text.as_bytes().get(from..)?;
            let lead = |&byte: &u8| matches!(byte, b'!' | b'?' | 0xe2 | 0xef);
            let at = from + if is_wide { rest.iter().position(lead) } else { memchr2(b'!', b'?', rest) }?;
            let c = Span::new(at, text.len()).slice(text).chars().next()?;
            if is_mark(c) {
                break at;
            }
            from = at + c.len_utf8();
        };
        let mut end = start;
        loop {
            let rest = Span::new(end, text.len()).slice(text);
            end += rest.find(|c| !is_mark(c)).unwrap_or(rest.len());
            let rest = Span::new(end, text.len()).slice(text);
            let spaced = rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
            if spaced.len() == rest.len() || !spaced.starts_with(is_mark) || !closes(spaced.trim_start_matches(is_mark))
            {
                break;
            }
            end += rest.len() - spaced.len();
        }
        from = end;
        Some(Span::new(start, end))
    })
    .filter(|span| closes(Span::new(span.end, text.len()).slice(text)))
}

/// Returns whether marks before a text close something, rather than open what follows.
fn closes(rest: &str) -> bool {
    rest.chars().next().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '=' | '[' | '(' | '_'))
}

/// Each exclamation mark of a run.
fn each_mark(text: &str, run: Span) -> Vec<(Span, usize)> {
    let marks = run.slice(text).char_indices().filter(|(_, c)| matches!(c, '!' | '！' | '‼'));
    marks.map(|(at, c)| (Span::new(run.start + at, run.start + at + c.len_utf8()), 1)).collect()
}

/// Returns whether a run of marks is stacked: two or more, after a word. Spaces before it are no sign: French sets one.
fn is_stacked(text: &str, run: Span) -> bool {
    let several = run.slice(text).chars().filter(|c| !c.is_whitespace()).count() > 1;
    let before = Span::new(0, run.start).slice(text).trim_end().chars().rfind(|&c| !is_combining_mark(c));
    several
        && before
            .is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '"' | '”' | '»' | '’' | '\'' | '*' | '…' | '.'))
}

/// Runs of emoji with nothing but spaces between, with the number of grapheme clusters of each run.
pub(super) fn emoji_runs(text: &str) -> Vec<(Span, usize)> {
    let mut runs: Vec<(Span, usize)> = Vec::new();
    let mut open = false;
    for (at, cluster) in text.grapheme_indices(true) {
        if is_emoji(cluster) {
            let end = at + cluster.len();
            match runs.last_mut() {
                Some((span, count)) if open => (span.end, *count) = (end, *count + 1),
                _ => runs.push((Span::new(at, end), 1)),
            }
            open = true;
        } else if !cluster.trim().is_empty() {
            open = false;
        }
    }
    runs
}

/// Hashtags or handles: a sign that no word character stands before, and the word after it.
pub(super) fn tags(text: &str, words: &[Word], sign: u8) -> Vec<(Span, usize)> {
    let mut found = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let Some(start) = word.start().checked_sub(1).filter(|&before| text.as_bytes()[before] == sign) else {
            continue;
        };
        let is_tied = |c: char| c.is_alphanumeric() || matches!(c, '&' | '/' | '#' | '@');
        if Span::new(0, start).slice(text).ends_with(is_tied) || (sign == b'#' && word.letters == Letters::None) {
            continue;
        }
        let tied = words[at..]
            .windows(2)
            .take_while(|pair| matches!(Span::new(pair[0].end(), pair[1].start()).slice(text), "" | "_"));
        let last = at + tied.count();
        found.push((Span::new(start, words[last].end()), 1));
    }
    found
}

/// The handles of accounts: no packages (`@acme/cli`), and no words of a programming language, which say what they are
/// ("the `@media` rule", "an @Override annotation").
pub(super) fn mentions(text: &str, words: &[Word]) -> Vec<(Span, usize)> {
    let found = tags(text, words, b'@');
    let is_syntax =
        |word: Option<&Word>| word.is_some_and(|word| stands(&folded(word.span().slice(text)), |own| own.syntax));
    let is_code = |tag: Span| {
        let after = words.partition_point(|word| word.start() < tag.end);
        let before = words.partition_point(|word| word.end() <= tag.start);
        let follows = words.get(after).filter(|word| Span::new(tag.end, word.start()).slice(text) == " ");
        let leads = before.checked_sub(1).map(|at| &words[at]);
        let is_near = |between: &str| between.chars().all(|c| " `«“\"".contains(c));
        let leads = leads.filter(|word| is_near(Span::new(word.end(), tag.start).slice(text)));
        is_syntax(follows) || is_syntax(leads)
    };
    let mut code: Vec<bool> = found.iter().map(|&(tag, _)| is_code(tag)).collect();
    // Of "@media and @supports rules" both are rules, and so are those of « les règles @media, @layer ».
    let joined = |at: usize| is_join(Span::new(found[at].0.end, found[at + 1].0.start).slice(text));
    for at in (1..found.len()).rev() {
        code[at - 1] |= code[at] && joined(at - 1);
    }
    for at in 1..found.len() {
        code[at] |= code[at - 1] && joined(at - 1);
    }
    let is_package = |tag: Span| {
        let rest = Span::new(tag.end, text.len()).slice(text);
        rest.strip_prefix('/').is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
    };
    let accounts = found.iter().zip(code).filter(|&(&(tag, _), code)| !code && !is_package(tag));
    accounts.map(|(found, _)| *found).collect()
}

/// Returns whether what stands between two signs makes them one kind of thing.
fn is_join(between: &str) -> bool {
    let between = between.trim();
    between == "," || between == "/" || joins(&folded(between.trim_start_matches(',').trim_start()))
}

/// The link targets of a block; a target cut into segments by escapes is one.
pub(super) fn links(block: &Block) -> Vec<(Span, usize)> {
    let mut found: Vec<(Span, usize)> = Vec::new();
    let ends = block.segments.iter().skip(1).map(|segment| segment.at).chain([block.text.len()]);
    let mut open = false;
    for (segment, end) in block.segments.iter().zip(ends) {
        let is_link = segment.context == Context::LinkTarget;
        match found.last_mut() {
            Some((span, _)) if is_link && open => span.end = end,
            _ if is_link => found.push((Span::new(segment.at, end), 1)),
            _ => {}
        }
        open = is_link;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::Words;

    fn texts<'t>(text: &'t str, found: &[(Span, usize)]) -> Vec<(&'t str, usize)> {
        found.iter().map(|(span, count)| (span.slice(text), *count)).collect()
    }

    #[test]
    fn stacked_marks_follow_a_word() {
        let stacked = |text: &'static str| -> Vec<&str> {
            marks(text).filter(|span| is_stacked(text, *span)).map(|span| span.slice(text)).collect()
        };
        assert_eq!(stacked("Amazing!!! Really?!"), ["!!!", "?!"]);
        assert_eq!(stacked("Vraiment ?!"), ["?!"]);
        assert_eq!(stacked("Bravo ! ! ! Ça alors\u{202f}!\u{202f}? Quoi…??"), ["! ! !", "!\u{202f}?", "??"]);
        assert_eq!(stacked("Prêt ? !important, a ! !b"), Vec::<&str>::new());
        assert_eq!(stacked("if (!!x) { go() } a != b"), Vec::<&str>::new());
        assert_eq!(stacked("Fine! Really?"), Vec::<&str>::new());
    }

    #[test]
    fn emoji_are_counted_as_people_see_them() {
        let run = |text: &'static str| texts(text, &emoji_runs(text));
        assert_eq!(run("Launch 🚀🚀🚀🚀 today"), [("🚀🚀🚀🚀", 4)]);
        assert_eq!(run("Meet our team 👩‍💻👨‍👩‍👧."), [("👩‍💻👨‍👩‍👧", 2)]);
        assert_eq!(run("🇫🇷 and ❤️, not ❤ ™ ©"), [("🇫🇷", 1), ("❤️", 1)]);
    }

    #[test]
    fn tags_begin_free_and_run_over_underscores() {
        let tagged = |text: &'static str, sign| texts(text, &tags(text, &Words::of(text).list, sign));
        assert_eq!(tagged("Hi #ProjectX_2 and a#b, #1", b'#'), [("#ProjectX_2", 1)]);
        assert_eq!(tagged("ping @acme_cloud or x@acme.example", b'@'), [("@acme_cloud", 1)]);
    }

    #[test]
    fn packages_and_words_of_a_language_are_no_accounts() {
        let tagged = |text: &'static str| texts(text, &mentions(text, &Words::of(text).list));
        for text in [
            "Install @acme/cli and @types/node.",
            "New icons from @mdi/js.",
            "Use the @media rule and the @Override annotation.",
            "The @import and @supports rules, the @dataclass decorator",
            "Add the decorator @cached, the annotations `@Inject` and @Bean annotations",
            "La règle @media et l'annotation @Override",
            "Les règles @media, @layer et le décorateur @cached",
        ] {
            assert_eq!(tagged(text), [], "{text}");
        }
        let one = |text: &'static str| tagged(text).into_iter().map(|(tag, _)| tag).collect::<Vec<_>>();
        assert_eq!(one("Thanks to @alice, @bob and @carol@mastodon.example."), ["@alice", "@bob", "@carol"]);
        assert_eq!(one("@alice wrote the rule, with @bob and @carol."), ["@alice", "@bob", "@carol"]);
        assert_eq!(one("Merci à @alice pour la règle, et à @bob."), ["@alice", "@bob"]);
        assert_eq!(one("@alice made @acme/cli"), ["@alice"]);
    }

    #[test]
    fn signs_miss_nothing_that_the_formulas_find() {
        let table =
            [("a!", Measure::ExclamationMarks), ("quoi ‼", Measure::StackedPunctuation), ("#a", Measure::Hashtags)];
        for (text, measure) in table {
            assert!(Signs::of(text).may_hold(measure), "{text}");
        }
        assert!(Signs::of("1\u{fe0f}\u{20e3}").may_hold(Measure::Emoji));
        assert!(!Signs::of("plain, et l'été").may_hold(Measure::ExclamationMarks));
    }

    #[test]
    fn a_wide_text_has_a_character_from_emoji_on() {
        for letter in ['a', 'é', '\u{fff}', '\u{2019}', '\u{203b}', '\u{203c}', '\u{2192}', '\u{3000}', '！', '🚀']
        {
            for text in [letter.to_string(), format!("été{letter}"), format!("{letter} “now”")] {
                assert_eq!(is_wide(&text), letter >= '\u{203c}', "{text}");
            }
        }
    }

    #[test]
    fn a_text_is_searched_for_what_its_signs_allow() {
        let seen = |text: &str| {
            let signs = Signs::of(text);
            [Measure::ExclamationMarks, Measure::Hashtags, Measure::Mentions, Measure::Emoji]
                .map(|measure| signs.may_hold(measure))
        };
        for (text, expected) in [
            ("", [false; 4]),
            ("a été", [false; 4]),
            ("!", [true, false, false, false]),
            ("?", [true, false, false, false]),
            ("#", [false, true, false, false]),
            ("@", [false, false, true, false]),
            ("a ! # b", [true, true, false, false]),
            ("@ a #", [false, true, true, false]),
            ("\u{203c}", [true, false, false, true]),
            ("a 🚀 @", [true, false, true, true]),
        ] {
            assert_eq!(seen(text), expected, "{text}");
        }
    }

    #[test]
    fn commas_slashes_and_the_words_for_and_join() {
        for between in [",", " / ", " and ", ", and ", " or ", " et ", ", ou "] {
            assert!(is_join(between), "{between}");
        }
        for between in ["", " ", ";", " but ", ", so ", ",,", "//"] {
            assert!(!is_join(between), "{between}");
        }
    }
}
