//! The circumstances in which a draft appears, as far as rules and exceptions depend on them: where, when, by whom, for
//! whom.

use super::{Answered, ByFacet, Facet, Header, Publication, Selection};
use crate::moment::Moment;

/// The names of one facet of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// Those that are named; none where nobody names one.
    Named(Vec<String>),
    /// What should name them cannot be read or is known to nobody: they may be any.
    Unknown,
}

impl Default for Heard {
    fn default() -> Self {
        Self::Named(Vec::new())
    }
}

impl Heard {
    /// The names.
    pub(crate) fn names(&self) -> &[String] {
        match self {
            Self::Named(names) => names,
            Self::Unknown => &[],
        }
    }

    /// Returns whether one of the names is selected.
    pub(crate) fn meets(&self, selection: &Selection<String>) -> bool {
        match self {
            Self::Unknown => true,
            Self::Named(names) if names.is_empty() => selection.holds::<str>(None),
            Self::Named(names) => names.iter().any(|name| selection.holds(Some(name.as_str()))),
        }
    }
}

/// The circumstances in which a draft appears.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Occasion {
    /// Where, by whom and for whom.
    pub(crate) facets: ByFacet<Heard>,
    /// The moment at which it appears; nothing where nobody says, or where it cannot be read.
    pub(crate) published: Option<Publication>,
    /// The moment at which it is checked.
    pub(crate) at: Option<Moment>,
    /// True if the moment of publication alone decides which rules are in force. A draft's own head can only add a
    /// moment at which rules hold; a run can say that it trusts the head.
    pub(crate) trusts_dates: bool,
    /// What nobody but the draft's own head says.
    pub(crate) hearsay: Hearsay,
    /// The message that it answers; none where it answers no message.
    pub(crate) answered: Option<Answered>,
}

/// What nobody but the draft's own head says of it: no word of that puts a locked rule to sleep.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Hearsay {
    /// Where, by whom and for whom.
    pub(crate) facets: ByFacet<bool>,
    /// The moment of publication, and nobody knows what time it is now.
    pub(crate) published: bool,
}

impl Occasion {
    /// The first channel.
    pub(crate) fn channel(&self) -> Option<&str> {
        self.names().first().map(String::as_str)
    }

    /// The channels that are named.
    pub(crate) fn names(&self) -> &[String] {
        self.facets[Facet::Channel].names()
    }

    /// Returns whether the draft appears on the channels of an exception and on no other.
    pub(crate) fn is_only_on(&self, channels: &Selection<String>) -> bool {
        match &self.facets[Facet::Channel] {
            Heard::Unknown => channels.is_all(),
            Heard::Named(names) if names.is_empty() => channels.holds::<str>(None),
            Heard::Named(names) => names.iter().all(|name| channels.holds(Some(name.as_str()))),
        }
    }

    /// The moments at which an exception must hold.
    pub(crate) fn moments(&self) -> [Option<Moment>; 2] {
        [self.published.map(|published| published.last), self.at]
    }

    /// The first and the last moment at which a rule that is in force between them is in force for the draft; nothing
    /// where no moment is known, so that no date puts a rule to sleep.
    fn stretch(&self) -> Option<(Moment, Moment)> {
        match (self.published, self.at) {
            (Some(Publication { first, last }), Some(at)) if !self.trusts_dates => Some((first.min(at), last.max(at))),
            (Some(Publication { first, last }), _) => Some((first, last)),
            (None, Some(at)) => Some((at, at)),
            (None, None) => None,
        }
    }
}

impl Header {
    /// Returns whether the rule is in force for a draft: for what it is and at one of its moments. An embargo must be
    /// over at all of them.
    pub(crate) fn is_in_force(&self, occasion: &Occasion) -> bool {
        self.missed(occasion).is_none() && self.answers(occasion) && !self.sleeps(occasion)
    }

