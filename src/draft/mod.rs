//! Drafts: their formats, and what is read of them.
//!
//! A [`Draft`] is the text that somebody wants to publish, with what is known about it: format, channel,
//! language, moment of publication, path. [`Draft::passages`] shows what is read of it.

// A `Document` is the draft taken apart into blocks of plain text, each byte of which is mapped to the source. No later
// stage looks at markup, and no place is ever found by searching the text again.

mod about;
pub(crate) mod admonition;
mod align;
mod block;
mod blocks;
mod change;
mod components;
mod container;
mod context;
mod cover;
mod document;
mod emphasis;
mod format;
mod front_matter;
mod html;
mod link;
mod markdown;
mod message;
mod notation;
mod notebook;
mod open_block;
mod passage;
mod pausing;
mod plain;
mod record;
mod signs;
mod tags;
#[cfg(test)]
mod tests;
mod url;

pub(crate) use block::Block;
use blocks::Blocks;
pub(crate) use change::DraftChange;
pub use change::Hunk;
pub use context::Context;
pub(crate) use document::Document;
use document::DraftParts;
pub use format::Format;
pub(crate) use front_matter::DraftHead;
pub use front_matter::HeadValue;
pub(crate) use message::KnownOfMessage;
pub use message::{AuthorKind, Message};
use open_block::OpenBlock;
pub use passage::{Passage, Piece};
pub use record::Record;
use signs::TextSign;
pub(crate) use url::holds_address;

use crate::language::Language;
use crate::moment::Moment;
use crate::rule::{ByFacet, Facet};
use crate::text::{BYTE_ORDER_MARK, Span};
use std::collections::BTreeMap;

/// Fingerprints that a baseline knows, and for limits of the whole draft how far they were exceeded.
pub type KnownFindings = BTreeMap<String, Option<i64>>;

/// A text to be published, and what is known about it.
///
/// What is set here holds over what the front matter of the text says.
///
/// ```
/// use discretion::Draft;
/// use discretion::moment::Moment;
///
/// let draft = Draft::markdown("# Hello\n\nProject **Fal**con ships soon.")
///     .channel("blog")
///     .language("en")
///     .publish_at(Moment::from_unix(1_790_000_000))
///     .path("blog/hello.md");
/// let texts: Vec<_> = draft.passages().into_iter().map(|passage| passage.text).collect();
/// // The name of its file is read, too: it becomes the address of the post.
/// assert_eq!(texts, ["hello", "Hello", "Project Falcon ships soon."]);
/// ```
#[derive(Clone, Debug)]
pub struct Draft<'t> {
    text: &'t str,
    format: Format,
    facets: ByFacet<Option<String>>,
    campaign: Option<String>,
    language: Option<Language>,
    publish_at: Option<Moment>,
    path: Option<String>,
    record: Option<Record>,
    before: Predecessor<'t>,
    change: Option<Box<DraftChange<'t>>>,
    known: Option<&'t KnownFindings>,
}

/// A draft before a change to it.
#[derive(Clone, Copy, Debug)]
enum Predecessor<'t> {
    /// Nobody asks: the change is trusted.
    Trusted,
    /// There was no draft.
    Nothing,
    /// Its text.
    Text(&'t str),
}

impl<'t> Draft<'t> {
    /// A draft in a format: what [`Format::of_path`] tells of a file.
    ///
    /// ```
    /// use discretion::Draft;
    /// use discretion::draft::Format;
    ///
    /// let draft = Draft::new("<p>Project <b>Fal</b>con</p>", Format::Html);
    /// assert!(draft.passages().iter().any(|passage| passage.text == "Project Falcon"));
    /// ```
    #[must_use]
    pub const fn new(text: &'t str, format: Format) -> Self {
        Self {
            text,
            format,
            facets: ByFacet::NONE,
            campaign: None,
            language: None,
            publish_at: None,
            path: None,
            record: None,
            before: Predecessor::Trusted,
            change: None,
            known: None,
        }
    }

    /// A draft of plain text: no front matter, a paragraph between blank lines, and no markup but marks of emphasis in
    /// pairs, as chats and networks show them.
    ///
    /// ```
    /// use discretion::Draft;
    ///
    /// let draft = Draft::plain("First\nparagraph.\n\n# Second *one*.");
    /// assert_eq!(draft.passages()[0].text, "First paragraph.");
    /// assert_eq!(draft.passages()[1].text, "# Second one.");
    /// ```
    #[must_use]
    pub fn plain(text: &'t str) -> Self {
        Self::new(text, Format::Plain)
    }

