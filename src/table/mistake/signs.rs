//! Signs that a word processor, another keyboard or another language puts where TOML has its own.

use super::{InWords, Stumble, told};

/// Quotation marks that word processors make.
const CURLY: [char; 10] = ['“', '”', '„', '‟', '‘', '’', '‚', '«', '»', '″'];

/// Those of them that stand in no word.
const DOUBLE: [char; 7] = ['“', '”', '„', '‟', '«', '»', '″'];

/// Dashes that are no hyphens.
pub(super) const DASHES: [char; 6] = ['‐', '‑', '‒', '–', '—', '−'];

/// Spaces and signs that nobody sees, and whether a space takes their place.
const INVISIBLE: [(char, bool); 12] = [
    ('\u{a0}', true),
    ('\u{202f}', true),
    ('\u{2007}', true),
    ('\u{2009}', true),
    ('\u{3000}', true),
    ('\u{ad}', false),
    ('\u{200b}', false),
    ('\u{200c}', false),
    ('\u{200d}', false),
    ('\u{200e}', false),
    ('\u{2060}', false),
    ('\u{feff}', false),
];

/// Signs of Chinese and Japanese keyboards, and the ones of TOML.
const FULL_WIDTH: [(char, char); 9] = [
    ('，', ','),
    ('、', ','),
    ('；', ','),
    ('：', '='),
    ('＝', '='),
    ('［', '['),
    ('］', ']'),
    ('＂', '"'),
    ('＃', '#'),
];

/// Quotation marks of a word processor, on one side or both.
pub(super) fn word_processor(stumble: &Stumble<'_>) -> Option<InWords> {
    let is_unclosed = stumble.message.starts_with("invalid basic string");
    let text = stumble.line.rsplit('"').next().unwrap_or_default();
    let is_curly = stumble.here.starts_with(CURLY) || (is_unclosed && text.contains(DOUBLE));
    is_curly.then(|| told("these are the quotation marks of a word processor", "write straight ones: \"…\""))?
}

/// A sign that nobody sees.
pub(super) fn invisible(stumble: &Stumble<'_>) -> Option<InWords> {
    let first = stumble.here.chars().next()?;
    let (sign, is_space) = INVISIBLE.into_iter().find(|(sign, _)| *sign == first)?;
    let number = format!("U+{:04X}", u32::from(sign));
    if is_space {
        return told(
            "this space is not an ordinary one",
            format!("write an ordinary space, or none, in place of {number}"),
        );
    }
    told("a sign that nobody sees stands here", format!("remove it: it is {number}"))
}

/// A sign of another keyboard.
pub(super) fn full_width(stumble: &Stumble<'_>) -> Option<InWords> {
    let first = stumble.here.chars().next()?;
    let (_, plain) = FULL_WIDTH.into_iter().find(|(sign, _)| *sign == first)?;
    told("this sign is not the one that TOML has", format!("write `{plain}`"))
}

/// A dash in a key.
pub(super) fn dash(stumble: &Stumble<'_>) -> Option<InWords> {
    let is_key = stumble.message.starts_with("invalid unquoted key") && stumble.here.starts_with(DASHES);
    is_key.then(|| told("this dash is not a hyphen", "write `_` or `-`, as the key has it"))?
}

/// A semicolon between entries, or at the end of a line.
pub(super) fn semicolon(stumble: &Stumble<'_>) -> Option<InWords> {
    if !stumble.here.starts_with(';') {
        return None;
    }
    let count = |bracket: char| stumble.before.matches(bracket).count();
    if count('[') > count(']') {
        return told("a semicolon stands between two entries", "write `,` between the entries of a list");
    }
    told("a semicolon stands after a value", "remove it: nothing stands at the end of a line")
}

/// Something else between a key and its value.
pub(super) fn equals(stumble: &Stumble<'_>) -> Option<InWords> {
    let (here, message) = (stumble.here, stumble.message);
    let no_value = message.starts_with("key with no value");
    if here.starts_with(':') || (no_value && stumble.before.trim_end().ends_with(':')) {
        return told("a colon stands between a key and its value", "write `=` instead");
    }
    if here.starts_with("+=") {
        return told("nothing is added to a key", "write all entries in one list");
    }
    if message.starts_with("extra `=`") || message.starts_with("extra assignment") {
        return told("one `=` stands between a key and its value", "remove the other");
    }
    None
}
