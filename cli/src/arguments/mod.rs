//! The command line, as its users read about it in `--help`.

mod authoring;
mod message;
mod setup;
#[cfg(test)]
mod tests;

pub(crate) use authoring::{
    ExplainArguments, LintArguments, ListFormat, ShowArguments, ShowTopic, TestArguments, TrialArguments,
};
pub(crate) use message::{MessageArguments, ReplyArguments};
pub(crate) use setup::{
    ArchiveArguments, BuildService, CompletionsArguments, InitArguments, LspArguments, ManArguments, SchemaArguments,
    SchemaTopic, SealArguments, SealedFor, SealedWith,
};

use crate::gate::MAX_BYTES;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use discretion::Report;
use discretion::config::FailOn;
use discretion::emit::{FORMATS, ReportFormat};
use discretion::language::Language;
use discretion::moment::Moment;
use discretion::policy::Facet;
use std::path::PathBuf;

/// Checks drafts of public posts against a company policy: confidential terms, competitors, tone, claims, names
///
/// A policy is a TOML file. Without one, the packs that suit everybody are used, so you can start with
///
///     discretion check post.md
#[derive(Debug, Parser)]
#[command(name = "discretion", version, verbatim_doc_comment, max_term_width = 100)]
pub(crate) struct Arguments {
    /// When to use colours; `auto` uses them on a terminal unless `NO_COLOR` is set
    #[arg(long, global = true, display_order = 900, value_enum, value_name = "WHEN", default_value_t = Color::Auto)]
    pub(crate) color: Color,

    /// The language of labels and counts; the default is that of the locale
    #[arg(long, global = true, display_order = 901, value_name = "CODE", value_parser = PossibleValuesParser::new(Language::EACH.iter().map(|language| language.code())))]
    pub(crate) ui: Option<String>,

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
    /// Check drafts and say what to change before they go out
    #[command(after_long_help = CHECK_HELP)]
    Check(Box<CheckArguments>),
    /// Say what to do about a message that somebody wrote, and check an answer to it
    #[command(after_long_help = REPLY_HELP, mut_arg("paths", |paths| paths.required(false)))]
    Reply(Box<ReplyArguments>),
    /// Find what is weak in a policy: terms that are ordinary words, permissions that are over, rules that never fire
    #[command(after_long_help = LINT_HELP)]
    Lint(LintArguments),
    /// Show what a policy would do to what you have published, and what changes against another one
    #[command(after_long_help = TRIAL_HELP)]
    Trial(TrialArguments),
    /// Run the examples in a policy: what its rules must flag, and what they must let pass
    #[command(after_long_help = "Exit status: 0 if every example does what it must, 1 if one does not, 2 on an error.")]
    Test(TestArguments),
    /// Show a policy with all its layers, or list the shipped packs
    Show(ShowArguments),
    /// Explain one rule: what it looks for, why, what to write instead, whom to ask
    Explain(ExplainArguments),
    /// Write a first policy, discretion.toml and a job for the build
    #[command(after_long_help = INIT_HELP)]
    Init(InitArguments),
    /// Seal confidential terms from standard input, so that the policy can be published without them
    #[command(after_long_help = SEAL_HELP)]
    Seal(SealArguments),
    /// Check an archive in Parquet, with the program discretion-archive
    #[command(after_long_help = setup::ARCHIVE_HELP)]
    Archive(ArchiveArguments),
    /// Print the JSON Schema of a policy, of discretion.toml or of the JSON report
    #[command(after_long_help = SCHEMA_HELP)]
    Schema(SchemaArguments),
    /// Check drafts and policies in an editor while they are written: a language server
    #[command(after_long_help = setup::LSP_HELP)]
    Lsp(LspArguments),
    /// Print the completions for a shell
    #[command(after_long_help = COMPLETIONS_HELP)]
    Completions(CompletionsArguments),
    /// Print the manual page, or write those of all verbs into a folder
    Man(ManArguments),
}

const SCHEMA_HELP: &str = "\
Examples:
  discretion schema policy > policies/policy.schema.json

An editor that knows taplo completes a policy whose first line is
  #:schema ./policy.schema.json";

const COMPLETIONS_HELP: &str = "\
Examples:
  discretion completions bash > ~/.local/share/bash-completion/completions/discretion
  discretion completions zsh > ~/.zfunc/_discretion
  discretion completions fish > ~/.config/fish/completions/discretion.fish
  discretion completions powershell >> $PROFILE";

