//! Where drafts are published: format and length.

use crate::draft::Format;
use crate::error::Cause;
use crate::rule::{Count, Entry, Value, is_kebab};

/// A channel of a policy: a table `[channels.NAME]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Channel {
    /// The name, as drafts and rules give it.
    pub(crate) name: String,
    /// How drafts for it are written, where the policy says so.
    pub(crate) format: Option<Format>,
    /// The most characters that a draft may have; never 0.
    pub(crate) max_length: Option<usize>,
    /// How it counts characters.
    pub(crate) count: Count,
}

/// Networks whose own way of counting belongs to the policy language and is not supported yet.
const LATER_COUNTS: [&str; 4] = ["x", "mastodon", "bluesky", "linkedin"];

impl Channel {
    /// Takes a channel's table apart.
    pub(super) fn lower(entry: Entry<'_>) -> Option<Self> {
        let mut fields = entry.value.fields()?;
        if !is_kebab(entry.key) {
            fields.lowering.note(entry.key_span, Cause::NotKebab { what: "the name of a channel" });
        }
        let formats = [Format::Markdown, Format::Plain];
        let format = fields.take("format").and_then(|value| value.word("format", &formats, format_name, &[]));
        let max_length = fields.take("max_length").and_then(positive);
        let count =
            fields.take("count").and_then(|value| value.word("count", &Count::EACH, Count::name, &LATER_COUNTS));
        fields.finish();
        Some(Self { name: entry.key.to_owned(), format, max_length, count: count.unwrap_or_default() })
    }
}

const fn format_name(format: Format) -> &'static str {
    match format {
        Format::Markdown => "markdown",
        Format::Plain => "plain",
    }
}

fn positive(value: Value<'_>) -> Option<usize> {
    let count = value.count()?;
    if count == 0 {
        value.note(Cause::OutOfRange("above 0"));
    }
    Some(count)
}
