//! The command line, as its users read about it in `--help`.

use clap::{Args, Parser, Subcommand, ValueEnum};
use discretion::{Moment, Verdict};
use std::path::PathBuf;

/// Checks drafts of public posts against a company policy: confidential terms, competitors, tone, claims, names.
///
/// A policy is a TOML file. Without one, the shipped packs that are safe for anybody are used, so that
///
///     discretion check post.md
///
/// says something useful at once.
#[derive(Debug, Parser)]
#[command(name = "discretion", version, verbatim_doc_comment, max_term_width = 100)]
pub(crate) struct Arguments {
    /// When to use colours; `auto` uses them on a terminal, unless `NO_COLOR` is set
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// What to do.
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    Auto,
    Always,
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Check drafts, and say what to change before they go out
    #[command(after_long_help = CHECK_HELP)]
    Check(CheckArguments),
    /// Run the policy's own examples: what its rules must flag and what they must pass
    #[command(after_long_help = "Exit status: 0 every example does as it must, 1 one does not, 2 error.")]
    Test(TestArguments),
    /// Show the policy as it is after all its layers, or the shipped packs
    Show(ShowArguments),
    /// Explain one rule: what it looks for, why, what to write instead, whom to ask
    Explain(ExplainArguments),
    /// Seal confidential terms from standard input, so that the policy can be public and its terms not
    #[command(after_long_help = SEAL_HELP)]
    Seal(SealArguments),
}

const CHECK_HELP: &str = "\
Examples:
  discretion check post.md                        one draft, with the standard packs
  discretion check --policy acme.toml blog/       all drafts of a folder
  discretion check --policy acme.toml 'blog/**/2026-*.md'
  discretion check - --channel x < post.txt       standard input
  discretion check blog/ --format json=out.json   for people here, for programs there

Exit status:
  0  nothing is at or above --fail-on
  1  something is
  2  a policy, a draft or an argument could not be read; the other drafts are still checked";

const SEAL_HELP: &str = "\
Examples:
  discretion seal --new-key > ../acme.key         a key; who has it can try words, so it is no part of the policy
  discretion seal --policy acme.toml --key-file ../acme.key < ../terms.txt >> acme.toml
  discretion seal --name acme-social --key-env DISCRETION_KEY

All terms of a rule are sealed in one go: what is printed takes the place of what was sealed before. A term is never
printed. Exit status: 0 all terms are sealed, 2 error, and then nothing is printed.";

/// The arguments of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckArguments {
    /// Files, folders, quoted globs, or `-` for standard input
    ///
    /// In a folder, drafts are told by their endings: Markdown, MDX, HTML, notebooks and plain text that no .gitignore or
    /// .ignore leaves out. A file that is named is checked whatever it is called, as Markdown where its ending tells
    /// nothing; formats that are not read, such as .rst, are errors.
    #[arg(required = true, value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,

    /// The policy to check against; without it, the packs that are safe for anybody: see `show packs`
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// How to report: `text` for people, `json` for programs; `json=FILE` writes to a file
    ///
    /// Can be given several times. What is written to a file leaves standard output to the other format, or to
    /// `text`.
    #[arg(short, long, value_name = "FORMAT[=FILE]", value_parser = Format::parse)]
    pub(crate) format: Vec<(Format, Option<PathBuf>)>,

    /// The verdict from which on the exit status is 1
    #[arg(long, value_enum, value_name = "VERDICT", default_value_t = FailOn::Block)]
    pub(crate) fail_on: FailOn,

    /// The moment of the check, such as 2026-11-30T09:00:00+01:00; without it, now
    ///
    /// Rules with dates are compared with the moment of publication that a draft's front matter gives, else with
    /// this one.
    #[arg(long, value_name = "INSTANT", value_parser = moment)]
    pub(crate) at: Option<Moment>,

    /// What is masked.
    #[command(flatten)]
    pub(crate) mask: MaskArguments,

    /// Where the drafts will be published; without it, what their front matter says
    #[arg(long, value_name = "NAME")]
    pub(crate) channel: Option<String>,

    /// The language of the drafts; without it, what their front matter says, else what is detected
    #[arg(long, value_name = "CODE", value_parser = ["en", "fr"])]
    pub(crate) language: Option<String>,

    /// The path that the text from standard input has: gives it a name and a format
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_path: Option<PathBuf>,

    /// Show only the drafts that fail, and errors
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// List what exceptions, cleared texts and comments silenced, with reason, owner and end
    #[arg(long)]
    pub(crate) show_silenced: bool,

    /// Check as if the policy had no exceptions and no cleared texts, and the drafts no comments that silence a warning
    #[arg(long, conflicts_with = "show_silenced")]
    pub(crate) no_silence: bool,

    /// The largest draft that is read, in bytes; a larger one is an error
    #[arg(long, value_name = "BYTES", default_value_t = 16 * 1024 * 1024)]
    pub(crate) max_bytes: u64,

    /// How many drafts are checked at once; without it, one for each processor
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
}

