//! The secrets of a rule: sealed terms with their key, and lists of terms outside the repository.
//!
//! A policy says only where a secret is; reading it is for the one who makes a checker. So each of these remembers
//! its place in the policy, for what may be wrong with it later.

use super::{Check, Keeper, Tag};
use crate::table::{BOUNDS, Cause, Issue, KeyRow, TableKeys, TomlValue, ValueKind};
use crate::text::{Position, Span};
use std::fmt;
use std::path::Path;

/// The sealed terms of a rule.
#[derive(Clone, Debug)]
pub(crate) struct Sealed {
    /// The name of the policy file, which its tags are made for.
    pub(crate) policy: String,
    /// The tags of all spellings, sorted.
    pub(crate) tags: Vec<Tag>,
    /// The words of the longest sealed term.
    pub(crate) words: usize,
    /// The tag by which a wrong key is known.
    pub(crate) check: Check,
    /// The place of the key.
    pub(crate) key: Secret,
}

/// Something that stands outside the policy.
#[derive(Clone, Debug)]
pub(crate) struct Secret {
    /// Its keeper.
    pub(crate) keeper: Keeper,
    /// The place where the policy names it.
    site: Site,
}

/// A place in a policy file.
#[derive(Clone, Debug)]
struct Site {
    file: String,
    span: Span,
    position: Position,
}

/// The rows of what a rule keeps elsewhere.
pub(crate) const SECRET_KEYS: &[KeyRow] = &[
    KeyRow::new(
        "sealed",
        ValueKind::Table(&SEALED),
        "none",
        "Terms that nobody can read here: [sealed terms](sealed.md).",
    ),
    KeyRow::new(
        "terms_file",
        ValueKind::TextOrTable(&TERMS_FILE),
        "none",
        "A list of terms outside the repository: a path, or the environment variable that holds one.",
    ),
];

/// The keys of `sealed`.
const SEALED: TableKeys = TableKeys {
    table: "sealed = { … }",
    slices: &[&[
        KeyRow::required(
            "tags",
            ValueKind::ListOf("tags"),
            "The tags of all terms, in any order, as `discretion seal` prints them.",
        ),
        KeyRow::required("key", ValueKind::Table(&KEY), "Where the key is."),
        KeyRow::required("check", ValueKind::Text, "A tag by which a wrong key is known."),
        KeyRow::new(
            "longest",
            ValueKind::Whole,
            "`3`",
            "The longest sealed term in words, 1 to 5, as a text is cut into words: `HX-450` and `HyperCube` are two.",
        )
        .also(&["words"]),
    ]],
    later: &[],
};

/// The keys of `key`.
const KEY: TableKeys = TableKeys {
    table: "key = { … }",
    slices: &[&[
        KeyRow::new("env", ValueKind::Text, "none", "The environment variable that holds the key."),
        KeyRow::new("file", ValueKind::Text, "none", "The file that holds the key, seen from the policy's folder."),
    ]],
    later: &[],
};

/// The keys of `terms_file` as a table.
const TERMS_FILE: TableKeys = TableKeys {
    table: "terms_file = { … }",
    slices: &[&[KeyRow::required(
        "path_env",
        ValueKind::Text,
        "The environment variable that holds the path of the list.",
    )
    .also(&["env"])]],
    later: &[],
};

/// The longest term that can be sealed, in words: the windows of a text grow with it.
pub(crate) const MOST_SEALED_WORDS: usize = 5;

/// The longest sealed term in words where a rule does not say.
const SEALED_WORDS: usize = 3;

impl fmt::Display for Sealed {
    /// As a policy writes it, with the number of the tags in place of the tags.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (tags, key, longest) = (self.tags.len(), self.key.keeper.as_key(), self.words);
        write!(f, "{{ tags = [{tags} tags], key = {key}, check = \"{}\", longest = {longest} }}", self.check)
    }
}

impl Sealed {
    /// Returns whether everything is found that other sealed terms find.
    pub(crate) fn covers(&self, other: &Self) -> bool {
        let Self { policy, tags, words, check, key } = self;
        let same = *policy == other.policy && *check == other.check && key.keeper == other.key.keeper;
        same && *words >= other.words && other.tags.iter().all(|tag| tags.contains(tag))
    }
}

