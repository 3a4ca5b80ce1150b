//! A policy put together from its layers, lowest first; every issue of every layer is found on the way.

use super::cleared::ClearedTable;
use super::exception::ExceptionTable;
use super::frame::{Addition, Frame, Settings};
use super::identity::PolicyIdentity;
use super::idle;
use super::implied::{ImpliedBy, implied};
use super::keys::FILE;
use super::layered::{LayeredRule, LayeredRules, is_here};
use super::layers::Layer;
use super::locks::{self, LayerSettings};
use super::permission::{Rulebook, has_room};
use super::unused::unused_lists;
use super::{Cleared, Exception, Policy, adjust, cleared, exception, secrecy, secrets};
use crate::family::{self, ALLOW_COMMENT, CAMPAIGN, CampaignConcern, DECLARED_LANGUAGE, Rule};
use crate::rule::{ByFacet, Family, Fields, Header, List, Lists, Origin, Placeholder, RuleId, Scope};
use crate::table::{
    BOUNDS, Budget, Cause, Issue, Lowering, OtherPlace, PolicyError, Quoted, Spaced, TomlText, is_kebab,
};
use crate::text::{Position, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, Error};

/// The TOML of a text as far as it can be read, and its errors.
type Parsed<'a> = (Spanned<DeTable<'a>>, Vec<Error>);

/// The file name of a policy without packs.
const NO_FILE: &str = "packs";

/// Puts a policy together. `name` is given where no layer is the policy itself.
pub(super) fn assemble(layers: &[Layer], name: Option<&str>) -> Result<Policy, PolicyError> {
    let budget = Budget::default();
    let parsed: Vec<Parsed<'_>> = layers.iter().map(parse).collect();
    let secret: BTreeSet<String> = layers.iter().flat_map(|layer| secrecy::lists_named(&layer.source.text)).collect();
    let scope = || Scope { secret_lists: secret.clone(), ..Scope::default() };
    let mut lowerings: Vec<_> = layers.iter().map(|layer| Lowering::new(&layer.source, &budget, scope())).collect();
    let mut settings = Settings::default();
    let frames = frames(layers, &parsed, &mut lowerings, &mut settings);
    let head = PolicyHead::of(layers, &frames, name);
    let (layered, permissions) =
        rules(&parsed, &lowerings, &frames, implied(&frames, &settings, &head.origin), &settings);
    refuse_nameless(layers, &lowerings, &layered, &settings);
    let owner = head.owner.as_deref();
    let nothing = no_rule(layers, &frames, &layered, &settings.jurisdictions);
    let end = idle::end(&layered, &settings.jurisdictions);
    let (mut rules, inactive) = part(layered, &settings.jurisdictions, owner);
    // Rules are large, and nearly all of them stay where they are.
    let mut answers: Vec<Rule> = rules.extract_if(.., |rule| rule.is_of_answers()).collect();
    let mut shared: Vec<Rule> = rules.extract_if(.., |rule| rule.is_of_every_policy()).collect();
    let has_rule = !rules.is_empty();
    let signals: Vec<Rule> = rules.extract_if(.., |rule| rule.signals().is_some()).collect();
    let end = end.filter(|(end, _)| rules.iter().all(|rule| rule.header.until.is_some_and(|until| until <= *end)));
    let every = rules.iter_mut().chain(&mut shared).chain(&mut answers);
    every.for_each(|rule| settings.name_authors(&mut rule.header));
    rules.extend(shared);
    rules.push(family::rule_on_languages(&head.name, owner, head.origin.clone()));
    rules.push(family::rule_on_comments(&head.name, owner, head.origin));
    let (exceptions, cleared) = permissions
        .resolve(&Rulebook { active: &rules, inactive: &inactive, of_messages: [&signals, &answers] }, owner);
    // A layer that could not be read, or not be found: what it might have defined is not unknown.
    let broken = layers.iter().zip(&parsed).any(|(layer, (_, syntax))| !layer.issues.is_empty() || !syntax.is_empty());
    let mut issues = Vec::new();
    for ((layer, lowering), (_, syntax)) in layers.iter().zip(lowerings).zip(&parsed) {
        let found = layer.issues.iter().cloned().chain(lowering.into_issues()).collect();
        issues.extend(settle(&layer.source, found, syntax, broken, &secret));
    }
    if issues.is_empty() && !has_rule {
        issues.push(nothing);
    }
    if !issues.is_empty() {
        return Err(PolicyError::new(issues));
    }
    let PolicyHead { name, version, owner, .. } = head;
    let identity = PolicyIdentity::of(name, version, layers, &frames);
    let unused_lists = unused_lists(layers, parsed.iter().map(|(table, _)| table));
    let mut policy = Policy {
        identity,
        owner,
        files: layers.iter().filter(|layer| layer.is_file).map(|layer| layer.source.file.clone()).collect(),
        settings,
        rules: Arc::new(rules),
        signals: Arc::new(signals),
        answers: Arc::new(answers),
        inactive: Arc::new(inactive),
        exceptions,
        cleared,
        known_names: ByFacet::default(),
        unused_lists,
        end,
    };
    policy.known_names = ByFacet::of(|facet| policy.gather_names(facet));
    policy.files.extend(secrets::files_of(&policy));
    Ok(policy)
}

