//! The way a channel counts characters, and what the known networks allow.
//!
//! Each way of counting cuts a text into units with a weight; the length is the sum, and the text that a limit allows
//! ends before the first unit that goes beyond it.

mod address;
mod length;
mod table;
mod top_level_domains;

pub(crate) use length::PostLength;
pub(crate) use table::Network;

use crate::text::Span;
use address::{addresses, remote_handles};
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

/// The way a channel counts the characters of a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Count {
    /// Unicode code points.
    #[default]
    Characters,
    /// Characters as readers see them: extended grapheme clusters.
    Graphemes,
    /// UTF-16 code units, as JavaScript counts: an emoji is two or more.
    Utf16,
    /// The weighted length of twitter-text, configuration 3: an address 23, an emoji 2, Latin and the like 1, the
    /// rest 2, after composition (NFC).
    X,
    /// Configuration 2, as clients before 2018 count: the parts of an emoji count one by one.
    XV2,
    /// Grapheme clusters; an address with its scheme is 23, and of `@user@example.com` only `@user` counts.
    Mastodon,
    /// Grapheme clusters, and no more than ten bytes of UTF-8 for each one allowed.
    Bluesky,
    /// UTF-16 code units.
    Linkedin,
    /// Code points, and the bytes of emoji in UTF-8.
    Threads,
}

/// The length of any address on X and Mastodon.
const ADDRESS: usize = 23;

/// Bytes that Bluesky allows for each grapheme cluster that it allows: 3,000 for 300.
const BLUESKY_BYTES: usize = 10;

/// A stretch of a text that counts as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CountedUnit {
    /// Its start.
    start: usize,
    /// The weight.
    weight: usize,
}

impl Count {
    /// All ways of counting.
    pub(crate) const EACH: [Self; 9] = [
        Self::Characters,
        Self::Graphemes,
        Self::Utf16,
        Self::X,
        Self::XV2,
        Self::Mastodon,
        Self::Bluesky,
        Self::Linkedin,
        Self::Threads,
    ];

    /// The word that policies use.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Characters => "characters",
            Self::Graphemes => "graphemes",
            Self::Utf16 => "utf-16",
            Self::X => "x",
            Self::XV2 => "x-v2",
            Self::Mastodon => "mastodon",
            Self::Bluesky => "bluesky",
            Self::Linkedin => "linkedin",
            Self::Threads => "threads",
        }
    }

    /// The length of a text.
    pub(crate) fn of(self, text: &str) -> usize {
        match self {
            Self::Characters => text.chars().count(),
            Self::Graphemes
            | Self::Utf16
            | Self::X
            | Self::XV2
            | Self::Mastodon
            | Self::Bluesky
            | Self::Linkedin
            | Self::Threads => self.units(text).iter().map(|unit| unit.weight).sum(),
        }
    }

    /// The end of the text that a length allows; the end of the text where all of it fits.
    pub(crate) fn end_of(self, text: &str, allowed: usize) -> usize {
        let units = self.units(text);
        let mut left = allowed;
        let beyond = units.iter().find(|unit| match left.checked_sub(unit.weight) {
            Some(rest) => {
                left = rest;
                false
            }
            None => true,
        });
        let end = beyond.map_or(text.len(), |unit| unit.start);
        match self.bytes_allowed(allowed) {
            Some(bytes) if text.len() > bytes => {
                let fits = units.iter().rev().find(|unit| unit.start <= bytes);
                end.min(fits.map_or(0, |unit| unit.start))
            }
            Some(_) | None => end,
        }
    }

    /// The bytes of UTF-8 that a channel allows beside a length.
    pub(crate) const fn bytes_allowed(self, allowed: usize) -> Option<usize> {
        match self {
            Self::Bluesky => Some(allowed.saturating_mul(BLUESKY_BYTES)),
            Self::Characters
            | Self::Graphemes
            | Self::Utf16
            | Self::X
            | Self::XV2
            | Self::Mastodon
            | Self::Linkedin
            | Self::Threads => None,
        }
    }

    /// The first character that the network takes no post with.
    pub(crate) fn refused(self, text: &str) -> Option<Span> {
        match self {
            Self::X | Self::XV2 => {
                let (at, letter) =
                    text.char_indices().find(|(_, c)| matches!(c, '\u{fffe}' | '\u{feff}' | '\u{ffff}'))?;
                Some(Span::new(at, at + letter.len_utf8()))
            }
            Self::Characters
            | Self::Graphemes
            | Self::Utf16
            | Self::Mastodon
            | Self::Bluesky
            | Self::Linkedin
            | Self::Threads => None,
        }
    }

    /// The units of a text, in order. They cover it.
    fn units(self, text: &str) -> Vec<CountedUnit> {
        let unit = |start: usize, weight: usize| CountedUnit { start, weight };
        match self {
            Self::Characters => text.char_indices().map(|(at, _)| unit(at, 1)).collect(),
            Self::Utf16 | Self::Linkedin => text.char_indices().map(|(at, c)| unit(at, c.len_utf16())).collect(),
            Self::Graphemes => text.grapheme_indices(true).map(|(at, _)| unit(at, 1)).collect(),
            Self::Bluesky => {
                let shown = |address: Span| (address, shortened(address.slice(text)));
                with_fixed(text, &addresses(text, true).into_iter().map(shown).collect::<Vec<_>>(), |_| 1)
            }
            Self::Threads => {
                let clusters = text.grapheme_indices(true);
                let weight = |cluster: &str| if is_emoji(cluster) { cluster.len() } else { cluster.chars().count() };
                clusters.map(|(at, cluster)| unit(at, weight(cluster))).collect()
            }
            Self::X => {
                with_fixed(
                    text,
                    &fixed(addresses(text, true)),
                    |cluster| {
                        if is_x_emoji(cluster) { 2 } else { weight(cluster) }
                    },
                )
            }
            Self::XV2 => with_fixed(text, &fixed(addresses(text, true)), weight),
            Self::Mastodon => {
                let mut own = fixed(addresses(text, false));
                own.extend(remote_handles(text).into_iter().map(|domain| (domain, 0)));
                own.sort_unstable();
                own.dedup_by(|next, last| next.0.start < last.0.end);
                with_fixed(text, &own, |_| 1)
            }
        }
    }
}

