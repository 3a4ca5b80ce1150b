//! Kinds of messages, told by learned weights where no rule tells them.
//!
//! People say the same in words that nobody wrote a rule for. So what a message has (its words, pairs of words and pieces of
//! words, [features](MessageFeature)) is weighed as well: for each kind it adds up a weight for each feature, divides the sum by
//! the square root of their number, and adds a constant. Over zero the message is of that kind: two in five examples with a sum
//! of zero are. The weights come from invented messages, as `tests/replies/README.md` tells.

use crate::language::{Language, LanguageData};
use crate::matching::Surroundings;
use crate::reading::Letters;
use crate::rule::MessageKind;
use crate::text::{BlockNumber, Spot};
use std::collections::BTreeMap;

/// How many kinds there are.
const KINDS: usize = MessageKind::EACH.len();

/// The examples have no more words than this, give or take some, so that longer messages are not weighed.
const MOST_WORDS: usize = 150;

/// Letters of a piece of a word.
const PIECES: [usize; 2] = [4, 5];

/// The weights of one language.
///
/// The file has for each kind a constant and a step, then the hashes of the features in order, then for each feature and kind a
/// weight in steps: numbers of four bytes, the lowest first, and single bytes for weights.
#[derive(Clone, Copy, Debug)]
pub(super) struct MessageWeights {
    constants: [f32; KINDS],
    steps: [f32; KINDS],
    hashes: &'static [[u8; 4]],
    rows: &'static [[u8; KINDS]],
}

/// Something that a message has, by its hash, and the word where it stands.
#[derive(Clone, Copy, Debug)]
struct MessageFeature {
    hash: u32,
    word: usize,
}

/// A word of a message.
#[derive(Clone, Copy, Debug)]
struct MessageWord<'m> {
    /// In the bare fold; a number is `0`.
    folded: &'m str,
    sentence: Spot,
}

impl MessageWeights {
    /// The weights of a language.
    pub(super) fn of(language: Language) -> Self {
        let LanguageData { message_weights, .. } = language.data();
        Self::read(message_weights).expect("a test reads the weights of each language")
    }

    fn read(bytes: &'static [u8]) -> Option<Self> {
        let (numbers, bytes) = bytes.split_at_checked(2 * KINDS * 4)?;
        let mut numbers = numbers.as_chunks().0.iter().map(|number| f32::from_le_bytes(*number));
        let constants = std::array::from_fn(|_| numbers.next().unwrap_or_default());
        let steps = std::array::from_fn(|_| numbers.next().unwrap_or_default());
        let features = bytes.len() / (4 + KINDS);
        let (hashes, rows) = bytes.split_at_checked(4 * features)?;
        Some(Self { constants, steps, hashes: hashes.as_chunks().0, rows: rows.as_chunks().0 })
    }

    /// The weights of a feature for each kind, in steps; nothing where it is not known.
    fn row(&self, hash: u32) -> Option<&'static [u8; KINDS]> {
        let at = self.hashes.binary_search_by_key(&hash, |bytes| u32::from_le_bytes(*bytes)).ok()?;
        self.rows.get(at)
    }

    /// The kinds of a message, each with the sentence that says most of it.
    pub(super) fn kinds(&self, around: &Surroundings<'_>) -> Vec<(MessageKind, Spot)> {
        if around.blocks().map(|(block, _)| around.words_of(block).len()).sum::<usize>() > MOST_WORDS {
            return Vec::new();
        }
        let words = words(around);
        let features = features(&words);
        let known: BTreeMap<u32, &[u8; KINDS]> =
            features.iter().filter_map(|feature| Some((feature.hash, self.row(feature.hash)?))).collect();
        let of_kind = |&kind: &MessageKind| {
            let at = kind as usize;
            let sum: i32 = known.values().map(|row| weight(row[at])).sum();
            (self.total(at, sum, known.len()) > 0.0).then_some(())?;
            let mut sentences: Vec<(Spot, i32)> = Vec::new();
            for MessageFeature { hash, word } in &features {
                let (Some(row), sentence) = (known.get(hash), words[*word].sentence) else { continue };
                match sentences.iter_mut().find(|(other, _)| *other == sentence) {
                    Some((_, sum)) => *sum += weight(row[at]),
                    None => sentences.push((sentence, weight(row[at]))),
                }
            }
            // Of two that say as much the first.
            let most = sentences.into_iter().rev().max_by_key(|(_, sum)| *sum);
            most.map(|(sentence, _)| (kind, sentence))
        };
        // Who attacks again and again is told by more than one message.
        MessageKind::EACH.iter().filter(|kind| **kind != MessageKind::Troll).filter_map(of_kind).collect()
    }

    #[expect(clippy::cast_precision_loss, reason = "a message has few features of small weights")]
    fn total(&self, kind: usize, sum: i32, features: usize) -> f32 {
        self.constants[kind] + self.steps[kind] * sum as f32 / (features.max(1) as f32).sqrt()
    }
}

