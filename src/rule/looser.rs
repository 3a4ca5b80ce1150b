//! Returns whether a rule has become looser: whether it warns of less than it did, or less severely.
//!
//! Nobody above the layer that locks a rule can loosen it, and elsewhere it takes a reason. What is not clearly as
//! strict as before counts as looser.

use super::{About, Companion, Facet, Header, Nearby, Within};

/// The keys of a table whose change is looser.
pub(crate) fn loosened<const N: usize>(keys: [(&'static str, bool); N]) -> Vec<&'static str> {
    keys.into_iter().filter(|(_, looser)| *looser).map(|(key, _)| key).collect()
}

/// Returns whether everything in the second list is in the first.
pub(crate) fn holds_all<T: PartialEq>(list: &[T], other: &[T]) -> bool {
    other.iter().all(|one| list.contains(one))
}

impl Header {
    /// The keys by which the rule is looser than it was, if its severity is that of a warning. Texts, owners and
    /// examples warn of nothing.
    pub(crate) fn looser_than(&self, before: &Self) -> Vec<&'static str> {
        let Self {
            id: _,
            family: _,
            severity,
            message: _,
            why: _,
            advice: _,
            owner: _,
            sources: _,
            languages,
            facets,
            answers,
            jurisdictions,
            places,
            fields,
            from,
            until,
            forms,
            case_sensitive,
            except,
            near,
            not_near,
            needs,
            eased_by,
            unless,
            about,
            trial,
            flags: _,
            passes: _,
            locked,
            origin: _,
            changes: _,
        } = self;
        let reads_less = !fields.is_empty() && (before.fields.is_empty() || !holds_all(fields, &before.fields));
        let later = from.is_some_and(|from| before.from.is_none_or(|before| before < from));
        let sooner = until.is_some_and(|until| before.until.is_none_or(|before| until < before));
        let facets = Facet::EACH.iter().copied().filter(|&facet| !facets[facet].covers(&before.facets[facet]));
        let mut keys = loosened([
            ("severity", *severity < before.severity),
            ("languages", !languages.covers(&before.languages)),
            ("answers", answers.is_some_and(|now| before.answers.is_none_or(|before| !now.covers(before)))),
            ("jurisdictions", !jurisdictions.covers(&before.jurisdictions)),
            ("places", !places.covers(before.places)),
            ("fields", reads_less),
            ("from", later),
            ("until", sooner),
            ("forms", !before.forms.is_subset(*forms)),
            ("case", *case_sensitive && !before.case_sensitive),
            ("except", !holds_all(&before.except, except)),
            ("near", asks_more(near.as_ref(), before.near.as_ref())),
            ("not_near", spares_more(not_near.as_ref(), before.not_near.as_ref())),
            ("needs", spares_more(needs.as_ref(), before.needs.as_ref())),
            ("eased_by", spares_more(eased_by.as_ref(), before.eased_by.as_ref())),
            ("unless", unless.excuses_more_than(before.unless)),
            ("about", *about == About::Us && before.about == About::Anyone),
            ("trial", *trial && !before.trial),
            ("locked", before.locked && !locked),
        ]);
        keys.extend(facets.map(Facet::key));
        keys
    }
}

/// Returns whether fewer matches have a companion that makes them count.
fn asks_more(now: Option<&Nearby>, before: Option<&Nearby>) -> bool {
    match (now, before) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(now), Some(before)) => !reaches(now, before),
    }
}

/// Returns whether more matches have a companion that makes them none, or milder.
fn spares_more(now: Option<&Nearby>, before: Option<&Nearby>) -> bool {
    match (now, before) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(now), Some(before)) => !reaches(before, now),
    }
}

/// Returns whether a condition is met wherever another one is.
fn reaches(one: &Nearby, other: &Nearby) -> bool {
    let as_far = match (one.within, other.within) {
        (Within::Words(one), Within::Words(other)) => one >= other,
        (one, other) => one == other || breadth(one).zip(breadth(other)).is_some_and(|(one, other)| one > other),
    };
    as_far && holds_all::<Companion>(&one.any, &other.any)
}

/// How far a companion may stand, as an order; nothing for the start of a draft, which is no part of a sentence.
const fn breadth(within: Within) -> Option<u8> {
    match within {
        Within::Words(_) => Some(0),
        Within::Sentence => Some(1),
        Within::Paragraph => Some(2),
        Within::Draft => Some(3),
        Within::Start => None,
    }
}
