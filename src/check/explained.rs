//! What becomes of each place of a draft where one rule might speak: for the author of the rule.

use super::Checker;
use super::session::ReadDraft;
use super::setting::Setting;
use crate::clause::Relation;
use crate::family::{Case, HitFate, Scene, fates, form_of};
use crate::matching::{Hit, Surroundings};
use crate::report::{Form, Head, Location, Masking, Report, SilencedBy, SleepReason, Way, veiled};
use crate::rule::{RuleId, RuleNumber};
use crate::text::{LineIndex, Span, Spot};

/// The places of a draft where a rule might speak, and why it does or does not.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ExplainedRule {
    /// Why the rule sleeps, if it does.
    pub asleep: Option<SleepReason>,
    /// The places in order.
    pub candidates: Vec<Candidate>,
}

/// A place where something that triggers the rule stands.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Candidate {
    /// The place.
    pub location: Location,
    /// Its text.
    pub text: String,
    /// The way its term was written; none for a pattern.
    pub form: Option<Form>,
    /// Its sentence.
    pub sentence: String,
    /// The ways in which it is said.
    pub ways: Vec<Way>,
    /// The part that a competitor plays in its clause, where there is a warning of it.
    pub relation: Option<Relation>,
    /// What becomes of it.
    pub fate: CandidateFate,
}

/// What becomes of a place where a rule might speak.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CandidateFate {
    /// It is a warning, or a part of one.
    Warns,
    /// It would be a warning, and was silenced.
    Silenced(SilencedBy),
    /// Another rule speaks there in its place.
    TakenOver(RuleId),
    /// The rule sleeps.
    Asleep,
    /// The passage is in a language that the rule does not read.
    Language,
    /// The rule does not read that place of the draft.
    Place,
    /// The rule does not count that form, or those capitals.
    Form,
    /// A phrase of `except` holds it.
    Except(String),
    /// This companion saved it.
    Saved(String),
    /// No companion of `near` stands near.
    Alone,
    /// It is said in a way that drops it.
    Way(Way),
    /// It speaks of somebody else than us.
    OfOthers,
    /// It lies within a longer match.
    Longer(String),
    /// It is within the limit, or counts too little.
    Unheard,
}

impl Checker {
    /// Explains what becomes of each place of a draft where a rule might speak; nothing where the policy has no such
    /// rule. What other rules keep hidden is not shown in it, as [`Report::masked`] says.
    ///
    /// ```
    /// use discretion::check::CandidateFate;
    /// use discretion::report::{Masking, Way};
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[claim]]
    /// id = "guarantee"
    /// terms = { en = ["guarantee~"] }
    /// "#)?;
    /// let checker = Checker::new(&policy)?;
    /// let draft = checker.read(&Draft::plain("We guarantee it. We do not guarantee that."));
    /// let explained = checker.explain("acme/guarantee", &draft, Masking::Sealed).expect("there is such a rule");
    /// let fates: Vec<&CandidateFate> = explained.candidates.iter().map(|one| &one.fate).collect();
    /// assert_eq!(fates, [&CandidateFate::Warns, &CandidateFate::Way(Way::Denied)]);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn explain(&self, rule: &str, draft: &ReadDraft<'_>, masking: Masking) -> Option<ExplainedRule> {
        let (policy, index) = (&self.ready.policy, &self.ready.index);
        if policy.signals.iter().any(|own| own.header.id.as_str() == rule) {
            return self.for_messages().explain(rule, draft, masking);
        }
        let number = policy.rules.iter().position(|own| own.header.id.as_str() == rule).map(RuleNumber)?;
        let report = self.judge(draft);
        let id = &policy.rule_at(number).header.id;
        let asleep = report.asleep().iter().find(|asleep| asleep.rules().contains(id)).map(|asleep| asleep.why());
        let setting = Setting::of(policy, draft, self.at, self.trusts_dates);
        let occasion = setting.occasion;
        let preview = occasion.names().iter().filter_map(|name| policy.preview_of(name)).min();
        let around = Surroundings::new(&draft.document, &draft.reading).with_fold(preview);
        let mut hits = index.find_even_unread(&draft.document, &draft.reading);
        hits.retain(|hit| hit.rule == number);
        let scene = self.scene(&around, occasion.channel());
        let hidden = report.clone().masked(masking);
        let case = Case { number, header: &policy.rule_at(number).header, hits: &hits, scene: &scene };
        let shown = |span: Span| veiled(draft.document.source, span, hidden.masked_spans());
        let shown = |spot: Spot| shown(around.source(spot));
        let candidates = fates(case).into_iter().map(|(hit, fate)| {
            let fate = if asleep.is_some() {
                CandidateFate::Asleep
            } else {
                told(fate, around.source(hit.spot()), id, &report, &shown)
            };
            candidate(hit, fate, id, &report, &scene, &shown)
        });
        let mut candidates: Vec<Candidate> = candidates.collect();
        of_report(id, &hidden, draft.document.source, &mut candidates);
        Some(ExplainedRule { asleep, candidates })
    }
}

