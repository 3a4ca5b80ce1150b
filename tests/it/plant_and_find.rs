//! Plants made-up terms in published posts, in many forms and places, and counts which are found.
//!
//! The posts are the development sets of blogs in `../shared/conformance`, or where `DISCRETION_CONFORMANCE` points;
//! without them the tests say so and have nothing to check. `DISCRETION_WRITE_DOCS=1` writes the table of what was
//! found into the page of conformance, as the script that writes that page asks for. Everything is drawn from a fixed seed, so that each run plants the same.

#![allow(clippy::print_stderr, reason = "a test that skips says so")]

use crate::page;
use crate::plant::{Form, Place, Plant, Post, TERMS};
use discretion::{Checker, Draft, Policy, Warning};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// How many terms are planted in one post at most.
const PER_POST: usize = 12;

#[test]
fn planted_terms_are_found_in_every_form_and_place() {
    let posts = posts();
    if posts.is_empty() {
        return;
    }
    let checker = checker();
    let mut tally = Tally::default();
    let mut due = Plant::all().into_iter().peekable();
    for post in posts.iter().cycle() {
        let plants = Plant::take(&mut due, PER_POST.min(post.room()));
        let planted = post.with(&plants);
        let report = checker.check(&Draft::markdown(&planted.text));
        tally.count(&plants, &planted, report.warnings());
        if due.peek().is_none() {
            break;
        }
    }
    page::fill_in("plant", &tally.table());
    eprintln!("{}\n{}", tally.table(), tally.misses.join("\n"));
    for form in Form::each() {
        let (found, planted) = tally.of_form(form);
        assert!(found * 1000 >= planted * form.least(), "{form:?}: {found} of {planted}\n{}", tally.misses.join("\n"));
    }
    assert_eq!(tally.strange, [""; 0], "each warning lies exactly on a planted term");
}

#[test]
fn posts_without_planted_terms_give_no_warning() {
    let checker = checker();
    for post in posts() {
        let report = checker.check(&Draft::markdown(&post.text));
        let texts: Vec<&str> = report.warnings().iter().map(Warning::text).collect();
        assert_eq!(texts, [""; 0], "{}", post.id);
    }
}

/// What was planted and found.
#[derive(Default)]
struct Tally {
    cells: BTreeMap<(Form, Place), (usize, usize)>,
    misses: Vec<String>,
    strange: Vec<String>,
}

impl Tally {
    fn count(&mut self, plants: &[Plant], planted: &crate::plant::Planted, warnings: &[Warning]) {
        for (plant, span) in plants.iter().zip(&planted.spans) {
            let found = warnings.iter().any(|warning| warning.span() == *span);
            let cell = self.cells.entry((plant.form, plant.place)).or_default();
            *cell = (cell.0 + usize::from(found), cell.1 + 1);
            if !found {
                self.misses.push(format!("missed {plant:?}: {:?}", span.slice(&planted.text)));
            }
        }
        for warning in warnings.iter().filter(|warning| !planted.spans.contains(&warning.span())) {
            self.strange.push(format!("{} {:?}", warning.position(), warning.text()));
        }
    }

    fn of_form(&self, form: Form) -> (usize, usize) {
        let cells = self.cells.iter().filter(|((own, _), _)| *own == form);
        cells.fold((0, 0), |all, (_, cell)| (all.0 + cell.0, all.1 + cell.1))
    }

    /// The table for the documentation: a row for each form, a column for each place.
    fn table(&self) -> String {
        let head: String = Place::each().map(|place| format!(" {} |", place.name())).collect();
        let rule = "---|".repeat(Place::each().count());
        let mut table = format!("| form |{head} all |\n|---|{rule}---|\n");
        for form in Form::each() {
            let (found, planted) = self.of_form(form);
            let cells: String = Place::each().map(|place| self.cell(form, place)).collect();
            let share = 100.0 * found as f64 / planted.max(1) as f64;
            table += &format!("| {} |{cells} {share:.1} % of {planted} |\n", form.name());
        }
        table
    }

    fn cell(&self, form: Form, place: Place) -> String {
        let cell = self.cells.get(&(form, place));
        cell.map_or_else(|| " – |".to_owned(), |(found, planted)| format!(" {found}/{planted} |"))
    }
}

fn checker() -> Checker {
    let terms: Vec<String> = TERMS.iter().map(|term| format!("\"{term}\"")).collect();
    let text =
        format!("discretion = 1\nname = \"t\"\n[[confidential]]\nid = \"planted\"\nterms = [{}]\n", terms.join(", "));
    let policy = Policy::parse("planted.toml", &text).unwrap_or_else(|error| panic!("{error}"));
    Checker::new(&policy).expect("the policy needs nothing from outside")
}

/// The posts; none, said aloud, where the sets are not at hand.
fn posts() -> Vec<Post> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/conformance");
    let folder = std::env::var_os("DISCRETION_CONFORMANCE").map_or_else(beside, PathBuf::from).join("sets");
    let mut posts = Vec::new();
    for set in ["blogs_rust", "blogs_electron", "blogs_putaindecode"] {
        let path = folder.join(format!("{set}.jsonl"));
        let Ok(text) = std::fs::read_to_string(&path) else {
            eprintln!("skipped: no {}", path.display());
            continue;
        };
        posts.extend(text.lines().map(Post::read));
    }
    posts
}