/// The policy's own data: its last layer does, unless it has no file of its own.
struct PolicyHead {
    name: String,
    version: Option<String>,
    owner: Option<String>,
    /// The place of its name.
    origin: Origin,
}

impl PolicyHead {
    fn of(layers: &[Layer], frames: &[Option<Frame>], given: Option<&str>) -> Self {
        let frame = frames.last().and_then(Option::as_ref);
        let place = |layer: &Layer| {
            let name = frame.map_or(Span::new(0, 0), |frame| frame.name_span);
            Origin { file: layer.source.file.clone(), position: layer.source.position(name) }
        };
        let nowhere = || Origin { file: NO_FILE.to_owned(), position: Position { line: 1, column: 1 } };
        let origin = layers.last().map_or_else(nowhere, place);
        match (given, frame) {
            (None, Some(Frame { name, version, owner, .. })) => {
                Self { name: name.clone(), version: version.clone(), owner: owner.clone(), origin }
            }
            (name, _) => Self { name: name.unwrap_or_default().to_owned(), version: None, owner: None, origin },
        }
    }
}

/// Exceptions and cleared texts of all layers, whose rules are not looked for yet.
#[derive(Debug, Default)]
struct Permissions<'a> {
    exceptions: Vec<ExceptionTable<'a>>,
    cleared: Vec<ClearedTable<'a>>,
}

impl<'a> Permissions<'a> {
    /// Takes the tables of a layer.
    fn take(&mut self, root: &mut Fields<'a>) {
        let lowering = root.lowering;
        let mut tables = |name, keys| {
            let tables = root.take(name).map(|value| value.tables(keys, false)).unwrap_or_default();
            tables.into_iter().take_while(|table| has_room(lowering, table.span))
        };
        self.exceptions.extend(tables("exception", &exception::KEYS).map(ExceptionTable::lower));
        self.cleared.extend(tables("cleared", &cleared::KEYS).map(ClearedTable::lower));
    }

    /// Looks for their rules. Whom to ask is the owner of the policy where nobody else is named.
    fn resolve(self, known: &Rulebook<'_>, owner: Option<&str>) -> (Vec<Exception>, Vec<Cleared>) {
        let mut exceptions: Vec<_> = self.exceptions.into_iter().filter_map(|one| one.resolve(known)).collect();
        let mut cleared: Vec<_> = self.cleared.into_iter().filter_map(|one| one.resolve(known)).collect();
        let permissions = exceptions.iter_mut().map(|one| &mut one.permission);
        for permission in permissions.chain(cleared.iter_mut().map(|one| &mut one.permission)) {
            permission.owner = permission.owner.take().or_else(|| owner.map(str::to_owned));
        }
        (exceptions, cleared)
    }
}

