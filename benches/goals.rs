//! The goals of speed, each beside what it is compared with in the same run: `cargo bench -p discretion --bench goals`.
//!
//! Each figure is the median of so many rounds, and in each round what is compared follows the other. The answers are
//! asserted: what is timed finds what it should.

#![allow(clippy::print_stdout, reason = "prints a table")]

mod posts;

use discretion::{Checker, Draft, Policy};
use posts::{POSTS, parse, standard_packs};
use std::fmt::Write as _;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 10;

/// A post for a network, in which nothing is to warn of.
const SHORT: &str = "We have been working on the new release for some months now, and today it is ready for all of you. It \
    starts faster, and it keeps your settings when you move to another machine. Read the notes and tell us.";

/// So often a short post is checked for one figure.
const SHORT_POSTS: usize = 2_000;

/// The terms of the small and of the large policy, and the bytes of the small and of the large draft.
const TERMS: [usize; 2] = [100, 95_000];
const BYTES: [usize; 2] = [10_000, 10_000_000];

fn main() {
    println!("{}; medians of {ROUNDS} rounds\n\n| what | measured | goal |\n|---|---|---|", POSTS.described());
    let mixed: Vec<&String> = spread(&POSTS.english, 60).chain(spread(&POSTS.french, 30)).collect();
    let all: Vec<&String> = POSTS.texts().collect();
    let packs = checker(&many_rules());
    for (what, texts) in [("60 English and 30 French posts", &mixed), ("all posts", &all)] {
        let [bare, checked] = medians([&|| parse_all(texts), &|| check_all(&packs, texts)]);
        row(&format!("{what}: a check to the bare pass"), format!("{:.1} times", checked / bare), "5");
    }
    let (english, french) = (POSTS.english.iter().collect::<Vec<_>>(), POSTS.french.iter().collect::<Vec<_>>());
    let [one, other] = medians([&|| check_all(&packs, &english), &|| check_all(&packs, &french)]);
    let ratio = (other / length(&french)) / (one / length(&english));
    row("French to English, for each byte", format!("{ratio:.2} times"), "1.2");

    let [few, many] = TERMS.map(|count| checker(&terms(count)));
    let [few, many] = medians([&|| check_all(&few, &mixed), &|| check_all(&many, &mixed)]);
    row("95,000 terms to 100: a check", format!("{:.2} times", many / few), "1.3");
    let large = terms(TERMS[1]);
    let [load, ready] =
        medians([&|| Policy::parse("bench.toml", &large).map_or(0, |policy| policy.rules().count()), &|| {
            checker(&large).check(&Draft::plain("Nothing.")).warnings().len()
        }]);
    row("95,000 terms: to parse, and to be ready", format!("{load:.2} s, and {ready:.2} s"), "0.3 s");

    let joined: String = all
        .iter()
        .cycle()
        .scan(0, |bytes, text| {
            *bytes += text.len();
            (*bytes - text.len() < BYTES[1]).then(|| format!("{text}\n\n"))
        })
        .collect();
    let (whole, parts) = (vec![&joined], pieces(&joined));
    let parts: Vec<&String> = parts.iter().collect();
    let [small, large] = medians([&|| check_all(&packs, &parts), &|| check_all(&packs, &whole)]);
    row("a draft of 10 MB to drafts of 10 KB, for each byte", format!("{:.2} times", large / small), "1.3");

    let short = |json: bool| (0..SHORT_POSTS).map(|_| reported(&packs, SHORT, json)).sum::<usize>();
    assert_eq!(packs.check(&Draft::markdown(SHORT)).warnings().len(), 0);
    let [checked, told] = medians([&|| short(false), &|| short(true)]);
    let each = 1e6 / SHORT_POSTS as f64;
    row("a post of 200 characters, with its report as JSON", format!("{:.1} µs", told * each), "10 µs");
    let share = |checked: f64, told: f64| format!("{:.1} %", 100.0 * (told - checked) / told);
    row("JSON of it, its share", share(checked, told), "5 %");
    let clean: Vec<&String> =
        mixed.iter().copied().filter(|text| packs.check(&Draft::markdown(text)).warnings().is_empty()).collect();
    let report = |json: bool| clean.iter().map(|text| reported(&packs, text, json)).sum::<usize>();
    let [checked, told] = medians([&|| report(false), &|| report(true)]);
    row("JSON of clean posts, its share", share(checked, told), "5 %");

    let [one, two] = medians([&|| check_all(&packs, &all), &|| on_two_threads(&packs, &all)]);
    row("two threads to one", format!("{:.2} times", one / two), "1.8");
}

