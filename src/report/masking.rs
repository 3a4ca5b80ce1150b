//! Hiding what was found from those who read a report.
//!
//! A report leaves the machine that made it: it stands in the log of a build, in a comment on a change. What a rule
//! keeps out of the policy must not come back there, so one function takes it out of a report, before any format:
//! out of the matched texts, out of what is said about them, and out of what other warnings say of the same place.
//! Places stay, so whoever has the draft can look. What shows the draft's text itself asks
//! [`Report::masked_spans`].

use crate::reading::Words;
use crate::report::{Advice, Head, Report, SeenKind};
use crate::rule::Family;
use crate::text::Span;
use aho_corasick::{AhoCorasick, MatchKind};

/// The text that masks a word.
const MASKED_WORD: &str = "•••";

/// Shorter texts are masked only where they stand as words: they may be part of any other word.
const SHORTEST_INSIDE: usize = 4;

/// The rules whose matches are hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Masking {
    /// Those of rules with sealed terms, or with a list outside the policy.
    #[default]
    Sealed,
    /// Those of all confidential rules.
    Confidential,
    /// Nobody's.
    None,
}

/// A place of a draft that a confidential rule would match if channels, dates and languages did not matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct HeldBack {
    /// The place; empty where it lies in another draft.
    pub(crate) span: Span,
    /// The text there.
    pub(crate) text: String,
    /// The text without its markup.
    pub(crate) matched: String,
    /// True if the rule keeps what it looks for outside the policy.
    pub(crate) sealed: bool,
}

impl HeldBack {
    fn texts(&self) -> [String; 2] {
        [self.text.clone(), self.matched.clone()]
    }
}

impl Masking {
    fn hides(self, secret: &HeldBack) -> bool {
        match self {
            Self::Sealed => secret.sealed,
            Self::Confidential => true,
            Self::None => false,
        }
    }
}

