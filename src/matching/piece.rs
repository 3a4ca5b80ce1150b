//! One word of a term, and how a word of a text is compared with it.

use super::keys::KeyWord;
use super::likeness::Likeness;
use super::one_edit::is_one_edit;
use super::respelling;
use crate::language::{Language, plural, telling};
use crate::reading::{Letter, Suspicion, accented, ornamental, stands_for};
use crate::rule::{Disguise, Evidence, Form, Forms};
use crate::text::is_invisible;
use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A disguised term has at least so many letters: with fewer, chance would find it everywhere.
pub(super) const SHORTEST_DISGUISED: usize = 4;

/// A word that counts one letter off has at least so many.
pub(super) const SHORTEST_FUZZY: usize = 5;

/// A term that is part of a longer word of a hashtag or a host name has at least so many.
pub(super) const SHORTEST_GLUED: usize = 5;

/// Words up to this length, in letters, are other words with other accents.
const LONGEST_OTHER: usize = 2;

/// One word of a term.
#[derive(Clone, Debug)]
pub(crate) struct TermPiece {
    written: String,
    accented: String,
    bare: String,
    /// With fewer letters it has no plural.
    shortest: usize,
    /// True for a form of a verb, which tables generate without the accents of its ending.
    is_form: bool,
    /// How else it may be spelled, folded; a spelling on each line, nothing for names.
    respelled: String,
}

impl TermPiece {
    /// A word of a term with its bare fold.
    pub(crate) fn new(written: &str, bare: &str) -> Self {
        Self {
            written: if written.is_ascii() { written.to_owned() } else { written.nfc().collect() },
            accented: accented(written),
            bare: bare.to_owned(),
            shortest: plural::SHORTEST,
            is_form: false,
            respelled: String::new(),
        }
    }

    /// What is left of a word where a text elides it.
    pub(super) fn elided(short: &str) -> Self {
        let mut piece = Self::new(short, short);
        piece.take_for_form();
        piece
    }

    /// The word as the last of several.
    pub(crate) fn into_last(mut self) -> Self {
        self.shortest = plural::SHORTEST_LAST;
        self
    }

    /// Takes the word for a form of a verb: it has no plural, and accents of its own, unless it is so short that they make
    /// another word of it (« a », « à »).
    pub(super) fn take_for_form(&mut self) {
        self.shortest = usize::MAX;
        self.is_form = self.length() > LONGEST_OTHER;
    }

    /// Lets the word be written in other letters for the same sound.
    pub(super) fn respell(&mut self) {
        self.respelled = respelling::of(&self.bare);
    }