const CHECK_HELP: &str = "\
Examples:
  discretion check post.md                        with the standard packs
  discretion check --policy acme.toml blog/       every draft in a folder
  discretion check --policy acme.toml 'blog/**/2026-*.md'
  discretion check - --channel x < post.txt       standard input
  discretion check blog/ --format json=out.json   JSON in a file, text here

Exit status:
  0  every draft is below --fail-on
  1  a draft is at or above --fail-on
  2  a policy, a draft or an argument could not be read;
     the other drafts are still checked";

const REPLY_HELP: &str = "\
Examples:
  discretion reply --to message.txt               what to do about it, and why
  discretion reply --to message.txt answer.md     does the answer keep to that?
  discretion reply --to message.txt --from press --reach 50000 answer.md

A draft can name its message itself: `reply_to: message.txt` in its head, a path
from where the draft is. `discretion check` reads that, too.

Exit status: that of `check`; without an answer 0, or 2 on an error.";

const INIT_HELP: &str = "\
Examples:
  discretion init                                 asks, on a terminal
  discretion init --company Acme --product 'Acme Cloud' --competitor Globex
  discretion init --company Acme --channel blog,x --country fr,us --language fr

Nothing is written over: where one of the files is there, nothing is written.";

const LINT_HELP: &str = "\
Examples:
  discretion lint --policy acme.toml
  discretion lint --policy acme.toml --over blog/ --over 'social/**/*.md'

Exit status: 0 if nothing is weak, 1 if something is, 2 on an error.";

const TRIAL_HELP: &str = "\
Examples:
  discretion trial --policy new.toml blog/
  discretion trial --policy new.toml --against acme.toml blog/ 'social/**/*.md'

It holds nothing. Exit status: 0, or 2 on an error.";

const SEAL_HELP: &str = "\
Examples:
  discretion seal --new-key > ../acme.key
  discretion seal --policy acme.toml --key-file ../acme.key < terms >> acme.toml
  discretion seal --name acme-social --key-env DISCRETION_KEY

Keep the key out of the repository: whoever has it can try words. Seal all terms
of a rule in one go: the output replaces what was sealed before. No term is ever
printed. Exit status: 0 if all terms are sealed, 2 on an error, and then nothing
is printed.";

/// The arguments of `check`.
#[derive(Args, Debug)]
pub(crate) struct CheckArguments {
    /// Files, folders, quoted globs, or `-` for standard input
    ///
    /// In folders, every Markdown, MDX, HTML, notebook and text file is checked, hidden ones too, and links are followed.
    /// Left out and counted are files that a .gitignore or .ignore file excludes, and formats that are not read, such as
    /// .rst. A file that you name is checked whatever its ending, as Markdown where the ending says nothing.
    #[arg(required = true, value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,

    /// The policy; the default is that of discretion.toml, else the packs that suit everybody (see `show packs`)
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// Look for no discretion.toml, neither beside the drafts nor above them
    #[arg(long)]
    pub(crate) no_config: bool,

    /// How to report, such as `json`; `json=FILE` writes to a file. Repeatable
    #[arg(short, long, value_name = "FORMAT[=FILE]", value_parser = FormatChoice::parse, long_help = formats())]
    pub(crate) format: Vec<FormatChoice>,

    /// The verdict at which the exit status becomes 1; the default is that of discretion.toml, else block
    #[arg(long, value_name = "VERDICT", value_parser = fail_on())]
    pub(crate) fail_on: Option<FailOn>,