fn parse(layer: &Layer) -> Parsed<'_> {
    if layer.readable { layer.source.values() } else { DeTable::parse_recoverable("") }
}

/// Reads the frames of all layers, and tells each layer which lists its rules can name.
fn frames(
    layers: &[Layer],
    parsed: &[Parsed<'_>],
    lowerings: &mut [Lowering<'_, Scope>],
    settings: &mut Settings,
) -> Vec<Option<Frame>> {
    let mut frames = Vec::new();
    let mut lists = Lists::new();
    let mut names: BTreeMap<String, OtherPlace> = BTreeMap::new();
    for (number, ((layer, (root, _)), lowering)) in layers.iter().zip(parsed).zip(&mut *lowerings).enumerate() {
        if !layer.readable {
            frames.push(None);
            continue;
        }
        let fields = Fields::of_file(lowering, root, &FILE);
        let frame = Frame::lower(fields, settings);
        if let Some(frame) = frame.as_ref().filter(|frame| !frame.name.is_empty()) {
            let related = layer.source.related(frame.name_span, "the other one is here");
            if let Some(other) = names.insert(frame.name.clone(), related) {
                let issue = layer.source.issue(frame.name_span, Cause::SameName(Quoted::shown(&frame.name)));
                lowering.push(issue.with_related(other));
            }
        }
        if let Some(frame) = &frame {
            lists.extend(frame.lists.iter().map(|(name, terms)| {
                let list = List { layer: number, terms: Arc::clone(terms), added: Vec::new() };
                (name.clone(), list)
            }));
            lowering.context.policy.clone_from(&frame.name);
            lowering.context.owner.clone_from(&frame.owner);
        }
        lowering.context.lists = Some(lists.clone());
        frames.push(frame);
    }
    extend(&frames, lowerings);
    frames
}

/// Adds to lists of earlier layers what later ones say.
fn extend(frames: &[Option<Frame>], lowerings: &mut [Lowering<'_, Scope>]) {
    for (number, frame) in frames.iter().enumerate() {
        for Addition { list: (policy, list), span, terms } in frame.iter().flat_map(|frame| &frame.additions) {
            let earlier = || frames[..number].iter().enumerate().filter_map(|(at, frame)| Some((at, frame.as_ref()?)));
            let owner = earlier().find(|(_, frame)| frame.name == *policy && frame.lists.contains_key(list));
            let Some((owner, _)) = owner else {
                let lists = |frame: &Frame| frame.lists.keys().map(|list| format!("{}/{list}", frame.name)).collect();
                let known: Vec<String> = earlier().flat_map(|(_, frame)| -> Vec<String> { lists(frame) }).collect();
                let (wanted, lowering) = (format!("{policy}/{list}"), &lowerings[number]);
                let help = lowering.suggest(&wanted, known.iter().map(String::as_str));
                let cause = Cause::UnknownListOf(Quoted::shown(&wanted));
                lowering.push(lowering.source.issue(*span, cause).with_help(help));
                continue;
            };
            let visible = lowerings.iter_mut().filter_map(|lowering| lowering.context.lists.as_mut()?.get_mut(list));
            for known in visible.filter(|known| known.layer == owner) {
                known.added.extend(terms.iter().cloned());
            }
        }
    }
}

/// Reads the rules of all layers, each in the order of its file, and changes them as later layers say. Besides, what
/// silences them.
fn rules<'a>(
    parsed: &'a [Parsed<'a>],
    lowerings: &'a [Lowering<'a, Scope>],
    frames: &[Option<Frame>],
    mut implied: Vec<(usize, ImpliedBy, Rule)>,
    settings: &Settings,
) -> (Vec<LayeredRule<'a>>, Permissions<'a>) {
    let count = parsed.iter().map(|(root, _)| count_rules(root.get_ref())).sum::<usize>().min(BOUNDS.rules);
    let mut layered = LayeredRules { all: Vec::with_capacity(count), ..LayeredRules::default() };
    let mut permissions = Permissions::default();
    implied.sort_by_key(|(layer, ..)| *layer);
    let mut implied = implied.into_iter().peekable();
    for (layer, (((root, _), lowering), frame)) in parsed.iter().zip(lowerings).zip(frames).enumerate() {
        if frame.is_none() {
            continue;
        }
        let mut fields = Fields::of_file(lowering, root, &FILE);
        while let Some((_, setting, rule)) = implied.next_if(|(first, ..)| *first == layer) {
            let rule = LayeredRule::implied(setting, rule, layer, &fields);
            let Header { id, origin, .. } = &rule.rule.header;
            let place = OtherPlace::new(&origin.file, origin.position, "a setting makes this rule");
            layered.ids.insert(id.as_str().to_owned(), (layered.all.len(), place));
            layered.all.push(rule);
        }
        for (family, table) in tables(&mut fields) {
            if !lowering.room(table.span, "rules", BOUNDS.rules, |budget| &budget.rules) {
                break;
            }
            register(&table, family, &mut layered);
            layered.all.push(LayeredRule::lower(family, table, layer, &settings.competitors));
        }
        let tables = fields.take("adjust").map(|value| value.tables(&adjust::KEYS, false)).unwrap_or_default();
        adjust::apply(tables, layer, &settings.jurisdictions, &settings.competitors, &mut layered);
        permissions.take(&mut fields);
    }
    let said = parsed.iter().zip(lowerings).zip(frames).map(|(((root, _), lowering), frame)| {
        let settings = frame.as_ref()?.settings.clone();
        Some(LayerSettings { file: Fields::of_file(lowering, root, &FILE), settings })
    });
    let said: Vec<_> = said.collect();
    locks::hold(&said, &layered.all);
    idle::refuse(&said, &layered.all);
    // They come last.
    let implied: Vec<_> = layered.all.extract_if(.., |rule| rule.implied.is_some()).collect();
    layered.all.extend(implied);
    (layered.all, permissions)
}