/// Adds the places that a report says without a term or a pattern that led there: measures, and what all mentions
/// together tell.
fn of_report(id: &RuleId, report: &Report, text: &str, candidates: &mut Vec<Candidate>) {
    let warnings = report.warnings().iter().map(|warning| (&**warning, CandidateFate::Warns));
    let silenced = report.silenced().iter().map(|silenced| (&**silenced, CandidateFate::Silenced(silenced.by())));
    for (head, fate) in warnings.chain(silenced) {
        let head: &Head = head;
        let is_own = head.rule() == id;
        let is_known = candidates.iter().any(|known| known.location.span.overlaps(head.span()));
        if is_known || !(is_own || head.also.contains(id)) {
            continue;
        }
        let fate = if is_own { fate } else { CandidateFate::TakenOver(head.rule().clone()) };
        candidates.push(Candidate {
            location: head.location(),
            text: head.text().to_owned(),
            form: head.form(),
            sentence: veiled(text, head.sentence(), report.masked_spans()),
            ways: head.ways().to_vec(),
            relation: head.relation(),
            fate,
        });
    }
    candidates.sort_by_key(|candidate| candidate.location.span);
}

fn candidate(
    hit: &Hit,
    fate: CandidateFate,
    id: &RuleId,
    report: &Report,
    scene: &Scene<'_>,
    shown: &dyn Fn(Spot) -> String,
) -> Candidate {
    let around = scene.around;
    let span = around.source(hit.spot());
    let text = around.document.source;
    let lines = LineIndex::new(text);
    let location = Location { span, start: lines.position(text, span.start), end: lines.position(text, span.end) };
    let own = report.warnings().iter().find(|warning| warning.rule() == id && warning.span().overlaps(span));
    let mut ways: Vec<Way> = own.map(|warning| warning.ways().to_vec()).unwrap_or_default();
    if ways.is_empty() {
        ways = scene.ways(hit.spot()).each().collect();
    }
    Candidate {
        location,
        text: shown(hit.spot()),
        form: form_of(hit),
        sentence: shown(hit.spot().with(around.sentence_of(hit.spot()))),
        ways,
        relation: own.and_then(|warning| warning.relation()),
        fate,
    }
}

/// The fate of a hit, with what the rest of the check made of it.
fn told(fate: HitFate, own: Span, id: &RuleId, report: &Report, text: &dyn Fn(Spot) -> String) -> CandidateFate {
    match fate {
        HitFate::Counts => counted(own, id, report),
        HitFate::Language => CandidateFate::Language,
        HitFate::Place => CandidateFate::Place,
        HitFate::Form => CandidateFate::Form,
        HitFate::Except(spot) => CandidateFate::Except(text(spot)),
        HitFate::Saved(spot) => CandidateFate::Saved(text(spot)),
        HitFate::Alone => CandidateFate::Alone,
        HitFate::Way(way) => CandidateFate::Way(way),
        HitFate::Others => CandidateFate::OfOthers,
        HitFate::Longer(spot) => CandidateFate::Longer(text(spot)),
    }
}

