//! Globs as regular expressions.
//!
//! A glob is read once, which is where its mistakes are found. Its expression is compiled when a path may match. Matching is
//! linear in the path, whatever the glob is.

use regex_automata::meta;
use regex_syntax::is_meta_character;
use std::mem;
use std::str::Chars;
use std::sync::OnceLock;

/// The most `{` within one another.
const NESTING: usize = 10;

/// The most wildcards and alternatives: each takes some 500 bytes when the expression is compiled.
const WILDCARDS: usize = 200;

/// A glob that has no mistake.
#[derive(Debug)]
pub(super) struct Glob {
    /// The letters that each path begins with, and those that it ends with: most paths are told by these.
    ends: [String; 2],
    expression: String,
    compiled: OnceLock<meta::Regex>,
}

/// A part of a glob.
#[derive(Debug)]
enum GlobPart {
    /// A letter, as it stands.
    Letter(char),
    /// `?` or a class: an expression for one letter that is not `/`.
    One(String),
    /// `*`.
    Star,
    /// `**`: crosses folders where it is the whole of a name, and is `*` elsewhere.
    Folders,
    /// `{a,b}`.
    Either(Vec<Vec<Self>>),
}

impl Glob {
    /// Reads a glob, or says what is wrong with it.
    pub(super) fn parse(written: &str) -> Result<Self, &'static str> {
        let parts = parse(written)?;
        let mut expression = "(?s)^".to_owned();
        spell(&parts, true, true, &mut expression);
        expression.push('$');
        let letter = |part: &GlobPart| if let GlobPart::Letter(letter) = part { Some(*letter) } else { None };
        let start = parts.iter().map_while(letter).collect();
        let end: Vec<char> = parts.iter().rev().map_while(letter).collect();
        let end: String = end.into_iter().rev().collect();
        // The `/` of a `**/` before it may be missing.
        let ends = [start, end.trim_start_matches('/').to_owned()];
        Ok(Self { ends, expression, compiled: OnceLock::new() })
    }

    /// Returns whether a path matches.
    pub(super) fn matches(&self, path: &str) -> bool {
        let [start, end] = &self.ends;
        path.starts_with(start.as_str()) && path.ends_with(end.as_str()) && self.regex().is_match(path)
    }

    /// The compiled expression. There may be thousands that match few paths each, so that none has an automaton to make.
    fn regex(&self) -> &meta::Regex {
        self.compiled.get_or_init(|| {
            let config = meta::Config::new().hybrid(false).dfa(false).onepass(false).nfa_size_limit(None);
            let built = meta::Builder::new().configure(config).build(&self.expression);
            built.expect("it is written here, letters are escaped, and its size has no limit but that of the glob")
        })
    }
}

/// Takes a glob apart.
fn parse(written: &str) -> Result<Vec<GlobPart>, &'static str> {
    let mut letters = written.chars();
    let mut parts = Vec::new();
    // Of the braces around it: what stands before them, and the alternatives before this one.
    let mut open: Vec<(Vec<GlobPart>, Vec<Vec<GlobPart>>)> = Vec::new();
    let mut wildcards = 0;
    while let Some(letter) = letters.next() {
        let is_inside = !open.is_empty();
        wildcards += usize::from(matches!(letter, '*' | '?' | '[' | '{') || (letter == ',' && is_inside));
        match letter {
            '*' => parts.push(star(&mut letters)),
            '?' => parts.push(GlobPart::One("[^/]".to_owned())),
            '[' => parts.push(GlobPart::One(class(&mut letters)?)),
            '{' if open.len() == NESTING => return Err("more than ten '{' within one another"),
            '{' => open.push((mem::take(&mut parts), Vec::new())),
            ',' | '}' if is_inside => {
                let (before, mut ways) = open.pop().expect("it is inside");
                ways.push(mem::take(&mut parts));
                if letter == ',' {
                    open.push((before, ways));
                } else {
                    parts = before;
                    parts.push(GlobPart::Either(ways));
                }
            }
            '\\' => {
                let escaped = letters.next().ok_or("a backslash at the end, with nothing to escape")?;
                parts.push(GlobPart::Letter(escaped));
            }
            '/' => push_slash(&mut parts),
            letter => parts.push(GlobPart::Letter(letter)),
        }
    }
    if !open.is_empty() {
        return Err("unclosed alternatives; missing '}'");
    }
    if wildcards > WILDCARDS {
        return Err("more than 200 wildcards and alternatives");
    }
    Ok(parts)
}