/// Refuses terms whose placeholder stands for no name at all. Those of packs, which are for everybody, stay silent.
fn refuse_nameless(
    layers: &[Layer],
    lowerings: &[Lowering<'_, Scope>],
    layered: &[LayeredRule<'_>],
    settings: &Settings,
) {
    let has_us = !settings.company.each_name().is_empty();
    let has_competitor = layered.iter().any(|rule| rule.rule.header.family == Family::Competitor);
    let written = layers.iter().zip(lowerings).filter(|(layer, _)| !layer.source.is_shipped());
    for (_, lowering) in written {
        for (placeholder, span) in lowering.context.named.borrow().iter() {
            let why = match placeholder {
                Placeholder::Us if !has_us => "the policy has no `[company]`",
                Placeholder::Competitor if !has_competitor => "the policy has no `[[competitor]]`",
                Placeholder::Us
                | Placeholder::Competitor
                | Placeholder::Number
                | Placeholder::Year
                | Placeholder::Name => continue,
            };
            lowering.note(*span, Cause::NoNames { placeholder: Quoted::shown(placeholder.written()), why });
        }
    }
}

/// The rules of a file, roughly: they are large, and room is made for all of them at once.
fn count_rules(root: &DeTable<'_>) -> usize {
    let families = Family::EACH.iter().filter_map(|family| root.get(family.name())?.get_ref().as_array());
    families.map(|tables| tables.len()).sum()
}

/// The rule tables of a file in their order.
fn tables<'a>(root: &mut Fields<'a>) -> Vec<(Family, Fields<'a>)> {
    let mut tables = Vec::new();
    for &family in Family::EACH {
        if let Some(value) = root.take(family.name()) {
            let found = value.tables(family::keys(family), family::is_secret(family));
            tables.extend(found.into_iter().map(|table| (family, table)));
        }
    }
    tables.sort_by_key(|(_, table)| table.span);
    tables
}

/// Notes where the id of the rule that comes next stands, or that it is taken.
fn register(table: &Fields<'_>, family: Family, layered: &mut LayeredRules<'_>) {
    let Some(value) = table.look("id") else { return };
    let Some(id) = value.raw.as_str().filter(|id| is_kebab(id)) else { return };
    let source = table.lowering.source;
    let full = RuleId::new(&table.lowering.context.policy, id);
    let duplicate = || {
        let name = if family::is_secret(family) { Quoted::withheld() } else { Quoted::shown(id) };
        source.issue(value.span, Cause::Duplicate { what: "id", name: Spaced(name) })
    };
    let of_every_policy = [
        (ALLOW_COMMENT, "comments that silence a warning"),
        (DECLARED_LANGUAGE, "languages that the text contradicts"),
    ];
    let is_campaign = table.lowering.context.policy == CAMPAIGN;
    let of_campaigns = CampaignConcern::each().find(|own| is_campaign && own.name() == id);
    if let Some(concern) = of_campaigns {
        let help = format!("every policy has this rule, about drafts of one campaign: {}", concern.name());
        table.lowering.push(duplicate().with_help(Some(help)));
    } else if let Some((_, about)) = of_every_policy.iter().find(|(known, _)| *known == id) {
        let help = format!("every policy has this rule, about {about}");
        table.lowering.push(duplicate().with_help(Some(help)));
    } else if let Some((_, first)) = layered.ids.get(full.as_str()) {
        table.lowering.push(duplicate().with_related(first.clone()));
    } else {
        let related = source.related(value.span, "first defined here");
        layered.ids.insert(full.as_str().to_owned(), (layered.all.len(), related));
    }
}

/// The issues of a layer in order. Where another layer is broken, what it might have defined is not missed.
fn settle(
    source: &TomlText,
    mut found: Vec<Issue>,
    syntax: &[Error],
    broken: bool,
    secret: &BTreeSet<String>,
) -> Vec<Issue> {
    found.retain(|issue| !(broken && issue.depends_on_other_layers()));
    secrecy::withhold(&source.text, source.told(found, syntax), secret)
}

/// The issue that there is no rule: at the name of the policy, with the place of a rule that is not in force.
fn no_rule(layers: &[Layer], frames: &[Option<Frame>], layered: &[LayeredRule<'_>], jurisdictions: &[String]) -> Issue {
    let mut written = layered.iter().filter(|rule| rule.implied.is_none());
    let off = written.clone().filter(|rule| rule.off).count();
    let is_elsewhere = |rule: &&LayeredRule<'_>| !rule.off && !is_here(&rule.rule.header.jurisdictions, jurisdictions);
    let elsewhere = written.clone().filter(is_elsewhere).count();
    let cause = Cause::NoRule { off, elsewhere };
    let frame = frames.last().and_then(Option::as_ref);
    let issue = match layers.last().zip(frame) {
        Some((layer, frame)) => layer.source.issue(frame.name_span, cause),
        None => Issue::of_file(layers.last().map_or(NO_FILE, |layer| layer.source.file.as_str()), cause),
    };
    match written.next() {
        Some(rule) => issue.with_related(rule.rule.header.place()),
        None => issue,
    }
}

/// Parts the rules in force from those that are switched off or are of other jurisdictions.
fn part(layered: Vec<LayeredRule<'_>>, jurisdictions: &[String], owner: Option<&str>) -> (Vec<Rule>, Vec<Rule>) {
    let (mut active, mut inactive) = (Vec::with_capacity(layered.len()), Vec::new());
    let is_active = |rule: &LayeredRule<'_>| is_here(&rule.rule.header.jurisdictions, jurisdictions) && !rule.off;
    let is_competitor =
        |rule: &LayeredRule<'_>| rule.implied.is_none() && rule.rule.header.family == Family::Competitor;
    let has_competitor = layered.iter().any(|rule| is_competitor(rule) && is_active(rule));
    for mut rule in layered {
        if !has_competitor && rule.implied.as_ref().is_some_and(|(setting, _)| setting.is_about_competitors()) {
            continue;
        }
        let rules = if is_active(&rule) { &mut active } else { &mut inactive };
        let header = &mut rule.rule.header;
        header.owner = header.owner.take().or_else(|| owner.map(str::to_owned));
        rules.push(rule.rule);
    }
    (active, inactive)
}