impl Report {
    /// The report without what must not be shown. To be asked once, before anything is written of the report; what
    /// was taken out is gone.
    ///
    /// A rule that is asleep, is for another channel or reads another language hides what it would match all the same:
    /// a report is read now, and a secret stays one until its rule is gone.
    ///
    /// Each word of a masked match becomes `•••`, whatever its length. Spans and positions stay, so with the draft at
    /// hand the place can be found; so do paths and the ids of rules.
    ///
    /// ```
    /// use discretion::report::Masking;
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[confidential]]
    /// id = "falcon"
    /// terms = ["Project Falcon"]
    /// "#)?;
    /// let report = Checker::new(&policy)?.check(&Draft::markdown("Soon: Project Falcon."));
    /// let report = report.masked(Masking::Confidential);
    /// assert_eq!(report.warnings()[0].text(), "••• •••");
    /// assert_eq!(report.warnings()[0].message(), "“••• •••” is confidential");
    /// assert_eq!(report.masked_spans()[0], report.warnings()[0].span());
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn masked(mut self, masking: Masking) -> Self {
        for found in self.each_head_mut() {
            found.masked = match masking {
                Masking::Sealed => found.masked,
                Masking::Confidential => found.masked || found.family == Family::Confidential,
                Masking::None => false,
            };
        }
        if masking != Masking::None {
            self.policy = self.policy.without_lists();
        }
        let of_message = self.reply.as_mut().map(|advice| advice.hide(masking)).unwrap_or_default();
        let is_hidden = |secret: &HeldBack| masking.hides(secret);
        let (secrets, others): (Vec<HeldBack>, Vec<HeldBack>) =
            std::mem::take(&mut self.secrets).into_iter().partition(is_hidden);
        let texts_of = |head: &Head| [head.text.clone(), head.matched.clone()];
        let held = || secrets.iter().flat_map(HeldBack::texts).chain(of_message.iter().cloned());
        // A term may be part of a longer word that is no match of its own, inside the match of another rule.
        let terms = Veil::of(self.each_head().filter(|found| found.masked).flat_map(texts_of).chain(held()));
        self.each_head_mut().filter(|found| terms.covers(&found.text)).for_each(|found| found.masked = true);
        let masked = self.each_head().filter(|found| found.masked).map(|found| found.location.span);
        let places: Vec<Span> =
            masked.chain(secrets.iter().map(|secret| secret.span).filter(|span| !span.is_empty())).collect();
        let spans = merged(places.iter().copied());
        let touched = self.each_head().filter(|found| touches(&spans, found.location.span));
        let veil = Veil::of(touched.flat_map(texts_of).chain(held()));
        for found in self.each_head_mut().filter(|found| touches(&spans, found.location.span)) {
            found.masked = true;
            found.text = mask(&found.text);
            found.matched = mask(&found.matched);
        }
        self.secrets = others.into_iter().filter(|secret| !touches(&spans, secret.span)).collect();
        self.masked_spans = spans;
        self.masked_places = places;
        self.each_head_mut().for_each(|head| veil.draw(head));
        // The reason that a comment gives is text of the draft.
        let reasons = self.silenced.iter_mut().map(|silenced| &mut silenced.permission.reason);
        let problems =
            self.problems.iter_mut().flat_map(|problem| std::iter::once(&mut problem.message).chain(&mut problem.help));
        self.notes
            .iter_mut()
            .chain(self.facets.each_mut().flatten())
            .chain(problems)
            .chain(reasons)
            .for_each(|said| veil.draw_over(said));
        self
    }

    /// Each match, silenced or not: neither may be shown where it is masked, nor in the text around the other.
    fn each_head(&self) -> impl Iterator<Item = &Head> {
        let silenced = self.silenced.iter().map(|silenced| &silenced.head);
        self.warnings.iter().map(|warning| &warning.head).chain(silenced)
    }

    pub(super) fn each_head_mut(&mut self) -> impl Iterator<Item = &mut Head> {
        let silenced = self.silenced.iter_mut().map(|silenced| &mut silenced.head);
        self.warnings.iter_mut().map(|warning| &mut warning.head).chain(silenced)
    }

    /// Finds in any text what the report hides: what stands in the draft under each place that is masked, with its
    /// markup and without.
    #[cfg(feature = "html")]
    pub(crate) fn veil(&self, source: &str) -> Veil {
        let texts_at = |span: &Span| {
            let text = span.slice(source);
            [text.to_owned(), text.replace(['*', '_', '~', '`'], "")]
        };
        Veil::of(self.masked_places.iter().flat_map(texts_at))
    }

    /// The stretches of the draft, in bytes, whose text must not be shown: in order, and apart from each other.
    /// Whoever shows a piece of the draft beside the report puts `•` for their characters, as [`veiled`] does. Empty
    /// before [`Report::masked`].
    #[must_use]
    pub fn masked_spans(&self) -> &[Span] {
        &self.masked_spans
    }
}

impl Advice {
    /// The advice without what must not be shown of the message, as [`Report::masked`] shows it.
    ///
    /// ```
    /// use discretion::draft::Message;
    /// use discretion::report::Masking;
    /// use discretion::{Checker, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[confidential]]
    /// id = "falcon"
    /// terms = ["Falcon"]
    /// [[tone]]
    /// id = "rumour"
    /// signals = "question"
    /// terms = ["when does Falcon ship"]
    /// "#)?;
    /// let advice = Checker::new(&policy)?.advise(&Message::new("So when does Falcon ship?"));
    /// let masked = advice.masked(Masking::Confidential);
    /// assert!(!masked.to_json().contains("Falcon") && !masked.text().contains("Falcon"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn masked(mut self, masking: Masking) -> Self {
        self.hide(masking);
        self
    }

    /// Hides what must not be shown of the message; gives the texts that no one else may say of it.
    fn hide(&mut self, masking: Masking) -> Vec<String> {
        let (secrets, others): (Vec<HeldBack>, Vec<HeldBack>) =
            std::mem::take(&mut self.secrets).into_iter().partition(|secret| masking.hides(secret));
        self.secrets = others;
        let spans = merged(secrets.iter().map(|secret| secret.span));
        let is_touched = |seen: &&mut SeenKind| seen.location.is_some_and(|at| touches(&spans, at.span));
        let mut texts: Vec<String> = secrets.iter().flat_map(HeldBack::texts).collect();
        for seen in self.seen.iter_mut().filter(is_touched) {
            let shown = mask(&seen.text);
            texts.push(std::mem::replace(&mut seen.text, shown));
        }
        let veil = Veil::of(texts.iter().cloned());
        self.seen.iter_mut().for_each(|seen| veil.draw_over(&mut seen.text));
        self.reasons.iter_mut().for_each(|reason| veil.draw_over(&mut reason.text));
        for span in spans {
            // As long as before: the places lie in this text.
            self.text.replace_range(span.start..span.end, &"*".repeat(span.len()));
        }
        texts
    }
}

