//! The way a text speaks of a competitor, decided within a sentence.
//!
//! In order, the worst first: words that run down, words that accuse by contrast, comparisons, friendly company. What
//! is denied counts for nothing, what is asked or quoted for less; that is for whoever weighs the judgement.

use super::comparison::Comparison;
use super::sentence::{Party, Sentence};
use super::words::Sign;
use crate::language::stance::Cue;
use crate::text::{UnknownName, named};
use std::str::FromStr;

/// The way a text speaks of a competitor.
///
/// Naming a competitor is no offence, and comparing is none where it is fair. In the United States truthful comparison
/// is encouraged (16 CFR 14.15); in the European Union it is allowed where it compares verifiable features objectively
/// and does not discredit (Directive 2006/114/EC, article 4); in France even a true statement can be a *dénigrement*
/// unless it rests on facts of general interest and keeps measure (Code civil, article 1240; Cass. com., 9 January 2019,
/// 17-18.350). So a policy gives each stance a severity of its own. None of this is legal advice.
///
/// ```
/// use discretion::report::Stance;
/// use discretion::{Checker, Draft, Policy};
///
/// let policy = Policy::parse(
///     "acme.toml",
///     "discretion = 1\nname = \"acme\"\n[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n",
/// )?;
/// let checker = Checker::new(&policy)?;
/// let stance = |text| checker.check(&Draft::plain(text)).warnings()[0].stance();
/// assert_eq!(stance("We met people from Globex."), Some(Stance::Neutral));
/// assert_eq!(stance("We are faster than Globex."), Some(Stance::Comparative));
/// assert_eq!(stance("According to StorBench, we are 12 % faster than Globex."), Some(Stance::Substantiated));
/// assert_eq!(stance("Unlike Globex, we do not sell your data."), Some(Stance::Insinuation));
/// assert_eq!(stance("Globex is garbage."), Some(Stance::Disparaging));
/// assert_eq!(stance("Globex is not garbage."), Some(Stance::Neutral));
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Stance {
    /// Named, nothing more.
    Neutral,
    /// Named as something that ours works with. Allowed company: at the severity `info` it is counted as a mention and
    /// gives no warning.
    Integration,
    /// Said to be good, or better than ours: openness is no risk.
    Conceding,
    /// Compared, with a source beside the comparison: a link, a footnote, "according to", or a figure with its date or
    /// its measurement.
    Substantiated,
    /// Compared, nothing beside it. A figure alone is a claim and no proof.
    Comparative,
    /// Accused by contrast: "unlike Globex, we do not sell your data".
    Insinuation,
    /// Run down.
    Disparaging,
}

impl Stance {
    /// All stances, mildest first.
    pub const EACH: &'static [Self] = &[
        Self::Neutral,
        Self::Integration,
        Self::Conceding,
        Self::Substantiated,
        Self::Comparative,
        Self::Insinuation,
        Self::Disparaging,
    ];

    /// The word that policies and reports use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Integration => "integration",
            Self::Conceding => "conceding",
            Self::Substantiated => "substantiated",
            Self::Comparative => "comparative",
            Self::Insinuation => "insinuation",
            Self::Disparaging => "disparaging",
        }
    }
}

impl FromStr for Stance {
    type Err = UnknownName;

    fn from_str(written: &str) -> Result<Self, UnknownName> {
        named("stance", Self::EACH, Self::name, written)
    }
}

/// The stance of a sentence towards one of its mentions. Words are counted from the sentence's first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Judgement {
    /// The way it speaks of it; a comparison is [`Stance::Comparative`], whatever stands beside it.
    pub(super) stance: Stance,
    /// The words that make it so, each stretch with its first and last; none for a neutral mention.
    pub(super) words: Vec<(usize, usize)>,
    /// The words that the judgement reaches over, the mention's own among them.
    pub(super) reach: (usize, usize),
    /// The other competitors of a comparison.
    pub(super) others: Vec<Party>,
}

/// Judges a mention, the worst first.
pub(super) fn judge(sentence: &Sentence<'_>, comparisons: &[Comparison], mention: Party) -> Judgement {
    let told = sentence.told(mention).map(|(stance, words)| reach(stance, vec![words], mention));
    let (bad, good): (Option<_>, Option<_>) = match told {
        Some(told) if told.stance > Stance::Conceding => (Some(told), None),
        told => (None, told),
    };
    let (worst, loose) = match bad {
        Some(bad) if bad.stance == Stance::Disparaging => (Some(bad), None),
        loose => (None, loose),
    };
    worst
        .or_else(|| insinuation(sentence, mention))
        .or_else(|| comparison(sentence, comparisons, mention))
        .or(loose)
        .or_else(|| bettered(sentence, mention))
        .or(good)
        .or_else(|| sentence.implied(mention).map(|(stance, words)| reach(stance, vec![words], mention)))
        .or_else(|| company(sentence, mention))
        .unwrap_or_else(|| reach(Stance::Neutral, Vec::new(), mention))
}

