//! Ordinary phrases as confidential terms, over published posts: each warning is a true occurrence.
//!
//! Made-up names say whether terms are found; ordinary words say whether what is found is the term. What is true is
//! judged by an oracle that shares no code with the library: it takes markup off the text of a warning, folds its
//! letters and compares them with the phrase.

use crate::source::Source;
use crate::{Law, support};
use discretion::Draft;
use discretion::report::Form;
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

pub(crate) const LAWS: &[Law] = &[
    Law::together(
        "every_warning_about_an_ordinary_english_phrase_is_a_true_occurrence",
        &[ENGLISH, Source::POSTS[0], Source::POSTS[1]],
        every_warning_about_an_ordinary_english_phrase_is_a_true_occurrence,
    ),
    Law::together(
        "every_warning_about_an_ordinary_french_phrase_is_a_true_occurrence",
        &[FRENCH, Source::POSTS[2]],
        every_warning_about_an_ordinary_french_phrase_is_a_true_occurrence,
    ),
    Law::together("no_ordinary_word_is_found_in_disguise", &Source::POSTS, no_ordinary_word_is_found_in_disguise),
];

/// The list of English words.
const ENGLISH: Source = Source::Words("american-english");

/// The list of French words.
const FRENCH: Source = Source::Words("french");

/// How many phrases of each language: three of four occur in the posts.
const PHRASES: usize = 250;

/// How many terms one rule has at most here.
const TERMS: usize = 5_000;

fn every_warning_about_an_ordinary_english_phrase_is_a_true_occurrence() {
    each_warning_is_true(ENGLISH, &[Source::POSTS[0], Source::POSTS[1]]);
}

fn every_warning_about_an_ordinary_french_phrase_is_a_true_occurrence() {
    each_warning_is_true(FRENCH, &[Source::POSTS[2]]);
}

fn each_warning_is_true(list: Source, sets: &[Source]) {
    let posts = posts(sets);
    let phrases = phrases(&words(list), &posts);
    assert_eq!(phrases.len(), PHRASES);
    let checker = support::confidential(&phrases);
    let known: BTreeSet<String> = phrases.iter().map(|phrase| letters(phrase)).collect();
    let (mut warnings, mut plain, mut missed) = (0, 0, Vec::new());
    for post in &posts {
        let report = checker.check(&Draft::markdown(post));
        let mut spans = BTreeSet::new();
        for warning in report.warnings() {
            let own = letters(&bare(&unescaped(warning.text())));
            assert!(is_known(&own, &known), "{:?} is none of the phrases", warning.text());
            spans.insert((warning.span().start, warning.span().end));
        }
        warnings += spans.len();
        let wanted = occurrences(post, &phrases);
        plain += wanted.len();
        let unseen = wanted.into_iter().filter(|span| !covered(*span, &spans));
        missed.extend(unseen.map(|(start, end)| post.get(start..end).unwrap_or_default().to_owned()));
    }
    assert!(warnings > 300 && plain > 300, "the phrases occur");
    assert_eq!(missed, [""; 0], "of {plain}");
}