/// A weight in steps, which its byte holds in two's complement.
fn weight(byte: u8) -> i32 {
    i32::from(byte.cast_signed())
}

fn words<'m>(around: &Surroundings<'m>) -> Vec<MessageWord<'m>> {
    let of_block = |(block, _): (BlockNumber, _)| {
        around.words_of(block).iter().enumerate().map(move |(at, word)| {
            let span = around.sentence_of(Spot::new(block, word.span()));
            let folded = if word.letters == Letters::None { "0" } else { around.fold(block, at) };
            MessageWord { folded, sentence: Spot::new(block, span) }
        })
    };
    around.blocks().flat_map(of_block).collect()
}

/// The features of a message: each word, each with the one before it, and its pieces of four and five letters, where `<`
/// and `>` stand for its ends.
fn features(words: &[MessageWord<'_>]) -> Vec<MessageFeature> {
    let mut features = Vec::with_capacity(words.len() * 8);
    let mut before = "<";
    for (at, MessageWord { folded, .. }) in words.iter().enumerate() {
        let mut take = |parts: &[&str]| features.push(MessageFeature { hash: hash(parts), word: at });
        take(&["word ", folded]);
        take(&["pair ", before, " ", folded]);
        let spelled = format!("<{folded}>");
        let ends: Vec<usize> = spelled.char_indices().map(|(at, _)| at).chain([spelled.len()]).collect();
        for letters in PIECES {
            for ends in ends.windows(letters + 1) {
                take(&["piece ", spelled.get(ends[0]..ends[letters]).unwrap_or_default()]);
            }
        }
        before = folded;
    }
    features
}

/// The hash of a feature: FNV-1a of 32 bits.
fn hash(parts: &[&str]) -> u32 {
    let bytes = parts.iter().flat_map(|part| part.bytes());
    bytes.fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::Draft;
    use crate::language::LANGUAGES;
    use crate::reading::Reading;
    use std::fmt::Write;

    /// Names in the examples, which tell nothing.
    const NAMES: [&str; 3] = ["acme", "globex", "initech"];

    /// The examples of a language: the file of those for learning has kinds and a message a line, and those in view are JSON.
    fn examples(language: Language) -> Vec<(Vec<MessageKind>, String)> {
        let read = |file: &str| {
            std::fs::read_to_string(format!("{}/tests/replies/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap()
        };
        let kind = |name: &str| MessageKind::EACH.iter().copied().find(|kind| kind.name() == name).unwrap();
        let example = |line: &str| {
            let (kinds, message) = line.split_once('|').unwrap();
            (kinds.split('+').filter(|name| *name != "none").map(kind).collect(), message.to_owned())
        };
        let learned = read(&format!("learned/{}.txt", language.code()));
        let mut all: Vec<_> = learned.lines().filter(|line| !line.starts_with('#')).map(example).collect();
        for line in ["messages.jsonl", "rounds.jsonl"].map(read).concat().lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            if row["language"] == language.code() {
                let kinds = row["kinds"].as_array().unwrap().iter().map(|name| kind(name.as_str().unwrap()));
                all.push((kinds.collect(), row["message"].as_str().unwrap().to_owned()));
            }
        }
        all
    }

    fn with_words<T>(message: &str, language: Language, f: impl FnOnce(&Surroundings<'_>) -> T) -> T {
        let draft = Draft::plain(message);
        let document = draft.document();
        let reading = Reading::of(&document, Some(language), None);
        f(&Surroundings::new(&document, &reading))
    }

    /// Writes the features of all examples to the file that `DISCRETION_FEATURES` names, for `scripts/weights.py`.
    #[test]
    fn the_features_of_the_examples_are_written() {
        let Some(path) = std::env::var_os("DISCRETION_FEATURES") else { return };
        let mut lines = String::new();
        for language in LANGUAGES.iter().map(|data| data.language) {
            for (kinds, message) in examples(language) {
                let hashes: Vec<String> = with_words(&message, language, |around| {
                    let words = words(around);
                    let runs = words.split(|word| NAMES.contains(&word.folded));
                    runs.flat_map(features).map(|feature| feature.hash.to_string()).collect()
                });
                let kinds: Vec<&str> = kinds.iter().map(|kind| kind.name()).collect();
                writeln!(lines, "{}|{}|{}", language.code(), kinds.join("+"), hashes.join(" ")).unwrap();
            }
        }
        std::fs::write(path, lines).unwrap();
    }

    #[test]
    fn the_weights_of_a_language_are_whole_and_in_order() {
        for data in LANGUAGES {
            let weights = MessageWeights::read(data.message_weights).unwrap();
            assert_eq!(weights.hashes.len(), weights.rows.len());
            assert_eq!(data.message_weights.len(), 8 * KINDS + (4 + KINDS) * weights.rows.len());
            assert!(weights.hashes.is_sorted_by_key(|hash| u32::from_le_bytes(*hash)) && weights.hashes.len() > 1_000);
            assert!(weights.steps.iter().all(|step| *step > 0.0 && step.is_finite()));
        }
    }

    /// What was learned is found again: features and weights fit together.
    #[test]
    fn the_examples_are_told_by_their_weights() {
        for language in LANGUAGES.iter().map(|data| data.language) {
            let (mut right, mut there, mut wrong) = (0, 0, 0);
            for (kinds, message) in examples(language).into_iter().step_by(23) {
                let told: Vec<MessageKind> = with_words(&message, language, |around| {
                    MessageWeights::of(language).kinds(around).into_iter().map(|(kind, _)| kind).collect()
                });
                there += kinds.len();
                right += kinds.iter().filter(|kind| told.contains(kind)).count();
                wrong += told.iter().filter(|kind| !kinds.contains(kind)).count();
            }
            assert!(
                right * 10 >= there * 7 && wrong * 10 <= right * 3,
                "{language:?}: {right} of {there}, {wrong} wrong"
            );
        }
    }

    #[test]
    fn the_sentence_that_says_most_is_the_place() {
        let message =
            "Nice weather today. Your manager parks in row C and one night I will be waiting beside his car. Bye.";
        let told = with_words(message, Language::English, |around| {
            let kinds = MessageWeights::of(Language::English).kinds(around).into_iter();
            kinds.map(|(kind, spot)| (kind, around.text(spot).to_owned())).collect::<Vec<_>>()
        });
        let place = "Your manager parks in row C and one night I will be waiting beside his car. ";
        assert!(told.contains(&(MessageKind::Threat, place.to_owned())), "{told:?}");
        for unread in [String::new(), message.repeat(9)] {
            assert_eq!(
                with_words(&unread, Language::English, |around| MessageWeights::of(Language::English).kinds(around)),
                []
            );
        }
    }
}
