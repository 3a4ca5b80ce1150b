//! Fingerprints: the name of a warning in a baseline, the same wherever its passage moves.
//!
//! Two wishes pull against each other. A fingerprint should know its warning again, so it has to depend on what was
//! written; and it stands in repositories, so nobody may guess a confidential term from it. Whoever knows the public
//! key can try words until one fits, and no hash helps against that. So what enters is chosen, not hidden:
//!
//! - the id of the rule;
//! - the value of the match, unless it lies where a secret rule found something: for a term that is the policy's own
//!   wording, however the text writes it;
//! - of the rest of the sentence its grammar alone: the words of [`GRAMMAR`] before the match, and after it. No name, no
//!   figure and no other word enters, whether a rule of today knows it or not, so a sentence that holds a secret gives
//!   nothing away before anybody has made a rule of it, and a new rule changes the fingerprint of no neighbour;
//! - how many equal findings stand before it in the draft.
//!
//! Of a limit of the whole draft only the id of the rule enters: it is exceeded nowhere in particular.
//!
//! Equal findings are counted over everything that the rules found, before any sieve: to silence one does not give
//! another its name. What does not enter is line, file, message, mask, and whatever other rules say of the sentence.
//! What the fingerprint cannot tell apart is two secrets of one rule in sentences of one grammar; their order does
//! that.

use crate::family::{Finding, is_secret};
use crate::matching::Surroundings;
use crate::policy::Policy;
use crate::rule::{Code, RuleId};
use crate::text::{Span, Spot};
use std::collections::BTreeMap;

/// The public key of fingerprints: it keeps them apart from other uses of the hash, and hides nothing.
/// It changes when the meaning of a fingerprint does, which makes every baseline invalid.
const PUBLIC_KEY: &[u8; 32] = b"discretion fingerprint version 1";

/// The public key of the codes of approvals.
const APPROVAL_KEY: &[u8; 32] = b"discretion: approval, version 1.";

/// The number of words of its sentence on either side by which a warning is known: enough for any sentence that people
/// write. One without an end must not make each of its warnings cost as much as the whole draft.
const KNOWN_BY: usize = 64;

/// Words that carry grammar in English or French and are nobody's secret, folded and in order. The list belongs to the
/// version of the key, not to the languages: a word more or less would change the fingerprints of most sentences.
const GRAMMAR: [&str; 96] = [
    "a", "about", "after", "all", "and", "are", "as", "at", "au", "aux", "avant", "avec", "be", "because", "before",
    "but", "by", "can", "ce", "cette", "comme", "could", "dans", "de", "des", "did", "do", "does", "donc", "du",
    "elle", "en", "est", "et", "for", "from", "had", "has", "have", "he", "how", "if", "il", "ils", "in", "is", "it",
    "its", "je", "la", "le", "les", "mais", "not", "notre", "nous", "of", "on", "or", "ou", "our", "par", "pas",
    "plus", "pour", "qu", "que", "qui", "sa", "sans", "se", "ses", "she", "so", "sont", "sous", "sur", "than", "that",
    "the", "their", "they", "this", "to", "un", "une", "vous", "was", "we", "were", "when", "which", "who", "with",
    "would", "you",
];

/// Names the findings of a draft, one after another.
pub(super) struct Namer<'n> {
    policy: &'n Policy,
    around: &'n Surroundings<'n>,
    /// The matches of secret rules, in order, those that overlap joined.
    secrets: Vec<Spot>,
    /// The same with all that is masked, whether its rule is in force or not.
    held_back: Vec<Spot>,
    /// The number of findings with the same words, by the hash of all that enters but their number.
    seen: BTreeMap<[u8; 32], usize>,
    /// The hash of each sentence that findings stand in.
    sentences: BTreeMap<Spot, blake3::Hash>,
}

