//! The keys that every rule has, as policies write them.

use crate::language::Language;
use crate::rule::text::shown;
use crate::rule::{Family, Form, Forms, Header, Moment, Origin, Places, RuleId, Severity};
use crate::rule::{Fields, Value};
use crate::table::Cause;

/// What a family says where a rule does not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Defaults {
    /// The family.
    pub(crate) family: Family,
    /// The severity of a match.
    pub(crate) severity: Severity,
    /// The places read.
    pub(crate) read: Places,
    /// The written forms that count.
    pub(crate) forms: Forms,
}

impl Header {
    /// Takes the keys that every rule has, and refuses what is left: the family took its own before.
    pub(crate) fn lower(mut fields: Fields<'_>, defaults: Defaults) -> Self {
        let lowering = fields.lowering;
        let origin = Origin { file: lowering.source.file.clone(), position: lowering.source.position(fields.span) };
        let id = fields.require("id").and_then(|value| value.kebab("`id`")).unwrap_or_default();
        let shown = shown(defaults.family, fields.holds("until"));
        let mut text = |key| fields.take(key).and_then(|value| value.rule_text(&shown));
        let (message, why, advice) = (text("message"), text("why"), text("advice"));
        let severity = fields.take("severity").and_then(Value::severity);
        let owner = fields.take("owner").and_then(|value| value.text("owner")).map(str::to_owned);
        let source = fields.take("source").map(|value| value.text_or_texts("source"));
        let languages = fields.take("languages").map(Value::language_codes);
        let mut names = |key| fields.take(key).map(Value::names).unwrap_or_default();
        let (channels, jurisdictions) = (names("channels"), names("jurisdictions"));
        let read = fields.take("read").map(Value::places);
        let front_matter = fields.take("fields").map(|value| value.text_or_texts("field")).unwrap_or_default();
        let (from, until) = instants(&mut fields);
        let forms = fields.take("forms").map(Value::forms);
        let case_sensitive = fields.take("case").is_some_and(Value::case_sensitive);
        let except = fields.take("except").map(Value::terms).unwrap_or_default();
        let near = fields.take("near").and_then(Value::nearby);
        let not_near = fields.take("not_near").and_then(Value::nearby);
        let eased_by = fields.take("eased_by").and_then(Value::nearby);
        let mut examples = |key| fields.take(key).map(Value::examples).unwrap_or_default();
        let (flags, passes) = (examples("flags"), examples("passes"));
        let locked = fields.take("locked").and_then(Value::boolean).unwrap_or(false);
        fields.finish();
        Self {
            id: RuleId::new(&lowering.context.policy, id),
            family: defaults.family,
            severity: severity.unwrap_or(defaults.severity),
            message,
            why,
            advice,
            owner: owner.or_else(|| lowering.context.owner.clone()),
            sources: source.unwrap_or_default(),
            languages: languages.unwrap_or_default(),
            channels,
            jurisdictions,
            read: read.unwrap_or(defaults.read),
            fields: front_matter,
            from,
            until,
            forms: forms.unwrap_or(defaults.forms),
            case_sensitive,
            except,
            near,
            not_near,
            needs: None,
            eased_by,
            flags,
            passes,
            locked,
            origin,
            changes: Vec::new(),
        }
    }
}

impl Header {
    /// The header of a rule that no table writes: settings of the policy imply it.
    pub(crate) fn implied(id: RuleId, defaults: Defaults, owner: Option<&str>, origin: Origin) -> Self {
        Self {
            id,
            family: defaults.family,
            severity: defaults.severity,
            message: None,
            why: None,
            advice: None,
            owner: owner.map(str::to_owned),
            sources: Vec::new(),
            languages: Vec::new(),
            channels: Vec::new(),
            jurisdictions: Vec::new(),
            read: defaults.read,
            fields: Vec::new(),
            from: None,
            until: None,
            forms: defaults.forms,
            case_sensitive: false,
            except: Vec::new(),
            near: None,
            not_near: None,
            needs: None,
            eased_by: None,
            flags: Vec::new(),
            passes: Vec::new(),
            locked: false,
            origin,
            changes: Vec::new(),
        }
    }
}

/// The keys `from` and `until`.
fn instants(fields: &mut Fields<'_>) -> (Option<Moment>, Option<Moment>) {
    let (first, last) = (fields.take("from"), fields.take("until"));
    let (from, until) = (first.and_then(Value::moment), last.and_then(Value::moment));
    if let (Some(first), Some(last)) = (first, last)
        && from.is_some()
        && until.is_some()
        && until <= from
    {
        let source = fields.lowering.source;
        let related = source.related(first.span, "`from` is here");
        fields.lowering.push(source.issue(last.span, Cause::DateOrder).with_related(related));
    }
    (from, until)
}

impl Value<'_> {
    /// A severity.
    pub(crate) fn severity(self) -> Option<Severity> {
        self.word("severity", &Severity::EACH, Severity::name)
    }

    /// A list of names in kebab-case: channels, jurisdictions.
    pub(crate) fn names(self) -> Vec<String> {
        let items = self.items().into_iter();
        items.filter_map(|item| item.kebab("a name")).map(str::to_owned).collect()
    }

    fn language_codes(self) -> Vec<Language> {
        let items = self.items().into_iter();
        items.filter_map(|item| item.word("language", &Language::EACH, Language::code)).collect()
    }

    /// The written forms that count; what is written exactly as in the policy always does.
    fn forms(self) -> Forms {
        let items = self.items().into_iter();
        let given = items.filter_map(|item| item.word("form", &Form::EACH, Form::name));
        Forms::of(&given.chain([Form::Exact]).collect::<Vec<_>>())
    }

    fn case_sensitive(self) -> bool {
        let Some(word) = self.string() else { return false };
        if word != "sensitive" {
            let cause = Cause::Unknown { what: "case", found: self.quote(word), expected: vec!["sensitive"] };
            let help = "leave `case` out where capitals do not matter";
            self.note_with_help(cause, Some(help.to_owned()));
        }
        true
    }
}
