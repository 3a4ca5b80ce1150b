//! The policies and checkers that the host holds, by number, and what it asks of them.

use crate::options::{self, DraftOptions, MessageOptions, PackOptions, PolicyOptions, SecretOptions};
use crate::request::{Refusal, Request, Task};
use discretion::{Checker, Policy};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;

/// What earlier answers have numbered.
#[derive(Default)]
pub(crate) struct Desk {
    policies: BTreeMap<u32, Policy>,
    checkers: BTreeMap<u32, Checker>,
    last: u32,
}

/// What the host is told of a policy.
#[derive(Serialize)]
struct PolicyJson<'p> {
    number: u32,
    name: &'p str,
    version: Option<&'p str>,
    digest: &'p str,
    files: Vec<&'p str>,
    channels: Vec<&'p str>,
    rules: Vec<&'p str>,
}

/// What is known of a message, and how an answer to it is read.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ReplyOptions {
    message: MessageOptions,
    draft: DraftOptions,
}

impl Desk {
    /// Answers a request.
    pub(crate) fn answer(&mut self, input: &[u8]) -> Result<String, Refusal> {
        let Request { task, on, options, text } = Request::read(input)?;
        match task {
            Task::Parse => self.parse(text, options),
            Task::Packs => {
                let PackOptions { names } = options::read(options)?;
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let policy = Policy::packs(&names)?;
                Ok(self.keep(policy))
            }
            Task::Checker => {
                let secrets = options::read::<SecretOptions>(options)?.secrets()?;
                let policy = self.policies.get(&on).ok_or_else(forgotten)?;
                let checker = Checker::with_secrets(policy, &secrets)?;
                self.last += 1;
                self.checkers.insert(self.last, checker);
                Ok(self.last.to_string())
            }
            Task::Check => {
                let options: DraftOptions = options::read(options)?;
                let checker = options.now(self.checker(on)?)?;
                let report = checker.check(&options.draft(text, &checker)?);
                Ok(report.masked(options.masking()).to_json())
            }
            Task::CheckReply => {
                let ReplyOptions { message, draft } = options::read(options)?;
                let checker = draft.now(self.checker(on)?)?;
                let report = checker.check_reply(&message.message(&message.text)?, &draft.draft(text, &checker)?);
                Ok(report.masked(draft.masking()).to_json())
            }
            Task::Advise => {
                let ReplyOptions { message, draft } = options::read(options)?;
                let checker = draft.now(self.checker(on)?)?;
                let advice = checker.advise(&message.message(text)?);
                Ok(advice.masked(draft.masking()).to_json())
            }
            Task::FreePolicy => Ok(self.policies.remove(&on).is_some().to_string()),
            Task::FreeChecker => Ok(self.checkers.remove(&on).is_some().to_string()),
        }
    }

    fn parse(&mut self, text: &str, options: Value) -> Result<String, Refusal> {
        let PolicyOptions { name, files } = options::read(options)?;
        let read = |path: &str| match files.get(path) {
            Some(file) => Ok(file.as_bytes().to_vec()),
            None => Err(io::Error::new(io::ErrorKind::NotFound, "not among the `files`")),
        };
        let policy = Policy::parse_with(name.as_deref().unwrap_or("policy.toml"), text, &read)?;
        Ok(self.keep(policy))
    }

    /// Keeps a policy under a number, and describes it.
    fn keep(&mut self, policy: Policy) -> String {
        self.last += 1;
        let described = PolicyJson {
            number: self.last,
            name: policy.name(),
            version: policy.version(),
            digest: policy.digest(),
            files: policy.files().collect(),
            channels: policy.channels().collect(),
            rules: policy.rules().map(|rule| rule.id().as_str()).collect(),
        };
        let json = serde_json::to_string(&described).expect("texts and numbers can be written");
        self.policies.insert(self.last, policy);
        json
    }

    fn checker(&self, number: u32) -> Result<&Checker, Refusal> {
        self.checkers.get(&number).ok_or_else(forgotten)
    }
}

fn forgotten() -> Refusal {
    Refusal::of("this was freed")
}
