//! What may stand for a placeholder, and the ways in which a term with one is written.

use proptest::prelude::{Just, Strategy, prop, prop_oneof};

/// The policy that names of placeholders come from.
pub(crate) const NAMES: &str = "[company]\nnames = [\"Wexlar\", \"Wexlar Cloud\"]\nhandles = [\"@wexlar\"]\n\
    [[competitor]]\nid = \"rival\"\nnames = [\"Globex\", \"Nordwacht Werke\"]\nproducts = [\"HyperCube\"]\n";

/// A placeholder, and something that it stands for.
pub(crate) fn instantiated() -> impl Strategy<Value = (&'static str, String)> {
    let sign = prop::sample::select(&["", "-", "+", "−", "€", "$", "-€"][..]);
    let digits = prop_oneof![
        "[1-9][0-9]{0,4}",
        "[1-9][0-9]{0,2}[.,][0-9]{1,2}",
        "[1-9][0-9]{0,2}(\u{202f}[0-9]{3}){1,2}",
        "[1-9][0-9]{0,2}( [0-9]{3}){1,2}(,[0-9]{2})?",
        "[1-9][0-9]{0,2}(,[0-9]{3}){1,2}(\\.[0-9]{1,2})?",
        "[1-9]{1,2}[-–][1-9]{1,2}",
    ];
    let unit = prop::sample::select(
        &["", "%", " %", "\u{a0}%", "\u{202f}€", "M", "M€", " kg", "k", " million", " millions d'euros", " GiB", " €"]
            [..],
    );
    let number = (sign, digits, unit).prop_map(|(sign, digits, unit)| format!("{sign}{digits}{unit}"));
    let words = prop::sample::select(&["three", "twenty-five", "two hundred", "trois", "vingt et un", "dix mille"][..]);
    let fixed = |of: &'static [&'static str]| prop::sample::select(of).prop_map(str::to_owned);
    let us = fixed(&["Wexlar", "Wexlar Cloud", "wexlar cloud", "Wexlar-Cloud", "WEXLAR", "Wexlar\nCloud", "@wexlar"]);
    let rival =
        fixed(&["Globex", "globex", "Nordwacht Werke", "nordwacht-werke", "HyperCube", "Hyper Cube", "#Globex"]);
    let name = prop_oneof![
        // Nor is any word of a language a part of these: none has `zk` in it.
        "[A-Z][a-z]{1,4}zk[a-z]{1,2}( [A-Z][a-z]{1,4}zk[a-z]{1,2}){0,2}",
        // `I.` is the end of a sentence, and any initial is before a word that begins one: no word has an `x` there.
        "[A-HJ-Z]\\. [B-DF-HJ-NP-TV-Z]x[a-z]{2,6}",
        "[A-Z][a-z]{1,4}zk[a-z]{1,2}-[A-Z][a-z]{1,4}zk[a-z]{1,2}",
        "Mc[A-Z][a-z]{3,7}",
        "É[a-z]{1,4}zk[a-z]{1,2}",
    ];
    prop_oneof![
        (Just("{n}"), number),
        (Just("{n}"), words.prop_map(str::to_owned)),
        (Just("{year}"), "(19|20)[0-9]{2}"),
        (Just("{us}"), us),
        (Just("{competitor}"), rival),
        (Just("{name}"), name),
    ]
}

/// A term that holds a placeholder, and the same with something in its place, in one of the ways of writing it.
pub(crate) fn written() -> impl Strategy<Value = (String, String)> {
    let shape = prop::sample::select(&["vexil {} drumlot", "{} drumlot", "vexil {}", "vexil {} of drumlot"][..]);
    let gap = prop::sample::select(&[" ", "\u{a0}", "\n", "-", "_", " **", "/"][..]);
    let case = prop::sample::select(&[str::to_lowercase, str::to_uppercase][..]);
    (shape, instantiated(), gap, case).prop_map(|(shape, (placeholder, value), gap, case)| {
        // A hyphen before a sign, a slash in a number, or either beside an initial, would be another text.
        let plain = value.starts_with(char::is_alphanumeric) && value.ends_with(char::is_alphanumeric);
        let plain = plain && !value.contains(". ");
        let gap = if plain || !matches!(gap, "-" | "_" | "/") { gap } else { " " };
        let (open, close) = if gap == " **" { (" **", "** ") } else { (gap, gap) };
        let (before, after) = shape.split_once("{}").expect("each shape has a place");
        let before = case(before.trim_end());
        let after = case(after.trim_start());
        let open = if before.is_empty() { "" } else { open };
        let close = if after.is_empty() { "" } else { close };
        // What is opened is closed.
        let (open, close) = match (open, close) {
            (" **", "") | ("", "** ") => (open.trim_end_matches("**"), close.trim_start_matches("**")),
            (open, close) => (open, close),
        };
        (shape.replace("{}", placeholder), format!("{before}{open}{value}{close}{after}"))
    })
}