/// A text with the letters that an address encodes: `Int%C3%A9gration`.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).filter(|_| byte == b'%').and_then(|two| std::str::from_utf8(two).ok());
        match code.and_then(|two| u8::from_str_radix(two, 16).ok()) {
            Some(letter) => {
                bytes.push(letter);
                rest = &after[2..];
            }
            None => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// The texts of some sets.
fn posts(sets: &[Source]) -> Vec<String> {
    sets.iter().flat_map(|set| set.drafts()).collect()
}

/// Words of the posts as terms, each of which is found as it stands wherever it stands: what is found in disguise is
/// another word, a word with the accents of its own language, or a piece of code.
fn no_ordinary_word_is_found_in_disguise() {
    let posts = posts(&Source::POSTS);
    let words: BTreeSet<String> = posts.iter().flat_map(|post| prose_words(post)).collect();
    let mut strange: BTreeMap<String, usize> = BTreeMap::new();
    for some in words.into_iter().collect::<Vec<_>>().chunks(TERMS) {
        let checker = support::confidential(some);
        for post in &posts {
            let report = checker.check(&Draft::markdown(post));
            for warning in report.warnings().iter().filter(|warning| warning.form() == Some(Form::Disguised)) {
                let evidence: Vec<&str> = warning.evidence().iter().map(|evidence| evidence.name()).collect();
                *strange.entry(format!("{} {:?}", evidence.join(" "), warning.text())).or_default() += 1;
            }
        }
    }
    strange.retain(|what, _| !WRITTEN.iter().any(|written| what.ends_with(written)));
    assert!(strange.is_empty(), "{strange:#?}");
}

/// What the posts do write in disguise: words with digits for letters, a word spelled out, and letters under a heap of
/// marks.
const WRITTEN: [&str; 5] = ["\"1nvalid\"", "\"sm00th\"", "\"ìnsert\"", "\"H.T.M.L\"", "\\u{33b}\\u{32f}\""];

/// The words of the prose of a post that are letters alone, in small letters.
fn prose_words(post: &str) -> Vec<String> {
    let bigrams = bigrams(post);
    let words = bigrams.iter().flat_map(|(one, other)| [one.1, other.1]);
    words.map(lower).filter(|word| (4..13).contains(&word.chars().count())).collect()
}

/// Whether a warning covers a place: of two phrases at one place the longer one is told.
fn covered((start, end): (usize, usize), spans: &BTreeSet<(usize, usize)>) -> bool {
    spans.range(..=(start, usize::MAX)).rev().take(3).any(|(own, until)| *own <= start && end <= *until)
}

/// The phrases, the same in each run: pairs of words that stand side by side in the posts, spread evenly over all of
/// them, and pairs that do not.
fn phrases(words: &BTreeSet<String>, posts: &[String]) -> Vec<String> {
    let mut pairs: BTreeMap<String, usize> = BTreeMap::new();
    for post in posts {
        for (one, other) in bigrams(post) {
            let (one, other) = (lower(one.1), lower(other.1));
            let fits = |word: &String| word.chars().count() > 3 && words.contains(word);
            if fits(&one) && fits(&other) {
                *pairs.entry(format!("{one} {other}")).or_default() += 1;
            }
        }
    }
    let frequent: Vec<&String> = pairs.iter().filter(|(_, count)| **count > 1).map(|(pair, _)| pair).collect();
    let occurring = PHRASES * 3 / 4;
    let mut phrases: Vec<String> = (0..occurring).map(|at| frequent[at * frequent.len() / occurring].clone()).collect();
    let words: Vec<&String> = words.iter().filter(|word| (4..10).contains(&word.chars().count())).collect();
    let mut at = 17;
    while phrases.len() < PHRASES {
        at += 7_919;
        let pair = format!("{} {}", words[at % words.len()], words[at * 31 % words.len()]);
        if !pairs.contains_key(&pair) && !phrases.contains(&pair) {
            phrases.push(pair);
        }
    }
    phrases
}

/// Where the phrases stand in the plain prose of a post, letter for letter but for capitals: the simplest search.
fn occurrences(post: &str, phrases: &[String]) -> Vec<(usize, usize)> {
    let wanted: BTreeSet<&str> = phrases.iter().map(String::as_str).collect();
    let each = bigrams(post)
        .into_iter()
        .filter(|(one, other)| wanted.contains(format!("{} {}", lower(one.1), lower(other.1)).as_str()));
    each.map(|(one, other)| (one.0, other.0 + other.1.len())).collect()
}

/// A word with its offset.
type Word<'t> = (usize, &'t str);