/// A stretch of a text with a `•` for each character under the spans, which are in order, line breaks apart: so what
/// stands in the text after them keeps its line and its column.
///
/// ```
/// use discretion::report::veiled;
/// use discretion::text::Span;
///
/// assert_eq!(veiled("Project\nFalcon!", Span::new(4, 15), &[Span::new(0, 14)]), "•••\n••••••!");
/// ```
#[must_use]
pub fn veiled(text: &str, stretch: Span, spans: &[Span]) -> String {
    let mut shown = String::with_capacity(stretch.len());
    let mut reached = stretch.start;
    let first = spans.partition_point(|span| span.end <= stretch.start);
    for hidden in spans[first..].iter().take_while(|span| span.start < stretch.end) {
        let hidden = Span::new(hidden.start.max(reached), hidden.end.min(stretch.end));
        shown.push_str(Span::new(reached, hidden.start).slice(text));
        shown.extend(hidden.slice(text).chars().map(|letter| if matches!(letter, '\n' | '\r') { letter } else { '•' }));
        reached = hidden.end;
    }
    shown.push_str(Span::new(reached, stretch.end).slice(text));
    shown
}

/// A text with nothing left but its number of words.
fn mask(text: &str) -> String {
    let words = Words::of(text).list.iter().filter(|word| word.counts).count();
    vec![MASKED_WORD; words.max(1)].join(" ")
}

/// Spans sorted, and those that touch joined.
pub(crate) fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut sorted: Vec<Span> = spans.collect();
    sorted.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(sorted.len());
    for span in sorted {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            Some(_) | None => merged.push(span),
        }
    }
    merged
}

/// Returns whether a span shares a byte with one of some merged spans.
pub(crate) fn touches(merged: &[Span], span: Span) -> bool {
    let next = merged.partition_point(|masked| masked.end <= span.start);
    merged.get(next).is_some_and(|masked| masked.overlaps(span))
}

/// Finds what must not be shown in what is said.
pub(crate) struct Veil {
    hidden: Vec<String>,
    finder: Option<AhoCorasick>,
}

impl Veil {
    /// Looks for texts, in any capitals.
    fn of(texts: impl Iterator<Item = String>) -> Self {
        let mut hidden: Vec<String> = texts.filter(|text| !text.trim().is_empty()).collect();
        // Capitals of ASCII do not matter below; channels stand in a report in small letters.
        let small: Vec<String> =
            hidden.iter().filter(|text| !text.is_ascii()).map(|text| text.to_lowercase()).collect();
        hidden.extend(small);
        hidden.sort_unstable();
        hidden.dedup();
        let build = || {
            let mut builder = AhoCorasick::builder();
            builder.ascii_case_insensitive(true).match_kind(MatchKind::LeftmostLongest).build(&hidden).ok()
        };
        Self { finder: if hidden.is_empty() { None } else { build() }, hidden }
    }

    /// The stretches of a text that must not be shown, in order.
    #[cfg(feature = "html")]
    pub(crate) fn stretches(&self, text: &str) -> Vec<Span> {
        self.each_stretch(text).collect()
    }

    /// Returns whether a text has something that must not be shown.
    fn covers(&self, text: &str) -> bool {
        self.each_stretch(text).next().is_some()
    }