    /// The words of a term run together.
    pub(crate) fn join<'p>(pieces: impl Iterator<Item = &'p Self> + Clone) -> Self {
        let all = |part: fn(&Self) -> &str| pieces.clone().map(part).collect();
        Self {
            written: all(|p| &p.written),
            accented: all(|p| &p.accented),
            bare: all(|p| &p.bare),
            shortest: plural::SHORTEST,
            is_form: false,
            respelled: String::new(),
        }
    }

    /// The bare fold.
    pub(crate) fn bare(&self) -> &str {
        &self.bare
    }

    /// The word as it is looked up.
    pub(super) fn key_word(&self) -> KeyWord<'_> {
        let Self { bare, shortest, respelled, .. } = self;
        KeyWord { folded: bare, shortest: *shortest, respelled }
    }

    /// The number of its letters.
    pub(crate) fn length(&self) -> usize {
        self.bare.chars().count()
    }

    /// Returns whether a space may not open a seam beside it: `iPhone` is not in "I phone".
    pub(crate) fn is_short(&self) -> bool {
        self.length() == 1
    }

    /// The way a word of a text departs from this one; nothing where it is another word. `language` is that of
    /// the text, whose accents are no disguise there.
    pub(crate) fn compare(&self, written: &str, bare: &str, language: Option<Language>) -> Option<Likeness> {
        if written == self.written {
            return Some(Likeness::EXACT);
        }
        let inflected = bare != self.bare;
        if inflected && !plural::is_plural(&self.bare, bare, self.shortest) {
            let respelled = self.respelled.lines().any(|own| own == bare);
            return respelled.then_some(Likeness::disguised(Disguise::Respelled));
        }
        let mut likeness = Likeness::EXACT;
        if inflected {
            likeness.forms = likeness.forms.with(Form::Inflected);
        }
        let plain = written.is_ascii();
        let folded = if plain { Cow::Borrowed(bare) } else { Cow::Owned(accented(written)) };
        let same = folded == self.accented || (inflected && plural::is_plural(&self.accented, &folded, self.shortest));
        if !same {
            likeness = likeness.with(self.compare_accents(written, &folded, language)?);
        }
        if let Some(disguise) = disguise_of(written) {
            likeness = likeness.with(Likeness::disguised(disguise));
        }
        let visible: Cow<'_, str> =
            if plain { Cow::Borrowed(written) } else { written.nfkc().filter(|&c| !is_invisible(c)).collect() };
        let capitals_differ =
            if same && !inflected { visible != self.written } else { !same_capitals(&self.written, &visible) };
        if capitals_differ {
            likeness.forms = likeness.forms.with(Form::Case);
        }
        Some(likeness)
    }

    /// The way a word with other accents departs: it may drop accents of the term, and accents of its own are a
    /// disguise.
    fn compare_accents(&self, written: &str, folded: &str, language: Option<Language>) -> Option<Likeness> {
        let has_accents = folded.nfd().any(is_combining_mark);
        if !has_accents {
            return Some(Likeness { forms: Forms::of(&[Form::Unaccented]), basis: None });
        }
        let added = are_added(written, language).then(|| Likeness::disguised(Disguise::Accents));
        added.or(self.is_form.then_some(Likeness::EXACT))
    }

    /// The way a word that is not this one is one letter off of it; nothing where it is further off.
    pub(crate) fn nearly(&self, written: &str, bare: &str, language: Option<Language>) -> Option<Likeness> {
        let near = self.length() >= SHORTEST_FUZZY && is_one_edit(&self.bare, bare);
        let other = near && self.compare(written, bare, language).is_none();
        other.then_some(Likeness { forms: Forms::of(&[Form::Fuzzy]), basis: None })
    }

    /// The way letters of a suspicious word are this word in disguise; nothing where they are not.
    pub(crate) fn unmask(&self, kind: Suspicion, letters: &[Letter]) -> Option<Likeness> {
        let shortest = if kind == Suspicion::Glued { SHORTEST_GLUED } else { SHORTEST_DISGUISED };
        if self.length() < shortest {
            return None;
        }
        let masked = letters.iter().filter(|letter| letter.is == '*').count();
        let hides_most = masked * 2 > letters.len() || letters.first().is_some_and(|first| first.is == '*');
        if hides_most && kind != Suspicion::Glued {
            return None;
        }
        let inflected = matches!(kind, Suspicion::Word | Suspicion::Broken) && self.length() != letters.len();
        let ends_as = |stem: &str, ending: &str| match kind {
            Suspicion::Drawn => is_drawn(letters, stem.chars().chain(ending.chars())),
            Suspicion::Word | Suspicion::Spaced | Suspicion::Glued | Suspicion::Broken => {
                let mut letters = letters.iter();
                let mut word = stem.chars().chain(ending.chars());
                word.all(|own| letters.next().is_some_and(|letter| stands_for(letter.is, own)))
                    && letters.next().is_none()
            }
        };
        let reads = |word: &str| ends_as(word, "");
        // Two departures at once would make words of anything: `CLI n’est`.
        let respellings = if kind == Suspicion::Broken { "" } else { self.respelled.as_str() };
        // A plural begins as its word does, unless next to nothing of the word stays.
        let begins = self.bare.chars().zip(letters).take(1).all(|(own, letter)| stands_for(letter.is, own));
        let is_plural = || {
            let mut endings = plural::endings(&self.bare, self.shortest).filter(|_| begins || self.length() < 5);
            endings.any(|(stem, ending)| ends_as(stem, ending))
        };
        let is_respelled = || respellings.lines().any(&reads);
        if inflected && !is_plural() && !is_respelled() {
            return None;
        }
        let respelled = !reads(&self.bare) && is_respelled();
        if !inflected && !respelled && !reads(&self.bare) {
            return None;
        }
        if kind == Suspicion::Glued {
            let plain = self.bare.chars().zip(letters).all(|(own, letter)| letter.is == own);
            let glued = Likeness { forms: Forms::of(&[Form::Joined]), basis: Some(Evidence::Glued) };
            return plain.then_some(glued);
        }
        if kind == Suspicion::Word && self.is_numbered(letters, inflected) {
            return None;
        }
        let swapped = self.bare.chars().zip(letters).any(|(own, letter)| own != letter.is);
        let disguises = letters.iter().filter_map(|letter| letter.disguise);
        let weakest = disguises.min_by_key(|&disguise| Evidence::Disguise(disguise).weight());
        let fallback = match kind {
            Suspicion::Drawn => Some(Disguise::Repeated),
            Suspicion::Word | Suspicion::Spaced | Suspicion::Glued | Suspicion::Broken => {
                swapped.then_some(Disguise::LookAlike)
            }
        };
        weakest.or(fallback).map(Likeness::disguised)
    }

    /// Returns whether a sign or a digit at the end is a note, a number or a sign of its own, and no letter: `Zephyrion*`,
    /// `HTML5`, `mir1`. So is one in the place of a plural's ending, and so are too many digits, as in `11e5`.
    fn is_numbered(&self, letters: &[Letter], inflected: bool) -> bool {
        let Some((last, rest)) = letters.split_last() else { return false };
        let replaced = last.is == '*' || last.is.is_ascii_digit();
        let plain = rest.iter().all(|letter| letter.disguise.is_none());
        let stem: String = rest.iter().map(|letter| letter.is).collect();
        let ends = replaced && (inflected || plural::is_plural(&stem, &self.bare, plural::SHORTEST));
        let digits = letters.iter().filter(|letter| letter.is.is_ascii_digit()).count();
        ends || (plain && matches!(last.is, '1' | '2' | '5')) || digits * 3 > letters.len() * 2
    }
}

