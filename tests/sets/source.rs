//! The files that these tests read. None is part of the repository: their licences differ, and some are large.

use serde_json::Value;
use std::path::PathBuf;

/// A file that a test reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// A conformance set, one JSON object per line.
    Set(&'static str),
    /// The acceptance cases, in the same shape.
    Cases,
    /// A list of words in `/usr/share/dict`, from the Debian packages `wamerican` and `wfrench`.
    Words(&'static str),
}

impl Source {
    /// The published posts: two sets in English, one in French.
    pub(crate) const POSTS: [Self; 3] =
        [Self::Set("blogs_rust"), Self::Set("blogs_electron"), Self::Set("blogs_putaindecode")];

    /// All sets of published posts, in English and French.
    pub(crate) const BLOGS: [Self; 19] = [
        Self::Set("blogs_18f"),
        Self::Set("blogs_2i2c"),
        Self::Set("blogs_blot"),
        Self::Set("blogs_cds_en"),
        Self::Set("blogs_cds_fr"),
        Self::Set("blogs_disic"),
        Self::Set("blogs_electron"),
        Self::Set("blogs_galaxy_social"),
        Self::Set("blogs_jamstatic"),
        Self::Set("blogs_monero"),
        Self::Set("blogs_netdata"),
        Self::Set("blogs_nhs_prevention"),
        Self::Set("blogs_nodejs"),
        Self::Set("blogs_openziti"),
        Self::Set("blogs_organicmaps"),
        Self::Set("blogs_publiccode"),
        Self::Set("blogs_putaindecode"),
        Self::Set("blogs_rust"),
        Self::Set("blogs_teaching"),
    ];

    /// The name of the file, without its ending.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Set(name) | Self::Words(name) => name,
            Self::Cases => "acceptance",
        }
    }

    /// The environment variable that says where the file is.
    pub(crate) const fn variable(self) -> &'static str {
        match self {
            Self::Set(_) => "DISCRETION_CONFORMANCE",
            Self::Cases => "DISCRETION_CASES",
            Self::Words(_) => "DISCRETION_WORDS",
        }
    }

    /// The folder that the variable names, or else the usual one.
    fn folder(self) -> PathBuf {
        let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
        let usual = match self {
            Self::Set(_) => beside.join("conformance"),
            Self::Cases => beside.join("cases"),
            Self::Words(_) => PathBuf::from("/usr/share/dict"),
        };
        std::env::var_os(self.variable()).map_or(usual, PathBuf::from)
    }

    /// The file, if it exists.
    pub(crate) fn path(self) -> Option<PathBuf> {
        let folder = self.folder();
        let file = match self {
            Self::Set(_) | Self::Cases => format!("{}.jsonl", self.name()),
            Self::Words(name) => name.to_owned(),
        };
        // A set may also lie one folder deeper.
        [folder.join("sets").join(&file), folder.join(&file)].into_iter().find(|path| path.is_file())
    }

    /// The name and the number of lines, as tests are listed.
    pub(crate) fn size(self) -> String {
        match self.path() {
            Some(_) => format!("{}: {}", self.name(), self.text().lines().count()),
            None => self.name().to_owned(),
        }
    }

    /// The whole text of the file.
    pub(crate) fn text(self) -> String {
        let path = self.path().unwrap_or_else(|| panic!("the test of {self:?} runs only where the file exists"));
        std::fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
    }

    /// The rows of a set or of the cases.
    pub(crate) fn rows<R: serde::de::DeserializeOwned>(self) -> Vec<R> {
        self.text().lines().map(|line| serde_json::from_str(line).expect("each line is a row")).collect()
    }

    /// The drafts of a set.
    pub(crate) fn drafts(self) -> Vec<String> {
        let text = |row: &Value| row["text"].as_str().expect("each row has a text").to_owned();
        self.rows::<Value>().iter().map(text).collect()
    }
}