    /// The first facet of the draft that the rule is not for. Which names these have, the draft itself does not decide
    /// for a locked rule.
    pub(crate) fn missed(&self, occasion: &Occasion) -> Option<Facet> {
        let is_met = |facet: Facet| {
            (self.locked && occasion.hearsay.facets[facet]) || occasion.facets[facet].meets(&self.facets[facet])
        };
        Facet::EACH.iter().copied().find(|&facet| !is_met(facet))
    }

    /// Returns whether the draft answers a message that the rule is for.
    pub(crate) fn answers(&self, occasion: &Occasion) -> bool {
        self.answers.is_none_or(|wanted| occasion.answered.is_some_and(|answered| answered.meets(wanted)))
    }

    /// Returns whether the dates of the rule put it to sleep.
    pub(crate) fn sleeps(&self, occasion: &Occasion) -> bool {
        if self.locked && occasion.hearsay.published {
            return false;
        }
        occasion.stretch().is_some_and(|(first, last)| {
            self.from.is_some_and(|from| last < from) || self.until.is_some_and(|until| until <= first)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        Moment::parse(&format!("{text}T00:00:00Z")).expect("a day")
    }

    fn occasion(channels: &[&str], published: Option<&str>, at: Option<&str>) -> Occasion {
        let channels = Heard::Named(channels.iter().map(|name| (*name).to_owned()).collect());
        let mut facets = ByFacet::<Heard>::default();
        facets[Facet::Channel] = channels;
        let published = published.map(|day| Publication::from(moment(day)));
        Occasion {
            facets,
            published,
            at: at.map(moment),
            trusts_dates: false,
            hearsay: Hearsay::default(),
            answered: None,
        }
    }

    #[test]
    fn a_head_adds_a_moment_and_takes_none_away() {
        let rule = |from: Option<&str>, until: Option<&str>| (from.map(moment), until.map(moment));
        let table = [
            // An embargo until March: over only where it is over at both.
            (rule(None, Some("2027-03-01")), Some("2099-01-01"), Some("2026-11-26"), true),
            (rule(None, Some("2027-03-01")), Some("2020-01-01"), Some("2027-04-01"), true),
            (rule(None, Some("2027-03-01")), Some("2027-04-01"), Some("2027-04-01"), false),
            (rule(None, Some("2027-03-01")), None, Some("2027-04-01"), false),
            (rule(None, Some("2027-03-01")), None, None, true),
            // A rule from December on: asleep only where it is at both.
            (rule(Some("2026-12-01"), None), Some("2026-12-05"), Some("2026-11-26"), true),
            (rule(Some("2026-12-01"), None), Some("2020-01-01"), Some("2026-12-26"), true),
            (rule(Some("2026-12-01"), None), Some("2020-01-01"), Some("2026-11-26"), false),
            (rule(Some("2026-12-01"), None), None, None, true),
        ];
        for (number, ((from, until), published, at, expected)) in table.into_iter().enumerate() {
            let occasion = occasion(&[], published, at);
            let asleep = occasion.stretch().is_some_and(|(first, last)| {
                from.is_some_and(|from| last < from) || until.is_some_and(|until| until <= first)
            });
            assert_eq!(!asleep, expected, "row {number}");
        }
    }

    #[test]
    fn of_several_channels_a_rule_needs_one_and_an_exception_all() {
        let only = |names: &[&str]| Selection::only(names.iter().map(|name| (*name).to_owned()).collect());
        let is_on = |occasion: &Occasion, channels| occasion.facets[Facet::Channel].meets(&channels);
        let mut both = occasion(&["x", "blog"], None, None);
        assert!(is_on(&both, only(&["x"])) && !both.is_only_on(&only(&["x"])));
        assert!(both.is_only_on(&only(&["x", "blog"])) && both.is_only_on(&Selection::ALL));
        assert!(!is_on(&both, only(&["linkedin"])));
        both.facets[Facet::Channel] = Heard::Unknown;
        assert!(is_on(&both, only(&["x"])) && !both.is_only_on(&only(&["x"])));
        let none = occasion(&[], None, None);
        assert!(!is_on(&none, only(&["x"])) && is_on(&none, Selection::ALL));
    }
}
