//! Plants made-up terms in published posts, in many forms and places, and counts which are found.
//!
//! `DISCRETION_WRITE_DOCS=1` writes the table of found terms into the page of conformance, as the script that writes
//! that page asks for. Everything is drawn from a fixed seed, so that each run plants the same.

use crate::plant::{Form, Place, Plant, Post, TERMS};
use crate::source::Source;
use crate::{Law, page, support};
use discretion::policy::Family;
use discretion::report::Warning;
use discretion::{Checker, Draft};
use std::collections::BTreeMap;

pub(crate) const LAWS: &[Law] = &[
    Law::together(
        "planted_terms_are_found_in_every_form_and_place",
        &Source::POSTS,
        planted_terms_are_found_in_every_form_and_place,
    ),
    Law::together(
        "posts_without_planted_terms_give_no_warning",
        &Source::BLOGS,
        posts_without_planted_terms_give_no_warning,
    ),
];

/// How many terms are planted in one post at most.
const PER_POST: usize = 12;

fn planted_terms_are_found_in_every_form_and_place() {
    let posts = posts();
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
    for form in Form::each() {
        let (found, planted) = tally.of_form(form);
        assert!(found * 1000 >= planted * form.least(), "{form:?}: {found} of {planted}\n{}", tally.misses.join("\n"));
    }
    assert_eq!(tally.strange, [""; 0], "each warning lies exactly on a planted term");
}

fn posts_without_planted_terms_give_no_warning() {
    let checker = checker();
    for set in Source::BLOGS {
        for text in set.drafts() {
            let report = checker.check(&Draft::markdown(&text));
            let secret = report.warnings().iter().filter(|warning| warning.family() == Family::Confidential);
            let texts: Vec<&str> = secret.map(|warning| warning.text()).collect();
            assert_eq!(texts, [""; 0], "{}: {}", set.name(), text.lines().next().unwrap_or_default());
        }
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
    support::confidential(&TERMS)
}

/// The posts of all sets.
fn posts() -> Vec<Post> {
    Source::POSTS.into_iter().flat_map(|set| set.text().lines().map(Post::read).collect::<Vec<_>>()).collect()
}