/// The longest path of an address that the app of Bluesky shows in full, and how much of a longer one it shows before three
/// dots.
const BLUESKY_PATH: usize = 15;
const BLUESKY_PATH_START: usize = 13;

/// The length of an address as the app of Bluesky posts it: without its scheme, its path cut short. Source: `social-app`,
/// `toShortUrl` in `src/lib/strings/url-helpers.ts`.
fn shortened(address: &str) -> usize {
    let bare = address.split_once("://").map_or(address, |(_, bare)| bare);
    let host = bare.find(['/', '?', '#']).unwrap_or(bare.len());
    let (host, path) = bare.split_at_checked(host).unwrap_or((bare, ""));
    let path = if path == "/" { 0 } else { path.graphemes(true).count() };
    host.graphemes(true).count() + if path > BLUESKY_PATH { BLUESKY_PATH_START + 3 } else { path }
}

/// Addresses, each with what it counts.
fn fixed(addresses: Vec<Span>) -> Vec<(Span, usize)> {
    addresses.into_iter().map(|address| (address, ADDRESS)).collect()
}

/// The units of a text of which some stretches, in order and apart, count a fixed weight, and the rest by grapheme
/// cluster.
fn with_fixed(text: &str, fixed: &[(Span, usize)], weight: impl Fn(&str) -> usize) -> Vec<CountedUnit> {
    let mut units = Vec::new();
    let mut from = 0;
    let read = |units: &mut Vec<CountedUnit>, gap: Span| {
        let clusters = gap.slice(text).grapheme_indices(true);
        units.extend(clusters.map(|(at, cluster)| CountedUnit { start: gap.start + at, weight: weight(cluster) }));
    };
    for &(stretch, weight) in fixed {
        read(&mut units, Span::new(from, stretch.start));
        units.push(CountedUnit { start: stretch.start, weight });
        from = stretch.end;
    }
    read(&mut units, Span::new(from, text.len()));
    units
}

/// The weight of a cluster on X without emoji: its composed characters, those of `ranges` in the published
/// configuration 1, any other 2. Source: `twitter-text`, `config/v2.json` and `v3.json`.
fn weight(cluster: &str) -> usize {
    let of = |c: char| match c {
        '\0'..='\u{10ff}' | '\u{2000}'..='\u{200d}' | '\u{2010}'..='\u{201f}' | '\u{2032}'..='\u{2037}' => 1,
        _ => 2,
    };
    if cluster.is_ascii() { cluster.len() } else { cluster.nfc().map(of).sum() }
}

/// The start of an emoji on X: any emoji that is no ASCII, or a keycap.
static X_EMOJI: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[\p{Emoji}--\p{ASCII}]|[0-9#*]\x{FE0F}?\x{20E3})").expect("the expression is fixed")
});

