//! The judgement of a draft's mentions: sentence by sentence, once all of them are known.

use super::comparison::comparisons;
use super::sentence::{Party, Sentence};
use super::stance::{Judgement, Stance, judge};
use super::words::{Sign, StanceWords};
use crate::clause::{Relation, STRETCH, stand_in, stretch_of};
use crate::draft::Context;
use crate::family::finding::{Finding, Related};
use crate::family::tone::{Occurrence, excesses};
use crate::family::{Meaning, Rule, Scene};
use crate::language::Language;
use crate::language::stance::Cue;
use crate::matching::Surroundings;
use crate::rule::{Evidence, Place, Places, RuleNumber, Severity, Way};
use crate::text::{BlockNumber, Span, Spot};

/// The places for a proof: those that people read.
const SHOWN: Places = Places::of(&[Place::Prose, Place::Metadata]);

/// Judges the mentions among the findings of a draft, drops those that tell nothing, and says where there are too many.
pub(crate) fn settle(findings: &mut Vec<Finding>, rules: &[Rule], scene: &Scene<'_>) {
    let around = scene.around;
    // What an address holds is no part of what its sentence says.
    let is_read = |finding: &Finding| finding.mention.is_some_and(|mention| around.is_in(mention.spot, SHOWN));
    let mut mentions: Vec<usize> = (0..findings.len()).filter(|&at| is_read(&findings[at])).collect();
    let place = |at: usize| findings[at].mention.map_or(findings[at].spot, |mention| mention.spot);
    mentions.sort_by_key(|&at| place(at));
    let sentences: Vec<Vec<usize>> = mentions
        .chunk_by(|&one, &next| {
            let (one, next) = (place(one), place(next));
            one.block == next.block && stretch_of(one, around) == stretch_of(next, around)
        })
        .map(<[usize]>::to_vec)
        .collect();
    let named: Vec<Spot> = mentions.iter().map(|&at| place(at)).collect();
    for together in sentences {
        let judged = judge_sentence(&together, &named, findings, scene.common.stance_words(), around);
        for (at, verdict) in judged {
            apply(&mut findings[at], verdict, rules, scene);
        }
    }
    count(findings, rules, around);
    findings.retain(|finding| !is_silent(finding) && !is_excused(finding, rules));
}

/// The stance of a sentence towards a mention, and its wording.
struct Opinion {
    judgement: Judgement,
    /// The place that the judgement reaches over.
    spot: Spot,
    /// The places of the words that make it so.
    words: Vec<Spot>,
    /// The places of the other competitors of a comparison.
    others: Vec<Spot>,
    /// The sentence.
    sentence: Spot,
    /// Places that no figure may be taken from: the names.
    names: Vec<Span>,
    /// True if the sentence names a source, and tells of a measurement.
    source: bool,
    measured: bool,
    /// True if it only asks.
    asks: bool,
    /// True if it is somebody else's word.
    quoted: bool,
    /// The part of the competitor.
    relation: Option<Relation>,
}