/// What became of a place that counts for its rule.
fn counted(span: Span, id: &RuleId, report: &Report) -> CandidateFate {
    let reaches = |head: &Head| {
        let related = head.related().iter().map(|related| related.location.span);
        related.chain([head.span()]).any(|own| own.overlaps(span))
    };
    let own = report.warnings().iter().any(|warning| warning.rule() == id && reaches(warning));
    let silenced = || report.silenced().iter().find(|silenced| silenced.rule() == id && reaches(silenced));
    let other = || report.warnings().iter().find(|warning| warning.also.contains(id) && reaches(warning));
    if own {
        CandidateFate::Warns
    } else if let Some(silenced) = silenced() {
        CandidateFate::Silenced(silenced.by())
    } else if let Some(other) = other() {
        CandidateFate::TakenOver(other.rule().clone())
    } else {
        CandidateFate::Unheard
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Block, Draft};
    use crate::matching::Hit;
    use crate::policy::{Pack, Policy};

    /// Of each kind of place one, with the same words in it, and with what patterns of packs look for.
    const DRAFT: &str = "---\ntitle: Halcyon, the best of Globex\ntags: [halcyon]\n---\n\n# Halcyon is great\n\n\
        Halcyon and `halcyon` beat Globex, as [Halcyon](https://globex.example/halcyon \"halcyon\") does. TODO: ask \
        10.1.2.3 at build-7.corp.internal, CVE-2026-12345.\n\n<!-- halcyon: TODO ask Globex -->\n\n```\nlet halcyon = best(globex);\n\
        // TODO 10.1.2.3 CVE-2026-12345 lorem ipsum, h-a-l-c-y-o-n and [Name]\n```\n\n![halcyon](halcyon.png)\n\n\
        <div class=\"halcyon\" title=\"Globex\">Halcyon</div>\n\n[halcyon]: https://build-7.corp.internal/halcyon?utm_source=x\n";

    /// What is left out stands where its rule does not read, and all of that is left out which stands in a block of its own.
    #[test]
    fn nothing_is_left_out_but_where_its_rule_does_not_read() {
        let places = ["prose", "code", "links", "comments", "metadata"];
        let packs: Vec<String> = Pack::each().map(|pack| format!("pack:{}", pack.name())).collect();
        let mut policy =
            format!("discretion = 1\nname = \"all\"\nextends = {packs:?}\njurisdictions = [\"eu\", \"fr\", \"us\"]\n");
        policy += "[lists.deeds]\nen = [\"beat\", \"best\", \"halcyon\"]\n[[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";
        for place in places {
            policy += &format!(
                "[[tone]]\nid = \"{place}\"\nplaces = [\"{place}\"]\nterms = [\"halcyon\", \"{{@deeds}} {{competitor}}\", \"of {{competitor}}\"]\n\
                 patterns = ['(?i)halc\\w+', 'CVE-\\d+-\\d+', '\\d+\\.\\d+\\.\\d+\\.\\d+']\n[[confidential]]\nid = \"c-{place}\"\n\
                 places = [\"{place}\"]\nterms = [\"Halcyon\", \"corp internal\"]\n"
            );
        }
        let checker = Checker::new(&Policy::parse("all.toml", &policy).unwrap()).unwrap();
        let draft = checker.read(&Draft::markdown(DRAFT));
        let (index, rules) = (&checker.ready.index, &checker.ready.policy.rules);
        let triggers = |hits: Vec<Hit>| hits.into_iter().filter(|hit| hit.role.is_trigger()).collect::<Vec<_>>();
        let all = triggers(index.find_even_unread(&draft.document, &draft.reading));
        let blocks: Vec<_> = draft.document.blocks.iter().map(Block::places).collect();
        let reads = |hit: &&Hit| rules[hit.rule.0].header.places.meets(blocks[hit.block.0]);
        let read: Vec<Hit> = all.iter().filter(reads).copied().collect();
        assert_eq!(triggers(index.find(&draft.document, &draft.reading)), read);
        for place in places {
            let counts = |hit: &&Hit| rules[hit.rule.0].header.id.as_str() == format!("all/{place}");
            assert!(read.iter().any(|hit| counts(&hit)), "{place}");
        }
        let left_out = all.len() - read.len();
        assert!(left_out > 50, "{left_out}");
    }
}
