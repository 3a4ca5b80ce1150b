//! From hits to matches: what all families ask before a hit of a term or a pattern counts.
//!
//! In order: the language of the block, the places that the rule reads, the forms that count, capitals, exceptions,
//! companions, and last that of two matches of one rule the longer one wins.

use super::finding::{Finding, Related};
use super::{Case, is_secret};
use crate::language::Language;
use crate::matching::{Covers, Hit, Role, Surroundings, Writing, stretch};
use crate::reading::{BlockReading, folded};
use crate::rule::{About, Evidence, Family, Form, Header, Nearby, Way, WayEffect, Within};
use crate::text::{BlockNumber, Span, Spot};

/// The number of other triggers on either side of one that are looked at.
const CLOSE: usize = 8;

/// A hit that counts for its rule.
#[derive(Clone, Debug)]
pub(crate) struct Match<'h> {
    /// The hit.
    pub(crate) hit: &'h Hit,
    /// Its place; reaches over the companions that make it count, where they must be close.
    pub(crate) spot: Spot,
    /// The form that departs furthest from the term; none for a pattern.
    pub(crate) form: Option<Form>,
    /// The basis and the adjustments that any family would make.
    pub(crate) evidence: Vec<Evidence>,
    /// The companions that make it count.
    pub(crate) companions: Vec<Spot>,
    /// The companions that ease it.
    pub(crate) easing: Vec<Spot>,
}

/// The matches of a rule among its hits, which are sorted by role and place.
pub(crate) fn matches(case: Case<'_>) -> Vec<Match<'_>> {
    let around = case.around();
    let mut found = all(case, |hit| speaks(case.header, hit, around));
    if case.header.unless.asks() || case.header.about == About::Us {
        found.retain(|found| !is_excused(case, found));
    }
    found.sort_by_key(|found| (found.spot.block, found.spot.span.start, std::cmp::Reverse(found.spot.span.end)));
    let mut reached: Option<Spot> = None;
    found.retain(|found| {
        let Spot { block, span } = found.spot;
        let inside = reached.is_some_and(|reached| reached.block == block && span.end <= reached.span.end);
        if !inside {
            reached = Some(found.spot);
        }
        !inside
    });
    found
}

/// Returns whether a match is none because of the way in which it is said, or because it speaks of somebody else.
fn is_excused(case: Case<'_>, found: &Match<'_>) -> bool {
    let ways = case.scene.ways(found.hit.spot());
    case.header.unless.drops(ways) || (case.header.about == About::Us && ways.holds(Way::OfOthers))
}

/// What becomes of a hit, as far as its rule alone decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HitFate {
    /// It counts.
    Counts,
    /// The rule does not read the language of the passage.
    Language,
    /// The rule does not read that place.
    Place,
    /// The rule does not count that form, or those capitals.
    Form,
    /// An exception holds it.
    Except(Spot),
    /// This stands near, and must not.
    Saved(Spot),
    /// Nothing that must stand near does.
    Alone,
    /// It is said in a way that drops it.
    Way(Way),
    /// It speaks of somebody else than us.
    Others,
    /// A longer match of the rule holds it.
    Longer(Spot),
}

/// What becomes of each hit that may trigger a rule, in order of places.
pub(crate) fn fates(case: Case<'_>) -> Vec<(&Hit, HitFate)> {
    let Case { header, hits, .. } = case;
    let around = case.around();
    let except = with_role(hits, Role::Except).iter().map(|hit| (stretch(hit.spot()), hit.spot()));
    let except = Covers::of(except.collect());
    let beside = Companions::of(header, hits, around);
    let counted = matches(case);
    let fate = |hit: &Hit| {
        let spot = hit.spot();
        let held = except.cover(stretch(spot));
        if hit.foreign || !speaks(header, hit, around) {
            HitFate::Language
        } else if !around.is_in(spot, header.places) || !is_in_fields(header, hit, around) {
            HitFate::Place
        } else if !reads(header, hit, around) {
            HitFate::Form
        } else if let Some(held) = held {
            HitFate::Except(held)
        } else if let Some(fate) = beside.fate(hit, around) {
            fate
        } else if counted.iter().any(|own| own.hit.spot() == spot) {
            HitFate::Counts
        } else {
            let ways = case.scene.ways(spot);
            let dropped = ways.each().find(|&way| header.unless.effect(way) == WayEffect::Drop);
            let others = header.about == About::Us && ways.holds(Way::OfOthers);
            let longer = counted.iter().find(|own| own.spot.block == spot.block && own.spot.span.contains(spot.span));
            match (dropped, longer) {
                (Some(way), _) => HitFate::Way(way),
                (None, _) if others => HitFate::Others,
                (None, Some(longer)) => HitFate::Longer(longer.spot),
                (None, None) => HitFate::Counts,
            }
        }
    };
    let triggers = hits.iter().filter(|hit| matches!(hit.role, Role::Trigger | Role::Handle | Role::Host));
    let mut fates: Vec<(&Hit, HitFate)> = triggers.map(|hit| (hit, fate(hit))).collect();
    fates.sort_by_key(|(hit, _)| hit.spot());
    fates.dedup_by_key(|(hit, _)| hit.spot());
    fates
}