fn judge_sentence(
    together: &[usize],
    named: &[Spot],
    findings: &[Finding],
    words: &StanceWords,
    around: &Surroundings<'_>,
) -> Vec<(usize, Opinion)> {
    let spot = |at: usize| findings[at].mention.map(|mention| mention.spot);
    let Some(first) = together.first().and_then(|&at| spot(at)) else { return Vec::new() };
    let whole = first.with(stretch_of(first, around));
    let name = |at: usize| findings[at].mention.map(|mention| (mention.spot.span, findings[at].rule, mention.vague));
    let names: Vec<(Span, RuleNumber, bool)> = together.iter().filter_map(|&at| name(at)).collect();
    let sentence = Sentence::read(words, around, whole, &names);
    // A name outside words is a handle or a host in a link's target: nothing is said of it.
    if sentence.mentions.len() != together.len() {
        return Vec::new();
    }
    let comparisons = comparisons(&sentence);
    let asks = sentence.asks();
    let spots = |places: &[(usize, usize)]| -> Vec<Spot> {
        places.iter().map(|&(first, last)| whole.with(sentence.place(first, last))).collect()
    };
    let said = |cue: Cue| {
        let place = |sign: Sign| whole.with(sentence.place(sign.first, sign.last));
        sentence.signs(cue).any(|sign| around.is_said(place(sign)))
    };
    // "Data from StorBench" names a source, "data from your phone" none.
    let origin =
        sentence.signs(Cue::Data).any(|sign| sign.last + 1 < sentence.len() && !sentence.is_small(sign.last + 1));
    let (source, measured) = (origin || said(Cue::Source), said(Cue::Proof));
    let verdict = |mention: Party| {
        let judgement = judge(&sentence, &comparisons, mention);
        let place = sentence.place(judgement.reach.0, judgement.reach.1);
        let others: Vec<(usize, usize)> = judgement.others.iter().map(|other| (other.first, other.last)).collect();
        let asked = judgement.words.first().is_some_and(|words| {
            sentence.signs(Cue::Whether).any(|sign| sign.last < words.0 && sign.last < mention.first.max(words.0))
        });
        Opinion {
            words: spots(&judgement.words),
            others: spots(&others),
            spot: whole.with(place),
            sentence: whole,
            names: names.iter().map(|(name, ..)| *name).collect(),
            source,
            measured,
            asks: asks || asked,
            relation: sentence.relation(mention),
            quoted: sentence.quotes(place) || sentence.signs(Cue::Attributes).next().is_some(),
            judgement,
        }
    };
    let mut opinions: Vec<(usize, Opinion)> =
        together.iter().copied().zip(sentence.mentions.iter().map(|&mention| verdict(mention))).collect();
    share(&mut opinions, &sentence);
    let spoken_of = sentence.mentions.iter().rposition(|&mention| sentence.speaks_of(mention));
    if let Some(((_, opinion), mention)) = spoken_of.and_then(|at| Some((opinions.get_mut(at)?, sentence.mentions[at])))
        && let Some((stance, place)) = told_next(mention, whole, words, around, named)
    {
        opinion.adopt(stance, whole.with(place));
    }
    if let ([(_, opinion)], [mention]) = (opinions.as_mut_slice(), sentence.mentions.as_slice())
        && let Some((stance, place)) = told_below(*mention, whole, words, around, named)
    {
        opinion.adopt(stance, place);
    }
    opinions
}

/// Shares what a sentence says of a competitor that it names twice: who is run down at the second name is not left alone at the
/// first.
fn share(opinions: &mut [(usize, Opinion)], sentence: &Sentence<'_>) {
    for at in (1..opinions.len()).rev() {
        let [.., (_, before), (_, own)] = &mut opinions[..=at] else { continue };
        let same = sentence.mentions[at - 1].rule == sentence.mentions[at].rule;
        let told = own.judgement.stance == Stance::Disparaging && before.judgement.stance <= Stance::Conceding;
        if let Some(&place) = own.words.first().filter(|_| same && told) {
            before.adopt(Stance::Comparative, place);
        }
    }
}

/// How many sentences after one that speaks of a competitor may go on speaking of it.
const GOES_ON: usize = 2;

/// What the next sentences say of a mention, where they have words that stand for it: the stance and the place. A sentence
/// that names a competitor speaks of that one.
fn told_next(
    mention: Party,
    whole: Spot,
    words: &StanceWords,
    around: &Surroundings<'_>,
    named: &[Spot],
) -> Option<(Stance, Span)> {
    let sentences = around.sentences_of(whole.block);
    let after = sentences.partition_point(|sentence| sentence.start < whole.span.end);
    let next = named.partition_point(|spot| (spot.block, spot.span.start) < (whole.block, whole.span.end));
    let next = named.get(next).filter(|spot| spot.block == whole.block).map_or(usize::MAX, |spot| spot.span.start);
    let goes_on = sentences[after..].iter().take(GOES_ON).take_while(|sentence| sentence.end <= next);
    let mut goes_on = goes_on.copied().peekable();
    let title = goes_on.peek().and_then(|&sentence| told_of_title(mention, whole, sentence, words, around));
    title.or_else(|| goes_on.find_map(|sentence| told_in(whole.with(sentence), mention, words, around)))
}

/// What the next sentence says of a name that stands alone: "Globex? A joke."
fn told_of_title(
    mention: Party,
    whole: Spot,
    next: Span,
    words: &StanceWords,
    around: &Surroundings<'_>,
) -> Option<(Stance, Span)> {
    let all = around.words_of(whole.block);
    let from = all.partition_point(|word| word.start() < whole.span.start);
    let title = &all[from..all.partition_point(|word| word.start() < whole.span.end)];
    let (first, last) = (title.first()?, title.last().filter(|_| title.len() == mention.last - mention.first + 1)?);
    let name = Span::new(first.start(), last.end());
    let both = Sentence::read(words, around, whole.hull(next), &[(name, mention.rule, mention.vague)]);
    let (stance, (first, last)) = both.told(*both.mentions.first()?)?;
    (stance == Stance::Disparaging).then(|| (stance, both.place(first, last)))
}