    /// A draft in Markdown: `CommonMark` with tables, strikethrough, task lists and footnotes, HTML inside it, and
    /// YAML (`---`) or TOML (`+++`) front matter at its start.
    ///
    /// ```
    /// use discretion::Draft;
    /// use discretion::draft::Context;
    ///
    /// let draft = Draft::markdown("---\ntitle: Launch\n---\nSee [docs](https://example.com).");
    /// let contexts: Vec<_> = draft.passages().iter().map(|passage| passage.context).collect();
    /// assert_eq!(contexts, [Context::Markup, Context::Metadata, Context::Paragraph, Context::LinkTarget]);
    /// ```
    #[must_use]
    pub fn markdown(text: &'t str) -> Self {
        Self::new(text, Format::Markdown)
    }

    /// Says where the text will be published: a channel that the policy knows.
    #[must_use]
    pub fn channel(self, name: impl Into<String>) -> Self {
        self.named(Facet::Channel, name)
    }

    /// Says who signs the text: the name of a person of the policy, their name as it is written, or a handle.
    #[must_use]
    pub fn author(self, name: impl Into<String>) -> Self {
        self.named(Facet::Author, name)
    }

    /// Says in which role they speak.
    #[must_use]
    pub fn role(self, name: impl Into<String>) -> Self {
        self.named(Facet::Role, name)
    }

    /// Says who is meant to read the text: an audience that the policy knows.
    #[must_use]
    pub fn audience(self, name: impl Into<String>) -> Self {
        self.named(Facet::Audience, name)
    }

    /// Says the name of a facet: what [`Draft::channel`], [`Draft::author`], [`Draft::role`] and [`Draft::audience`]
    /// do.
    #[must_use]
    pub fn named(mut self, facet: Facet, name: impl Into<String>) -> Self {
        self.facets[facet] = Some(name.into());
        self
    }

    /// Says which campaign the text belongs to: it is compared with the other drafts of the campaign in its
    /// [`Session`](crate::check::Session).
    #[must_use]
    pub fn campaign(mut self, name: impl Into<String>) -> Self {
        self.campaign = Some(name.into());
        self
    }

    /// Says which language the text is in, as a tag: `en`, `fr`, `fr-CA`. A tag of a language that the rules do
    /// not know leaves the language open, as if nothing had been said.
    #[must_use]
    pub fn language(mut self, tag: &str) -> Self {
        self.language = Language::from_tag(tag);
        self
    }

    /// Says when the text will be published.
    #[must_use]
    pub fn publish_at(mut self, moment: Moment) -> Self {
        self.publish_at = Some(moment);
        self
    }

    /// Says where the text is kept, with `/` between the parts of the path on every system: what exceptions for paths
    /// are compared with, and what reports name.
    #[must_use]
    pub fn path(mut self, path: impl Into<String>) -> Self {
        self.path = Some(path.into());
        self
    }

