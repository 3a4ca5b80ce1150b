//! Sentences with their clauses, in a table for each language: `sentence` and, below it, what was read.

use super::{Clauses, Given, GroupKind, Relation};
use crate::language::LANGUAGES;
use crate::reading::Words;
use crate::text::Span;
use std::path::PathBuf;

/// The names of the sentences: the one that is asked about, and ours.
const NAME: &str = "globex";
const OURS: &str = "acme";

/// What is read of a sentence: each clause as `subject > verb > what follows`, between bars. After the verb stand its ways:
/// `!` denied, `?` supposed, `x` disputed, `~` passive, `*` asks the reader. The part of the name comes last.
fn read(text: &str, language: usize) -> String {
    let words = Words::of(text);
    let folds: Vec<&str> = (0..words.list.len()).map(|at| words.fold_of(at, at)).collect();
    let hashes: Vec<u64> = words.list.iter().map(|word| word.hash).collect();
    let places = |name: &str| -> Vec<(usize, usize)> {
        (0..folds.len()).filter(|&at| folds[at] == name).map(|at| (at, at)).collect()
    };
    let (names, ours) = (places(NAME), places(OURS));
    let given = Given {
        text,
        words: &words.list,
        folds: &folds,
        hashes: &hashes,
        names: &names,
        ours: &ours,
        technical: &[],
        own: &[],
        language: LANGUAGES[language].language,
    };
    let clauses = Clauses::of(&given);
    let written = |at: usize| {
        let group = &clauses.groups[at];
        let place = Span::new(words.list[group.first].start(), words.list[group.last].end()).slice(text);
        let tie = clauses.ties[at];
        let before =
            if tie.beside { "= ".to_owned() } else { tie.at.map_or(String::new(), |at| format!("{} ", folds[at])) };
        format!("{before}{place}")
    };
    let mut told = Vec::new();
    for (number, statement) in clauses.statements.iter().enumerate() {
        let own = |at: &usize| {
            clauses.ties[*at].statement == number
                && clauses.groups[*at].kind == GroupKind::Noun
                && Some(*at) != statement.subject
        };
        let subject = statement.subject.map_or("-".to_owned(), written);
        let flags = [
            ('!', statement.ways.denied),
            ('?', statement.ways.supposed),
            ('x', statement.ways.disputed),
            ('~', statement.passive),
            ('*', statement.requests),
        ];
        let flags: String = flags.iter().filter(|(_, is)| *is).map(|(flag, _)| flag).collect();
        let verb = statement.verb.map_or("-".to_owned(), |verb| format!("{}{flags}", written(verb)));
        let others: Vec<String> = (0..clauses.groups.len()).filter(own).map(written).collect();
        if statement.subject.is_some() || statement.verb.is_some() || !others.is_empty() {
            told.push([subject, verb, others.join(", ")].join(" > ").trim_end_matches(" > ").to_owned());
        }
    }
    let part = names.first().and_then(|&(first, last)| clauses.standing(first, last)).map_or("none", |own| {
        match (own.relation, own.itself) {
            (Relation::Subject, true) => "subject",
            (Relation::Subject, false) => "owner of the subject",
            (Relation::Object, true) => "object",
            (Relation::Object, false) => "owner of the object",
            (Relation::Agent, _) => "agent",
            (Relation::Circumstance, _) => "circumstance",
        }
    });
    format!("{} ({part})", told.join(" | "))
}

/// Each line of a table that holds no `>` is a sentence, and the next one what is read of it. `REWRITE_CLAUSES=1` writes the
/// second lines anew; read what changed.
#[test]
fn sentences_are_read_as_the_tables_say() {
    let rewrite = std::env::var_os("REWRITE_CLAUSES").is_some();
    for (number, data) in LANGUAGES.iter().enumerate() {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("src/language/{}/clauses.txt", data.code));
        let path = std::env::var_os("SHOW").map_or(path, |own| PathBuf::from(own).join(data.code));
        let table = std::fs::read_to_string(&path).expect("each language has a table of sentences");
        let (mut wrong, mut written, mut count) = (Vec::new(), String::new(), 0);
        let mut lines = table.lines().peekable();
        while let Some(line) = lines.next() {
            written += &format!("{line}\n");
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            count += 1;
            let expected = lines.next_if(|next| next.starts_with("  ")).unwrap_or_default();
            let told = read(line, number);
            written += &format!("  {told}\n");
            if told != expected.trim_start() {
                wrong.push(format!("{line}\n   read: {told}\n  table: {}", expected.trim_start()));
            }
        }
        if rewrite {
            std::fs::write(&path, written).expect("the table can be written");
        } else {
            assert!(wrong.is_empty() && count >= 100, "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
        }
    }
}