/// The form in which a hit was written; none for a pattern.
pub(crate) fn form_of(hit: &Hit) -> Option<Form> {
    match hit.writing {
        Writing::Term(_, likeness) | Writing::Sealed(_, likeness) => {
            let disguised = likeness.forms.contains(Form::Disguised);
            Some(if disguised { Form::Disguised } else { weakest(likeness.forms) })
        }
        Writing::Pattern(..) | Writing::Rest(_) => None,
    }
}

/// The places of all matches, whatever language they are in, and those of what triggers them.
pub(super) fn places(case: Case<'_>) -> Vec<Spot> {
    let each = all(case, |_| true).into_iter().map(|found| [found.spot, found.hit.spot()]);
    let mut places: Vec<Spot> = each.flatten().collect();
    places.dedup();
    places
}

/// The matches among the hits of a rule that are taken.
fn all<'h>(case: Case<'h>, is_taken: impl Fn(&Hit) -> bool) -> Vec<Match<'h>> {
    let Case { header, hits, scene, .. } = case;
    let around = scene.around;
    // An exception that holds a name is one itself: "Carleton Coon", and not "the coon".
    let is_written = |hit: &&Hit| match hit.writing {
        Writing::Term(term, likeness) => !likeness.forms.contains(Form::Case) || !scene.index.holds_name(term),
        Writing::Sealed(..) | Writing::Pattern(..) | Writing::Rest(_) => true,
    };
    let except = with_role(hits, Role::Except).iter().filter(is_written).map(|hit| (stretch(hit.spot()), ()));
    let except = Covers::of(except.collect());
    let mut triggers =
        hits.iter().filter(|hit| matches!(hit.role, Role::Trigger | Role::Handle | Role::Host)).peekable();
    if triggers.peek().is_none() {
        return Vec::new();
    }
    let beside = Companions::of(header, hits, around);
    triggers
        .filter(|hit| is_taken(hit) && reads(header, hit, around) && except.cover(stretch(hit.spot())).is_none())
        .filter_map(|hit| beside.judge(hit, around))
        .collect()
}

/// The matches of a rule as findings of its own severity.
pub(crate) fn findings(case: Case<'_>) -> Vec<Finding> {
    matches(case).into_iter().map(|found| found.into_finding(case)).collect()
}

impl Match<'_> {
    /// The match as a finding.
    pub(crate) fn into_finding(self, case: Case<'_>) -> Finding {
        let Case { number, header, scene, .. } = case;
        let value = match self.hit.writing {
            Writing::Term(term, _) => scene.index.value(term),
            Writing::Sealed(letters, _) => format!("{letters:016x}"),
            Writing::Pattern(..) | Writing::Rest(_) => folded(scene.around.text(self.hit.spot())),
        };
        let mut finding = Finding::new(number, self.spot, header.severity, self.evidence, value);
        finding.form = self.form;
        if !is_secret(header.family) {
            finding.ways = scene.ways(self.hit.spot());
            finding.severity = header.unless.severity(finding.severity, finding.ways);
        }
        let companions = self.companions.into_iter().map(|spot| (Related::Companion, spot));
        let easing = self.easing.into_iter().map(|spot| (Related::Easing, spot));
        finding.related = companions.chain(easing).collect();
        if let Some(until) = header.until {
            finding.details.push(("until", scene.told(until)));
        }
        finding
    }
}

/// The hits of one role.
pub(crate) fn with_role(hits: &[Hit], role: Role) -> &[Hit] {
    let start = hits.partition_point(|hit| hit.role < role);
    let end = hits.partition_point(|hit| hit.role <= role);
    &hits[start..end]
}