/// What the text below says of a mention, where that is all that its heading or the lead of a list names: the stance and the
/// place. Below is what stands before the next heading, or the list itself. What names a competitor speaks of that one.
fn told_below(
    mention: Party,
    whole: Spot,
    words: &StanceWords,
    around: &Surroundings<'_>,
    named: &[Spot],
) -> Option<(Stance, Spot)> {
    let blocks = &around.document.blocks;
    let lead = &blocks[whole.block.0];
    let is_below = |context: Context| match lead.context {
        Context::Heading => context != Context::Heading,
        _ => context == Context::ListItem,
    };
    if lead.context != Context::Heading && !lead.text.trim_end().ends_with(':') {
        return None;
    }
    let before = |block: usize| named.partition_point(|spot| spot.block.0 < block);
    let names = |block: usize| before(block + 1) - before(block);
    if names(whole.block.0) != 1 {
        return None;
    }
    let below = (whole.block.0 + 1..blocks.len()).take_while(|&at| is_below(blocks[at].context));
    let mut each = below.filter(|&at| names(at) == 0).flat_map(|at| {
        let block = BlockNumber(at);
        around.sentences_of(block).iter().map(move |&span| Spot { block, span })
    });
    each.find_map(|sentence| {
        let (stance, place) = told_in(sentence, mention, words, around)?;
        Some((stance, sentence.with(place)))
    })
}

/// What a sentence says of a mention of one before.
fn told_in(sentence: Spot, mention: Party, words: &StanceWords, around: &Surroundings<'_>) -> Option<(Stance, Span)> {
    let reading = around.reading_of(sentence.block);
    let all = around.words_of(sentence.block);
    let from = all.partition_point(|word| word.start() < sentence.span.start);
    let own = &all[from..all.partition_point(|word| word.start() < sentence.span.end)];
    let text = &*around.block(sentence.block).text;
    let hashes: Vec<u64> = own.iter().map(|word| word.hash).collect();
    let language = reading.language.unwrap_or(Language::DEFAULT);
    let (first, last) = stand_in(&hashes, |at| own[at].span().slice(text), language)?;
    let name = Span::new(own[first].start(), own[last].end());
    let next = Sentence::read(words, around, sentence, &[(name, mention.rule, mention.vague)]);
    let stand_in = *next.mentions.first()?;
    let (stance, (first, last)) = next.told(stand_in)?;
    (stance == Stance::Disparaging && own.len() <= STRETCH && !next.tells_of_deed(stand_in, last))
        .then(|| (stance, next.place(first, last)))
}

impl Opinion {
    /// Takes over what a later sentence says, where that is worse.
    fn adopt(&mut self, stance: Stance, place: Spot) {
        if stance > self.judgement.stance {
            self.judgement.stance = stance;
            self.words = vec![place];
            self.others.clear();
            if place.block == self.spot.block {
                self.spot = self.spot.hull(place.span);
            }
        }
    }
}