/// Reads the stars after a first one: two are `**`, more are one.
fn star(letters: &mut Chars<'_>) -> GlobPart {
    let rest = letters.as_str().trim_start_matches('*');
    let more = letters.as_str().len() - rest.len();
    *letters = rest.chars();
    if more == 1 { GlobPart::Folders } else { GlobPart::Star }
}

/// Reads a class after its `[`, as an expression that never matches `/`.
fn class(letters: &mut Chars<'_>) -> Result<String, &'static str> {
    const UNCLOSED: &str = "unclosed character class; missing ']'";
    let is_negated = letters.as_str().starts_with(['!', '^']);
    if is_negated {
        letters.next();
    }
    let (mut members, mut is_first, mut has_letters) = (String::new(), true, false);
    // At its start a `]` is a letter.
    while is_first || !letters.as_str().starts_with(']') {
        let low = member(letters).ok_or(UNCLOSED)?;
        let after_hyphen = letters.as_str().strip_prefix('-').filter(|rest| !rest.is_empty() && !rest.starts_with(']'));
        let mut high = low;
        if let Some(rest) = after_hyphen {
            *letters = rest.chars();
            high = member(letters).ok_or(UNCLOSED)?;
        }
        if high < low {
            return Err("a range in a character class that ends before it starts");
        }
        push_letter(low, &mut members);
        members.push('-');
        push_letter(high, &mut members);
        has_letters |= (low, high) != ('/', '/');
        is_first = false;
    }
    letters.next();
    match (is_negated, has_letters) {
        (true, _) => Ok(format!("[^/{members}]")),
        (false, true) => Ok(format!("[{members}&&[^/]]")),
        (false, false) => Err("a character class of nothing but '/', which it never matches"),
    }
}

/// Reads a letter of a class.
fn member(letters: &mut Chars<'_>) -> Option<char> {
    letters.next().and_then(|letter| if letter == '\\' { letters.next() } else { Some(letter) })
}

/// Adds a `/`. After braces it belongs to each alternative, so that one that ends with `**` shows whether that is all of a name.
fn push_slash(parts: &mut Vec<GlobPart>) {
    match parts.last_mut() {
        Some(GlobPart::Either(ways)) => ways.iter_mut().for_each(push_slash),
        _ => parts.push(GlobPart::Letter('/')),
    }
}

/// Writes parts as an expression. A name may start where they do, and the path may end where they do.
fn spell(parts: &[GlobPart], mut starts: bool, ends: bool, expression: &mut String) {
    let mut rest = parts;
    while let [part, after @ ..] = rest {
        rest = after;
        match (part, after) {
            (GlobPart::Letter(letter), _) => push_letter(*letter, expression),
            (GlobPart::One(one), _) => expression.push_str(one),
            (GlobPart::Folders, [GlobPart::Letter('/'), after @ ..]) if starts => {
                expression.push_str("(?:.*/)?");
                rest = after;
                continue;
            }
            (GlobPart::Folders, []) if starts && ends => expression.push_str(".*"),
            (GlobPart::Star | GlobPart::Folders, _) => expression.push_str("[^/]*"),
            (GlobPart::Either(ways), _) => {
                let mut before = "(?:";
                for way in ways {
                    expression.push_str(before);
                    spell(way, starts, ends && after.is_empty(), expression);
                    before = "|";
                }
                expression.push(')');
            }
        }
        starts = ends_folder(part);
    }
}

/// Returns whether a name starts after a part. Where only some alternatives end with `/`, none does.
fn ends_folder(part: &GlobPart) -> bool {
    match part {
        GlobPart::Letter(letter) => *letter == '/',
        GlobPart::Either(ways) => ways.iter().all(|way| way.last().is_some_and(ends_folder)),
        GlobPart::One(_) | GlobPart::Star | GlobPart::Folders => false,
    }
}

/// Writes a letter that stands for itself, within a class or outside.
fn push_letter(letter: char, expression: &mut String) {
    if is_meta_character(letter) {
        expression.push('\\');
    }
    expression.push(letter);
}