/// Returns whether the rule reads the language of a hit's block.
fn speaks(header: &Header, hit: &Hit, around: &Surroundings<'_>) -> bool {
    language_for(header, around.reading_of(hit.block))
        .is_none_or(|spoken| header.languages.holds(Some(&spoken)) && hit.language.is_none_or(|bound| bound == spoken))
}

/// Returns whether the rule reads the place of a hit, and counts the way it is written.
fn reads(header: &Header, hit: &Hit, around: &Surroundings<'_>) -> bool {
    if !is_in_fields(header, hit, around) {
        return false;
    }
    let written = match hit.writing {
        Writing::Pattern(..) | Writing::Rest(_) => true,
        Writing::Term(_, likeness) => {
            let case = header.case_sensitive && likeness.forms.contains(Form::Case);
            likeness.forms.is_subset(header.forms.with(Form::Exact)) && !case
        }
        Writing::Sealed(_, likeness) => likeness.forms.is_subset(header.forms.with(Form::Exact)),
    };
    written && around.is_in(hit.spot(), header.places)
}

/// Returns whether a hit lies in one of the fields that the rule reads, if it names some.
fn is_in_fields(header: &Header, hit: &Hit, around: &Surroundings<'_>) -> bool {
    let named = |key: &str| header.fields.iter().any(|field| field == key);
    header.fields.is_empty() || around.block(hit.block).key.as_deref().is_some_and(named)
}

/// Returns whether one of the companions that a rule needs is said somewhere in a draft, or before its fold.
pub(super) fn is_accompanied(case: Case<'_>, at: Spot) -> bool {
    let beside = Companions::of(case.header, case.hits, case.around());
    beside.needs.is_some_and(|(within, places)| !case.around().near(at, &places, within).is_empty())
}

/// The companions that a rule asks for, and their places in a draft.
struct Companions<'h> {
    header: &'h Header,
    /// The triggers of the rule.
    triggers: &'h [Hit],
    near: Option<(Within, Vec<Spot>)>,
    not_near: Option<(Within, Vec<Spot>)>,
    needs: Option<(Within, Vec<Spot>)>,
    eased_by: Option<(Within, Vec<Spot>)>,
}

impl<'h> Companions<'h> {
    fn of(header: &'h Header, hits: &'h [Hit], around: &Surroundings<'_>) -> Self {
        let mut matched: Vec<BlockNumber> =
            hits.iter().filter(|hit| hit.role.is_trigger()).map(|hit| hit.block).collect();
        matched.sort_unstable();
        matched.dedup();
        // What a passage is about, it is about though it denies it; what must stand beside a match must be said.
        let gather = |wanted: &Option<Nearby>, role: Role, said: bool| {
            let listed = || with_role(hits, role).iter().map(Hit::spot);
            let listed = || listed().filter(|&place| !said || around.is_said(place)).collect();
            wanted.as_ref().map(|wanted| (wanted.within, around.companions(wanted, listed(), header.places, &matched)))
        };
        Self {
            header,
            triggers: with_role(hits, Role::Trigger),
            near: gather(&header.near, Role::Near, false),
            not_near: gather(&header.not_near, Role::NotNear, false),
            needs: gather(&header.needs, Role::Needs, true),
            eased_by: gather(&header.eased_by, Role::Eases, header.family == Family::Claim),
        }
    }

    /// The fate of a hit that does not count because of what stands beside it, or does not.
    fn fate(&self, hit: &Hit, around: &Surroundings<'_>) -> Option<HitFate> {
        let first = |wanted: &Option<(Within, Vec<Spot>)>| {
            let (within, places) = wanted.as_ref()?;
            around.near(hit.spot(), places, *within).first().copied()
        };
        let saved = first(&self.not_near).or_else(|| self.needed(hit, around)).map(HitFate::Saved);
        saved.or_else(|| (self.near.is_some() && first(&self.near).is_none()).then_some(HitFate::Alone))
    }

    /// The companion that a hit needs. A requirement has it around its mention, too: "I work at Acme" says it of Acme.
    fn needed(&self, hit: &Hit, around: &Surroundings<'_>) -> Option<Spot> {
        let (within, places) = self.needs.as_ref()?;
        let holds = |place: &&Spot| place.block == hit.block && place.span != hit.span && place.span.contains(hit.span);
        let whole = || places.iter().find(holds).filter(|_| self.header.family == Family::Require);
        around.near(hit.spot(), places, *within).first().or_else(whole).copied()
    }