    /// Says that the text is one of many in the file of its path, and where. The name of that file is the name of none
    /// of them, so it is not read.
    ///
    /// ```
    /// use discretion::draft::Record;
    /// use discretion::text::Span;
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let checker = Checker::new(&Policy::packs(&["tone"])?)?;
    /// let record = Record::new(Some("a1".to_owned()), 3, Span::new(120, 180));
    /// let report = checker.check(&Draft::plain("All is well.").path("posts.jsonl").record(record));
    /// assert_eq!(report.record().and_then(|record| record.id.as_deref()), Some("a1"));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn record(mut self, record: Record) -> Self {
        self.record = Some(record);
        self
    }

    /// Says how the text stood under its path before a change that is not trusted; nothing where the change adds it.
    /// Only comments that stood before the same words then let a warning pass, and only for a draft that stood there do
    /// exceptions.
    ///
    /// ```
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[tone]]
    /// id = "hype"
    /// terms = ["game-changing"]
    /// "#)?;
    /// let checker = Checker::new(&policy)?;
    /// let text = "<!-- discretion: allow acme/hype -- a quotation -->\n\n> It is game-changing.";
    /// let found = |draft: Draft<'_>| checker.check(&draft).silenced().len();
    /// assert_eq!(found(Draft::markdown(text)), 1);
    /// assert_eq!(found(Draft::markdown(text).before(Some(text))), 1);
    /// assert_eq!(found(Draft::markdown(text).before(Some("> It is game-changing."))), 0);
    /// assert_eq!(found(Draft::markdown(text).before(None)), 0);
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub const fn before(mut self, earlier: Option<&'t str>) -> Self {
        self.before = match earlier {
            Some(text) => Predecessor::Text(text),
            None => Predecessor::Nothing,
        };
        self
    }

    /// Says which change led to the draft: how it stood before, and what the change replaced, in order. Then warnings
    /// count on lines that the change touches, and elsewhere those that it brings about; a limit of the whole draft
    /// counts where the change made it worse. [`Report::unchanged`](crate::Report::unchanged) says how many others
    /// there are.
    ///
    /// ```
    /// use discretion::draft::Hunk;
    /// use discretion::{Checker, Draft, Policy};
    ///
    /// let policy = Policy::parse("acme.toml", r#"
    /// discretion = 1
    /// name = "acme"
    /// [[tone]]
    /// id = "hype"
    /// terms = ["game-changing", "revolutionary"]
    /// "#)?;
    /// let earlier = Draft::markdown("It is revolutionary.\n\nIt works.\n");
    /// let draft = Draft::markdown("It is revolutionary.\n\nIt is game-changing.\n");
    /// let report = Checker::new(&policy)?.check(&draft.since(earlier, vec![Hunk::new(3..4, 3..4)]));
    /// assert_eq!(report.warnings()[0].text(), "game-changing");
    /// assert_eq!((report.warnings().len(), report.unchanged()), (1, 1));
    /// # Ok::<(), discretion::policy::PolicyError>(())
    /// ```
    #[must_use]
    pub fn since(mut self, earlier: Self, hunks: Vec<Hunk>) -> Self {
        self.change = Some(Box::new(DraftChange { earlier, hunks }));
        self
    }

    /// Says what a baseline knows of the draft: what [`Baseline::known_at`](crate::config::Baseline::known_at) gives
    /// for its path. What is known is silenced, unless its rule is locked.
    #[must_use]
    pub const fn known(mut self, known: &'t KnownFindings) -> Self {
        self.known = Some(known);
        self
    }

    /// The passages of the draft, in the order of the text. Cost: one pass over the text.
    ///
    /// ```
    /// use discretion::Draft;
    /// use discretion::draft::Context;
    ///
    /// let text = "Run `falcon` **no**w.";
    /// let passages = Draft::markdown(text).passages();
    /// assert_eq!(passages[0].text, "Run falcon now.");
    /// assert_eq!(passages[0].pieces[1].context, Context::Code);
    /// assert_eq!(passages[0].pieces[1].source.slice(text), "falcon");
    /// ```
    #[must_use]
    pub fn passages(&self) -> Vec<Passage> {
        self.document().blocks.into_iter().map(Passage::new).collect()
    }

    /// The values of its front matter, in the order of the text; none where it has no front matter, or one that is not
    /// valid: then [`Report::problems`](crate::Report::problems) says so. Cost: that of [`Draft::passages`].
    ///
    /// ```
    /// use discretion::Draft;
    ///
    /// let text = "---\ntitle: \"Launch\"\nauthor:\n  name: Jane\ntags: [news, cloud]\n---\nHello.";
    /// let values = Draft::markdown(text).front_matter();
    /// let pairs: Vec<_> = values.iter().map(|value| (value.key.as_str(), value.text.as_str())).collect();
    /// assert_eq!(pairs, [("title", "Launch"), ("author.name", "Jane"), ("tags", "news"), ("tags", "cloud")]);
    /// assert_eq!(values[1].place.slice(text), "Jane");
    /// assert!(Draft::plain(text).front_matter().is_empty());
    /// ```
    #[must_use]
    pub fn front_matter(&self) -> Vec<HeadValue> {
        let document = self.parts();
        let values = document.blocks.values().map(|(key, block)| {
            let (key, text) = (key.to_owned(), block.text.trim().to_owned());
            HeadValue { key, text, place: block.place_of_all() }
        });
        values.collect()
    }

    /// The path of the message that the draft answers, as its front matter gives it in `reply_to`: relative to the
    /// draft.
    ///
    /// ```
    /// use discretion::Draft;
    ///
    /// let draft = Draft::markdown("---\nreply_to: message.txt\n---\nSorry about that!");
    /// assert_eq!(draft.reply_to().as_deref(), Some("message.txt"));
    /// assert_eq!(Draft::plain("Sorry about that!").reply_to(), None);
    /// ```
    #[must_use]
    pub fn reply_to(&self) -> Option<String> {
        self.document().head.message.map(|said| said.text)
    }

    /// Takes the draft apart.
    pub(crate) fn document(&self) -> Document<'t> {
        let mut document = self.parts();
        if let Some(name) = self.path.as_deref().filter(|_| self.record.is_none()).and_then(file_name) {
            document.blocks.push(&name);
        }
        self.clear(&mut document.blocks);
        cover::complete(&mut document);
        document.close()
    }

    /// The blocks as their format reads them, before what readers do not meet as text is taken out.
    fn parts(&self) -> DraftParts<'t> {
        let start = if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let mut document = DraftParts {
            source: self.text,
            format: self.format,
            blocks: Blocks::with_room(self.text.len()),
            head: DraftHead::default(),
            notes: Vec::new(),
        };
        self.format.read(&mut document, start);
        document
    }

    /// Takes out of the text of blocks what a reader does not meet as text: encoded letters, marks of emphasis, and
    /// what is there for a machine.
    fn clear(&self, blocks: &mut Blocks) {
        let plain = self.format == Format::Plain;
        blocks.note_signs();
        for number in 0..blocks.len() {
            let context = blocks.context(number);
            let addresses =
                context.is_shown() && (blocks.has(number, TextSign::Scheme) || blocks.has(number, TextSign::Host));
            // Before anything is decoded: what an encoded mark stands for is one.
            let marks = blocks.has(number, TextSign::Mark) && (plain || emphasis::keeps_marks(context));
            let encoded = blocks.has(number, TextSign::Encoded) && url::may_be_encoded(blocks.get(number));
            if !addresses && !marks && !encoded {
                continue;
            }
            let mut block = OpenBlock::of(blocks.get(number));
            if addresses {
                block.mark_addresses();
            }
            if encoded {
                url::decode(&mut block);
            }
            if marks {
                emphasis::take_out(&mut block);
            }
            blocks.rewrite(number, &block);
        }
        if !plain {
            notation::mark(blocks);
        }
    }

    /// The draft before a change that is not trusted, if there was one; none where the change is trusted.
    pub(crate) fn earlier(&self) -> Option<Option<Self>> {
        match self.before {
            Predecessor::Trusted => None,
            Predecessor::Nothing => Some(None),
            Predecessor::Text(text) => {
                Some(Some(Self { text, before: Predecessor::Trusted, change: None, ..self.clone() }))
            }
        }
    }

    /// The change that led to it.
    pub(crate) fn change(&self) -> Option<&DraftChange<'t>> {
        self.change.as_deref()
    }

    /// What a baseline knows of it.
    pub(crate) const fn known_findings(&self) -> Option<&'t KnownFindings> {
        self.known
    }

    /// The name of a facet that was set.
    pub(crate) fn name_of(&self, facet: Facet) -> Option<&str> {
        self.facets[facet].as_deref()
    }

    /// The campaign that was set.
    pub(crate) fn campaign_name(&self) -> Option<&str> {
        self.campaign.as_deref()
    }

    /// The language that was set, where the rules know it.
    pub(crate) const fn known_language(&self) -> Option<Language> {
        self.language
    }

    /// The moment of publication that was set.
    pub(crate) const fn moment(&self) -> Option<Moment> {
        self.publish_at
    }

    /// The path that was set.
    pub(crate) fn path_name(&self) -> Option<&str> {
        self.path.as_deref()
    }

    /// Where it stands in the file of its path, if that holds many.
    pub(crate) const fn record_in_file(&self) -> Option<&Record> {
        self.record.as_ref()
    }
}

/// What becomes of a path when the draft is published: the name of its file, or of its folder where the file is the
/// folder's own page, without its ending. It stands for no byte of the draft.
fn file_name(path: &str) -> Option<OpenBlock> {
    let mut parts = path.rsplit('/');
    let file = parts.next()?;
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    let own_page = matches!(name.to_ascii_lowercase().as_str(), "index" | "_index" | "readme");
    let name = if own_page { parts.next()? } else { name };
    let mut block = OpenBlock::new(Context::FileName, false);
    block.append(name, Span::new(0, 0), Context::FileName);
    Some(block)
}
