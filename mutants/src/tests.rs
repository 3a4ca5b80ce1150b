//! What becomes of a small file.

use crate::find::sites;
use crate::rewrite::Rewritten;

/// The changes of a text, as people read them.
fn changes(text: &str) -> Vec<String> {
    let sites = sites("a.rs", text).expect("the case is Rust");
    sites.iter().flat_map(|site| &site.changes).map(|(change, _)| change.to_string()).collect()
}

/// The text with all its changes.
fn rewritten(text: &str) -> Rewritten {
    let sites = sites("a.rs", text).expect("the case is Rust");
    let mut next = 0..;
    let numbers: Vec<_> = sites.iter().map(|site| next.by_ref().take(site.changes.len()).map(Some).collect()).collect();
    Rewritten::of(text, &sites, &numbers)
}

#[test]
fn each_kind_of_change_is_found() {
    assert_eq!(
        changes("impl Score {\n    fn zero(&self) -> bool {\n        !self.some && self.sum == 0\n    }\n}\n"),
        [
            "a.rs:2:8: return `true` in Score::zero",
            "a.rs:2:8: return `false` in Score::zero",
            "a.rs:3:20: `&&` becomes `||` in Score::zero",
            "a.rs:3:9: `!` is gone in Score::zero",
            "a.rs:3:32: `==` becomes `!=` in Score::zero",
        ]
    );
    assert_eq!(
        changes("fn f(n: Sign) -> Sign { match n { A => B, B if n.is() => C, _ => A } }"),
        [
            "a.rs:1:4: return `Default::default()` in f",
            "a.rs:1:35: the arm `A` is gone in f",
            "a.rs:1:48: the guard becomes `true` in f",
            "a.rs:1:48: the guard becomes `false` in f",
        ]
    );
}

#[test]
fn what_does_not_run_has_no_changes() {
    for text in [
        "const N: usize = 1 + 2;",
        "const fn f() -> usize { 1 + 2 }",
        "#[cfg(test)] mod tests { fn f() -> usize { 1 + 2 } }",
        "#[test] fn f() { g(1 + 2); }",
        "fn f() {}",
        "fn f() -> bool { true }\n",
        "fn f() -> impl Fn() { println!(\"{}\", 1 + 2); Vec::with_capacity(a + b) }",
        "fn f() -> impl Fn() { let [1..=2, ..] = [0; 1 + 2]; }",
    ] {
        let found = changes(text);
        assert!(found.iter().all(|change| change.contains("return `false` in f")), "{text}: {found:?}");
    }
}

#[test]
fn a_condition_with_let_keeps_its_operators() {
    let found = changes("fn f() -> impl Fn() { if a && let Some(b) = c && d < e { g() } }");
    assert_eq!(found.len(), 3, "{found:?}");
    assert!(found.iter().all(|change| change.contains("`<` becomes")), "{found:?}");
}

#[test]
fn a_change_inside_another_is_written_once() {
    assert_eq!(
        rewritten("fn f() -> impl Fn() { !(a == b) }").text,
        "fn f() -> impl Fn() { (if crate::mutation::on(0) { (a == b) } else { \
         !((if crate::mutation::on(1) { (a) != (b) } else { a == b })) }) }"
    );
}

#[test]
fn operands_keep_together() {
    let text = rewritten("fn f() -> impl Fn() { a + b * c }").text;
    assert!(text.contains("{ (a) * (b * c) }"), "{text}");
}

#[test]
fn a_body_begins_with_its_values() {
    let text = rewritten("fn f() -> bool { g() }").text;
    let expected =
        "fn f() -> bool { if crate::mutation::on(0) { return true; } if crate::mutation::on(1) { return false; } g() }";
    assert_eq!(text, expected);
}

#[test]
fn an_iterator_gives_nothing() {
    let text = rewritten("fn f() -> impl Iterator<Item = u8> { a.iter() }").text;
    assert_eq!(text, "fn f() -> impl Iterator<Item = u8> { (a.iter()).filter(|_| !crate::mutation::on(0)) }");
}

#[test]
fn an_error_is_blamed_on_the_change_that_it_lies_in() {
    let rewritten = rewritten("fn f() -> impl Fn() { a + b }");
    let place = |code: &str| {
        let start = rewritten.text.find(code).expect("the code is there");
        start..start + code.len()
    };
    assert_eq!(rewritten.blamed(&[place("(a) - (b)")]), [0]);
    assert_eq!(rewritten.blamed(&[place("(a) * (b)")]), [1]);
    assert_eq!(rewritten.blamed(&[place("a + b")]), [0, 1]);
    assert_eq!(rewritten.blamed(&[place("fn f")]), [0_u32; 0]);
}
