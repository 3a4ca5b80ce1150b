//! What a check costs, beside the bare Markdown pass over the same text in the same run.
//!
//! `cargo bench -p discretion`. The folder of posts is the published blogs of the conformance sets where they are
//! beside the project, else the shipped example posts, many times over; the first line printed says which.

#![allow(clippy::print_stderr, reason = "says what it measures")]

mod posts;

use discretion::policy::Secrets;
use discretion::policy::seal::{self, Key};
use discretion::{Checker, Draft, Policy};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use posts::{POSTS, parse, standard_packs};
use std::path::PathBuf;

fn main() {
    eprintln!("{}", POSTS.described());
    divan::main();
}

/// The shipped packs, and 500 confidential terms besides.
fn five_hundred_terms() -> String {
    let terms: Vec<String> = (0..500).map(|n| format!("\"Project Zx{}qu{}\"", n * 7919 % 1000, n)).collect();
    format!(
        "discretion = 1\nname = \"bench\"\nextends = [\"pack:confidential-markers\", \"pack:tone\", \"pack:claims\"]\n\
         [[confidential]]\nid = \"projects\"\nterms = [{}]\n",
        terms.join(", ")
    )
}

/// A thousand terms of so many words, none of which is in a post.
fn thousand_terms(words: usize) -> Vec<String> {
    let letter = |number: usize| char::from(b"abcdefghijklmnopqrstuvwxyz"[number % 26]);
    let name = |n: usize| format!("zq{}{}{}vek", letter(n / 676), letter(n / 26), letter(n));
    (0..1_000).map(|n| [name(n).as_str(), "kestrel", "harbour"][..words].join(" ")).collect()
}

/// The head of a policy with one confidential rule.
const ONE_RULE: &str = "discretion = 1\nname = \"bench\"\n[[confidential]]\nid = \"terms\"\n";

/// A checker that can read the terms.
fn clear(terms: &[String]) -> Checker {
    let policy = Policy::parse("bench.toml", &format!("{ONE_RULE}terms = {terms:?}\n")).expect("the policy is sound");
    Checker::new(&policy).expect("the policy is sound")
}

/// A checker that knows the terms by their tags.
fn sealed(terms: &[String], words: usize) -> Checker {
    let key = Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889").expect("it is a key");
    let sealed = terms.iter().map(|term| seal::seal(&key, "bench", term).expect("it can be sealed"));
    let tags: Vec<String> = sealed.flat_map(|term| term.tags().to_vec()).collect();
    let check = seal::check(&key, "bench");
    let head = format!("key = {{ env = \"KEY\" }}, check = \"{check}\", longest = {words}");
    let rule = format!("sealed = {{ {head}, tags = {tags:#?} }}\n");
    let policy = Policy::parse("bench.toml", &format!("{ONE_RULE}{rule}")).expect("the policy is sound");
    Checker::with_secrets(&policy, &Secrets::new().with_key("KEY", key)).expect("the key is given")
}

/// A megabyte of posts, and one post that holds ten of the terms.
fn megabyte(terms: &[String]) -> Vec<String> {
    let mut bytes = 0;
    let posts = POSTS.texts().take_while(|text| {
        bytes += text.len();
        bytes <= 1_000_000
    });
    let planted: Vec<String> = terms.iter().step_by(100).map(|term| format!("We ship {term} in May.")).collect();
    posts.cloned().chain([planted.join("\n\n")]).collect()
}

/// Times a checker on a megabyte in which it must find the ten planted terms and nothing else.
fn find_planted(bencher: Bencher<'_, '_>, checker: &Checker, texts: &[String]) {
    bencher.counter(BytesCount::new(texts.iter().map(String::len).sum::<usize>())).bench(|| {
        let found: usize = texts.iter().map(|text| checker.check(&Draft::markdown(text)).warnings().len()).sum();
        assert_eq!(found, 10);
    });
}

fn packs() -> Policy {
    Policy::packs(&standard_packs().collect::<Vec<_>>()).expect("the packs are sound")
}

fn one_post() -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples/posts/launch.md");
    std::fs::read_to_string(path).expect("the post is shipped")
}

/// The warnings over all posts.
fn check_all(checker: &Checker) -> usize {
    POSTS.texts().map(|text| checker.check(&Draft::markdown(text)).warnings().len()).sum()
}

#[divan::bench]
fn read_the_packs() -> Policy {
    packs()
}

#[divan::bench]
fn compile_the_packs(bencher: Bencher<'_, '_>) {
    let policy = packs();
    bencher.bench(|| Checker::new(black_box(&policy)).expect("the packs are sound"));
}

