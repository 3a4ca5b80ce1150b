//! The program and its rules, as SARIF lists them before all results.
//!
//! The texts of a rule come from the policy. A confidential rule's own texts may quote what it hides, and so may any text
//! that names one of its terms: these are left out, whatever the masking of a run.

use crate::family::Meaning;
use crate::policy::{Policy, PolicyRule};
use crate::rule::Family;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The id of the rule that drafts which could not be read break.
pub(super) const UNREAD: &str = "discretion/unread-draft";

/// Where the program is documented.
const HOME: &str = "https://docs.rs/discretion";

/// The longest text that GitHub takes.
const LONGEST: usize = 1000;

/// The program.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Driver<'p> {
    name: &'static str,
    semantic_version: &'static str,
    information_uri: &'static str,
    rules: Vec<Descriptor<'p>>,
}

/// A rule.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor<'p> {
    id: &'p str,
    name: String,
    short_description: Description,
    full_description: Description,
    help: Description,
    help_uri: &'static str,
    default_configuration: Configuration,
    properties: Tags,
}

#[derive(Serialize)]
struct Description {
    text: String,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Tags {
    tags: [&'static str; 1],
}

impl<'p> Driver<'p> {
    /// The program with the rules of policies that are in force, each once, and one about drafts that could not be read.
    pub(super) fn of(policies: &[&'p Policy]) -> Self {
        let secrets: Vec<String> = policies.iter().flat_map(|policy| secrets(policy)).collect();
        let mut known = BTreeSet::new();
        let rules = policies.iter().copied().flat_map(Policy::rules_in_force);
        let rules = rules.filter(|rule| known.insert(rule.id().as_str()));
        let rules = rules.map(|rule| Descriptor::of(rule, &secrets));
        Self {
            name: env!("CARGO_PKG_NAME"),
            semantic_version: env!("CARGO_PKG_VERSION"),
            information_uri: HOME,
            rules: rules.chain([Descriptor::unread()]).collect(),
        }
    }

    /// The place of each rule in the list.
    pub(super) fn numbers(&self) -> BTreeMap<String, usize> {
        self.rules.iter().enumerate().map(|(number, rule)| (rule.id.to_owned(), number)).collect()
    }
}

impl<'p> Descriptor<'p> {
    fn of(rule: PolicyRule<'p>, secrets: &[String]) -> Self {
        let family = rule.family();
        let is_open = |text: &&str| {
            let text = text.to_lowercase();
            family != Family::Confidential && !secrets.iter().any(|secret| text.contains(secret.as_str()))
        };
        let said = |text: Option<&str>, instead: &str| text.filter(is_open).unwrap_or(instead).to_owned();
        let (short, full, advice) = of_family(family);
        // A message speaks of one match, which a rule has none of.
        let message = rule.message(None).filter(|message| !message.contains('{'));
        let mut help = said(rule.advice(None).filter(|advice| !advice.contains('{')), advice);
        if let Some(owner) = rule.owner() {
            help.push_str(&format!(" Ask {owner}."));
        }
        for source in rule.sources().iter().filter(|source| is_open(&source.as_str())) {
            help.push_str(&format!("\n{source}"));
        }
        help.push_str(&format!(
            "\nRule {} at {}. `discretion explain {}` says more.",
            rule.id(),
            rule.origin(),
            rule.id()
        ));
        Self {
            id: rule.id().as_str(),
            name: pascal(rule.id().as_str()),
            short_description: Description::new(&said(message, short)),
            full_description: Description::new(&said(rule.why(None).filter(|why| !why.contains('{')), full)),
            help: Description { text: help },
            help_uri: HOME,
            default_configuration: Configuration { level: super::level(rule.severity()) },
            properties: Tags { tags: [family.name()] },
        }
    }

    fn unread() -> Self {
        Self {
            id: UNREAD,
            name: pascal(UNREAD),
            short_description: Description::new("A draft was not checked"),
            full_description: Description::new("Nobody knows what a draft says that could not be read or understood."),
            help: Description { text: "Mend what the message names, and check again.".to_owned() },
            help_uri: HOME,
            default_configuration: Configuration { level: "error" },
            properties: Tags { tags: ["draft"] },
        }
    }
}

impl Description {
    /// A text as long as GitHub takes, which ends like a sentence.
    fn new(text: &str) -> Self {
        let mut short: String = text.chars().take(LONGEST).collect();
        if short.len() < text.len() {
            short.push('…');
        }
        Self { text: super::sentence(&short) }
    }
}

/// What can be said of any rule of a family: in short, why, and what to do.
const fn of_family(family: Family) -> (&'static str, &'static str, &'static str) {
    match family {
        Family::Confidential => (
            "Something confidential",
            "It is not public, and a publication cannot be taken back.",
            "Take it out, or say it in words that are public already.",
        ),
        Family::Competitor => (
            "A competitor, and how the text speaks of it",
            "What is said of a competitor may be read as unfair, or may be unlawful.",
            "Say what you do yourself, or name the source.",
        ),
        Family::Tone => (
            "Wording that may be read in another tone",
            "Readers hear the tone before they hear the point.",
            "Say the same more plainly.",
        ),
        Family::Claim => (
            "A claim that may be read as a promise",
            "The company must be able to show what a claim rests on.",
            "Add the source or the disclosure, or say less.",
        ),
        Family::Naming => (
            "A name that is spelled differently",
            "One spelling everywhere makes a name easy to recognise and to protect.",
            "Use the spelling of the policy.",
        ),
        Family::Require => (
            "Something that must be there is missing",
            "Readers are owed it where a text is of that kind.",
            "Add what the policy asks for.",
        ),
    }
}

/// The terms of confidential rules, in small letters.
fn secrets(policy: &Policy) -> Vec<String> {
    let mut secrets = Vec::new();
    for rule in policy.rules.iter() {
        if let Meaning::Confidential(confidential) = &rule.meaning {
            secrets.extend(confidential.terms.iter().map(|term| term.text.to_lowercase()));
        }
    }
    secrets
}

/// An id in the manner of names of code: `acme/project-falcon` is `AcmeProjectFalcon`.
fn pascal(id: &str) -> String {
    let words = id.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    words.map(capital).collect()
}
