//! Hiding places of a term in a draft: each place is read, as what it is, and mapped back exactly.

use crate::draft::{Context, Document, Draft};
use crate::text::{LineIndex, Span};

/// A draft, the text that is looked for in its blocks, and what is found: context, position, source.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str)]);

const T: &str = "Zephyrion";
const PHRASE: &str = "Project Zephyrion";

/// The rows are numbered as in the list of hiding places.
const CASES: &[Case] = &[
    ("We like Zephyrion here.", T, &[("paragraph", "1:9", T)]),
    ("```\nZephyrion\n```", T, &[("code", "2:1", T)]),
    ("Use `Zephyrion` and we like Zephyrion here.", T, &[("code", "1:6", T), ("paragraph", "1:29", T)]),
    ("See https://example.com/Zephyrion now.", T, &[("link-target", "1:25", T)]),
    ("<https://example.com/Zephyrion>", T, &[("link-target", "1:22", T)]),
    (
        "[docs](https://example.com/Zephyrion) and we like Zephyrion",
        T,
        &[("paragraph", "1:51", T), ("link-target", "1:28", T)],
    ),
    ("[Zephyrion](https://x)", T, &[("paragraph", "1:2", T)]),
    ("[docs](https://x \"Zephyrion\")", T, &[("link-title", "1:19", T)]),
    ("![Zephyrion](x.png \"Zephyrion\")", T, &[("image-alt", "1:3", T), ("image-title", "1:21", T)]),
    ("![x](Zephyrion.png)", T, &[("link-target", "1:6", T)]),
    ("We like **Zeph**yrion here.", T, &[("paragraph", "1:11", "Zeph**yrion")]),
    ("We like Zeph*yrion* here.", T, &[("paragraph", "1:9", "Zeph*yrion")]),
    ("We like Project *Zephyrion* here.", PHRASE, &[("paragraph", "1:9", "Project *Zephyrion")]),
    ("We like Project\nZephyrion here.", PHRASE, &[("paragraph", "1:9", "Project\nZephyrion")]),
    ("Project  \nZephyrion", PHRASE, &[("paragraph", "1:1", "Project  \nZephyrion")]),
    ("Project\\\nZephyrion", PHRASE, &[("paragraph", "1:1", "Project\\\nZephyrion")]),
    ("Project<br>Zephyrion", PHRASE, &[("paragraph", "1:1", "Project<br>Zephyrion")]),
    ("> We like Project\n> Zephyrion here.", PHRASE, &[("paragraph", "1:11", "Project\n> Zephyrion")]),
    ("We like Zeph&#121;rion here.", T, &[("paragraph", "1:9", "Zeph&#121;rion")]),
    ("A &amp; B then Zephyrion", T, &[("paragraph", "1:16", T)]),
    ("Project&nbsp;Zephyrion", "Project\u{a0}Zephyrion", &[("paragraph", "1:1", "Project&nbsp;Zephyrion")]),
    ("ZEPHYRION", "ZEPHYRION", &[("paragraph", "1:1", "ZEPHYRION")]),
    ("Été déjà: Zephyrion", T, &[("paragraph", "1:11", T)]),
    ("😀😀 We like Zephyrion", T, &[("paragraph", "1:12", T)]),
    ("cafe\u{301} Zephyrion", T, &[("paragraph", "1:7", T)]),
    ("One.\r\n\r\nWe like Zephyrion here.\r\n", T, &[("paragraph", "3:9", T)]),
    ("One.\r\rWe like Zephyrion here.\r", T, &[("paragraph", "3:9", T)]),
    ("\u{feff}# Zephyrion is first", T, &[("heading", "1:3", T)]),
    ("| x | Zephyrion |\n|---|---|\n| a | Zephyrion |", T, &[("table-cell", "1:7", T), ("table-cell", "3:7", T)]),
    ("| a \\| Zephyrion | b |\n|---|---|", T, &[("table-cell", "1:8", T)]),
    ("x[^1]\n\n[^1]: About Zephyrion here.", T, &[("footnote", "3:13", T)]),
    ("x[^Zephyrion]\n\n[^Zephyrion]: y", T, &[("markup", "1:4", T), ("markup", "3:3", T)]),
    ("---\ntitle: Zephyrion launch\n---", T, &[("metadata", "2:8", T)]),
    ("---\ntitle: Zephyrion\ntags:\n  - Zephyrion\n---\n", T, &[("metadata", "2:8", T), ("metadata", "4:5", T)]),
    ("+++\ntags = [\"x\", \"Zephyrion\"]\n+++\n", T, &[("metadata", "2:15", T)]),
    ("---\ntitle: x\n---\nWe like Zephyrion here.", T, &[("paragraph", "4:9", T)]),
    ("---\nt: 'a --- Zephyrion'\n---\nx\n\n---\n\nZephyrion", T, &[("metadata", "2:11", T), ("paragraph", "8:1", T)]),
    ("<!-- Zephyrion -->", T, &[("comment", "1:6", T)]),
    ("x <!-- Zephyrion --> y", T, &[("comment", "1:8", T)]),
    ("<div>\nZephyrion\n</div>", T, &[("html-text", "2:1", T)]),
    ("<details><summary>Zeph<b>yrion", T, &[("html-text", "1:19", "Zeph<b>yrion")]),
    ("x <span title=\"Zephyrion\">y</span>", T, &[("html-attribute", "1:16", T)]),
    (
        "<img alt='Zeph&#121;rion' src=/Zephyrion>",
        T,
        &[("html-attribute", "1:11", "Zeph&#121;rion"), ("link-target", "1:32", T)],
    ),
    ("<meta content=Zephyrion>", T, &[("html-attribute", "1:15", T)]),
    ("<x class=\"Zephyrion\">y</x>", T, &[("markup", "1:11", T)]),
    ("<script>\nlet Zephyrion;\n</script>", T, &[("code", "2:5", T)]),
    ("<style>\n.Zephyrion {}\n</style>", T, &[("code", "2:2", T)]),
    ("- a\n  - b\n    - we like Zephyrion here", T, &[("list-item", "3:15", T)]),
    ("About Zephyrion\n=====", T, &[("heading", "1:7", T)]),
    ("# About Zephyrion #", T, &[("heading", "1:9", T)]),
    ("[id]: https://x/Zephyrion \"Zephyrion\"", T, &[("link-target", "1:17", T), ("link-title", "1:28", T)]),
    ("[docs][Zephyrion]\n\n[Zephyrion]: x", T, &[("markup", "1:8", T), ("markup", "3:2", T)]),
    ("\\*Zephyrion\\*", T, &[("paragraph", "1:3", T)]),
    ("Zeph\\_yrion", "Zeph_yrion", &[("paragraph", "1:1", "Zeph\\_yrion")]),
    ("[Zephyrion](https://x)\n\nLater Zephyrion again.", T, &[("paragraph", "1:2", T), ("paragraph", "3:7", T)]),
    ("Zephyrion one.\n\nZephyrion two.", T, &[("paragraph", "1:1", T), ("paragraph", "3:1", T)]),
    ("“Zephyrion”, « Zephyrion »", T, &[("paragraph", "1:2", T), ("paragraph", "1:16", T)]),
    ("see docs/Zephyrion/readme.txt", T, &[("paragraph", "1:10", T)]),
    ("[a](https://x/Zeph%79rion)", T, &[("link-target", "1:15", "Zeph%79rion")]),
    ("> - <div title=\"a\n>   Zephyrion\">", T, &[("html-attribute", "2:5", T)]),
    ("Project `Zephyrion` x", PHRASE, &[("paragraph", "1:1", "Project `Zephyrion")]),
];