/// What is masked.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct MaskArguments {
    /// Show no text that a confidential rule found, in no format; so it is where the environment variable CI is set
    ///
    /// What rules with sealed terms or a `terms_file` found is not shown anyway.
    #[arg(long, conflicts_with = "no_mask")]
    pub(crate) mask: bool,

    /// Show all that was found, even the matches of sealed terms
    #[arg(long)]
    pub(crate) no_mask: bool,
}

/// The arguments of `test`.
#[derive(Args, Debug)]
pub(crate) struct TestArguments {
    /// Shipped packs to test; without any, and without a policy, all of them
    #[arg(value_name = "PACK", conflicts_with = "policy")]
    pub(crate) packs: Vec<String>,

    /// The policy to test, with all that it extends
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
}

/// The arguments of `show`.
#[derive(Args, Debug)]
pub(crate) struct ShowArguments {
    /// `packs` lists the shipped packs; without it, the policy is shown
    #[arg(value_enum, value_name = "WHAT", conflicts_with = "policy")]
    pub(crate) what: Option<Shown>,

    /// The policy to show; without it, the packs that a check without a policy uses
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
}

/// What `show` can show besides a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Shown {
    Packs,
}

/// The arguments of `explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainArguments {
    /// The rule, as warnings name it: acme-social/project-falcon
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,

    /// The policy that has the rule; without it, all shipped packs
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
}

/// The arguments of `seal`.
#[derive(Args, Debug)]
pub(crate) struct SealArguments {
    /// Print a new key: 32 random bytes as hexadecimal digits
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
    /// The policy that the terms are for: they are found with its name only
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// The `name` of the policy, where the policy is not at hand or not complete
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

/// How to report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// For people.
    Text,
    /// For programs: version 1 of our own format.
    Json,
}

impl Format {
    fn parse(word: &str) -> Result<(Self, Option<PathBuf>), String> {
        let (name, file) = match word.split_once('=') {
            Some((_, "")) => return Err("expected a file after `=`".to_owned()),
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (word, None),
        };
        match name {
            "text" => Ok((Self::Text, file)),
            "json" => Ok((Self::Json, file)),
            _ => Err("expected `text` or `json`, and `=FILE` after it to write to a file".to_owned()),
        }
    }
}

/// The verdict from which on the exit status is 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    Pass,
    Review,
    Block,
    Never,
}

impl FailOn {
    /// Whether a draft of that verdict fails.
    pub(crate) fn fails(self, verdict: Verdict) -> bool {
        match self {
            Self::Pass => true,
            Self::Review => verdict >= Verdict::Review,
            Self::Block => verdict >= Verdict::Block,
            Self::Never => false,
        }
    }
}

fn moment(word: &str) -> Result<Moment, String> {
    Moment::parse(word).ok_or_else(|| "expected date, time and offset, such as 2026-11-30T09:00:00+01:00".to_owned())
}