impl<'n> Namer<'n> {
    /// Makes ready to name the findings of a draft; these are all of them, and what its reports mask.
    pub(super) fn new(
        policy: &'n Policy,
        around: &'n Surroundings<'n>,
        findings: &[Finding],
        masked: impl Iterator<Item = Spot>,
    ) -> Self {
        let secret = findings.iter().filter(|finding| is_secret(policy.rule_at(finding.rule).header.family));
        let secrets: Vec<Spot> = secret.map(|finding| finding.spot).collect();
        let held_back = joined(masked.chain(secrets.iter().copied()).collect());
        Self { policy, around, secrets: joined(secrets), held_back, seen: BTreeMap::new(), sentences: BTreeMap::new() }
    }

    /// Gives each finding its fingerprint, equal ones counted in the order of their places.
    pub(super) fn name(&mut self, findings: &mut [Finding]) {
        let mut order: Vec<usize> = (0..findings.len()).collect();
        order.sort_by_key(|&at| self.around.source(findings[at].spot));
        for at in order {
            findings[at].fingerprint = self.fingerprint(&findings[at]);
            findings[at].approval = self.approval(&findings[at]);
        }
    }

    fn fingerprint(&mut self, finding: &Finding) -> String {
        let Finding { rule, spot, value, .. } = finding;
        let is_of_draft = finding.excess.is_some();
        let is_left_out = is_of_draft || overlaps(&self.secrets, *spot);
        let value = if is_left_out { String::new() } else { value.clone() };
        let grammar = if is_of_draft { Default::default() } else { self.grammar(*spot) };
        let words = hasher(&self.policy.rule_at(*rule).header.id, &value, &grammar);
        let before = self.seen.entry(*words.finalize().as_bytes()).or_default();
        let ordinal = *before;
        *before += 1;
        fingerprint(words, ordinal)
    }

    /// The code by which somebody approves of a finding that has its fingerprint: of the very words of its sentence, of
    /// a limit of just so much. What secret rules found is left out of it, so that two secrets are the same to it: what
    /// they found has no code.
    fn approval(&mut self, finding: &Finding) -> Option<Code> {
        let header = &self.policy.rule_at(finding.rule).header;
        if header.locked || is_secret(header.family) {
            return None;
        }
        let mut hasher = blake3::Hasher::new_keyed(APPROVAL_KEY);
        hasher.update(finding.fingerprint.as_bytes());
        match finding.excess {
            Some(excess) => hasher.update(&excess.to_le_bytes()),
            None => hasher.update(self.sentence(finding.spot).as_bytes()),
        };
        Some(Code::of(hasher.finalize().as_bytes()))
    }

    /// The hash of the words of a sentence, with their marks. The white space between them is nobody's word.
    fn sentence(&mut self, spot: Spot) -> blake3::Hash {
        let sentence = spot.with(self.around.sentence_of(spot).hull(spot.span));
        if let Some(hash) = self.sentences.get(&sentence) {
            return *hash;
        }
        let mut hasher = blake3::Hasher::new_keyed(APPROVAL_KEY);
        let mut add = |from: usize, until: usize| {
            let text = self.around.text(sentence.with(Span::new(from, until.max(from))));
            for word in text.split_whitespace() {
                hasher.update(word.as_bytes()).update(b" ");
            }
        };
        let mut from = sentence.span.start;
        let first = self.held_back.partition_point(|secret| (secret.block, secret.span.end) <= (spot.block, from));
        let inside = |secret: &&Spot| secret.block == spot.block && secret.span.start < sentence.span.end;
        for secret in self.held_back[first..].iter().take_while(inside) {
            add(from, secret.span.start);
            from = secret.span.end.min(sentence.span.end);
        }
        add(from, sentence.span.end);
        let hash = hasher.finalize();
        self.sentences.insert(sentence, hash);
        hash
    }