fn is_x_emoji(cluster: &str) -> bool {
    !cluster.is_ascii() && X_EMOJI.is_match(cluster)
}

/// A character, or a sequence of them, that is shown as an emoji (UTS #51): presented so by default or by a
/// variation selector, or a flag.
static EMOJI: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\p{Emoji_Presentation}|\p{Emoji}\x{FE0F}|\p{Regional_Indicator}|[0-9#*]\x{FE0F}?\x{20E3}")
        .expect("the expression is fixed and compiles in a test")
});

/// The first character of emoji beyond ASCII, but for `©` and `®`: marks and spaces of prose come before it.
const FIRST_EMOJI: char = '\u{203c}';

/// Returns whether a grapheme cluster is shown as an emoji.
pub(crate) fn is_emoji(cluster: &str) -> bool {
    let may_be = |c: char| c >= FIRST_EMOJI || matches!(c, '©' | '®');
    cluster.contains(may_be) && EMOJI.is_match(cluster)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_channel_counts_in_its_own_way() {
        let text = "Hé 👨‍👩‍👧‍👦 https://example.com/a/b?c=d, example.org @ann@example.net";
        let lengths = [
            (Count::Characters, 68),
            (Count::Graphemes, 62),
            (Count::Utf16, 72),
            (Count::Linkedin, 72),
            (Count::Bluesky, 54),
            (Count::X, 3 + 2 + 1 + 23 + 2 + 23 + 1 + 16),
            (Count::XV2, 3 + 11 + 1 + 23 + 2 + 23 + 1 + 16),
            (Count::Mastodon, 3 + 1 + 1 + 23 + 2 + 11 + 1 + 4),
            (Count::Threads, 61 + 25),
        ];
        for (count, length) in lengths {
            assert_eq!(count.of(text), length, "{}", count.name());
        }
    }

    #[test]
    fn the_end_stands_before_what_no_longer_fits() {
        assert_eq!(Count::X.end_of("ab https://example.com cd", 26), 22);
        assert_eq!(Count::X.end_of("ab https://example.com cd", 25), 3);
        assert_eq!(Count::X.end_of("日本語", 5), 6);
        assert_eq!(Count::Graphemes.end_of("e\u{301}te\u{301}", 2), 4);
        assert_eq!(Count::Characters.end_of("abc", 3), 3);
    }

    #[test]
    fn bluesky_shortens_addresses_as_its_app_does() {
        for (text, length) in [
            ("https://example.com/", 11),
            ("https://example.com", 11),
            ("http://example.com/a/b?c=d", 19),
            ("https://example.com/fifteen-letter", 11 + 15),
            ("https://example.com/sixteen-letters", 11 + 16),
            ("https://example.com/?q=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 11 + 16),
            ("example.com/a/very/long/path/to/a/page", 11 + 16),
            ("See https://example.com/a/very/long/path/to/a/page.", 4 + 11 + 16 + 1),
            ("no address, 9/11/2001 at all", 28),
        ] {
            assert_eq!(Count::Bluesky.of(text), length, "{text}");
        }
        let long = format!("Test: https://example.com/?q={}", "a".repeat(400));
        assert_eq!(Count::Bluesky.end_of(&long, 300), long.len());
    }

    #[test]
    fn bluesky_counts_bytes_too() {
        let family = "👨‍👩‍👧‍👦".repeat(3);
        assert_eq!(Count::Bluesky.of(&family), 3);
        assert_eq!(Count::Bluesky.end_of(&family, 3), 25);
        assert_eq!(Count::Bluesky.end_of("abc", 3), 3);
    }

    #[test]
    fn signs_weigh_what_x_says() {
        for (text, length) in [("©", 2), ("❤️", 2), ("a🏽", 3), ("1⃣", 2), ("\u{202a}", 2), ("“é”", 3), ("🏴󠁧󠁢󠁥󠁮󠁧󠁿 ✊🏿", 5)]
        {
            assert_eq!(Count::X.of(text), length, "{text}");
        }
        assert_eq!(Count::X.refused("a\u{ffff}"), Some(Span::new(1, 4)));
        assert_eq!(Count::Mastodon.refused("a\u{ffff}"), None);
    }

    #[test]
    fn units_cover_the_text_in_order() {
        for text in ["", "a b", "é https://example.com @a@b.example 👍", "x.example.com/a(b)c "] {
            for count in Count::EACH {
                let units = count.units(text);
                assert!(units.is_sorted_by(|one, next| one.start < next.start), "{} {text}", count.name());
                assert_eq!(units.first().map(|unit| unit.start), (!text.is_empty()).then_some(0));
            }
        }
    }
}
