//! The drafts that are read before any draft is checked: those of campaigns, because what one says is compared with what the
//! others do, and answers, because one message needs one.
//!
//! A run without any pays for a look at the beginning of each file.

use crate::gate::DraftSource;
use crate::orders::{Order, Orders};
use crate::reply::real_message;
use discretion::check::ReadDraft;
use discretion::moment::Moment;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::PathBuf;

/// How many bytes tell whether there may be front matter.
const START: u64 = 64;

/// How many more are looked at for a campaign or a message.
const HEAD: u64 = 65_536;

/// How many bytes are read at once: most posts have no more.
const ROOM: usize = 8_192;

/// The texts of these drafts, by the names of the drafts; none where there are no two of them.
#[derive(Debug, Default)]
pub(crate) struct DraftTexts(BTreeMap<String, String>);

impl DraftTexts {
    /// Reads those of some drafts. One that cannot be read is left to whoever checks it.
    pub(crate) fn of(drafts: &[(&DraftSource, &Order)], max_bytes: u64) -> Self {
        if drafts.len() < 2 {
            return Self::default();
        }
        let belongs = |(source, order): &&(&DraftSource, &Order)| order.campaign().is_some() || may_name_one(source);
        let members: Vec<_> = drafts.iter().filter(belongs).collect();
        if members.len() < 2 {
            return Self::default();
        }
        let text = |(source, _): &&(&DraftSource, &Order)| Some((source.name.clone(), source.read(max_bytes).ok()?));
        Self(members.into_iter().filter_map(|member| text(&member)).collect())
    }

    /// The text of a draft.
    pub(crate) fn get(&self, source: &DraftSource) -> Option<&str> {
        self.0.get(&source.name).map(String::as_str)
    }

    /// The drafts of these texts, read.
    pub(crate) fn read<'t>(
        &'t self,
        drafts: &[(&DraftSource, &Order)],
        orders: &Orders,
        published: Option<Moment>,
    ) -> Vec<ReadDraft<'t>> {
        let read = |(source, order): &(&DraftSource, &Order)| {
            let text = self.get(source)?;
            Some(orders.checker(order).read(&order.draft(source, &source.name, text, published)))
        };
        if self.0.is_empty() { Vec::new() } else { drafts.iter().filter_map(read).collect() }
    }

    /// How many of these drafts answer each message that their heads name, by its real path.
    pub(crate) fn answers(
        &self,
        drafts: &[(&DraftSource, &Order)],
        read: &[ReadDraft<'_>],
    ) -> BTreeMap<PathBuf, usize> {
        let mut answers = BTreeMap::new();
        let sources = drafts.iter().map(|(source, _)| *source).filter(|source| self.get(source).is_some());
        for message in sources.zip(read).filter_map(|(source, draft)| real_message(source, draft)) {
            *answers.entry(message).or_insert(0) += 1;
        }
        answers
    }
}

/// Returns whether the front matter of a file may name a campaign or a message.
fn may_name_one(source: &DraftSource) -> bool {
    let Some(file) = source.file().filter(|file| file.is_file()) else { return false };
    let head = || -> io::Result<Vec<u8>> {
        let (mut head, mut file) = (Vec::with_capacity(ROOM), File::open(file)?);
        (&mut file).take(START).read_to_end(&mut head)?;
        if may_be_head(&head) {
            file.take(HEAD).read_to_end(&mut head)?;
        }
        Ok(head)
    };
    head().is_ok_and(|head| may_be_head(&head) && NAMING.iter().any(|word| has(&head, word)))
}

/// Returns whether the front matter of a text may name a campaign.
pub(crate) fn may_name_campaign(text: &str) -> bool {
    let most = usize::try_from(START + HEAD).unwrap_or(usize::MAX);
    let head = text.as_bytes().get(..most.min(text.len())).unwrap_or_default();
    may_be_head(head) && has(head, CAMPAIGN)
}

fn has(head: &[u8], word: &[u8]) -> bool {
    front_matter(head).windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

/// What lies between two fences, as most front matter does; of others all. The second one is written as the first, on a line of its
/// own: what else looks like one may stand in a value.
fn front_matter(head: &[u8]) -> &[u8] {
    let text = without_mark(head);
    let Some(fence @ (b"---" | b"+++")) = text.get(..3) else { return text };
    let lines = text.split_inclusive(|byte| *byte == b'\n').enumerate();
    let inside = lines.take_while(|(at, line)| *at == 0 || line.trim_ascii_end() != fence);
    &text[..inside.map(|(_, line)| line.len()).sum()]
}

/// What follows a byte order mark and white space.
fn without_mark(start: &[u8]) -> &[u8] {
    start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start()
}

/// Returns whether a file that begins with some bytes may have front matter: a fence, a JSON object, or a comment before one.
fn may_be_head(start: &[u8]) -> bool {
    let text = without_mark(start);
    ["---", "+++", "{", "<!--"].iter().any(|own| text.starts_with(own.as_bytes()) || own.as_bytes().starts_with(text))
}

/// A word of the keys of front matter that name a campaign.
const CAMPAIGN: &[u8] = b"campaign";

/// Words of the keys that name one, or a message.
const NAMING: [&[u8]; 2] = [CAMPAIGN, b"reply"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_ends_where_the_fence_that_opened_it_stands_alone() {
        let named = [
            "+++\ntitle = \"\"\"\n---\n\"\"\"\ncampaign = \"spring\"\n+++\n",
            "---\ntitle: |\n  a\n---a: 1\ncampaign: spring\n---\n",
            "\u{feff}\n--- \r\nCampaign: spring\r\n---\r\n",
            "<!-- a licence -->\n---\ncampaign: spring\n---\n",
            "---\ncampaign: spring",
        ];
        for text in named {
            assert!(may_name_campaign(text), "{text:?}");
        }
        for text in
            ["---\ntitle: a\n---\nOur campaign.\n", "+++\r\ntitle = 1\r\n+++ \r\nOur campaign.\r\n", "A campaign."]
        {
            assert!(!may_name_campaign(text), "{text:?}");
        }
    }
}
