//! The forms in which terms are planted.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A way of writing a term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    Exact,
    Capitals,
    Small,
    Plural,
    Possessive,
    Elided,
    Hyphens,
    Underscores,
    Slashes,
    Dots,
    LineBreak,
    Camel,
    Hashtag,
    Glued,
    Handle,
    Host,
    Unaccented,
    SoftHyphen,
    ZeroWidth,
    FullWidth,
    Mathematical,
    LookAlike,
    Accented,
    Leet,
    SpacedBlank,
    SpacedDot,
    SpacedHyphen,
    SpacedEmoji,
    Masked,
    Quoted,
    Trademark,
    Path,
    Backslash,
    Starred,
    SmallCapitals,
    Circled,
    Squared,
    Parenthesised,
    Struck,
    Percent,
    Plus,
}

impl Form {
    /// All forms with their names, and how many of a thousand must be found.
    const TABLE: &'static [(Self, &'static str, usize)] = &[
        (Self::Exact, "exact", 995),
        (Self::Capitals, "case: capitals", 995),
        (Self::Small, "case: small letters", 995),
        (Self::Plural, "inflected: plural", 995),
        (Self::Possessive, "inflected: possessive", 995),
        (Self::Elided, "inflected: elision", 995),
        (Self::Hyphens, "separated: hyphen", 995),
        (Self::Underscores, "separated: underscore", 995),
        (Self::Slashes, "separated: slash", 995),
        (Self::Dots, "separated: dot", 995),
        (Self::LineBreak, "separated: line break", 995),
        (Self::Camel, "joined: camel case", 995),
        (Self::Hashtag, "joined: hashtag", 995),
        (Self::Glued, "joined: inside a hashtag", 995),
        (Self::Handle, "joined: handle", 995),
        (Self::Host, "joined: host name", 995),
        (Self::Unaccented, "unaccented", 995),
        (Self::SoftHyphen, "soft hyphen", 995),
        (Self::ZeroWidth, "disguised: zero-width space", 995),
        (Self::FullWidth, "disguised: full width", 995),
        (Self::Mathematical, "disguised: mathematical letters", 995),
        (Self::LookAlike, "disguised: look-alikes", 995),
        (Self::Accented, "disguised: added accents", 995),
        (Self::Leet, "disguised: leet", 970),
        (Self::SpacedBlank, "disguised: spaced by blanks", 970),
        (Self::SpacedDot, "disguised: spaced by dots", 970),
        (Self::SpacedHyphen, "disguised: spaced by hyphens", 970),
        (Self::SpacedEmoji, "disguised: spaced by emoji", 970),
        (Self::Masked, "disguised: masked", 970),
        (Self::Quoted, "separated: quotation marks", 1000),
        (Self::Trademark, "separated: trade mark", 1000),
        (Self::Path, "separated: two colons", 1000),
        (Self::Backslash, "separated: backslash", 1000),
        (Self::Starred, "markup between words", 1000),
        (Self::SmallCapitals, "disguised: small capitals", 1000),
        (Self::Circled, "disguised: circled letters", 1000),
        (Self::Squared, "disguised: squared letters", 1000),
        (Self::Parenthesised, "disguised: parenthesised letters", 1000),
        (Self::Struck, "disguised: struck through", 1000),
        (Self::Percent, "percent-encoded", 1000),
        (Self::Plus, "plus-encoded", 1000),
    ];

    /// All forms.
    pub(crate) fn each() -> impl Iterator<Item = Self> {
        Self::TABLE.iter().map(|row| row.0)
    }

    /// The name in the table.
    pub(crate) fn name(self) -> &'static str {
        Self::TABLE[self as usize].1
    }

    /// How many of a thousand must be found.
    pub(crate) fn least(self) -> usize {
        Self::TABLE[self as usize].2
    }

    /// Whether it is how an address writes a term.
    pub(crate) fn is_encoded(self) -> bool {
        matches!(self, Self::Percent | Self::Plus)
    }

    /// Whether it is one word of plain letters to whatever looks for the end of an address.
    pub(crate) fn is_unbroken(self) -> bool {
        matches!(self, Self::Hyphens | Self::Underscores | Self::Slashes | Self::Dots | Self::Camel | Self::Glued)
    }

    /// Whether letters are set apart.
    pub(crate) fn is_spaced(self) -> bool {
        matches!(self, Self::SpacedBlank | Self::SpacedDot | Self::SpacedHyphen | Self::SpacedEmoji)
    }

    /// The term in this form: what stands before it, itself, what stands after it; nothing where the form makes no
    /// sense for the term.
    pub(crate) fn write(self, term: &str) -> Option<[String; 3]> {
        let bare = |text: String| Some([String::new(), text, String::new()]);
        let around = |before: &str, text: String, after: &str| Some([before.to_owned(), text, after.to_owned()]);
        let gaps = |to: &str| term.contains([' ', '-']).then(|| term.replace([' ', '-'], to)).and_then(bare);
        let letters = |between: &str| bare(spaced(term, between));
        let ends_in_letter = term.ends_with(char::is_alphabetic);
        match self {
            Self::Exact => bare(term.to_owned()),
            Self::Capitals => bare(term.to_uppercase()),
            Self::Small => bare(term.to_lowercase()),
            Self::Plural => plural(term).and_then(bare),
            Self::Possessive => ends_in_letter.then(|| around("", term.to_owned(), "’s"))?,
            Self::Elided => around("l’", term.to_owned(), ""),
            Self::Hyphens => gaps("-"),
            Self::Underscores => gaps("_"),
            Self::Slashes => gaps("/"),
            Self::Dots => gaps("."),
            Self::LineBreak => term.contains(' ').then(|| gaps("\n"))?,
            Self::Camel => around("get", capitalised(term), "Value"),
            Self::Hashtag => around("#", capitalised(term), ""),
            Self::Glued => around("#bientot", joined(term), "enligne"),
            Self::Handle => around("@", term.replace([' ', '-'], "_").to_lowercase(), ""),
            Self::Host => around("https://", joined(term), ".example.com"),
            Self::Unaccented => (!term.is_ascii()).then(|| bare(without_accents(term)))?,
            Self::SoftHyphen => bare(split(term, "\u{ad}")),
            Self::ZeroWidth => bare(split(term, "\u{200b}")),
            Self::FullWidth => bare(term.chars().map(full_width).collect()),
            Self::Mathematical => bare(without_accents(term).chars().map(mathematical).collect()),
            Self::LookAlike => swapped(term, &[('e', "е"), ('a', "а"), ('o', "о")], 1).and_then(bare),
            Self::Accented => swapped(term, &[('a', "á"), ('o', "ó"), ('i', "í"), ('e', "ě")], 1).and_then(bare),
            Self::Leet => swapped(term, &[('a', "4"), ('o', "0"), ('i', "1"), ('e', "3")], 2).and_then(bare),
            Self::SpacedBlank => letters(" "),
            Self::SpacedDot => letters("."),
            Self::SpacedHyphen => letters("-"),
            Self::SpacedEmoji => letters("🔥"),
            Self::Masked => masked(term).and_then(bare),
            Self::Quoted => gaps(" “").and_then(|[_, text, _]| around("", text, "”")),
            Self::Trademark => gaps("® "),
            Self::Path => gaps("::"),
            Self::Backslash => gaps("\\"),
            // Two pairs of signs would be needed for three words.
            Self::Starred if term.matches([' ', '-']).count() > 1 => None,
            Self::Starred => gaps("* ").and_then(|[_, text, _]| around("*", text, "")),
            Self::SmallCapitals => bare(without_accents(term).to_lowercase().chars().map(small_capital).collect()),
            Self::Circled => bare(without_accents(term).to_lowercase().chars().map(|c| shifted(c, 0x24d0)).collect()),
            Self::Squared => bare(without_accents(term).to_lowercase().chars().map(|c| shifted(c, 0x1f130)).collect()),
            Self::Parenthesised => {
                bare(without_accents(term).to_lowercase().chars().map(|c| shifted(c, 0x249c)).collect())
            }
            Self::Struck => bare(each_longest(term, |_, letter| format!("{letter}\u{336}"))),
            Self::Percent => bare(encoded(term, "%20")),
            Self::Plus => term.contains(' ').then(|| around("?q=", encoded(term, "+"), ""))?,
        }
    }
}