#[divan::bench]
fn one_post_bare_markdown(bencher: Bencher<'_, '_>) {
    let text = one_post();
    bencher.counter(BytesCount::of_str(&text)).bench(|| parse(black_box(&text)));
}

#[divan::bench]
fn one_post_checked(bencher: Bencher<'_, '_>) {
    let text = one_post();
    let checker = Checker::new(&packs()).expect("the packs are sound");
    let expected = checker.check(&Draft::markdown(&text)).warnings().len();
    assert!(expected > 0, "the example post has warnings");
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let found = checker.check(&Draft::markdown(black_box(&text))).warnings().len();
        assert_eq!(found, expected);
    });
}

/// What a keystroke costs in an editor, which checks the whole draft: that of 5,000 words, beside its first paragraph alone.
#[divan::bench(args = ["5,000 words", "a paragraph"])]
fn a_keystroke(bencher: Bencher<'_, '_>, what: &str) {
    let words = |text: &str| text.split_whitespace().count();
    let paragraphs = POSTS.texts().flat_map(|text| text.split("\n\n"));
    let mut paragraphs = paragraphs.filter(|paragraph| (40..120).contains(&words(paragraph)));
    let mut text = paragraphs.next().expect("there is a paragraph").to_owned();
    while what != "a paragraph" && words(&text) < 5_000 {
        text.push_str("\n\n");
        text.push_str(paragraphs.next().expect("there are more"));
    }
    let checker = Checker::new(&packs()).expect("the packs are sound");
    let expected = checker.check(&Draft::markdown(&text)).warnings().len();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let found = checker.check(&Draft::markdown(black_box(&text))).warnings().len();
        assert_eq!(found, expected);
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn posts_bare_markdown(bencher: Bencher<'_, '_>) {
    bencher.counter(BytesCount::new(POSTS.bytes())).bench(|| POSTS.texts().map(|text| parse(text)).sum::<usize>());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn posts_as_passages(bencher: Bencher<'_, '_>) {
    bencher
        .counter(BytesCount::new(POSTS.bytes()))
        .bench(|| POSTS.texts().map(|text| Draft::markdown(text).passages().len()).sum::<usize>());
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn posts_checked_with_packs(bencher: Bencher<'_, '_>) {
    let checker = Checker::new(&packs()).expect("the packs are sound");
    let expected = check_all(&checker);
    bencher.counter(BytesCount::new(POSTS.bytes())).bench(|| assert_eq!(check_all(&checker), expected));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn posts_checked_with_packs_and_500_terms(bencher: Bencher<'_, '_>) {
    let policy = Policy::parse("bench.toml", &five_hundred_terms()).expect("the policy is sound");
    let checker = Checker::new(&policy).expect("the policy is sound");
    let expected = check_all(&checker);
    bencher.counter(BytesCount::new(POSTS.bytes())).bench(|| assert_eq!(check_all(&checker), expected));
}

/// A check whose only rules that count disguises are those of 500 confidential terms, with that form and without it: what
/// the second reading costs on clean text. No other rule asks for it, so it is not built without.
#[divan::bench(args = ["with", "without"], sample_count = 20, sample_size = 1)]
fn posts_checked_for_disguises(bencher: Bencher<'_, '_>, disguises: &str) {
    let forms = "forms = [\"case\", \"inflected\", \"separated\", \"joined\", \"unaccented\"";
    let form = if disguises == "with" { ", \"disguised\"]" } else { "]" };
    let text = five_hundred_terms()
        .replace("id = \"projects\"", &format!("id = \"projects\"\n{forms}{form}"))
        .replace("\"pack:confidential-markers\", \"pack:tone\", ", "");
    let policy = Policy::parse("bench.toml", &text).expect("the policy is sound");
    let checker = Checker::new(&policy).expect("the policy is sound");
    let expected = check_all(&checker);
    bencher.counter(BytesCount::new(POSTS.bytes())).bench(|| assert_eq!(check_all(&checker), expected));
}

#[divan::bench(args = [1, 2, 3], sample_count = 10, sample_size = 1)]
fn a_thousand_clear_terms_of_words(bencher: Bencher<'_, '_>, words: usize) {
    let terms = thousand_terms(words);
    find_planted(bencher, &clear(&terms), &megabyte(&terms));
}

#[divan::bench(args = [1, 2, 3], sample_count = 10, sample_size = 1)]
fn a_thousand_sealed_terms_of_words(bencher: Bencher<'_, '_>, words: usize) {
    let terms = thousand_terms(words);
    find_planted(bencher, &sealed(&terms, words), &megabyte(&terms));
}
