//! Lists of words and phrases as policies write them: for any language or by language, with references to lists.
//!
//! In every list of terms a word that begins with `@` names a list of the policy: `["@evidence", "source:"]`, or
//! `"@evidence"` alone. What stands between braces in a term is a placeholder, see `template`, or stands for the entries
//! of a list, and a word with a `~` for the forms of a verb, see `vocabulary`.

use crate::language::Language;
use crate::language::verb::{before_infinitive, split_verb};
use crate::rule::Value;
use crate::rule::template::{Part, Placeholder, in_terms, is_ellipsis, is_open, parts};
use crate::rule::vocabulary::without_lists;
use crate::rule::{Companion, List, Term};
use crate::table::{BOUNDS, Cause, Quoted, Spaced};
use crate::text::names;
use toml::de::DeValue;

/// The companions that are built in, by the name after the `@`.
const BUILT_IN: [(&str, Companion); 3] =
    [("link", Companion::Link), ("figure", Companion::Figure), ("date", Companion::Date)];

/// The key of a list for its verbs.
const VERBS: &str = "verbs";

/// The most letters of the code of a language.
const LONGEST_CODE: usize = 3;

impl Value<'_> {
    /// The terms of a list.
    pub(crate) fn terms(self) -> Vec<Term> {
        let items = self.by_language();
        let mut terms = Vec::with_capacity(items.len());
        items.into_iter().for_each(|(item, language)| item.push_terms(language, &mut terms));
        terms
    }

    /// Terms, and the names that some of them stand for alone: `"{us}"`.
    pub(crate) fn names_and_terms(self) -> (Vec<Placeholder>, Vec<Term>) {
        let (mut names, mut terms) = (Vec::new(), Vec::new());
        for (item, language) in self.by_language() {
            let of_names = [Placeholder::Us, Placeholder::Competitor];
            let name = of_names.into_iter().find(|name| item.raw.as_str() == Some(name.written()));
            if let Some(name) = name {
                item.lowering.context.remember(name, item.span);
                names.push(name);
            } else {
                item.push_terms(language, &mut terms);
            }
        }
        (names, terms)
    }

    /// Names of things: terms in which no word stands for the forms of a verb.
    pub(crate) fn fixed_terms(self) -> Vec<Term> {
        let mut terms = Vec::new();
        for (item, language) in self.by_language() {
            match item.raw {
                DeValue::String(text) if split_verb(text).is_some() => item.note(Cause::VerbInName),
                _ => item.push_terms(language, &mut terms),
            }
        }
        terms
    }

    /// The entries of a list of the policy: terms for any language or by language, and verbs.
    pub(crate) fn list_entries(self) -> Vec<Term> {
        let DeValue::Table(_) = self.raw else { return self.terms() };
        let mut terms = Vec::new();
        for (language, list) in self.languages_beside(&[VERBS]) {
            list.list_or_reference().into_iter().for_each(|item| item.push_terms(Some(language), &mut terms));
        }
        let verbs = self.entries().unwrap_or_default().into_iter().find(|entry| entry.key == VERBS);
        for (item, language) in verbs.map(|entry| entry.value.by_language()).unwrap_or_default() {
            terms.extend(item.verb_entry(language).filter(|_| item.has_room()));
        }
        terms
    }

    /// Adds the terms behind one element of a list.
    fn push_terms(self, language: Option<Language>, terms: &mut Vec<Term>) {
        // Nearly every one is nothing but words.
        if let DeValue::String(text) = self.raw
            && is_wording(text)
        {
            terms.extend(self.has_room().then(|| Term::plain(text.clone().into_owned(), language)));
            return;
        }
        let companions = self.companions(language);
        if let [Companion::Link | Companion::Figure | Companion::Date] = companions.as_slice() {
            self.refuse_built_in();
        }
        let term = |companion| match companion {
            Companion::Term(term) => Some(term),
            Companion::Link | Companion::Figure | Companion::Date => None,
        };
        terms.extend(companions.into_iter().filter_map(term));
    }

    /// A verb of a list, of several words perhaps, as a term.
    fn verb_entry(self, language: Option<Language>) -> Option<Term> {
        let text = self.text("verb")?.trim();
        if !self.lowering.source.is_shipped()
            && let Some((before, verb)) = before_infinitive(text, language)
        {
            let cause = Cause::NoVerb { verb: self.quote(text), language: language.map(Language::code) };
            let help = format!("leave out `{before}`: `{verb}` is found with it and without");
            self.note_with_help(cause, Some(help).filter(|_| !self.secret));
            return None;
        }
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        let (first, rest) = text.split_at(end);
        let sign = if split_verb(text).is_some() { "" } else { "~" };
        self.term(&[first, sign, rest].concat(), language)
    }

    /// The companions of the key `any`.
    pub(crate) fn any(self) -> Vec<Companion> {
        self.by_language().into_iter().flat_map(|(item, language)| item.companions(language)).collect()
    }

    /// The elements of a list for any language, or of the lists of a table by language.
    pub(crate) fn by_language(self) -> Vec<(Self, Option<Language>)> {
        let DeValue::Table(_) = self.raw else {
            return self.list_or_reference().into_iter().map(|item| (item, None)).collect();
        };
        let mut items = Vec::new();
        for (language, list) in self.languages() {
            items.extend(list.list_or_reference().into_iter().map(|item| (item, Some(language))));
        }
        items
    }

    /// The values of a table by language.
    pub(crate) fn languages(self) -> Vec<(Language, Self)> {
        self.languages_beside(&[])
    }

    /// The values of a table by language, which may have other keys too.
    fn languages_beside(self, others: &[&'static str]) -> Vec<(Language, Self)> {
        let entries = self.entries().unwrap_or_default();
        if entries.is_empty() {
            self.note(Cause::Empty("table"));
        }
        let mut values = Vec::new();
        for entry in entries {
            let known = Language::EACH.iter().copied().find(|language| language.code() == entry.key);
            if let Some(language) = known {
                values.push((language, entry.value));
            } else if !others.contains(&entry.key) {
                let expected = [&*names(Language::EACH, Language::code), others].concat();
                let help = self.lowering.suggest(entry.key, expected.iter().copied());
                // What is not nearly one may be a confidential term.
                let is_nearly_one = help.is_some() || entry.key.len() <= LONGEST_CODE;
                let found = Spaced(if is_nearly_one { Quoted::shown(entry.key) } else { Quoted::withheld() });
                let issue =
                    self.lowering.source.issue(entry.key_span, Cause::Unknown { what: "language", found, expected });
                self.lowering.push(issue.with_help(help));
            }
        }
        values
    }

    fn list_or_reference(self) -> Vec<Self> {
        match self.raw {
            DeValue::String(text) if text.starts_with('@') => vec![self],
            DeValue::String(_)
            | DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_)
            | DeValue::Array(_)
            | DeValue::Table(_) => self.items(),
        }
    }

    /// The companions behind one element of a list: a term, a built-in companion, or the terms of a list.
    fn companions(self, language: Option<Language>) -> Vec<Companion> {
        if let DeValue::String(text) = self.raw
            && is_wording(text)
        {
            let term = self.has_room().then(|| Term::plain(text.clone().into_owned(), language));
            return term.map(Companion::Term).into_iter().collect();
        }
        let Some(text) = self.text("term") else { return Vec::new() };
        if let Some(name) = text.strip_prefix('@') {
            return self.reference(name, language);
        }
        match self.term(text, language) {
            Some(term) if self.has_room() => vec![Companion::Term(term)],
            Some(_) | None => Vec::new(),
        }
    }

    fn reference(self, name: &str, language: Option<Language>) -> Vec<Companion> {
        if let Some((_, companion)) = BUILT_IN.into_iter().find(|(built_in, _)| *built_in == name) {
            return vec![companion];
        }
        let Some(list) = self.list(name, &BUILT_IN.map(|(built_in, _)| built_in)) else { return Vec::new() };
        let mut companions = Vec::new();
        let added = if self.locked { [].iter() } else { list.added.iter() };
        for term in list.terms.iter().chain(added) {
            let meant = term.is_meant_for(language);
            if meant && !self.has_room() {
                break;
            }
            if meant {
                companions.push(Companion::Term(Term { language: term.language.or(language), ..term.clone() }));
            }
        }
        companions
    }

    fn term(self, text: &str, language: Option<Language>) -> Option<Term> {
        if !self.check_braces("term", text, &in_terms()) {
            return None;
        }
        let term = self.with_vocabularies(text, language)?;
        // A test looks at the terms of packs.
        if !self.lowering.source.is_shipped()
            && let Err(cause) = term.check()
        {
            let help = cause.help();
            self.note_with_help(cause, help);
            return None;
        }
        term.placeholders().for_each(|placeholder| self.lowering.context.remember(placeholder, self.span));
        Some(term)
    }

    /// Wording that is cleared: at least two words, and no placeholder.
    pub(crate) fn cleared_text(self) -> Option<Term> {
        let text = self.text("cleared text")?;
        let term = self.term(text, None)?;
        let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
        if let Some(varying) = term.varying() {
            let help = "a brace itself is written twice: `{{` or `}}`";
            let help = varying.starts_with('{').then(|| help.to_owned());
            self.note_with_help(Cause::Varies(Quoted::shown(&varying)), help);
        } else if words < 2 {
            self.note(Cause::OneWord);
        }
        self.has_room().then_some(term)
    }

    /// Returns whether one term more is within the limit.
    pub(super) fn has_room(self) -> bool {
        self.lowering.room(self.span, "terms", BOUNDS.terms, |budget| &budget.terms)
    }

    fn refuse_built_in(self) {
        let cause =
            Cause::Malformed { what: "term", found: self.quote(self.string().unwrap_or_default()), expected: "words" };
        self.note_with_help(cause, Some("`@link`, `@figure` and `@date` stand in `any` only".to_owned()));
    }
}