/// Writes a verdict into its finding.
fn apply(finding: &mut Finding, verdict: Opinion, rules: &[Rule], scene: &Scene<'_>) {
    let around = scene.around;
    let Some(mention) = finding.mention else { return };
    let mut stance = verdict.judgement.stance;
    if stance == Stance::Comparative && is_proved(around, &verdict) {
        stance = Stance::Substantiated;
    }
    let reaches = match stance {
        Stance::Neutral | Stance::Integration | Stance::Conceding | Stance::Substantiated => false,
        Stance::Comparative | Stance::Insinuation | Stance::Disparaging => true,
    };
    // The name may hold more than its words: a legal form with its full stop.
    finding.spot = if reaches { verdict.spot.hull(mention.spot.span) } else { mention.spot };
    finding.stance = Some(stance);
    finding.severity = rules[finding.rule.0].judge().severity(stance).unwrap_or(finding.severity);
    if stance == Stance::Neutral {
        return;
    }
    let said = verdict.words.first().copied().unwrap_or(mention.spot);
    let ways = scene.ways(said);
    // What is asked, the words of stances tell more closely.
    finding.ways = ways.with(Way::Asked, verdict.asks);
    finding.relation = verdict.relation;
    finding.severity = rules[finding.rule.0].header.unless.severity(finding.severity, finding.ways);
    let quoted = around.block(mention.spot.block).quoted;
    if (verdict.asks && stance >= Stance::Substantiated) || (quoted && reaches) {
        finding.severity = finding.severity.milder();
    } else if verdict.quoted && stance >= Stance::Insinuation {
        finding.evidence.push(Evidence::Quoted);
    }
    if finding.related.iter().any(|(related, _)| *related == Related::Easing) {
        finding.severity = Severity::Info;
    }
    let told: Vec<&str> = verdict.words.iter().map(|&spot| around.text(spot)).collect();
    finding.details.push(("words", told.join(" … ")));
    finding.details.push(("name", around.text(mention.spot).to_owned()));
    finding.related.extend(verdict.words.into_iter().map(|spot| (Related::Judged(stance), spot)));
    finding.related.extend(verdict.others.into_iter().map(|spot| (Related::Compared, spot)));
}

/// Returns whether the way in which something is said of a competitor makes it none.
fn is_excused(finding: &Finding, rules: &[Rule]) -> bool {
    finding.mention.is_some() && rules[finding.rule.0].header.unless.drops(finding.ways)
}

/// Returns whether a finding says nothing that a policy's author wants to hear: allowed company, or a vague group of which
/// nothing is said.
fn is_silent(finding: &Finding) -> bool {
    let Some(mention) = finding.mention else { return false };
    match finding.stance {
        Some(Stance::Integration) => mention.vague || finding.severity == Severity::Info,
        Some(Stance::Neutral) | None => mention.vague,
        Some(
            Stance::Conceding | Stance::Substantiated | Stance::Comparative | Stance::Insinuation | Stance::Disparaging,
        ) => false,
    }
}

/// Adds the excess of mentions, where a policy limits them.
fn count(findings: &mut Vec<Finding>, rules: &[Rule], around: &Surroundings<'_>) {
    if findings.iter().all(|finding| finding.mention.is_none()) {
        return;
    }
    let mut limits = rules.iter().enumerate().filter_map(|(at, rule)| {
        if let Meaning::Mentions(limit) = &rule.meaning { Some((RuleNumber(at), limit.max, rule)) } else { None }
    });
    let Some((rule, max, Rule { header, .. })) = limits.next() else { return };
    let mut spots: Vec<Spot> = findings
        .iter()
        .filter_map(|finding| finding.mention)
        .filter(|mention| !mention.vague)
        .map(|m| m.spot)
        .collect();
    spots.sort_unstable();
    spots.dedup();
    let occurrences: Vec<Occurrence> = spots.into_iter().map(|spot| Occurrence { spot, count: 1 }).collect();
    for excess in excesses(&occurrences, max, around) {
        let value = "mentions".to_owned();
        let mut finding = Finding::new(rule, excess.spot, header.severity, vec![Evidence::Measure], value);
        finding.details = vec![("count", excess.count.to_string()), ("max", max.to_string())];
        finding.excess = excess.beyond;
        finding.related = excess.others.into_iter().map(|spot| (Related::Occurrence, spot)).collect();
        findings.push(finding);
    }
}

/// Returns whether a comparison is proved: by a named source, by a link or a footnote that is not the name's own, or by a
/// figure with its date or its measurement.
fn is_proved(around: &Surroundings<'_>, verdict: &Opinion) -> bool {
    let sentence = verdict.sentence;
    let is_here = |spot: Spot| {
        let apart = || verdict.names.iter().all(|name| !name.overlaps(spot.span));
        sentence.span.contains(spot.span) && around.is_in(spot, SHOWN) && apart()
    };
    let figure = || around.figures(sentence.block).any(is_here);
    let date = || around.dates(sentence.block).any(is_here);
    let is_its_own = |link: Span| verdict.names.iter().any(|name| !link.is_empty() && name.contains(link));
    let links = &around.document.blocks[sentence.block.0].links;
    let mut linking = links.iter().filter(|link| sentence.span.contains(Span::new(link.end, link.end)));
    let linked = linking.any(|&link| !is_its_own(link));
    verdict.source || linked || (figure() && (verdict.measured || date()))
}