    /// The time to check for, such as 2026-11-30T09:00:00+01:00; the default is now
    ///
    /// Some rules hold from or until a date. A draft can say in its front matter when it is published. An embargo must be
    /// over at both times.
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) at: Option<Moment>,

    /// When the drafts will be published; overrides their front matter, and counts alone
    #[arg(long, value_name = "TIME", value_parser = moment, conflicts_with = "trust_dates")]
    pub(crate) publish_at: Option<Moment>,

    /// Believe the date in a draft's front matter: an embargo that is over by then is over
    #[arg(long)]
    pub(crate) trust_dates: bool,

    /// What is hidden.
    #[command(flatten)]
    pub(crate) mask: MaskArguments,

    /// Where, by whom and for whom they will be published.
    #[command(flatten)]
    pub(crate) facets: FacetArguments,

    /// The campaign that the drafts belong to: they are compared with each other; overrides their front matter
    #[arg(long, value_name = "NAME")]
    pub(crate) campaign: Option<String>,

    /// The language of the drafts; overrides their front matter and detection
    #[arg(long, value_name = "CODE", value_parser = PossibleValuesParser::new(Language::EACH.iter().map(|language| language.code())))]
    pub(crate) language: Option<String>,

    /// The path to report for standard input; its ending sets the format
    #[arg(long, value_name = "PATH")]
    pub(crate) stdin_path: Option<PathBuf>,

    /// Show only drafts that fail, and errors
    #[arg(short, long)]
    pub(crate) quiet: bool,

    /// What is corrected.
    #[command(flatten)]
    pub(crate) fix: FixArguments,

    /// Show every warning with its sentence; without this, a draft fills two screens at most
    #[arg(long)]
    pub(crate) all: bool,

    /// Say how each score is made
    #[arg(long)]
    pub(crate) explain_score: bool,

    /// List each match that an exception, a cleared text or a comment silenced
    #[arg(long)]
    pub(crate) show_silenced: bool,

    /// Ignore all exceptions, cleared texts, comments and approvals that silence a match
    #[arg(long, conflicts_with = "show_silenced")]
    pub(crate) no_silence: bool,

    /// Only show what concerns this owner: `legal` stands for legal@acme.example too
    ///
    /// Each warning says how its owner approves of it. Verdict, scores and exit status stay those of the whole draft.
    #[arg(long, value_name = "NAME", conflicts_with = "write_baseline")]
    pub(crate) owner: Option<String>,

    /// What of a change is trusted.
    #[command(flatten)]
    pub(crate) trust: TrustArguments,

    /// What is new.
    #[command(flatten)]
    pub(crate) news: NewsArguments,

    /// Check what .gitignore and .ignore files exclude
    #[arg(long)]
    pub(crate) no_ignore: bool,

    /// What must not be left out.
    #[command(flatten)]
    pub(crate) strict: StrictArguments,

    /// Files that hold many drafts.
    #[command(flatten)]
    pub(crate) input: InputArguments,

    /// Refuse drafts larger than this
    #[arg(long, value_name = "BYTES", default_value_t = MAX_BYTES)]
    pub(crate) max_bytes: u64,

    /// How many drafts to check at once; the default is one per processor
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
}

impl CheckArguments {
    /// A report as far as it is to be shown.
    pub(crate) fn shown(&self, report: Report) -> Report {
        match &self.owner {
            Some(owner) => report.only_of(owner),
            None => report,
        }
    }
}

/// Where, by whom and for whom drafts will be published.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct FacetArguments {
    /// Where the drafts will be published; overrides their front matter
    #[arg(long, value_name = "NAME")]
    pub(crate) channel: Option<String>,

    /// Who signs the drafts: a person of the policy, or a handle; overrides their front matter
    #[arg(long, value_name = "NAME")]
    pub(crate) author: Option<String>,

    /// The role in which they speak; overrides their front matter and the policy's
    #[arg(long, value_name = "NAME")]
    pub(crate) role: Option<String>,

    /// Who is meant to read the drafts: an audience of the policy; overrides their front matter
    #[arg(long, value_name = "NAME")]
    pub(crate) audience: Option<String>,
}

impl FacetArguments {
    /// The names that are given.
    pub(crate) fn each(&self) -> impl Iterator<Item = (Facet, &str)> {
        let given = [
            (Facet::Channel, &self.channel),
            (Facet::Author, &self.author),
            (Facet::Role, &self.role),
            (Facet::Audience, &self.audience),
        ];
        given.into_iter().filter_map(|(facet, name)| Some((facet, name.as_deref()?)))
    }
}

/// What is hidden.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct MaskArguments {
    /// Hide text matched by confidential rules, in every format. On by default when `CI` is set
    ///
    /// Text matched by sealed terms, or by terms from a `terms_file`, is always hidden unless you give --no-mask.
    #[arg(long, conflicts_with = "no_mask")]
    pub(crate) mask: bool,

    /// Hide nothing, not even text matched by sealed terms
    #[arg(long)]
    pub(crate) no_mask: bool,
}

/// What is corrected.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct FixArguments {
    /// Correct names in the drafts where nothing is in doubt, and report what is left
    ///
    /// Names that are spelled out in text and front matter are corrected; never plurals, disguised forms, links or code. A
    /// draft with an error stays as it is.
    #[arg(long = "fix")]
    pub(crate) writes: bool,

    /// With --fix: show the changes as a diff, and write nothing
    #[arg(long, requires = "writes")]
    pub(crate) dry_run: bool,
}

