//! What each draft of a run is checked against, and as what: by the command line, else by the configuration nearest to
//! it.

use crate::arguments::CheckArguments;
use crate::gate::{ConfigFile, Configs, DraftSource};
use crate::manner::{GivenManner, Manner};
use crate::output::Look;
use crate::policies;
use crate::trusted::{PolicySource, Trusted};
use anyhow::{Context, bail};
use discretion::config::{DraftsTable, FailOn};
use discretion::moment::Moment;
use discretion::{Checker, Draft, Policy};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// The orders for the drafts of a run.
#[derive(Debug)]
pub(crate) struct Orders {
    /// The checkers, each of another policy.
    benches: Vec<Bench>,
    /// The orders for each draft, in the order of the drafts.
    each: Vec<Order>,
    /// The orders for drafts that were renamed, as they were before: by their paths now.
    earlier: BTreeMap<String, Order>,
}

/// A checker, and what its policy comes from.
#[derive(Debug)]
struct Bench {
    checker: Checker,
    /// The configuration, the policies that it names, and its time zone.
    key: BenchKey,
}

/// The configuration file, the policies that it names for a draft, and its time zone.
type BenchKey = (Option<String>, Vec<String>, Option<String>);

/// The order for one draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Order {
    /// The number of its bench.
    bench: usize,
    /// The verdict from which it fails.
    pub(crate) fail_on: FailOn,
    manner: Manner,
}

/// The part of the command line that orders depend on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Desk<'d> {
    pub(crate) arguments: &'d CheckArguments,
    pub(crate) trusted: &'d Trusted,
    /// The moment of the check.
    pub(crate) at: Moment,
    pub(crate) errors: Look,
}

impl Orders {
    /// The orders for drafts. None where a configuration or a policy is refused: then standard error says why.
    pub(crate) fn of(drafts: &[DraftSource], desk: Desk<'_>) -> anyhow::Result<Option<Self>> {
        let mut configs = Configs::of(desk.trusted.policy_revision());
        let placed: Vec<_> = drafts.iter().map(|draft| desk.placed(draft, &mut configs)).collect::<Result<_, _>>()?;
        // A run without drafts has a report, too, and this is the policy that it names.
        let here = if desk.arguments.no_config || !drafts.is_empty() { None } else { configs.nearest_to_here()? };
        if !configs.refused().is_empty() {
            let refused = configs.refused();
            refused
                .iter()
                .for_each(|error| policies::refuse_config(error, desk.errors, desk.trusted.policy_revision()));
            return Ok(None);
        }
        let mut orders = Self { benches: Vec::new(), each: Vec::new(), earlier: BTreeMap::new() };
        for (config, path) in &placed {
            let drafts = config.as_deref().and_then(|config| config.drafts_at(path));
            let Some(order) = orders.order(config.as_ref(), drafts, desk)? else { return Ok(None) };
            orders.each.push(order);
        }
        if orders.benches.is_empty() && orders.bench(here.as_ref(), None, desk)?.is_none() {
            return Ok(None);
        }
        desk.arguments.owner.iter().try_for_each(|owner| orders.refuse_owner(owner))?;
        Ok(Some(orders))
    }

    /// Takes the order for a draft under a path that it had before, where it was a draft of this run there. None where
    /// a policy is refused.
    pub(crate) fn add_earlier(
        &mut self,
        draft: &DraftSource,
        path: &Path,
        desk: Desk<'_>,
    ) -> anyhow::Result<Option<()>> {
        let mut configs = Configs::of(desk.trusted.policy_revision());
        let config = if desk.arguments.no_config { None } else { configs.nearest_to(path) };
        let drafts = config.as_deref().and_then(|config| config.drafts_at(path));
        let Some(order) = self.order(config.as_ref(), drafts, desk)? else { return Ok(None) };
        self.earlier.insert(draft.name.clone(), order);
        Ok(Some(()))
    }

    /// The order for a draft before the change, and none where all of it is new: it was renamed, and under its path
    /// before it was no draft of this run, or one of another policy.
    pub(crate) fn before<'o>(&'o self, draft: &DraftSource, now: &'o Order, was_renamed: bool) -> Option<&'o Order> {
        if !was_renamed {
            return Some(now);
        }
        self.earlier.get(&draft.name).filter(|earlier| earlier.bench == now.bench)
    }

    /// The order for a draft, by the table of its configuration that decides.
    fn order(
        &mut self,
        config: Option<&Rc<ConfigFile>>,
        drafts: Option<&DraftsTable>,
        desk: Desk<'_>,
    ) -> anyhow::Result<Option<Order>> {
        let Some(bench) = self.bench(config, drafts, desk)? else { return Ok(None) };
        let (arguments, policy) = (desk.arguments, self.benches[bench].checker.policy());
        let (language, campaign) = (arguments.language.as_deref(), arguments.campaign.as_deref());
        let given = GivenManner { facets: &arguments.facets, language, campaign };
        let revision = desk.trusted.policy_revision();
        let Some(manner) = Manner::of(drafts, given, policy, desk.errors, revision)? else { return Ok(None) };
        let fail_on = arguments.fail_on.or_else(|| config?.config.fail_on()).unwrap_or_default();
        Ok(Some(Order { bench, fail_on, manner }))
    }

