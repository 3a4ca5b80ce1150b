//! The arguments of the verbs for whoever writes policies.

use super::moment;
use clap::{Args, ValueEnum};
use discretion::moment::Moment;
use std::path::PathBuf;

/// The arguments of `lint`.
#[derive(Args, Debug)]
pub(crate) struct LintArguments {
    /// The policy to lint: its own rules, not those of packs
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: PathBuf,

    /// Drafts in which to look for rules that never fire, rules that overlap and permissions that nobody needs. Repeatable
    #[arg(long, value_name = "PATH")]
    pub(crate) over: Vec<PathBuf>,

    /// The time to lint for, such as 2026-11-30T09:00:00+01:00; the default is now
    #[arg(long, value_name = "TIME", value_parser = moment)]
    pub(crate) at: Option<Moment>,

    /// How to report
    #[arg(short, long, value_enum, value_name = "FORMAT", default_value_t)]
    pub(crate) format: ListFormat,
}

/// The arguments of `test`.
#[derive(Args, Debug)]
pub(crate) struct TestArguments {
    /// Shipped packs to test; the default is all of them
    #[arg(value_name = "PACK", conflicts_with = "policy")]
    pub(crate) packs: Vec<String>,

    /// The policy to test: its own rules; packs that it extends are tested by their names
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
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

    /// The policy to show; the default is the packs that suit everybody
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,
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

    /// The policy that has the rule; the default is all shipped packs
    #[arg(short, long, value_name = "FILE")]
    pub(crate) policy: Option<PathBuf>,

    /// Show what becomes of each place of this draft where the rule might speak
    #[arg(long, value_name = "DRAFT")]
    pub(crate) on: Option<PathBuf>,
}