/// Files that hold many drafts.
#[derive(Args, Debug)]
pub(crate) struct InputArguments {
    /// The kind of files: with `jsonl`, each line is an object with a draft, and the report is one, too
    ///
    /// Only the lines in flight are in memory. A line that is no draft is an error with its place. The report has the id, the
    /// line and the bytes of each draft in `record`.
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        conflicts_with_all = ["since", "baseline", "silence_from", "writes", "stdin_path"]
    )]
    pub(crate) input_format: Option<InputFormat>,

    /// With --input-format: the field that holds the text
    #[arg(long, value_name = "NAME", requires = "input_format", default_value = "text")]
    pub(crate) text_field: String,

    /// With --input-format: the field that names the draft
    #[arg(long, value_name = "NAME", requires = "input_format", default_value = "id")]
    pub(crate) id_field: String,

    /// With --input-format: begin at this byte of the file, the first of a line
    #[arg(long, value_name = "BYTE", requires = "input_format", default_value_t = 0)]
    pub(crate) from_byte: u64,
}

/// A kind of files that hold many drafts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum InputFormat {
    Jsonl,
}

/// What of a change is trusted.
#[derive(Args, Debug)]
pub(crate) struct TrustArguments {
    /// Take discretion.toml and the policy, with everything that it extends, from this revision of the repository
    #[arg(long, value_name = "REV")]
    pub(crate) policy_from: Option<String>,

    /// Let only what stood in this revision of the repository silence a match
    ///
    /// Exceptions and cleared texts count if the policy had them there; a comment, if it stood before the same words. An
    /// exception holds for a draft that stood at its path.
    #[arg(long, value_name = "REV", conflicts_with = "no_silence")]
    pub(crate) silence_from: Option<String>,

    /// Let pass what owners approve of in trailers of commits: `Approved-by: legal@acme.example CODE`
    ///
    /// The code is that of one warning, as --owner and the JSON report show it; a sentence that changes has another. Only
    /// the owner of its rule can approve. Git is asked for all commits up to now; with --silence-from, up to REV. Whoever can
    /// write commits can write trailers: use this where you trust them.
    #[arg(long, conflicts_with = "no_silence")]
    pub(crate) approvals: bool,
}

/// What is new.
#[derive(Args, Debug)]
pub(crate) struct NewsArguments {
    /// Only report what changed since this branch left REV: changed lines, and what the change brings about elsewhere
    ///
    /// Git is asked. Files that are not committed count, and renamed ones are followed. A limit of the whole draft is reported
    /// if the change made it worse.
    #[arg(long, value_name = "REV")]
    pub(crate) since: Option<String>,

    /// With --since: check changed drafts whole
    #[arg(long, requires = "since")]
    pub(crate) whole_drafts: bool,

    /// Let pass what this file knows: what was found before there was a gate
    #[arg(long, value_name = "FILE", conflicts_with = "no_silence")]
    pub(crate) baseline: Option<PathBuf>,

    /// Write what is found to the file of --baseline, in place of what it knows of these drafts
    #[arg(long, requires = "baseline", conflicts_with_all = ["since", "silence_from"])]
    pub(crate) write_baseline: bool,
}

/// What must not be left out.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct StrictArguments {
    /// Treat each file that is left out as an error
    ///
    /// When `CI` is set, drafts that a glob of yours matches and an ignore file excludes are errors in any case.
    #[arg(long, conflicts_with = "no_strict")]
    pub(crate) strict: bool,

    /// Leave files out without an error, also when `CI` is set
    #[arg(long)]
    pub(crate) no_strict: bool,
}

/// A format, and the file that it is written to; none for standard output.
#[derive(Clone, Debug)]
pub(crate) struct FormatChoice {
    pub(crate) format: &'static ReportFormat,
    pub(crate) file: Option<PathBuf>,
}

impl FormatChoice {
    fn parse(word: &str) -> Result<Self, String> {
        let (name, file) = match word.split_once('=') {
            Some((_, "")) => return Err("expected a file after `=`".to_owned()),
            Some((name, file)) => (name, Some(PathBuf::from(file))),
            None => (word, None),
        };
        let format = ReportFormat::named(name).map_err(|error| error.to_string())?;
        Ok(Self { format, file })
    }
}

/// What `--help` says of the formats.
fn formats() -> String {
    let mut help = "How to report; `FORMAT=FILE` writes to a file. Repeatable\n\n".to_owned();
    for format in FORMATS {
        help.push_str(&format!("- {}: {}\n", format.name(), format.doc()));
    }
    help.push_str("\nWhen every report goes to a file, standard output gets `text`.");
    help
}

fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    let words = PossibleValuesParser::new(FailOn::EACH.iter().map(|word| word.name()));
    words.map(|word| word.parse().unwrap_or_default())
}

fn moment(word: &str) -> Result<Moment, String> {
    Moment::parse(word)
        .ok_or_else(|| "expected a date, a time and a UTC offset, such as 2026-11-30T09:00:00+01:00".to_owned())
}