    /// The number of the checker for drafts of a configuration.
    fn bench(
        &mut self,
        config: Option<&Rc<ConfigFile>>,
        drafts: Option<&DraftsTable>,
        desk: Desk<'_>,
    ) -> anyhow::Result<Option<usize>> {
        let (arguments, of) = (desk.arguments, config.map(|file| &file.config));
        let source = match (&arguments.policy, of) {
            (Some(file), _) => PolicySource::File(file),
            (None, Some(config)) if config.policies_of(drafts).next().is_some() => PolicySource::Config(config, drafts),
            (None, Some(_) | None) => PolicySource::Packs,
        };
        let zone = of.and_then(|config| config.timezone()).map(str::to_owned);
        let key: BenchKey = match source {
            PolicySource::File(_) | PolicySource::Packs => (None, Vec::new(), zone),
            PolicySource::Config(config, drafts) => {
                (Some(config.path().to_owned()), config.policies_of(drafts).map(str::to_owned).collect(), zone)
            }
        };
        if let Some(known) = self.benches.iter().position(|bench| bench.key == key) {
            return Ok(Some(known));
        }
        let Some(policy) = desk.trusted.policy(source, desk.errors)? else { return Ok(None) };
        let policy = match of {
            Some(config) => config.in_timezone(policy),
            None => policy,
        };
        if let Err(error) = policy.refuse_when_over(arguments.publish_at.unwrap_or(desk.at)) {
            desk.trusted.refuse(&error, desk.errors);
            return Ok(None);
        }
        let Some(checker) = desk.trusted.checker(&policy, desk.errors) else { return Ok(None) };
        self.benches.push(Bench { checker: desk.configured(checker), key });
        Ok(Some(self.benches.len() - 1))
    }

    /// The orders for each draft, in the order of the drafts.
    pub(crate) fn each(&self) -> &[Order] {
        &self.each
    }

    /// The policies, each once.
    pub(crate) fn policies(&self) -> Vec<&Policy> {
        let policies = self.benches.iter().map(|bench| bench.checker.policy());
        if self.benches.len() < 2 {
            // To ask for a digest is to hash all texts.
            return policies.collect();
        }
        let mut known = BTreeSet::new();
        policies.filter(|policy| known.insert(policy.digest())).collect()
    }

    /// The files that say what drafts are checked against: no report may take their place.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let of = |bench: &Bench| {
            let (config, policies, _) = &bench.key;
            let folder = config.as_ref().and_then(|config| Path::new(config).parent()).unwrap_or(Path::new(""));
            let policies = policies.iter().map(|policy| folder.join(policy));
            policies.chain(config.iter().map(PathBuf::from)).collect::<Vec<_>>()
        };
        self.benches.iter().flat_map(of).collect()
    }

    /// Refuses an owner whom no rule of the run has.
    fn refuse_owner(&self, name: &str) -> anyhow::Result<()> {
        let known: Vec<_> = self.benches.iter().map(|bench| bench.checker.policy().has_owner(name)).collect();
        if known.iter().any(Result::is_ok) {
            return Ok(());
        }
        let near = known.into_iter().find_map(|known| known.err().flatten());
        let help = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        bail!("no rule has the owner `{name}`{help}")
    }

    /// The checker for a draft.
    pub(crate) fn checker(&self, order: &Order) -> &Checker {
        &self.benches[order.bench].checker
    }

    /// The strictest verdict from which a draft of the run fails.
    pub(crate) fn strictest(&self, given: Option<FailOn>) -> FailOn {
        let each = self.each.iter().map(|order| order.fail_on);
        let rank = |one: &FailOn| FailOn::EACH.iter().position(|other| other == one);
        given.or_else(|| each.min_by_key(rank)).unwrap_or_default()
    }
}

impl Order {
    /// The campaign that the command line or the configuration gives.
    pub(crate) fn campaign(&self) -> Option<&str> {
        self.manner.campaign()
    }

    /// A draft as it is to be checked, its text under a path: that of now, or an earlier one.
    pub(crate) fn draft<'t>(
        &self,
        source: &DraftSource,
        path: &str,
        text: &'t str,
        published: Option<Moment>,
    ) -> Draft<'t> {
        let draft = self.manner.draft(source, path, text);
        match published {
            Some(moment) => draft.publish_at(moment),
            None => draft,
        }
    }
}

impl Desk<'_> {
    /// A draft's configuration, and its path from the root of the file system.
    fn placed(
        self,
        draft: &DraftSource,
        configs: &mut Configs<'_>,
    ) -> anyhow::Result<(Option<Rc<ConfigFile>>, PathBuf)> {
        let path = draft.whole_path().context("cannot find the working folder")?;
        let config = if self.arguments.no_config { None } else { configs.nearest_to(&path) };
        Ok((config, path))
    }

    /// A checker as the arguments want it.
    fn configured(self, checker: Checker) -> Checker {
        let arguments = self.arguments;
        let checker = checker.approving(self.trusted.approvals().iter().cloned());
        let checker = if arguments.no_silence { checker.without_silencing() } else { checker };
        let checker = if arguments.at.is_some() { checker.at(self.at) } else { checker.by_clock(self.at) };
        if arguments.trust_dates { checker.trusting_dates() } else { checker }
    }
}
