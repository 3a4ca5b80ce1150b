//! The posts that benchmarks check, and the bare pass over them.

use discretion::policy::Pack;
use pulldown_cmark::{Options, Parser};
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::LazyLock;

/// Drafts to check, by language.
#[derive(Debug)]
pub(crate) struct Posts {
    from: &'static str,
    pub(crate) english: Vec<String>,
    pub(crate) french: Vec<String>,
}

impl Posts {
    pub(crate) fn texts(&self) -> impl Iterator<Item = &String> {
        self.english.iter().chain(&self.french)
    }

    pub(crate) fn bytes(&self) -> usize {
        self.texts().map(String::len).sum()
    }

    pub(crate) fn described(&self) -> String {
        format!("posts: {} of {} bytes from {}", self.texts().count(), self.bytes(), self.from)
    }
}

pub(crate) static POSTS: LazyLock<Posts> = LazyLock::new(|| {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder =
        std::env::var_os("DISCRETION_CONFORMANCE").map_or_else(|| root.join("../shared/conformance"), PathBuf::from);
    let of_set = |set: &str| std::fs::read_to_string(folder.join("sets").join(set).with_extension("jsonl"));
    let rows = |sets: &[&str]| {
        let rows = sets.iter().filter_map(|set| of_set(set).ok());
        rows.flat_map(|rows| rows.lines().map(text_of).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let (english, french) = (rows(&["blogs_rust", "blogs_electron"]), rows(&["blogs_putaindecode"]));
    if !english.is_empty() && !french.is_empty() {
        return Posts { from: "the published blogs", english, french };
    }
    let read = |name: &&str| {
        std::fs::read_to_string(root.join("examples/posts").join(name).with_extension("md"))
            .expect("the posts are shipped")
    };
    let shipped = |names: [&str; 2]| names.iter().cycle().take(200).map(read).collect();
    let (english, french) = (shipped(["launch", "clean"]), shipped(["lancement", "propre"]));
    Posts { from: "the example posts", english, french }
});

fn text_of(row: &str) -> String {
    let row: serde_json::Value = serde_json::from_str(row).expect("each line is a JSON object");
    row["text"].as_str().expect("each row has a text").to_owned()
}

/// The names of the packs that are safe for anybody.
pub(crate) fn standard_packs() -> impl Iterator<Item = &'static str> {
    Pack::each().filter(|pack| pack.is_standard()).map(Pack::name)
}

/// The yardstick: the Markdown parser alone, with offsets, every event looked at.
pub(crate) fn parse(text: &str) -> usize {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(text, options)
        .into_offset_iter()
        .map(|(event, range)| {
            black_box(&event);
            range.len()
        })
        .sum()
}