/// A judgement that reaches from the first to the last of its words.
fn reach(stance: Stance, words: Vec<(usize, usize)>, mention: Party) -> Judgement {
    let hull = words.iter().fold((mention.first, mention.last), |all, one| (all.0.min(one.0), all.1.max(one.1)));
    Judgement { stance, words, reach: hull, others: Vec::new() }
}

/// Returns whether a word is denied by one of the five before it, in its clause.
fn denied_before(sentence: &Sentence<'_>, at: usize) -> bool {
    let near = |not: Sign| not.last < at && at - not.last <= 5 && sentence.clause(not.first) == sentence.clause(at);
    sentence.signs(Cue::Not).any(near)
}

fn insinuation(sentence: &Sentence<'_>, mention: Party) -> Option<Judgement> {
    if let Some(aside) = sentence.signs(Cue::Aside).next() {
        return Some(reach(Stance::Insinuation, vec![(aside.first, aside.last)], mention));
    }
    let unlike =
        sentence.signs(Cue::Unlike).find(|sign| sign.last < mention.first && mention.first - sign.last <= 4)?;
    let own = |at: usize| !(unlike.first..=mention.last).contains(&at);
    let deed = sentence.contrasted(own)?;
    let words = vec![(unlike.first, unlike.last), deed];
    let mut judgement = reach(Stance::Insinuation, words, mention);
    // The accusation is the whole contrast, not only the words that tell it.
    judgement.reach.1 = judgement.reach.1.max(sentence.clause_end(deed.1));
    Some(judgement)
}

fn comparison(sentence: &Sentence<'_>, comparisons: &[Comparison], mention: Party) -> Option<Judgement> {
    let own = comparisons.iter().find(|comparison| comparison.concerns(mention));
    // "Our Globex is faster" speaks of ours, "faster than our Globex" of Globex.
    let is_standard = own.is_some_and(|comparison| comparison.standard.contains(&mention));
    if sentence.is_ours(mention) && !is_standard {
        return None;
    }
    let Some(comparison) = own else {
        let added = sentence.signs(Cue::Compares).find(|sign| {
            sentence.clause(sign.first) == sentence.clause(mention.last) && !denied_before(sentence, sign.first)
        })?;
        return Some(reach(Stance::Comparative, vec![(added.first, added.last)], mention));
    };
    if comparison.favours(mention) {
        return Some(reach(Stance::Conceding, vec![comparison.words], mention));
    }
    let others = comparison.others(mention).collect();
    Some(Judgement { others, ..reach(Stance::Comparative, vec![comparison.words], mention) })
}

/// A likeness that is bettered: "like Globex, but faster".
fn bettered(sentence: &Sentence<'_>, mention: Party) -> Option<Judgement> {
    // "Everything that Globex is, but it's faster"
    let is = usize::from(sentence.within(Cue::Is, mention.last + 1..=mention.last + 1).is_some());
    let but = sentence.signs(Cue::But).find(|but| but.first == mention.last + 1 + is)?;
    let degree = sentence.within(Cue::Degree, but.last + 1..=but.last + 3 + is)?;
    Some(reach(Stance::Comparative, vec![(but.first, degree.last)], mention))
}

/// Friendly company: `works with Globex`, `the Globex connector`.
fn company(sentence: &Sentence<'_>, mention: Party) -> Option<Judgement> {
    let before = |sign: &Sign| {
        sign.last < mention.first
            && mention.first - sign.last <= 3
            && sentence.clause(sign.last) == sentence.clause(mention.first)
            && !denied_before(sentence, sign.first)
    };
    let joins = sentence.signs(Cue::Joins).filter(before).last();
    let bridge = || sentence.within(Cue::Bridge, mention.last + 1..=mention.last + 2);
    let sign = joins.or_else(bridge)?;
    Some(Judgement {
        reach: (mention.first, mention.last),
        ..reach(Stance::Integration, vec![(sign.first, sign.last)], mention)
    })
}