fn found(document: &Document<'_>, wanted: &str) -> Vec<(&'static str, String, String)> {
    let lines = LineIndex::new(document.source);
    let mut found = Vec::new();
    for block in &document.blocks {
        for (at, text) in block.text.match_indices(wanted) {
            let place = block.source(Span::new(at, at + text.len()));
            let position = lines.position(document.source, place.start).to_string();
            found.push((block.context_at(at).name(), position, place.slice(document.source).to_owned()));
        }
    }
    found
}

#[test]
fn a_term_is_found_where_it_hides() {
    for (text, wanted, expected) in CASES {
        let found = found(&Draft::markdown(text).document(), wanted);
        let found: Vec<_> =
            found.iter().map(|(context, at, source)| (*context, at.as_str(), source.as_str())).collect();
        assert_eq!(&found, expected, "{text:?}");
    }
}

#[test]
fn large_and_deep_drafts_are_read_in_one_pass() {
    for text in [
        "a b ".repeat(100_000),
        "[".repeat(20_000),
        ">".repeat(5_000),
        "*a_ ".repeat(5_000),
        "<b ".repeat(20_000),
        "1://a://)www.".repeat(20_000),
        "https://a.b\n".repeat(20_000),
    ] {
        let text = format!("{text}\n\nZephyrion");
        assert_eq!(found(&Draft::markdown(&text).document(), T).len(), 1);
    }
}

#[test]
fn quoted_text_is_marked_and_alerts_are_not() {
    let quoted = |text| Draft::markdown(text).document().blocks.iter().any(|block| block.quoted);
    assert!(quoted("> x"));
    assert!(quoted("> - x"));
    assert!(!quoted("> [!NOTE]\n> x"));
    assert!(!quoted("x"));
}

#[test]
fn a_phrase_does_not_reach_over_blocks() {
    for text in
        ["Project\n\nZephyrion", "- Project\n- Zephyrion", "# Project\nZephyrion", "| Project | Zephyrion |\n|--|--|"]
    {
        assert_eq!(found(&Draft::markdown(text).document(), PHRASE), [], "{text}");
    }
    assert_eq!(found(&Draft::markdown("Zeph![x](y)yrion").document(), T), []);
}

/// The contexts of the blocks of a draft but for markup.
fn contexts(text: &str) -> Vec<&'static str> {
    let blocks = Draft::markdown(text).document().blocks;
    blocks.iter().map(|block| block.context.name()).filter(|name| *name != "markup").collect()
}

#[test]
fn an_image_parts_words_and_nests_in_links() {
    let texts: Vec<_> =
        Draft::markdown("a![b![c](d)](e)f").document().blocks.into_iter().map(|block| block.text.to_string()).collect();
    assert_eq!(texts, ["a f", "bc", "d", "e"]);
    let text = "a![b](c)d";
    let block = Draft::markdown(text).document().blocks.remove(0);
    assert_eq!(block.source(Span::new(1, 2)).slice(text), "![");
    assert_eq!(
        contexts("[![a](b \"c\")](d 'e')"),
        ["image-alt", "link-target", "image-title", "link-target", "link-title"]
    );
}

#[test]
fn only_text_outside_code_is_an_address() {
    let block = Draft::markdown("`https://a.example` https://b.example/*c*").document().blocks.remove(0);
    let at = |text: &str| block.context_at(block.text.find(text).expect("the text is there"));
    assert_eq!((at("https://a"), at("https://b"), at("c")), (Context::Code, Context::LinkTarget, Context::LinkTarget));
}