fn row(what: &str, measured: String, goal: &str) {
    println!("| {what} | {measured} | {goal} |");
}

/// So many of some posts, one after each stretch of the same length.
fn spread(posts: &[String], count: usize) -> impl Iterator<Item = &String> {
    posts.iter().step_by((posts.len() / count).max(1)).take(count)
}

fn length(texts: &[&String]) -> f64 {
    texts.iter().map(|text| text.len()).sum::<usize>() as f64
}

/// The median times of two tasks, in seconds. Each must give the same answer in each round.
fn medians(tasks: [&dyn Fn() -> usize; 2]) -> [f64; 2] {
    let answers = tasks.map(|task| task());
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (at, task) in tasks.iter().enumerate() {
            let start = Instant::now();
            let answer = black_box(task());
            times[at].push(start.elapsed().as_secs_f64());
            assert_eq!(answer, answers[at]);
        }
    }
    times.map(|mut times| {
        times.sort_by(f64::total_cmp);
        f64::midpoint(times[(ROUNDS - 1) / 2], times[ROUNDS / 2])
    })
}

fn parse_all(texts: &[&String]) -> usize {
    texts.iter().map(|text| parse(text)).sum()
}

fn check_all(checker: &Checker, texts: &[&String]) -> usize {
    texts.iter().map(|text| checker.check(&Draft::markdown(text)).warnings().len()).sum()
}

fn on_two_threads(checker: &Checker, texts: &[&String]) -> usize {
    let halves = [0, 1].map(|from| texts.iter().skip(from).step_by(2).copied().collect::<Vec<_>>());
    std::thread::scope(|scope| {
        let running = halves.each_ref().map(|half| scope.spawn(|| check_all(checker, half)));
        running.map(|thread| thread.join().expect("a check cannot fail")).iter().sum()
    })
}

/// A check with its report, and the length of that as JSON.
fn reported(checker: &Checker, text: &str, json: bool) -> usize {
    let report = checker.check(&Draft::markdown(black_box(text)));
    if json { usize::from(!report.to_json().is_empty()) } else { report.warnings().len() }
}

/// A text in pieces of some 10 KB that end with a paragraph.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for paragraph in text.split_inclusive("\n\n") {
        if pieces.last().is_some_and(|last| last.len() + paragraph.len() > BYTES[0]) {
            pieces.push(String::new());
        }
        pieces.last_mut().expect("there is one").push_str(paragraph);
    }
    pieces
}

fn checker(policy: &str) -> Checker {
    Checker::new(&Policy::parse("bench.toml", policy).expect("the policy is sound")).expect("the policy is sound")
}

const WORDS: [&str; 15] = [
    "falcon", "harbour", "kestrel", "amber", "willow", "granite", "meadow", "lantern", "cobalt", "ember", "thistle",
    "juniper", "saffron", "marble", "tundra",
];

/// The standard packs, 500 confidential terms in ten rules, ten competitors and a rule on a name.
fn many_rules() -> String {
    let packs: Vec<_> = standard_packs().map(|name| format!("pack:{name}")).collect();
    let mut policy = format!("discretion = 1\nname = \"bench\"\nextends = {packs:?}\n");
    for (rule, word) in WORDS.iter().take(10).enumerate() {
        let terms: Vec<String> = (rule * 50..rule * 50 + 50).map(term).collect();
        let _ = write!(policy, "[[confidential]]\nid = \"c{rule}\"\nterms = {terms:?}\n");
        let _ = write!(policy, "[[competitor]]\nid = \"k{rule}\"\nnames = [\"{word}corp\"]\n");
    }
    policy + "[[naming]]\nid = \"us\"\nuse = \"FalconSync\"\nnot = [\"falcon sync\"]\n"
}

/// A policy of so many confidential terms.
fn terms(count: usize) -> String {
    let terms: Vec<String> = (0..count).map(|n| format!("{} release", term(n))).collect();
    format!("discretion = 1\nname = \"bench\"\n[[confidential]]\nid = \"terms\"\nterms = {terms:?}\n")
}

/// A name of two words that no post has: one that posts may have, and letters that spell the number.
fn term(number: usize) -> String {
    let letter = |place: u32| char::from(b'a' + (number / 26_usize.pow(place) % 26) as u8);
    format!("{} q{}{}{}{}", WORDS[number % WORDS.len()], letter(3), letter(2), letter(1), letter(0))
}
