//! The arguments of the verbs that begin something: a first policy, a key, what editors and shells need.

use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use clap_complete::Shell;
use discretion::language::Language;
use std::ffi::OsString;
use std::path::PathBuf;

/// The arguments of `init`. On a terminal, what they do not say is asked for.
#[derive(Args, Debug)]
pub(crate) struct InitArguments {
    /// The folder to write in; the default is the working folder
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,

    /// The name of your company
    #[arg(long, value_name = "NAME")]
    pub(crate) company: Option<String>,

    /// The names of its products, with commas between them. Repeatable
    #[arg(long = "product", value_name = "NAMES")]
    pub(crate) products: Vec<String>,

    /// The names of its competitors, with commas between them. Repeatable
    #[arg(long = "competitor", value_name = "NAMES")]
    pub(crate) competitors: Vec<String>,

    /// Where you publish, such as blog,x; the default is blog. Repeatable
    #[arg(long = "channel", value_name = "NAMES")]
    pub(crate) channels: Vec<String>,

    /// Where people read it, as codes of countries such as fr,us. Repeatable
    #[arg(long = "country", value_name = "CODES")]
    pub(crate) countries: Vec<String>,

    /// The language of questions and comments
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(Language::EACH.iter().map(|language| language.code())))]
    pub(crate) language: Option<String>,

    /// The service that runs the job; the default is GitLab where there is a .gitlab-ci.yml, else GitHub
    #[arg(long, value_enum, value_name = "SERVICE")]
    pub(crate) ci: Option<BuildService>,
}

/// A service that runs the jobs of a build.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum BuildService {
    Github,
    Gitlab,
    None,
}

/// The arguments of `schema`.
#[derive(Args, Debug)]
pub(crate) struct SchemaArguments {
    /// What the schema describes
    #[arg(value_enum, value_name = "TOPIC")]
    pub(crate) topic: SchemaTopic,
}

/// What a schema describes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaTopic {
    /// A policy.
    Policy,
    /// discretion.toml.
    Config,
    /// The report of `--format json`.
    Report,
}

/// What `lsp --help` adds.
pub(super) const LSP_HELP: &str = "\
An editor starts this and speaks the Language Server Protocol with it, over
standard input and output. docs/editors.md says how for VS Code, Neovim, Helix
and Zed.

Exit status: 0 when the editor ends it or is gone, 1 when it ends without the
request to shut down, 2 when what comes in is no protocol at all.";

pub(super) const ARCHIVE_HELP: &str = "\
Examples:
  discretion archive --policy acme.toml 'archive/*.parquet' --out warnings.parquet
  discretion archive -- --help                    what else there is

discretion-archive is a program of its own, because of the engine in it. It has to
lie beside this one or on the PATH.

Exit status: 0 if all posts were checked, whatever was found; 2 on an error.";

/// The arguments of `archive`.
#[derive(Args, Debug)]
pub(crate) struct ArchiveArguments {
    /// What discretion-archive is told
    #[arg(required = true, value_name = "ARGUMENTS", trailing_var_arg = true, allow_hyphen_values = true)]
    pub(crate) arguments: Vec<OsString>,
}

/// The arguments of `lsp`.
#[derive(Args, Debug)]
pub(crate) struct LspArguments {
    /// Speak over standard input and output, as it does anyway: some editors say so
    #[arg(long)]
    pub(crate) stdio: bool,
}

/// The arguments of `completions`.
#[derive(Args, Debug)]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// The arguments of `man`.
#[derive(Args, Debug)]
pub(crate) struct ManArguments {
    /// The folder to write a page for each verb in; without it, the page of the program goes to standard output
    #[arg(value_name = "FOLDER")]
    pub(crate) folder: Option<PathBuf>,
}

/// The arguments of `seal`.
#[derive(Args, Debug)]
pub(crate) struct SealArguments {
    /// Print a new key: 32 random bytes in hexadecimal
    #[arg(long, exclusive = true)]
    pub(crate) new_key: bool,

    /// What the terms are sealed for.
    #[command(flatten)]
    pub(crate) owner: SealedFor,

    /// What the terms are sealed with.
    #[command(flatten)]
    pub(crate) key: SealedWith,
}

/// What terms are sealed for.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub(crate) struct SealedFor {
    /// The policy that will hold the terms: they match only under its name
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// The `name` of that policy, if you do not have its file yet
    #[arg(long, value_name = "NAME")]
    pub(crate) name: Option<String>,
}

/// What terms are sealed with.
#[derive(Args, Debug)]
#[group(multiple = false)]
pub(crate) struct SealedWith {
    /// The environment variable that holds the key
    #[arg(long, value_name = "NAME")]
    pub(crate) key_env: Option<String>,

    /// The file that holds the key
    #[arg(long, value_name = "PATH")]
    pub(crate) key_file: Option<PathBuf>,
}
