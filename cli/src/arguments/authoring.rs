//! The arguments of the verbs for whoever writes policies.

use super::{FacetArguments, MaskArguments, moment};
use clap::builder::PossibleValuesParser;
use clap::{Args, ValueEnum};
use discretion::language::Language;
use discretion::moment::Moment;
use std::path::PathBuf;

/// The arguments of `lint`.
#[derive(Args, Debug)]
pub(crate) struct LintArguments {
    /// The policy to lint: its own rules, not those of packs; the default is that of discretion.toml
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// Look for no discretion.toml
    #[arg(long)]
    pub(crate) no_config: bool,

    /// Drafts in which to look for rules that never fire, rules that overlap and permissions that nobody needs. Repeatable
    #[arg(long, value_name = "PATH")]
    pub(crate) over: Vec<PathBuf>,

    /// The time to lint for, such as 2026-11-30T09:00:00+01:00; the default is now
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) at: Option<Moment>,

    /// How to report
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: ListFormat,

    /// How many drafts to check at once; the default is one per processor
    #[arg(short, long, value_name = "N", requires = "over", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
}

/// The arguments of `trial`.
#[derive(Args, Debug)]
pub(crate) struct TrialArguments {
    /// The archive: files, folders and quoted globs, as `check` takes them
    #[arg(required = true, value_name = "PATHS")]
    pub(crate) paths: Vec<PathBuf>,

    /// The policy to try; the default is that of discretion.toml
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// The policy to compare it with: the one that is in force now
    #[arg(long, value_name = "FILE")]
    pub(crate) against: Option<PathBuf>,

    /// Look for no discretion.toml
    #[arg(long)]
    pub(crate) no_config: bool,

    /// The time to try it for, such as 2026-11-30T09:00:00+01:00; the default is now
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) at: Option<Moment>,

    /// The most sample sentences for each rule
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub(crate) samples: usize,

    /// How to report
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: ListFormat,

    /// What is hidden.
    #[command(flatten)]
    pub(crate) mask: MaskArguments,

    /// How many drafts to check at once; the default is one per processor
    #[arg(short, long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) jobs: Option<u16>,
}

/// The arguments of `test`.
#[derive(Args, Debug)]
pub(crate) struct TestArguments {
    /// Shipped packs to test
    #[arg(value_name = "PACK", conflicts_with = "policy")]
    pub(crate) packs: Vec<String>,

    /// The policy to test: its own rules; the default is that of discretion.toml, else all shipped packs
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// Look for no discretion.toml
    #[arg(long)]
    pub(crate) no_config: bool,
}

/// The arguments of `show`.
#[derive(Args, Debug)]
pub(crate) struct ShowArguments {
    /// Give `packs` to list the shipped packs, or `config` to see what decides for a path, instead of a policy
    #[arg(value_enum, value_name = "WHAT", conflicts_with = "policy")]
    pub(crate) what: Option<ShowTopic>,

    /// With `config`: the drafts
    #[arg(value_name = "PATHS", requires = "what")]
    pub(crate) paths: Vec<PathBuf>,

    /// The format of the list of packs
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t, requires = "what", conflicts_with = "policy")]
    pub(crate) format: ListFormat,

    /// The policy to show; the default is that of discretion.toml, else the packs that suit everybody
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// Look for no discretion.toml
    #[arg(long, conflicts_with = "what")]
    pub(crate) no_config: bool,
}

/// What `show` can show besides a policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShowTopic {
    Packs,
    Config,
}

/// The format of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    #[default]
    Text,
    Json,
}

/// The arguments of `explain`.
#[derive(Args, Debug)]
pub(crate) struct ExplainArguments {
    /// The rule, as in warnings, such as acme-social/project-falcon
    #[arg(value_name = "RULE")]
    pub(crate) rule: String,

    /// The policy that has the rule; the default is that of discretion.toml, then all shipped packs
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// Look for no discretion.toml
    #[arg(long)]
    pub(crate) no_config: bool,

    /// Show what becomes of each place of this draft where the rule might speak; `-` is standard input
    #[arg(long, value_name = "DRAFT")]
    pub(crate) on: Option<PathBuf>,

    /// With --on: where, by whom and for whom the draft will be published.
    #[command(flatten)]
    pub(crate) facets: FacetArguments,

    /// With --on: the language of the draft; overrides discretion.toml, its front matter and detection
    #[arg(long, value_name = "CODE", requires = "on", value_parser = PossibleValuesParser::new(Language::EACH.iter().map(|language| language.code())))]
    pub(crate) language: Option<String>,

    /// With --on: the time to explain it for; the default is now
    #[arg(long, value_name = "TIME", requires = "on", value_parser = moment)]
    pub(crate) at: Option<Moment>,
}
