//! Tells the language of the blocks of published posts and of short posts, where nobody said it, and counts how often
//! that is right, wrong, or left open.
//!
//! `DISCRETION_WRITE_DOCS=1` writes the table into the page of conformance, as the script that writes that page asks for.

use crate::source::Source;
use crate::{Law, page};
use discretion::Draft;
use discretion::draft::{Context, Passage};
use discretion::language::Language;

pub(crate) const LAWS: &[Law] = &[Law::together(
    "languages_are_told_or_left_open_and_hardly_ever_wrong",
    &[SETS[0].0, SETS[1].0, SETS[2].0, SETS[3].0, SETS[4].0],
    languages_are_told_or_left_open_and_hardly_ever_wrong,
)];

/// The sets, and the language that their texts are in.
const SETS: [(Source, Language); 5] = [
    (Source::Set("blogs_rust"), Language::English),
    (Source::Set("blogs_electron"), Language::English),
    (Source::Set("blogs_putaindecode"), Language::French),
    (Source::Set("hatecheck_en"), Language::English),
    (Source::Set("hatecheck_fr"), Language::French),
];

/// How the blocks in English begin that stand in the posts in French: titles of other posts, quotations, messages of
/// programs. They were read by hand, all blocks that are not told to be French.
const ENGLISH_IN_FRENCH: [&str; 53] = [
    "  When you try to reinvent",
    "\"How to\" webpack",
    "Another Markdown Cheatsheet",
    "Built-in Iterable",
    "Cross-browser testing",
    "Dependency Injection is where",
    "Do you want a .travis.yml",
    "ES6 in depth : iterators",
    "ES6 iterators in depth",
    "Enable browser chrome",
    "Enable remote debugging",
    "Enforcing Best Practices",
    "English version available",
    "Enjoy!",
    "Fast 3kB alternative",
    "Free videos",
    "Github Flavored Markdown",
    "Happy coding",
    "Happy testing",
    "Hot (re)loading",
    "Intro to React",
    "Iterables and iterators",
    "Just use a <button",
    "Learning curve",
    "Line 17, Column 4",
    "Make it work, make it right",
    "More! more! more!",
    "Must read and watch",
    "Nested destructuring",
    "Package management",
    "Please set an endpoint",
    "Post a tweet",
    "React : Learn once",
    "React CSS-in-JS techniques comparison",
    "React higher components in depth",
    "React.js Conf 2015 - react-router increases",
    "Remote code execution",
    "Smart VS dumb components",
    "Stay safe, use SemVer",
    "Thanks god for our terminal",
    "That's all you've got",
    "The magic behind",
    "Thinking in Grid",
    "This is just the beginning",
    "Uncaught ReferenceError",
    "Use next generation JavaScript",
    "We use the data-interchange attribute",
    "What the DOM?",
    "Wifi > Press on the current",
    "With side-effects",
    "Wrapping up",
    "You are now a npm master",
    "You might not need redux",
];

/// The lengths of blocks, in characters, that are counted apart: the first that is too long.
const CLASSES: [(&str, usize); 4] = [("under 20", 20), ("20 to 39", 40), ("40 to 80", 81), ("over 80", usize::MAX)];

/// Of fewer blocks, one more or less says nothing.
const FEW: usize = 100;

fn languages_are_told_or_left_open_and_hardly_ever_wrong() {
    let rows: Vec<Row> = SETS.into_iter().flat_map(rows).collect();
    page::fill_in("languages", &table(&rows));
    for row in &rows {
        let (all, long) = (row.all(), row.cells[CLASSES.len() - 1]);
        assert!(all.wrong * 1000 <= all.count() * 3, "{}: {:#?}", row.name, row.mistakes);
        if all.count() < FEW {
            continue;
        }
        assert!(long.right * 1000 >= long.count() * 995, "{}: {long:?}", row.name);
        assert!(long.wrong * 1000 <= long.count(), "{}: {long:?}", row.name);
        let sentences = row.cells[2];
        assert!(sentences.right * 100 >= sentences.count() * 88, "{}: {sentences:?}", row.name);
    }
}

