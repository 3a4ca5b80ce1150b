//! Returns whether a name is the company, where it may be an ordinary word too: its capital, and what stands beside it.

use super::Competitor;
use crate::family::{Scene, wording};
use crate::language::name::{CUT_FORMS, LEGAL_FORMS, Thing};
use crate::language::stance::Cue;
use crate::matching::{Hit, Role, Surroundings};
use crate::reading::{Letters, Word};
use crate::rule::{Evidence, Place, Places, Within};
use crate::text::{BlockNumber, Span, Spot};
use unicode_normalization::char::is_combining_mark;

/// The distance in words at which a word may speak for or against an ambiguous name.
const SUPPORT_WINDOW: usize = 8;

/// The places that people read.
const PROSE: Places = Places::of(&[Place::Prose]);

/// The places of links alone.
const LINKS: Places = Places::of(&[Place::Links]);

/// The words for and against one competitor's names, and their places in a draft.
pub(super) struct Support<'c> {
    competitor: &'c Competitor,
    support: Vec<Spot>,
    against: Vec<Spot>,
}

/// A name that is the company.
pub(super) struct CompanyName {
    /// Its place in the block's text, with its legal form.
    pub(super) span: Span,
    /// The evidence for and against it.
    pub(super) doubts: Vec<Evidence>,
}

impl<'c> Support<'c> {
    /// Gathers the words of the policy.
    pub(super) fn of(competitor: &'c Competitor, hits: &[Hit]) -> Self {
        let places = |role: Role| wording::with_role(hits, role).iter().map(Hit::spot).collect::<Vec<_>>();
        Self { competitor, support: places(Role::Support), against: places(Role::Against) }
    }

    /// Judges a hit; nothing where it is not the company.
    pub(super) fn judge(&self, hit: &Hit, scene: &Scene<'_>) -> Option<CompanyName> {
        let around = scene.around;
        if !self.is_meant(hit, around) {
            return None;
        }
        // Of an ambiguous name the legal form is what tells it from the word.
        let form = if self.competitor.ambiguous { legal_form(hit, around) } else { None };
        let span = form.map_or(hit.span, |form| hit.span.hull(form));
        let doubts = self.doubts(hit, form.is_some(), scene);
        // An ordinary word with a word against it and none for it is the ordinary word.
        let ordinary = doubts.contains(&Evidence::Against) && doubts.contains(&Evidence::Ambiguous);
        (!ordinary).then_some(CompanyName { span, doubts })
    }

    /// Returns whether a hit can be the company: a handle written as one, a host name written as one, and of an ambiguous
    /// name one with a capital.
    fn is_meant(&self, hit: &Hit, around: &Surroundings<'_>) -> bool {
        let before = around.before(hit.spot()).chars().next_back();
        match hit.role {
            Role::Handle => before == Some('@') || (before == Some('/') && around.is_in(hit.spot(), LINKS)),
            Role::Host => around.text(hit.spot()).contains('.'),
            Role::Trigger
            | Role::Except
            | Role::Near
            | Role::NotNear
            | Role::Needs
            | Role::Eases
            | Role::Support
            | Role::Against
            | Role::Cleared => {
                let meant = !self.competitor.ambiguous || before == Some('#') || has_capital(hit, around);
                meant && !is_part_of_a_name(hit, around)
            }
        }
    }

    /// The evidence for and against an ambiguous name: the policy's words, the lexicon's, its legal form, its place.
    fn doubts(&self, hit: &Hit, has_form: bool, scene: &Scene<'_>) -> Vec<Evidence> {
        let around = scene.around;
        if !self.competitor.ambiguous || !matches!(hit.role, Role::Trigger) {
            return Vec::new();
        }
        let own = |places: &[Spot]| !around.near(hit.spot(), places, Within::Words(SUPPORT_WINDOW)).is_empty();
        let beside = Beside::of(hit, around);
        let support = own(&self.support) || beside.names_an_organisation(scene);
        let mut doubts = match (support, has_form) {
            (true, true) => vec![Evidence::Support, Evidence::SecondSupport],
            (true, false) | (false, true) => vec![Evidence::Support],
            (false, false) => vec![Evidence::Ambiguous],
        };
        if own(&self.against) || beside.names_a_thing() {
            doubts.push(Evidence::Against);
            // A word of the policy outweighs the many that organisations and things may share.
            if !own(&self.support) && !has_form && beside.names_a_thing() {
                doubts[0] = Evidence::Ambiguous;
            }
        }
        if beside.starts_or_shouts() {
            doubts.push(Evidence::SentenceStart);
        }
        doubts
    }
}

/// Returns whether a name has its capital: the one at its front, or that of a later word, as in « la banque Orvanne ».
fn has_capital(hit: &Hit, around: &Surroundings<'_>) -> bool {
    let is_capital = |word: &Word| matches!(word.letters, Letters::Capital | Letters::Upper);
    let later = around.words_of(hit.block).get(hit.words.0 + 1..=hit.words.1);
    around.is_capital(hit.spot()) || later.is_some_and(|words| words.iter().any(is_capital))
}