/// Returns whether accents that a term does not have are a disguise: letters that the language of the text does not have, any
/// language where it is in doubt, or more kinds of accents than a word has.
pub(super) fn are_added(written: &str, language: Option<Language>) -> bool {
    let mut accents: Vec<char> = written.nfd().filter(|&c| is_combining_mark(c)).collect();
    accents.sort_unstable();
    accents.dedup();
    accents.len() > MOST_ACCENTS || !written.nfc().all(|c| c.is_ascii() || telling::has_letter(language, c))
}

/// The number of kinds of accents that a word has at most: `dépêche`, `ambiguïté`, `hétérogène`.
const MOST_ACCENTS: usize = 2;

/// Letters with each run of the same one cut to one.
pub(crate) fn drawn_key(letters: impl Iterator<Item = char>) -> String {
    let mut cut = String::new();
    for letter in letters {
        if !cut.ends_with(letter) {
            cut.push(letter);
        }
    }
    cut
}

/// Returns whether letters are a word with some of its letters drawn out.
fn is_drawn(letters: &[Letter], word: impl Iterator<Item = char>) -> bool {
    let mut rest = letters.iter().map(|letter| letter.is).peekable();
    let mut before = None;
    for own in word {
        while rest.peek() == before.as_ref() && before != Some(own) {
            rest.next();
        }
        if rest.next() != Some(own) {
            return false;
        }
        before = Some(own);
    }
    rest.all(|letter| Some(letter) == before)
}

/// The disguise of a word's own characters; soft hyphens and ligatures are typography.
pub(super) fn disguise_of(written: &str) -> Option<Disguise> {
    if written.is_ascii() {
        return None;
    }
    if written.chars().any(|c| is_invisible(c) && c != '\u{ad}') {
        return Some(Disguise::Invisible);
    }
    let is_variant = |c: char| {
        !c.is_ascii()
            && !is_combining_mark(c)
            && !matches!(c, 'ﬀ'..='ﬆ' | '\u{ad}')
            && (ornamental(c).is_some() || std::iter::once(c).nfkc().ne([c]))
    };
    written.chars().any(is_variant).then_some(Disguise::Variant)
}

/// Returns whether two spellings of a word agree in their capitals, as far as both go.
fn same_capitals(one: &str, other: &str) -> bool {
    one.chars().zip(other.chars()).all(|(a, b)| a.is_uppercase() == b.is_uppercase())
}
