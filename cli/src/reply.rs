//! The verb `reply`: a message, what to do about it, and whether a drafted answer keeps to that.

use crate::Outcome;
use crate::arguments::{MessageArguments, ReplyArguments};
use crate::check;
use crate::gate::{DraftSource, GIT_FOLDER, Problem};
use crate::moments::now;
use crate::orders::{Desk, Orders};
use crate::output::{Look, Output};
use crate::secrecy;
use crate::trusted::Trusted;
use anyhow::{anyhow, bail};
use discretion::check::ReadDraft;
use discretion::config::FILE_NAME;
use discretion::draft::{Format, Message};
use discretion::emit::advice_text;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// A message that drafts of a run answer.
#[derive(Clone, Debug)]
pub(crate) struct GivenMessage {
    name: String,
    text: String,
    /// What the command line says of it; none where a draft names it.
    arguments: Option<MessageArguments>,
    /// Who answers it.
    author: Option<String>,
    /// The drafts that do.
    drafts: usize,
}

/// Says what to do about a message, and checks the answers that the arguments name.
pub(crate) fn run(arguments: &ReplyArguments, output: &Output, errors: Look) -> anyhow::Result<Outcome> {
    let check = &arguments.check;
    let source = DraftSource::named(&arguments.to);
    let text = source.read(check.max_bytes).map_err(|problem| anyhow!("{}: {}", problem.path, problem.message))?;
    let message = GivenMessage {
        name: source.name.clone(),
        text,
        arguments: Some(arguments.message.clone()),
        author: check.facets.author.clone(),
        drafts: check.paths.len().max(1),
    };
    if !check.paths.is_empty() {
        return check::run(check, Some(&message), output, errors);
    }
    let trusted = Trusted::of(&check.trust)?;
    let at = check.at.map_or_else(now, Ok)?;
    let desk = Desk { arguments: check, trusted: &trusted, at, errors };
    let Some(orders) = Orders::of(&[source], desk)? else { return Ok(Outcome::Error) };
    let [order] = orders.each() else { bail!("there is no message") };
    let advice = orders.checker(order).advise(&message.message()).masked(secrecy::masking(check.mask));
    let told = match check.format.as_slice() {
        [] => advice_text(&advice, &output.look),
        [choice] if choice.format.name() == "text" && choice.file.is_none() => advice_text(&advice, &output.look),
        [choice] if choice.format.name() == "json" && choice.file.is_none() => format!("{}\n", advice.to_json_pretty()),
        _ => bail!("without an answer, the advice is text or JSON on standard output: write --format json"),
    };
    output.write(&told)?;
    Ok(Outcome::Success)
}

/// The path of the message that a draft names in its head, seen from where the program runs.
fn named_message(source: &DraftSource, draft: &ReadDraft<'_>) -> Option<PathBuf> {
    let folder = source.kept_at().and_then(Path::parent).unwrap_or(Path::new(""));
    Some(folder.join(draft.reply_to()?))
}

/// The same, whatever way leads to it: two drafts may write the path of one message in two ways. None where there is no file.
pub(crate) fn real_message(source: &DraftSource, draft: &ReadDraft<'_>) -> Option<PathBuf> {
    named_message(source, draft)?.canonicalize().ok()
}

/// Returns whether a file, by its real path, lies in the folder in which somebody works, in that of a draft, or in the draft's
/// project: below the top of its repository, or below its configuration.
fn is_near(source: &DraftSource, file: &Path, here: Option<&Path>) -> bool {
    let here = here.and_then(|here| here.canonicalize().ok());
    let folder = source.whole_path().ok().and_then(|draft| draft.parent()?.canonicalize().ok());
    let begins = |folder: &&Path| [GIT_FOLDER, FILE_NAME].iter().any(|name| folder.join(name).exists());
    let top = folder.as_deref().and_then(|folder| folder.ancestors().find(begins));
    [here.as_deref(), folder.as_deref(), top].into_iter().flatten().any(|root| file.starts_with(root))
}

impl GivenMessage {
    /// The message that a draft names in its head, read; none where it names none. It may lie in the folder `here`, in which
    /// somebody works. `answers` says how many drafts of the run answer each.
    pub(crate) fn of_draft(
        source: &DraftSource,
        draft: &ReadDraft<'_>,
        here: Option<&Path>,
        max_bytes: u64,
        answers: &BTreeMap<PathBuf, usize>,
    ) -> Result<Option<Self>, Problem> {
        let Some(path) = named_message(source, draft) else { return Ok(None) };
        let real = path.canonicalize().ok();
        // Elsewhere may be what is nobody's business.
        if real.as_deref().is_some_and(|real| !is_near(source, real, here)) {
            let message = format!("the message that it answers is outside of its project: {}", path.display());
            return Err(Problem { path: source.name.clone(), message });
        }
        let drafts = real.and_then(|real| answers.get(&real)).copied().unwrap_or(1);
        let message = DraftSource::of_file(path);
        let text = message.read(max_bytes).map_err(|problem| Problem {
            path: source.name.clone(),
            message: format!("cannot read the message that it answers, {}: {}", problem.path, problem.message),
        })?;
        Ok(Some(Self { name: message.name, text, arguments: None, author: None, drafts }))
    }

    /// The message as the library takes it.
    pub(crate) fn message(&self) -> Message<'_> {
        // Whoever threatens in a code block threatens: in Markdown, too, all of the text is read.
        let format = Format::of_path(&self.name).filter(|format| *format != Format::Markdown).unwrap_or(Format::Plain);
        let mut message = Message::new(&self.text).format(format).path(self.name.clone()).drafts(self.drafts);
        if let Some(author) = &self.author {
            message = message.answered_by(author.clone());
        }
        let Some(known) = &self.arguments else { return message };
        message = message
            .author(known.from)
            .hostile_history(known.hostile_history)
            .thread_depth(known.thread_depth)
            .already_answered(known.already_answered);
        if let Some(language) = &known.message_language {
            message = message.language(language);
        }
        if let Some(reach) = known.reach {
            message = message.reach(reach);
        }
        if let Some(minutes) = known.minutes_since {
            message = message.minutes_since(minutes);
        }
        if known.outside_competence {
            message = message.within_competence(false);
        }
        if known.dedicated_account {
            message = message.by_dedicated_account();
        }
        if known.private {
            message = message.private();
        }
        if known.public_source {
            message = message.with_public_source();
        }
        if known.edited {
            message = message.edited();
        }
        message
    }
}