/// Returns whether a text is a regular expression that stands among terms, where it would never be found.
fn is_pattern(text: &str) -> bool {
    let class = |at: usize| {
        let rest = text.get(at + 2..).unwrap_or_default();
        rest.is_empty() || rest.starts_with(['+', '*', '{', '?', '\\', ']', ')'])
    };
    let has_class = [r"\d", r"\w", r"\s"].iter().any(|name| text.match_indices(name).any(|(at, _)| class(at)));
    let has_border = text.starts_with(r"\b") || text.ends_with(r"\b");
    has_class || has_border || ["(?", ".*", ".+", "[a-z]", "[A-Z]", "[0-9]"].iter().any(|sign| text.contains(sign))
}

impl<'a> Value<'a> {
    /// The list of a name, where the value may name one; else notes why not. `others` are names that are known besides.
    pub(super) fn list(self, name: &str, others: &[&str]) -> Option<&'a List> {
        let Some(lists) = &self.lowering.context.lists else {
            self.note(Cause::ListOutsideRule);
            return None;
        };
        let list = lists.get(name);
        if list.is_none() {
            let known = lists.keys().map(String::as_str).chain(others.iter().copied());
            let help = self.lowering.suggest(name, known).map(|help| help.replacen('`', "`@", 1));
            self.note_with_help(Cause::UnknownList(self.quote(&format!("@{name}"))), help);
        }
        list
    }
}