    /// Looks at what stands beside a hit; nothing where that says it does not count.
    fn judge<'m>(&self, hit: &'m Hit, around: &Surroundings<'_>) -> Option<Match<'m>> {
        let stands = |(within, places): &(Within, Vec<Spot>)| !around.near(hit.spot(), places, *within).is_empty();
        if self.not_near.as_ref().is_some_and(stands) || self.needed(hit, around).is_some() {
            return None;
        }
        let near = |(within, places): &(Within, Vec<Spot>)| around.near(hit.spot(), places, *within);
        let easing = self.eased_by.as_ref().map(near).unwrap_or_default();
        let mut found =
            Match { hit, spot: hit.spot(), form: None, evidence: Vec::new(), companions: Vec::new(), easing };
        if let Some((within, places)) = &self.near {
            found.companions = around.near(hit.spot(), places, *within);
            if found.companions.is_empty() {
                return None;
            }
            // What makes the match count is part of it where it stands close: "Q3 revenue reached 4.2M" leaks as a
            // whole.
            if matches!(within, Within::Sentence | Within::Words(_)) {
                let close = found.companions.iter().filter(|companion| !self.has_between(hit, companion.span));
                found.spot = close.fold(hit.spot(), |all, companion| all.hull(companion.span));
            }
        }
        self.weigh(&mut found, around);
        Some(found)
    }

    /// Returns whether another trigger stands between a hit and one of its companions: of three numbers after a "call" each is
    /// a match of its own.
    fn has_between(&self, hit: &Hit, companion: Span) -> bool {
        let here = self.triggers.partition_point(|other| other.spot() < hit.spot());
        let beside = |other: &&Hit| other.block == hit.block;
        let apart = |other: &&Hit| !other.span.overlaps(hit.span) && !other.span.overlaps(companion);
        if companion.start < hit.span.start {
            let before = self.triggers[..here].iter().rev().take_while(beside).take(CLOSE);
            return before.filter(apart).any(|other| companion.end <= other.span.start);
        }
        let after = self.triggers[here..].iter().take_while(beside).take(CLOSE);
        after.filter(apart).any(|other| hit.span.end <= other.span.start && other.span.end <= companion.start)
    }

    /// Adds the form of a match, and what its confidence rests on.
    fn weigh(&self, found: &mut Match<'_>, around: &Surroundings<'_>) {
        let hit = found.hit;
        let basis = match hit.writing {
            Writing::Pattern(basis, verified) => {
                let proof = verified.filter(|kind| kind.is_proof());
                found.evidence.extend(proof.map(|_| Evidence::Verified));
                basis
            }
            Writing::Rest(basis) => basis,
            Writing::Term(_, likeness) => {
                let form = weakest(likeness.forms);
                found.form = Some(if likeness.forms.contains(Form::Disguised) { Form::Disguised } else { form });
                let basis = [likeness.basis, Some(Evidence::Form(form))].into_iter().flatten();
                basis.min_by_key(|basis| basis.weight()).unwrap_or(Evidence::Form(form))
            }
            Writing::Sealed(_, likeness) => {
                let disguised = likeness.forms.contains(Form::Disguised);
                let shown = if disguised { Form::Disguised } else { weakest(likeness.forms) };
                // Whether it is written exactly, nobody can tell.
                found.form = (shown != Form::Exact).then_some(shown);
                likeness.basis.unwrap_or(Evidence::Sealed)
            }
        };
        found.evidence.insert(0, basis);
        let reading = around.reading_of(hit.block);
        if language_for(self.header, reading).is_none() && (hit.language.is_some() || !self.header.languages.is_all()) {
            found.evidence.push(Evidence::LanguageInDoubt);
        }
    }
}

/// The language that a block has for a rule. What a passage leaks, and how sure that is, does not depend on the text that
/// it is joined to, so for secret rules the vote of the rest does not count. For a locked rule a language that nobody but the
/// draft's own head claims is in doubt.
const fn language_for(header: &Header, reading: &BlockReading) -> Option<Language> {
    if header.locked && reading.is_claimed {
        return None;
    }
    if is_secret(header.family) { reading.own_language } else { reading.language }
}

/// The form of a set with the least weight, of equal ones the one that departs further (`@project_falcon` is joined
/// rather than separated); exact where the set is empty.
fn weakest(forms: crate::rule::Forms) -> Form {
    let held = Form::EACH.iter().copied().rev().filter(|&form| forms.contains(form));
    held.min_by_key(|&form| Evidence::Form(form).weight()).unwrap_or(Form::Exact)
}