/// Neighbouring words with one space between, in lines without markup outside code.
fn bigrams(post: &str) -> Vec<(Word<'_>, Word<'_>)> {
    let (mut pairs, mut offset, mut fenced) = (Vec::new(), 0, false);
    for line in post.split_inclusive('\n') {
        fenced ^= line.trim_start().starts_with("```");
        let plain = |c: char| c.is_alphanumeric() || " .,;:!?'’()-\r\n".contains(c);
        if !fenced && line.starts_with(char::is_alphabetic) && line.chars().all(plain) {
            let words = words_of(line, offset);
            pairs.extend(words.windows(2).filter_map(|pair| {
                let [one, other] = pair else { return None };
                (other.0 == one.0 + one.1.len() + 1 && post.as_bytes()[other.0 - 1] == b' ').then_some((*one, *other))
            }));
        }
        offset += line.len();
    }
    pairs
}

/// The words of a line: letters alone, not beside digits.
fn words_of(line: &str, offset: usize) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut from = 0;
    for part in line.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = part.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !word.is_empty() && word.chars().all(char::is_alphabetic) {
            words.push((offset + from, word));
        }
        from += part.len();
    }
    words
}

fn lower(word: &str) -> String {
    word.to_lowercase().nfc().collect()
}

/// A piece of Markdown as its reader sees it, roughly: tags, targets, quote marks and entities gone.
fn bare(source: &str) -> String {
    let mut text = source.replace("&nbsp;", " ").replace("&#39;", "'").replace("&amp;", "&").replace('\r', "");
    while let Some((start, end)) = tag(&text) {
        text.replace_range(start..end, "");
    }
    // The end of a link: `](target)` or `][label]`.
    while let Some(start) = text.find("](").or_else(|| text.find("][")) {
        let end = text.split_at(start + 2).1.find([')', ']']).map_or(text.len(), |end| start + 3 + end);
        text.replace_range(start..end, "");
    }
    text
}

/// The first tag or comment.
fn tag(text: &str) -> Option<(usize, usize)> {
    let start = text.find('<')?;
    let end = text.split_at(start).1.find('>')?;
    Some((start, start + end + 1))
}

/// The letters and digits of a text, without case and accents: everything that may stand between words is soft.
fn letters(text: &str) -> String {
    let folded = text.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    folded.replace('œ', "oe").replace('æ', "ae")
}

/// Whether letters are those of a phrase, or of a regular plural of one or both of its words, which all end in `s`,
/// `x` or a change of the last letters.
fn is_known(own: &str, known: &BTreeSet<String>) -> bool {
    known.contains(own) || known.iter().any(|phrase| is_inflected(own, phrase))
}

/// Whether letters are a phrase with a plural ending after it or somewhere inside it.
fn is_inflected(own: &str, phrase: &str) -> bool {
    let endings = ["s", "es", "x"];
    let inserted = |text: &str, ending: &str| {
        (2..=text.len()).filter(|&at| text.is_char_boundary(at)).any(|at| {
            let (head, tail) = text.split_at(at);
            own == format!("{head}{ending}{tail}")
                || endings.iter().any(|last| own == format!("{head}{ending}{tail}{last}"))
        })
    };
    let near = own.len() > phrase.len() && own.len() <= phrase.len() + 5;
    let swapped = [("y", "ies"), ("al", "aux"), ("ail", "aux")].iter().any(|(one, many)| {
        phrase.strip_suffix(one).is_some_and(|stem| own == format!("{stem}{many}"))
            || (phrase.contains(one)
                && phrase.match_indices(one).any(|(at, _)| {
                    let (head, tail) = phrase.split_at(at);
                    let tail = tail.split_at(one.len()).1;
                    own == format!("{head}{many}{tail}") || own == format!("{head}{many}{tail}s")
                }))
    });
    swapped || (near && endings.iter().any(|ending| inserted(phrase, ending)))
}

/// The small words of letters alone of a list.
fn words(list: Source) -> BTreeSet<String> {
    let small = |word: &&str| word.chars().all(|c| c.is_alphabetic() && c.is_lowercase());
    list.text().lines().filter(small).map(|word| word.nfc().collect()).collect()
}
