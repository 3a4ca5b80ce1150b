//! Where an expression can match: found by an automaton, so that a slower machine runs there alone.
//!
//! An automaton can tell the borders of words among ASCII letters alone. In other texts a far slower machine does, and in a long
//! one the slowest of all. Without its borders an expression matches wherever it does with them, and few texts have such a
//! place. So the whole expression runs over the stretches around these places: from each place on, as far as any match
//! can reach that begins there. And of an expression that is not compiled yet, its sketch tells in any text whether that pays.

use super::NESTING;
use super::sketch::{Sketch, has_other_cases};
use crate::table::BOUNDS;
use crate::text::Span;
use regex_automata::hybrid::dfa::{Cache, DFA};
use regex_automata::nfa::thompson;
use regex_automata::util::pool::Pool;
use regex_automata::{Anchored, Input, MatchKind, meta};
use regex_syntax::hir::{Hir, HirKind, Look, Repetition};
use std::borrow::Cow;
use std::ops::ControlFlow;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::sync::OnceLock;

/// The automaton of a sketch.
#[derive(Debug)]
pub(super) struct Sketched {
    in_small_letters: bool,
    /// All ends of its matches, and so how far the expression can match from a place.
    ends: DFA,
    /// What the automaton has met so far, for each thread that asks.
    caches: Pool<Cache, Caches>,
    /// The places where the expression matches but for its borders of words, once a long text asks for them; nothing where that is
    /// too large.
    places: OnceLock<Option<meta::Regex>>,
}

/// Makes what an automaton needs to run.
type Caches = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

/// Texts from so many bytes on are looked at in stretches, where they are not of ASCII letters.
const LONG: usize = 2_000;

/// So many steps are taken for each byte of a text to see how far matches reach, before all of its rest is looked at.
const STEPS_FOR_BYTE: usize = 4;

thread_local! {
    /// Each compiler has tables of its own, larger than most automata.
    static COMPILER: thompson::Compiler = thompson::Compiler::new().configure(
        thompson::Config::new()
            .nfa_size_limit(Some(BOUNDS.compiled_bytes))
            .which_captures(thompson::WhichCaptures::None),
    ).clone();
}

impl Sketched {
    /// Sketches an expression; nothing where that is too large.
    pub(super) fn of(written: &str) -> Option<Self> {
        let sketch = Sketch::of(written, NESTING)?;
        let machine = COMPILER.with(|compiler| compiler.build_from_hir(&sketch.tree).ok())?;
        let config = DFA::config().match_kind(MatchKind::All).cache_capacity(BOUNDS.compiled_bytes);
        let ends = DFA::builder().configure(config).build_from_nfa(machine).ok()?;
        let of_cache = ends.clone();
        let caches = Pool::new(Box::new(move || of_cache.create_cache()) as Caches);
        Some(Self { in_small_letters: sketch.in_small_letters, ends, caches, places: OnceLock::new() })
    }

    /// Returns false only where the expression matches nowhere in a text.
    fn may_match(&self, text: &str) -> bool {
        let text = &*self.seen(text);
        let found = self.ends.try_search_fwd(&mut self.caches.get(), &Input::new(text).earliest(true));
        found.map_or(true, |end| end.is_some())
    }

    /// A text as the automaton looks at it, with the same places.
    fn seen<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.in_small_letters { text.to_ascii_lowercase().into() } else { text.into() }
    }

    /// What tells the places where an expression can match.
    fn places(&self, tree: impl Fn() -> Hir) -> Option<&meta::Regex> {
        let now = || {
            let config = meta::Config::new()
                .nfa_size_limit(Some(BOUNDS.compiled_bytes))
                .hybrid_cache_capacity(BOUNDS.compiled_bytes)
                .onepass(false)
                .backtrack(false);
            meta::Builder::new().configure(config).build_from_hir(&borderless(&tree())).ok()
        };
        self.places.get_or_init(now).as_ref()
    }

    /// Calls `found` with the matches in a text of the expression that this one was made of, one after another, until that
    /// breaks off.
    pub(super) fn matches<'w>(
        &self,
        whole: impl Fn() -> &'w meta::Regex,
        tree: impl Fn() -> Hir,
        text: &str,
        found: impl FnMut(Span) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let says_nothing = has_other_cases(text);
        if !says_nothing && !self.may_match(text) {
            return ControlFlow::Continue(());
        }
        match if says_nothing || text.len() < LONG || text.is_ascii() { None } else { self.places(tree) } {
            Some(places) => self.matches_in_stretches(places, whole(), text, found),
            None => each(whole(), text, 0, found),
        }
    }

    /// The same, stretch by stretch. Where a match begins, the expression matches without its borders as well, so a search for these
    /// places one after another comes upon it: at the start of one of them, or within.
    fn matches_in_stretches(
        &self,
        places: &meta::Regex,
        whole: &meta::Regex,
        text: &str,
        mut found: impl FnMut(Span) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let seen = &*self.seen(text);
        let (mut cache, mut steps) = (self.caches.get(), STEPS_FOR_BYTE * text.len());
        let (mut after, mut searched) = (0, 0);
        while let Some(place) = places.find(Input::new(text).span(searched..text.len())) {
            let place = Span::from(place.range());
            after = after.max(place.start);
            let starts = (place.start..place.end).filter(|&start| text.is_char_boundary(start));
            let mut ends = starts.map(|start| end_from(&self.ends, seen, start, &mut cache, &mut steps));
            let Some(reach) = ends.try_fold(place.end, |reach, end| Some(reach.max(end?))) else {
                return each(whole, text, after, found);
            };
            while let Some(hit) = whole.find(Input::new(text).span(after..reach.max(after)))
                && hit.start() < place.end
            {
                found(Span::from(hit.range()))?;
                after = hit.end();
            }
            searched = place.end;
        }
        ControlFlow::Continue(())
    }
}