/// Returns whether a hit is a part of a longer name in running text, which is another's: `PrestoSQL` is not Presto. A hashtag, a
/// handle and an address hold names run together.
fn is_part_of_a_name(hit: &Hit, around: &Surroundings<'_>) -> bool {
    let (head, tail) = (around.before(hit.spot()), around.after(hit.spot()));
    let is_letter = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let run = head.trim_end_matches(|c: char| is_letter(c) || matches!(c, '_' | '-'));
    let tagged = run.ends_with(['#', '@', '/', '.']);
    let glued = head.ends_with(is_letter) || tail.starts_with(is_letter);
    glued && !tagged && around.is_in(hit.spot(), PROSE)
}

/// The legal form right after a name, with its full stop: `, Inc.`
fn legal_form(hit: &Hit, around: &Surroundings<'_>) -> Option<Span> {
    let words = around.words_of(hit.block);
    let text = &around.block(hit.block).text;
    let next = words.get(hit.words.1 + 1)?;
    let gap = Span::new(hit.span.end, next.start()).slice(text);
    let is_capital = matches!(next.letters, Letters::Capital | Letters::Upper);
    let spelled = matches!(gap, " " | ", " | "\u{a0}");
    let fold = around.fold(hit.block, hit.words.1 + 1);
    if !is_capital || !spelled || LEGAL_FORMS.binary_search(&fold).is_err() {
        return None;
    }
    let stop = Span::new(next.end(), text.len()).slice(text).starts_with('.');
    // The full stop of a form that is cut short belongs to it: Inc., Corp., Ltd.
    let cut = CUT_FORMS.contains(&fold);
    Some(Span::new(next.start(), next.end() + usize::from(stop && cut)))
}

/// The words beside a name, in its sentence.
struct Beside<'a> {
    folds: Vec<&'a str>,
    words: &'a [Word],
    /// The place of the name among them.
    own: (usize, usize),
    name: &'a str,
    /// The first of them, among all words of the draft.
    first: usize,
    block: BlockNumber,
    is_first: bool,
}

impl<'a> Beside<'a> {
    fn of(hit: &Hit, around: &Surroundings<'a>) -> Self {
        let sentence = around.sentence_of(hit.spot());
        let all = around.words_of(hit.block);
        let from =
            all.partition_point(|word| word.start() < sentence.start).max(hit.words.0.saturating_sub(SUPPORT_WINDOW));
        let until = all.partition_point(|word| word.start() < sentence.end).min(hit.words.1 + 1 + SUPPORT_WINDOW);
        let until = until.max(hit.words.1 + 1).min(all.len());
        let first = around.reading_of(hit.block).words.start + from;
        let folds = (first..first + (until - from)).map(|at| around.reading.words.fold_of(at, at)).collect::<Vec<_>>();
        let own = (hit.words.0 - from, hit.words.1 - from);
        let text = &around.block(hit.block).text;
        let start = all.get(hit.words.0).map_or(0, |word| word.start());
        let is_first = !Span::new(sentence.start.min(start), start).slice(text).contains(char::is_alphanumeric);
        let name = if own.0 == own.1 { folds.get(own.0).copied().unwrap_or("") } else { "" };
        Self { folds, words: &all[from..until], own, name, first, block: hit.block, is_first }
    }

    /// Returns whether one of them is what an organisation does or has, or it is said to be somebody's: `Notion's`.
    fn names_an_organisation(&self, scene: &Scene<'_>) -> bool {
        let reading = scene.around.reading_of(self.block);
        let range = self.first..self.first + self.folds.len();
        let outside = |first: usize, last: usize| last < self.own.0 || first > self.own.1;
        let signs = scene.common.stance_words().find(scene.around.reading, &range, reading.language);
        signs.iter().any(|sign| sign.cue == Cue::Organisation && outside(sign.first, sign.last))
    }

    /// Returns whether one of them speaks of the ordinary thing that the name is a word for.
    fn names_a_thing(&self) -> bool {
        let outside = |at: usize| at < self.own.0 || at > self.own.1;
        Thing::named(self.name)
            .any(|thing| self.folds.iter().enumerate().any(|(at, fold)| outside(at) && thing.is_spoken_of(fold)))
    }

    /// Returns whether its capital says nothing: it begins the sentence, or everything around is in capitals.
    fn starts_or_shouts(&self) -> bool {
        let others = || {
            let outside = |at: usize| at < self.own.0 || at > self.own.1;
            self.words.iter().enumerate().filter(move |(at, _)| outside(*at)).map(|(_, word)| word.letters)
        };
        self.is_first || (others().count() > 1 && others().all(|letters| letters == Letters::Upper))
    }
}