    fn each_stretch<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Span> + 't {
        let found = self.finder.iter().flat_map(move |finder| finder.find_iter(text));
        let spans = found.map(|found| Span::from(found.range()));
        spans.filter(move |span| span.len() >= SHORTEST_INSIDE || stands_alone(text, *span))
    }

    /// Hides the beginning of what must not be shown where a quotation is cut in the middle of it.
    fn draw_over_the_cut(&self, said: &mut String) {
        let cuts: Vec<usize> = said.match_indices(CUT).map(|(at, _)| at).collect();
        for cut in cuts.into_iter().rev() {
            let before = Span::new(0, cut).slice(said);
            let begins = |text: &String| {
                let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
                let longest = ends.rev().find(|&end| ends_with(before, Span::new(0, end).slice(text)));
                longest.filter(|&end| end >= SHORTEST_INSIDE.min(text.len()))
            };
            if let Some(length) = self.hidden.iter().filter_map(begins).max() {
                said.replace_range(cut - length..cut, MASKED_WORD);
            }
        }
    }

    fn draw(&self, head: &mut Head) {
        let Head { message, why, advice, suggestions, related, .. } = head;
        for said in [message, why, advice].into_iter().chain(suggestions) {
            self.draw_over(said);
        }
        related.iter_mut().for_each(|place| self.draw_over(&mut place.note));
    }

    fn draw_over(&self, said: &mut String) {
        let Some(finder) = &self.finder else { return };
        self.draw_over_the_cut(said);
        let mut shown = String::with_capacity(said.len());
        let mut reached = 0;
        for found in finder.find_iter(said.as_str()) {
            let span = Span::from(found.range());
            if span.len() < SHORTEST_INSIDE && !stands_alone(said, span) {
                continue;
            }
            shown.push_str(Span::new(reached, span.start).slice(said));
            shown.push_str(&mask(span.slice(said)));
            reached = span.end;
        }
        if reached > 0 {
            shown.push_str(Span::new(reached, said.len()).slice(said));
            *said = shown;
        }
    }
}

/// The sign at which a long quotation is cut.
const CUT: char = '…';

/// Returns whether a text ends with another, capitals of ASCII apart.
fn ends_with(text: &str, end: &str) -> bool {
    let (text, end) = (text.as_bytes(), end.as_bytes());
    text.len() >= end.len() && text[text.len() - end.len()..].eq_ignore_ascii_case(end)
}

/// Returns whether no letter or digit touches a stretch of a text.
fn stands_alone(text: &str, span: Span) -> bool {
    let before = Span::new(0, span.start).slice(text).chars().next_back();
    let after = Span::new(span.end, text.len()).slice(text).chars().next();
    ![before, after].into_iter().flatten().any(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with what some texts hide in it drawn over.
    fn drawn(hidden: &[&str], said: &str) -> String {
        let mut said = said.to_owned();
        Veil::of(hidden.iter().map(|&text| text.to_owned())).draw_over(&mut said);
        said
    }

    #[test]
    fn a_short_text_is_hidden_only_as_a_word() {
        assert_eq!(drawn(&["Orb"], "Orb, orb: Orbital, absorbs"), "•••, •••: Orbital, absorbs");
        assert_eq!(drawn(&["Orbs"], "Orbs, orbsman, absorbs"), "•••, •••man, abs•••");
        assert_eq!(drawn(&["Orb", "Falcon"], "Orbital, Falconer"), "Orbital, •••er");
    }

    #[test]
    fn what_has_accents_is_hidden_in_small_letters_too() {
        assert_eq!(drawn(&["ÉCLAIRION"], "ÉCLAIRION, éclairion, eclairion"), "•••, •••, eclairion");
    }

    #[test]
    fn the_beginning_of_a_hidden_text_is_hidden_before_a_cut() {
        assert_eq!(drawn(&["Project Falcon"], "so it is with Project Fal… or so"), "so it is with •••… or so");
        assert_eq!(drawn(&["Falcon"], "with Falc… and Fal…"), "with •••… and Fal…");
        assert_eq!(drawn(&["Orb"], "an Or…, an Orb…"), "an Or…, an •••…");
    }
}