impl Secret {
    /// An issue with it, where the policy names it.
    pub(crate) fn issue(&self, cause: Cause) -> Issue {
        Issue::at(&self.site.file, self.site.span, self.site.position, cause).withhold()
    }
}

impl<C> TomlValue<'_, C> {
    /// The sealed terms of a rule of the policy of that name; nothing where a part of them is wrong.
    pub(crate) fn sealed(self, policy: &str) -> Option<Sealed> {
        let mut fields = self.fields(&SEALED)?;
        let tags = fields.take("tags").map(TomlValue::tags).unwrap_or_default();
        let key = fields.take("key").and_then(TomlValue::key);
        let check = fields.take("check").and_then(TomlValue::check);
        let words = fields.take("longest").map_or(Some(SEALED_WORDS), TomlValue::sealed_words);
        fields.finish();
        Some(Sealed { policy: policy.to_owned(), tags, words: words?, check: check?, key: key? })
    }

    /// The tags of a list.
    fn tags(self) -> Vec<Tag> {
        let mut tags: Vec<Tag> =
            self.items().into_iter().filter(|item| item.has_room_for_tag()).filter_map(Self::tag).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    /// A tag is a term as far as limits go.
    fn has_room_for_tag(self) -> bool {
        self.lowering.room(self.span, "terms", BOUNDS.terms, |budget| &budget.terms)
    }

    fn tag(self) -> Option<Tag> {
        let text = self.string()?;
        let tag = Tag::parse(text);
        if tag.is_none() {
            let expected = "`b1:` and 32 hexadecimal digits, as `discretion seal` prints them";
            self.note(Cause::Malformed { what: "sealed term", found: self.quote(text), expected });
        }
        tag
    }

    fn check(self) -> Option<Check> {
        let text = self.string()?;
        let check = Check::parse(text);
        if check.is_none() {
            let expected = "`c1:` and 32 hexadecimal digits, as `discretion seal` prints them";
            self.note(Cause::Malformed { what: "check", found: self.quote(text), expected });
        }
        check
    }

    fn sealed_words(self) -> Option<usize> {
        let count = self.count()?;
        let fits = (1..=MOST_SEALED_WORDS).contains(&count);
        if !fits {
            self.note(Cause::OutOfRange("of words from 1 to 5"));
        }
        fits.then_some(count)
    }

    /// The place of a key: `{ env = "NAME" }` or `{ file = "path" }`.
    fn key(self) -> Option<Secret> {
        let mut fields = self.fields(&KEY)?;
        fields.require_one_of(&["env", "file"]);
        let (variable, file) = (fields.take("env"), fields.take("file"));
        fields.finish();
        if let (Some(_), Some(file)) = (variable, file) {
            file.note(Cause::Excluded { key: "file", beside: "env" });
            return None;
        }
        variable.map_or_else(|| file.and_then(TomlValue::file), TomlValue::variable)
    }

    /// The place of a list of terms: a path, or `{ path_env = "NAME" }`, a variable that holds one.
    pub(crate) fn list_of_terms(self) -> Option<Secret> {
        if matches!(self.raw, toml::de::DeValue::String(_)) {
            return self.file();
        }
        let mut fields = self.fields(&TERMS_FILE)?;
        let variable = fields.take("path_env");
        fields.finish();
        variable.and_then(TomlValue::variable)
    }

    fn variable(self) -> Option<Secret> {
        let name = self.text("name of an environment variable")?;
        let sound = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
            && !name.starts_with(|first: char| first.is_ascii_digit());
        if sound {
            return Some(self.secret(Keeper::Variable(name.to_owned())));
        }
        let expected = "letters, digits and underscores";
        self.note(Cause::Malformed { what: "name of an environment variable", found: self.quote(name), expected });
        None
    }

    /// A path, relative to the folder of the policy file. It may lead anywhere: a secret has no place beside the
    /// policy.
    fn file(self) -> Option<Secret> {
        let written = self.text("path")?;
        let folder = Path::new(&self.lowering.source.file).parent().unwrap_or(Path::new(""));
        Some(self.secret(Keeper::File(folder.join(written).display().to_string())))
    }

    fn secret(self, keeper: Keeper) -> Secret {
        let source = self.lowering.source;
        let site = Site { file: source.file.clone(), span: self.span, position: source.position(self.span) };
        Secret { keeper, site }
    }
}