impl Term {
    /// Tells why a text that has passed for a term so far is none, if so.
    fn check(&self) -> Result<(), Cause> {
        let text = &*self.text;
        if text.chars().any(char::is_control) {
            Err(Cause::Control("term"))
        } else if !text.contains(char::is_alphanumeric) {
            Err(Cause::NoWord("term"))
        } else if is_pattern(text) {
            Err(Cause::PatternAsTerm)
        } else if text.len() > BOUNDS.term_bytes {
            Err(Cause::TooMany { what: "bytes in a term", limit: BOUNDS.term_bytes })
        } else {
            let parts = parts(text).map_err(|_| Cause::Unbalanced("term"))?;
            let is_word = |part: &Part<'_>| matches!(part, Part::Text(text) if text.contains(char::is_alphanumeric));
            let is_list = |part: &Part<'_>| matches!(part, Part::Braced(name) if name.starts_with('@'));
            let is_unknown = |part: &Part<'_>| matches!(part, Part::Braced(name) if Placeholder::of(name).is_none());
            if parts.iter().any(|part| is_unknown(part) && !is_list(part)) {
                Err(Cause::Unknown { what: "placeholder", found: Spaced(Quoted::withheld()), expected: in_terms() })
            } else if !parts.iter().any(|part| is_word(part) || is_list(part)) {
                Err(Cause::OnlyPlaceholders)
            } else {
                check_openings(&parts)
            }
        }
    }

    /// Its placeholders in order.
    pub(crate) fn placeholders(&self) -> impl Iterator<Item = Placeholder> {
        parts(&self.text).unwrap_or_default().into_iter().filter_map(|part| match part {
            Part::Braced(name) => Placeholder::of(name),
            Part::Text(_) => None,
        })
    }
}

impl Term {
    /// The first part that stands for something that varies, as the term writes it.
    fn varying(&self) -> Option<String> {
        let parts = parts(&self.text).unwrap_or_default();
        let varying = |part: &Part<'_>| match part {
            Part::Braced(name) => Some(format!("{{{name}}}")),
            Part::Text(text) => {
                let verb = split_verb(text).map(|(_, verb, _)| format!("{verb}~"));
                verb.or_else(|| is_open(text).then(|| "…".to_owned()))
            }
        };
        parts.iter().find_map(varying)
    }
}