/// How often the language of a block was told.
#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    right: usize,
    wrong: usize,
    open: usize,
}

impl Cell {
    const fn count(self) -> usize {
        self.right + self.wrong + self.open
    }

    fn text(self) -> String {
        let share = |some: usize| 100.0 * some as f64 / self.count().max(1) as f64;
        if self.count() == 0 {
            return "–".to_owned();
        }
        format!("{:.1} / {:.1} / {:.1} of {}", share(self.right), share(self.wrong), share(self.open), self.count())
    }
}

/// What is counted together.
struct Row {
    name: String,
    cells: [Cell; CLASSES.len()],
    mistakes: Vec<String>,
}

impl Row {
    fn new(name: String) -> Self {
        Self { name, cells: Default::default(), mistakes: Vec::new() }
    }

    fn count(&mut self, text: &str, told: Option<Language>, language: Language) {
        let length = text.chars().count();
        let class = CLASSES.iter().position(|(_, end)| length < *end).expect("the last class has no end");
        let cell = &mut self.cells[class];
        match told {
            None => cell.open += 1,
            Some(own) if own == language => cell.right += 1,
            Some(_) => {
                cell.wrong += 1;
                self.mistakes.push(text.to_owned());
            }
        }
    }

    fn all(&self) -> Cell {
        let add = |one: Cell, other: &Cell| Cell {
            right: one.right + other.right,
            wrong: one.wrong + other.wrong,
            open: one.open + other.open,
        };
        self.cells.iter().fold(Cell::default(), add)
    }
}

/// The rows of a set: its blocks each alone, and for posts of many blocks, each within its post.
fn rows((source, language): (Source, Language)) -> Vec<Row> {
    let set = source.name();
    let is_post = Source::POSTS.contains(&source);
    let (mut alone, mut within) = (Row::new(format!("`{set}`, each alone")), Row::new(format!("`{set}`, in its post")));
    let mut quoted = Row::new(format!("`{set}`, blocks in English, each alone"));
    for text in source.drafts() {
        let draft = if is_post { Draft::markdown(&text) } else { Draft::plain(&text) };
        for (passage, told) in draft.passages().iter().zip(draft.languages()) {
            if !is_told(passage) {
                continue;
            }
            let own = Draft::plain(&passage.text).languages().first().copied().flatten();
            let is_english = |text: &str| ENGLISH_IN_FRENCH.iter().any(|start| text.starts_with(start));
            if is_post && language == Language::French && is_english(&passage.text) {
                quoted.count(&passage.text, own, Language::English);
            } else {
                alone.count(&passage.text, own, language);
                within.count(&passage.text, told, language);
            }
        }
    }
    let mut rows = vec![alone];
    rows.extend(is_post.then_some(within));
    rows.extend((quoted.all().count() > 0).then_some(quoted));
    rows
}

/// Whether a passage is a paragraph, a heading or an item of a list, of two words in small letters at least, outside
/// code: a name has no language.
fn is_told(passage: &Passage) -> bool {
    let pieces = passage.pieces.iter().filter(|piece| piece.context != Context::Code);
    let prose: String = pieces.map(|piece| piece.text.slice(&passage.text)).collect();
    let is_small = |word: &&str| word.chars().count() > 1 && word.chars().all(char::is_lowercase);
    let trimmed = prose.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    matches!(passage.context, Context::Paragraph | Context::Heading | Context::ListItem)
        && trimmed.filter(is_small).count() > 1
}

fn table(rows: &[Row]) -> String {
    let head: String = CLASSES.iter().map(|(name, _)| format!(" {name} |")).collect();
    let mut table = format!("| blocks |{head} all |\n|---|{}---|\n", "---|".repeat(CLASSES.len()));
    for row in rows {
        let cells: String = row.cells.iter().map(|cell| format!(" {} |", cell.text())).collect();
        table += &format!("| {} |{cells} {} |\n", row.name, row.all().text());
    }
    table
}