/// The end of the longest match that begins at a place; the place itself where none does. Nothing if more steps would have
/// to be taken than there are.
fn end_from(longest: &DFA, text: &str, start: usize, cache: &mut Cache, steps: &mut usize) -> Option<usize> {
    let input = Input::new(text).span(start..text.len()).anchored(Anchored::Yes);
    let mut state = longest.start_state_forward(cache, &input).ok()?;
    let mut end = start;
    for (at, &byte) in text.as_bytes().iter().enumerate().skip(start) {
        *steps = steps.checked_sub(1)?;
        state = longest.next_state(cache, state, byte).ok()?;
        // The automaton knows of a match once it has seen the byte after it.
        if state.is_match() {
            end = at;
        } else if state.is_dead() {
            return Some(end);
        }
    }
    let state = longest.next_eoi_state(cache, state).ok()?;
    Some(if state.is_match() { text.len() } else { end })
}

/// Calls `found` with the matches of an expression in a text from a place on, until that breaks off.
pub(super) fn each(
    whole: &meta::Regex,
    text: &str,
    from: usize,
    mut found: impl FnMut(Span) -> ControlFlow<()>,
) -> ControlFlow<()> {
    whole.find_iter(Input::new(text).span(from..text.len())).try_for_each(|hit| found(Span::from(hit.range())))
}

/// An expression without borders of words: it matches wherever the expression does.
fn borderless(part: &Hir) -> Hir {
    let each = |parts: &[Hir]| parts.iter().map(borderless).collect();
    match part.kind() {
        HirKind::Look(look) if !matches!(look, Look::Start | Look::End | Look::StartLF | Look::EndLF) => Hir::empty(),
        HirKind::Empty | HirKind::Literal(_) | HirKind::Class(_) | HirKind::Look(_) => part.clone(),
        HirKind::Repetition(repeated) => {
            Hir::repetition(Repetition { sub: Box::new(borderless(&repeated.sub)), ..repeated.clone() })
        }
        HirKind::Capture(group) => borderless(&group.sub),
        HirKind::Concat(parts) => Hir::concat(each(parts)),
        HirKind::Alternation(parts) => Hir::alternation(each(parts)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::compile;
    use proptest::prelude::{ProptestConfig, any, prop, prop_assert, prop_assert_eq, proptest};

    /// The places that a search calls `found` with.
    fn found(search: impl FnOnce(&mut dyn FnMut(Span) -> ControlFlow<()>) -> ControlFlow<()>) -> Vec<Span> {
        let mut found = Vec::new();
        let _ = search(&mut |span| {
            found.push(span);
            ControlFlow::Continue(())
        });
        found
    }

    /// Expressions whose matches overlap, reach far, or end where another one begins.
    const EXPRESSIONS: [&str; 12] = [
        r"\bab+\b",
        r"(?i)\b(?:a|ab|abc)\b",
        r"\ba\w*\s+\w+é\b",
        r"a\b.*?\bb",
        r"\b[^.]{2,} (?:où|b)\b",
        r"a|\bé.+\bb",
        r"\b\w+\b",
        r"(?:a \b|b\b )+é",
        r"^a\b|\bb$",
        r"(?m)^\w+\b.?$",
        r"\Ba\B|é\b\W+",
        r"ab?\b(?: a)*",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(3_000))]
        #[test]
        fn an_expression_matches_in_stretches_as_it_does_in_the_whole(
            which in any::<prop::sample::Index>(),
            text in "[abcé. \n]{0,60}",
        ) {
            let written = which.get(&EXPRESSIONS);
            let whole = compile(written).unwrap();
            let (stretches, tree) = (Sketched::of(written).unwrap(), || regex_syntax::parse(written).unwrap());
            // A long text, so that not all of it is looked at for want of starts.
            let text = format!("{text}{}{text}", ". ".repeat(400));
            let in_stretches = found(|take| stretches.matches_in_stretches(stretches.places(tree).unwrap(), &whole, &text, take));
            let in_all = found(|take| each(&whole, &text, 0, take));
            prop_assert!(in_all.is_empty() || stretches.may_match(&text));
            prop_assert_eq!(in_stretches, in_all);
        }
    }

    #[test]
    fn what_can_match_everywhere_is_looked_for_in_the_whole_rest() {
        let written = r"\b\w+ b\b";
        let (whole, tree) = (compile(written).unwrap(), || regex_syntax::parse(written).unwrap());
        let text = "aé b ".repeat(600);
        let places = found(|take| Sketched::of(written).unwrap().matches(|| &whole, tree, &text, take));
        assert_eq!(places.len(), 600);
        assert_eq!(places, found(|take| each(&whole, &text, 0, take)));
    }
}