/// Returns whether a text is a term in which nothing varies, and with which nothing is wrong.
fn is_wording(text: &str) -> bool {
    let is_short = text.len() <= BOUNDS.term_bytes && !text.starts_with('@');
    if !text.is_ascii() {
        return is_short && !text.contains(varies) && text.contains(char::is_alphanumeric);
    }
    let told = text.bytes().fold(0, |told, byte| told | TOLD[usize::from(byte)]);
    is_short && told == HAS_LETTER
}

/// What characters of ASCII tell of a term: that it has a letter or a digit, and that something may vary in it.
const TOLD: [u8; 128] = {
    let mut told = [0; 128];
    let mut byte = 0;
    while byte < 128 {
        let own = byte as u8;
        told[byte] = match own {
            _ if own.is_ascii_alphanumeric() => HAS_LETTER,
            _ if own.is_ascii_control() || is_sign(own as char) => MAY_VARY,
            _ => 0,
        };
        byte += 1;
    }
    told
};
const HAS_LETTER: u8 = 1;
const MAY_VARY: u8 = 2;

/// Returns whether a character may be a sign of something that varies in a term, or that is wrong with it.
fn varies(c: char) -> bool {
    c.is_control() || is_sign(c)
}

const fn is_sign(c: char) -> bool {
    matches!(c, '{' | '}' | '~' | '…' | '\\' | '*' | '+' | '[' | '(')
}

/// Refuses a `…` that does not stand between two words or placeholders, and more than one of them there.
fn check_openings(parts: &[Part<'_>]) -> Result<(), Cause> {
    let written = parts.iter().map(|part| match part {
        Part::Text(text) => *text,
        Part::Braced(_) => "x",
    });
    let (mut opened, mut begun) = (false, false);
    for token in written.collect::<String>().split_whitespace() {
        if is_ellipsis(token) && !begun {
            return Err(Cause::OpenEnd);
        } else if is_ellipsis(token) && opened {
            return Err(Cause::OpenTwice);
        } else if is_ellipsis(token) {
            opened = true;
        } else if token.contains(char::is_alphanumeric) {
            (opened, begun) = (false, true);
        }
    }
    if opened { Err(Cause::OpenEnd) } else { Ok(()) }
}

/// The lines of a list that hold a term, with their numbers from 1 and without the white space around them. A line of
/// white space holds none, nor does a remark: it begins with `#`, and no letter, digit or underscore follows at once. So
/// `#ProjectHalcyon` is a term, and `# names of last year` is not.
pub(crate) fn lines_with_terms(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_hashtag = |rest: &str| rest.starts_with(|first: char| first.is_alphanumeric() || first == '_');
    let is_remark = move |line: &str| line.strip_prefix('#').is_some_and(|rest| !is_hashtag(rest));
    let lines = text.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate();
    lines.filter(move |(_, line)| !line.is_empty() && !is_remark(line)).map(|(at, line)| (at + 1, line))
}

/// The terms of a list kept elsewhere, one per line. Else the number of the first line that is no term, and why.
pub(crate) fn terms_of_lines(text: &str) -> Result<Vec<Term>, (usize, Cause)> {
    let mut terms = Vec::new();
    for (number, line) in lines_with_terms(text) {
        let vocabularies = without_lists(line).map_err(|cause| (number, cause))?;
        let term = Term { text: line.to_owned(), language: None, vocabularies };
        term.check().map_err(|cause| (number, cause))?;
        if terms.len() == BOUNDS.terms {
            return Err((number, Cause::TooMany { what: "terms", limit: BOUNDS.terms }));
        }
        terms.push(term);
    }
    if terms.is_empty() { Err((0, Cause::Empty("list of terms"))) } else { Ok(terms) }
}

/// Returns whether a name is taken by a built-in companion.
pub(crate) fn is_built_in(name: &str) -> bool {
    BUILT_IN.iter().any(|(built_in, _)| *built_in == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hashtag_is_a_term_and_a_remark_is_not() {
        let text =
            "\u{feff}#ProjectHalcyon\r\n# Names\r\n\n  Halcyon  \n#\n##\n## More\n#-- old --\n#_x\n#2027\n\t# y\nC#";
        let lines: Vec<_> = lines_with_terms(text).collect();
        assert_eq!(lines, [(1, "#ProjectHalcyon"), (4, "Halcyon"), (9, "#_x"), (10, "#2027"), (12, "C#")]);
    }
}
