//! The answers that a first policy is made of: from the arguments, and on a terminal from whoever sits before it.

use super::policy;
use super::texts::InitTexts;
use crate::arguments::InitArguments;
use anyhow::{Context, bail};
use discretion::Policy;
use discretion::check::WeaknessKind;
use discretion::moment::Moment;
use std::collections::BTreeSet;
use std::io::{self, BufRead, IsTerminal, Write};

/// What is said of a company.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answers {
    pub(super) company: String,
    pub(super) products: Vec<String>,
    pub(super) competitors: Vec<String>,
    pub(super) channels: Vec<String>,
    /// Codes of two letters.
    pub(super) countries: Vec<String>,
    /// The ids of competitors whose names are ordinary words.
    pub(super) ordinary: BTreeSet<String>,
}

impl Answers {
    /// The answers of the arguments; the others are asked for on a terminal.
    pub(super) fn of(arguments: &InitArguments, texts: &InitTexts) -> anyhow::Result<Self> {
        let asks = io::stdin().is_terminal() && io::stderr().is_terminal();
        let one = |given: &Option<String>, question: &str| -> anyhow::Result<String> {
            match given {
                Some(given) => Ok(given.clone()),
                None if asks => ask(question),
                None => Ok(String::new()),
            }
        };
        let many = |given: &[String], question: &str| -> anyhow::Result<Vec<String>> {
            match given {
                [] if asks => Ok(listed(&ask(question)?)),
                given => Ok(given.iter().flat_map(|word| listed(word)).collect()),
            }
        };
        let answers = Self {
            company: one(&arguments.company, texts.company)?.trim().to_owned(),
            products: many(&arguments.products, texts.products)?,
            competitors: many(&arguments.competitors, texts.competitors)?,
            channels: many(&arguments.channels, texts.channels)?,
            countries: many(&arguments.countries, texts.countries)?,
            ordinary: BTreeSet::new(),
        };
        answers.checked()
    }

    /// The answers as the policy needs them, or what is wrong with them.
    fn checked(mut self) -> anyhow::Result<Self> {
        if self.company.is_empty() {
            bail!("expected the name of the company: discretion init --company Acme");
        }
        for country in &mut self.countries {
            *country = country.to_lowercase();
            if country.len() != 2 || !country.bytes().all(|byte| byte.is_ascii_lowercase()) {
                bail!("`{country}` is no code of a country, expected two letters such as fr, de or us");
            }
        }
        for channel in &mut self.channels {
            *channel = channel.to_lowercase();
            if kebab(channel).as_deref() != Some(channel.as_str()) {
                bail!("`{channel}` is no name of a channel, expected lower case with hyphens, such as blog or x");
            }
        }
        if self.channels.is_empty() {
            self.channels.push("blog".to_owned());
        }
        Ok(self)
    }

    /// The answers, with the competitors marked whose names a lint of their policy finds to be ordinary words.
    pub(super) fn with_ordinary_names(mut self, texts: &InitTexts) -> Self {
        let Ok(policy) = Policy::parse("policy.toml", &policy::policy(&self, texts)) else { return self };
        let weak = policy.weaknesses(Moment::from_unix(0));
        let named = weak.into_iter().filter(|weak| weak.kind == WeaknessKind::OrdinaryWord);
        let id = |message: &str| Some(message.split_once(": ")?.0.split_once('/')?.1.to_owned());
        self.ordinary = named.filter_map(|weak| id(&weak.message)).collect();
        self
    }

    /// The name of the policy.
    pub(super) fn policy_name(&self) -> String {
        kebab(&self.company).unwrap_or_else(|| "company".to_owned())
    }

    /// The path of the policy.
    pub(super) fn policy_path(&self) -> String {
        format!("policies/{}.toml", self.policy_name())
    }
}

/// A line of standard input.
fn ask(question: &str) -> anyhow::Result<String> {
    let mut stderr = io::stderr().lock();
    write!(stderr, "{question} ").and_then(|()| stderr.flush()).context("cannot ask")?;
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).context("cannot read the answer")?;
    Ok(line.trim().to_owned())
}

/// The entries of a list with commas.
fn listed(line: &str) -> Vec<String> {
    line.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A name in kebab-case; none where no letter of it is left.
pub(super) fn kebab(name: &str) -> Option<String> {
    let plain: String = name.to_lowercase().chars().map(plain).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    (!parts.is_empty()).then(|| parts.join("-"))
}

/// A letter without its accent, or a hyphen.
fn plain(letter: char) -> char {
    match letter {
        'a'..='z' | '0'..='9' => letter,
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ß' => 's',
        _ => '-',
    }
}