/// The regular plural of a term that has one.
fn plural(term: &str) -> Option<String> {
    let plain = term.ends_with(|c: char| c.is_ascii_lowercase()) && !term.ends_with(['s', 'x', 'z']);
    plain.then(|| format!("{term}s"))
}

fn words(term: &str) -> impl Iterator<Item = &str> {
    term.split([' ', '-'])
}

/// Its words with capitals, run together.
fn capitalised(term: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    words(term).map(capital).collect()
}

/// Its words in small letters without accents, run together.
fn joined(term: &str) -> String {
    without_accents(term).to_lowercase().replace([' ', '-'], "")
}

fn without_accents(text: &str) -> String {
    text.nfd().filter(|&c| !is_combining_mark(c)).collect()
}

/// The term with something after the second letter of its longest word.
fn split(term: &str, between: &str) -> String {
    each_longest(term, |at, letter| if at == 1 { format!("{letter}{between}") } else { letter.to_string() })
}

/// The term with its letters set apart, its words further.
fn spaced(term: &str, between: &str) -> String {
    let apart = |word: &str| word.chars().map(String::from).collect::<Vec<_>>().join(between);
    words(term).map(apart).collect::<Vec<_>>().join(&between.repeat(if between == " " { 3 } else { 1 }))
}

/// The longest word with up to so many of its letters, the first apart, as others; nothing where it has none.
fn swapped(term: &str, pairs: &[(char, &str)], most: usize) -> Option<String> {
    let mut count = 0;
    let written = each_longest(term, |at, letter| {
        let other = pairs.iter().find(|(from, _)| *from == letter).filter(|_| at > 0 && count < most);
        count += usize::from(other.is_some());
        other.map_or_else(|| letter.to_string(), |(_, to)| (*to).to_owned())
    });
    (count > 0).then_some(written)
}