    /// The grammar of a sentence before and after a place in it.
    fn grammar(&self, spot: Spot) -> [String; 2] {
        let Spot { block, span } = spot;
        let sentence = self.around.sentence_of(spot);
        let words = self.around.words_of(block);
        let from = words.partition_point(|word| word.start() < sentence.start);
        let first = words.partition_point(|word| word.end() <= span.start);
        let after = words.partition_point(|word| word.start() < span.end).max(first);
        let until = words.partition_point(|word| word.start() < sentence.end).max(after);
        let folds = |from: usize, until: usize| {
            let each = (from..until).map(|word| self.around.fold(block, word));
            each.filter(|word| GRAMMAR.binary_search(word).is_ok()).collect::<Vec<_>>().join(" ")
        };
        let (from, until) = (from.max(first.saturating_sub(KNOWN_BY)), until.min(after + KNOWN_BY));
        [folds(from.min(first), first), folds(after, until)]
    }
}

/// Spots in order, those that overlap joined.
fn joined(mut spots: Vec<Spot>) -> Vec<Spot> {
    spots.sort_unstable();
    spots.dedup_by(|next, last| {
        let joins = next.block == last.block && next.span.start <= last.span.end;
        if joins {
            *last = last.hull(next.span);
        }
        joins
    });
    spots
}

/// Returns whether a place shares a byte with one of some sorted places, apart from each other.
fn overlaps(sorted: &[Spot], Spot { block, span }: Spot) -> bool {
    let first = sorted.partition_point(|other| (other.block, other.span.end) <= (block, span.start));
    sorted.get(first).is_some_and(|other| other.block == block && other.span.overlaps(span))
}

/// The hash of all that enters a fingerprint but the number of equal ones.
fn hasher(rule: &RuleId, value: &str, grammar: &[String; 2]) -> blake3::Hasher {
    let mut hasher = blake3::Hasher::new_keyed(PUBLIC_KEY);
    for field in [rule.as_str(), value, &grammar[0], &grammar[1]] {
        // The length goes first, so that a border between fields cannot move unnoticed.
        hasher.update(&(field.len() as u64).to_le_bytes());
        hasher.update(field.as_bytes());
    }
    hasher
}

/// The fingerprint of a warning: sixteen letters and digits.
fn fingerprint(mut hasher: blake3::Hasher, ordinal: usize) -> String {
    hasher.update(&(ordinal as u64).to_le_bytes());
    Code::of(hasher.finalize().as_bytes()).as_str().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(policy: &str, value: &str, around: [&str; 2], ordinal: usize) -> String {
        fingerprint(hasher(&RuleId::new(policy, "falcon"), value, &around.map(str::to_owned)), ordinal)
    }

    #[test]
    fn the_words_of_grammar_stand_in_order() {
        assert!(GRAMMAR.is_sorted_by(|one, next| one < next));
    }

    #[test]
    fn a_fingerprint_is_sixteen_letters_and_digits() {
        let fingerprint = of("acme", "globex", ["not", "we"], 0);
        assert!(crate::rule::is_code(&fingerprint));
    }

    #[test]
    fn fingerprints_stay_the_same_from_version_to_version() {
        assert_eq!(of("acme", "globex", ["not", "we"], 0), "emszc3s2pxfq6yyy");
        assert_eq!(of("acme", "", ["", "on the"], 0), "f44ww4ejcpohmb5s");
    }

    #[test]
    fn each_argument_changes_it() {
        let around = ["not", "we"];
        let different = [
            of("acme", "globex", around, 0),
            of("other", "globex", around, 0),
            of("acme", "initech", around, 0),
            of("acme", "globex", ["to", "we"], 0),
            of("acme", "globex", ["not", "you"], 0),
            of("acme", "globex", around, 1),
        ];
        for (at, fingerprint) in different.iter().enumerate() {
            assert!(!different[..at].contains(fingerprint), "{at}");
        }
    }

    #[test]
    fn a_word_cannot_move_from_field_to_field() {
        assert_ne!(of("acme", "a b", ["", ""], 0), of("acme", "a", ["", "b"], 0));
        assert_ne!(of("acme", "a", ["x", "y"], 0), of("acme", "a", ["xy", ""], 0));
        assert_ne!(of("acme", "a\0b", ["", ""], 0), of("acme", "a", ["b", ""], 0));
    }
}
