//! The drafts of campaigns, which are read before any draft is checked: what one says is compared with what the others do.
//!
//! A run without a campaign pays for a look at the beginning of each file.

use crate::gate::DraftSource;
use crate::orders::{Order, Orders};
use discretion::check::ReadDraft;
use discretion::moment::Moment;
use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};

/// How many bytes tell whether there may be front matter.
const START: u64 = 64;

/// How many more are looked at for a campaign.
const HEAD: u64 = 65_536;

/// The texts of the drafts of campaigns, by the names of the drafts; none where no two drafts may share one.
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
}

/// Returns whether the front matter of a file may name a campaign.
fn may_name_one(source: &DraftSource) -> bool {
    let Some(file) = source.file().filter(|file| file.is_file()) else { return false };
    let head = || -> io::Result<Vec<u8>> {
        let (mut head, mut file) = (Vec::new(), File::open(file)?);
        (&mut file).take(START).read_to_end(&mut head)?;
        if may_be_head(&head) {
            file.take(HEAD).read_to_end(&mut head)?;
        }
        Ok(head)
    };
    let names_one = |head: &[u8]| head.windows(CAMPAIGN.len()).any(|word| word.eq_ignore_ascii_case(CAMPAIGN));
    head().is_ok_and(|head| may_be_head(&head) && names_one(&head))
}

/// Returns whether a file that begins with some bytes may have front matter: a fence, a JSON object, or a comment before one.
fn may_be_head(start: &[u8]) -> bool {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    ["---", "+++", "{", "<!--"].iter().any(|own| text.starts_with(own.as_bytes()) || own.as_bytes().starts_with(text))
}

/// The key of front matter.
const CAMPAIGN: &[u8] = b"campaign";