/// The longest word with a letter masked; nothing for terms of a few letters.
fn masked(term: &str) -> Option<String> {
    let longest = words(term).map(|word| word.chars().count()).max()?;
    let written = each_longest(term, |at, letter| if at == 3 { "*".to_owned() } else { letter.to_string() });
    (longest > 5).then_some(written)
}

/// The term with each letter of its longest word written by `write`, which is given the letter's number.
fn each_longest(term: &str, mut write: impl FnMut(usize, char) -> String) -> String {
    let longest = words(term).max_by_key(|word| word.chars().count()).unwrap_or(term);
    let changed: String = longest.chars().enumerate().map(|(at, letter)| write(at, letter)).collect();
    term.replacen(longest, &changed, 1)
}

/// A term as an address writes it, with what stands for its spaces.
fn encoded(term: &str, space: &str) -> String {
    let byte = |byte: u8| match byte {
        b' ' => space.to_owned(),
        b'-' => "%2D".to_owned(),
        byte if byte.is_ascii_alphanumeric() && byte != b'l' => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    term.bytes().map(byte).collect()
}

/// A small letter in a row of ornamental letters that begins there.
fn shifted(letter: char, first: u32) -> char {
    let at = (letter as u32).checked_sub('a' as u32).filter(|_| letter.is_ascii_lowercase());
    at.and_then(|at| char::from_u32(first + at)).unwrap_or(letter)
}

/// A small letter as a capital of its size, where Unicode has one.
fn small_capital(letter: char) -> char {
    const CAPITALS: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘqʀꜱᴛᴜᴠᴡxʏᴢ";
    let at = usize::try_from((letter as u32).wrapping_sub('a' as u32)).unwrap_or(usize::MAX);
    CAPITALS.chars().nth(at).unwrap_or(letter)
}

fn full_width(letter: char) -> char {
    let wide = char::from_u32(letter as u32 + 0xfee0).filter(|_| letter.is_ascii_alphanumeric());
    wide.unwrap_or(letter)
}

/// A letter in mathematical bold.
fn mathematical(letter: char) -> char {
    let shifted = match letter {
        'a'..='z' => char::from_u32(letter as u32 - 'a' as u32 + 0x1d41a),
        'A'..='Z' => char::from_u32(letter as u32 - 'A' as u32 + 0x1d400),
        '0'..='9' => char::from_u32(letter as u32 - '0' as u32 + 0x1d7ce),
        _ => None,
    };
    shifted.unwrap_or(letter)
}
