//! The meaning of a policy once it is read: the values that checks rely on.

use super::Policy;
use crate::draft::Format;
use crate::family::{Meaning, Rule, Stance, Trigger};
use crate::language::Language;
use crate::network::Count;
use crate::policy::Pack;
use crate::rule::{
    ByFacet, Companion, Facet, Form, Heard, Hearsay, Limit, Occasion, Per, Permission, Place, Severity, SilencedBy,
    Within,
};
use proptest::prelude::*;

/// A policy that uses every key that is supported.
const WHOLE: &str = include_str!("whole.toml");

fn whole() -> Policy {
    Policy::parse("whole.toml", WHOLE).unwrap()
}

fn rule<'p>(policy: &'p Policy, id: &str) -> &'p Rule {
    policy.rules.iter().find(|rule| rule.header.id.as_str() == format!("acme-social/{id}")).unwrap()
}

#[test]
fn a_whole_policy_is_read() {
    let policy = whole();
    assert_eq!(
        (policy.name(), policy.version(), policy.owner()),
        ("acme-social", Some("2026.11"), Some("comms@acme.example"))
    );
    let settings = &policy.settings;
    assert_eq!(settings.company.names.len(), 2);
    assert_eq!(settings.company.handles, ["acme"]);
    assert_eq!((settings.thresholds.review(), settings.thresholds.block()), (25.5, 80.0));
    let [blog, short] = &settings.channels[..] else { panic!("there are two channels") };
    assert_eq!((blog.format, blog.max_length, blog.count), (Some(Format::Markdown), None, Count::Characters));
    assert_eq!((short.format, short.max_length, short.count), (None, Some(300), Count::Graphemes));
    assert!(!settings.competitors.unnamed);
    assert_eq!(settings.competitors.max_mentions, Some(Limit { count: 5, per: Per::Draft }));
    let active = policy.rules().filter(|rule| rule.is_active());
    let ids: Vec<&str> = active.map(|rule| rule.id().as_str()).collect();
    assert_eq!(ids.iter().filter(|id| id.starts_with("acme-social/")).count(), 11);
    assert_eq!(ids.last(), Some(&"acme-social/short-max-length"));
    assert_eq!(
        policy.inactive.iter().map(|rule| rule.header.id.as_str()).collect::<Vec<_>>(),
        ["acme-social/elsewhere"]
    );
}

#[test]
fn headers_say_what_the_file_says() {
    let policy = whole();
    let header = &rule(&policy, "project-falcon").header;
    assert_eq!(header.severity, Severity::Critical);
    assert_eq!(header.until.unwrap().to_string(), "2027-03-01T08:00:00Z");
    assert_eq!(header.owner.as_deref(), Some("product@acme.example"));
    assert_eq!(header.sources, ["one", "two"]);
    assert!(header.case_sensitive && header.locked);
    assert!(header.forms.contains(Form::Exact) && header.forms.contains(Form::Joined));
    assert!(!header.forms.contains(Form::Case));
    assert!(header.places.contains(Place::Comments) && !header.places.contains(Place::Prose));
    assert_eq!(header.languages.included(), [Language::French]);
    assert_eq!(header.flags[1].text, "Hello #ProjectFalcon");
    assert_eq!(header.flags[1].at.column, 39);
    let near = header.near.as_ref().unwrap();
    assert_eq!(near.within, Within::Words(8));
    assert!(matches!(&near.any[..], [Companion::Term(_), Companion::Figure]));
}

#[test]
fn families_fill_in_what_a_rule_leaves_out() {
    let policy = whole();
    let plain = &rule(&policy, "customer-number").header;
    assert_eq!((plain.severity, plain.owner.as_deref()), (Severity::High, Some("comms@acme.example")));
    assert!(Place::Comments.name() == "comments" && plain.places.contains(Place::Comments));
    let hype = &rule(&policy, "hype").header;
    assert!(!hype.forms.contains(Form::Joined) && !hype.places.contains(Place::Links));
    assert_eq!((hype.severity, rule(&policy, "acme-cloud").header.severity), (Severity::Low, Severity::Low));
}

#[test]
fn terms_carry_their_language_through_lists() {
    let policy = whole();
    let superlative = rule(&policy, "superlative");
    let needs = superlative.header.needs.as_ref().unwrap();
    let languages = needs.any.iter().map(|companion| match companion {
        Companion::Term(term) => (term.text.as_str(), term.language),
        Companion::Link | Companion::Figure | Companion::Date => ("", None),
    });
    let languages: Vec<_> = languages.collect();
    let (english, french) = (Some(Language::English), Some(Language::French));
    assert_eq!(languages, [("according to", english), ("selon", french), ("", None)]);
    let Meaning::Claim(claim) = &superlative.meaning else { panic!("it is a claim") };
    // A list named in the French part gives its French terms.
    assert_eq!(claim.terms.last().map(|term| (term.text.as_str(), term.language)), Some(("selon", french)));
}

#[test]
fn stances_go_from_default_to_all_competitors_to_one() {
    let policy = whole();
    let Meaning::Competitor(orange) = &rule(&policy, "orange").meaning else { panic!("it is a competitor") };
    let severity = |stance| orange.stances.severity(stance);
    assert_eq!(severity(Stance::Disparaging), Severity::High);
    assert_eq!(severity(Stance::Comparative), Severity::Critical);
    assert_eq!(severity(Stance::Neutral), Severity::Low);
    assert_eq!(rule(&policy, "orange").header.severity, Severity::Low);
    assert_eq!(
        (&orange.handles[..], &orange.domains[..]),
        (&["orange".to_owned()][..], &["orange.example".to_owned()][..])
    );
}

#[test]
fn permissions_have_an_owner_and_know_their_rules() {
    let policy = whole();
    let [exception] = &policy.exceptions[..] else { panic!("there is one exception in force") };
    assert_eq!(policy.rule_at(exception.rule).header.id.as_str(), "acme-social/globex");
    let Permission { by, reason, owner, until } = &exception.permission;
    assert_eq!(
        (*by, reason.as_str(), owner.as_deref()),
        (SilencedBy::Exception, "joint release", Some("pr@acme.example"))
    );
    assert_eq!(until.unwrap().to_string(), "2026-12-31T00:00:00Z");
    let [all, some] = &policy.cleared[..] else { panic!("there are two cleared texts") };
    assert_eq!(
        (&all.rules, all.permission.until, all.permission.owner.as_deref()),
        (&None, None, Some("comms@acme.example"))
    );
    let rules = some.rules.iter().flatten().map(|&rule| policy.rule_at(rule).header.id.as_str());
    assert_eq!(rules.collect::<Vec<_>>(), ["acme-social/superlative"]);
}

#[test]
fn paths_are_compared_from_the_working_folder() {
    let policy = whole();
    let is_for = |path, channel: Option<&str>| {
        let mut facets = ByFacet::<Heard>::default();
        facets[Facet::Channel] = Heard::Named(channel.map(str::to_owned).into_iter().collect());
        let occasion = Occasion {
            facets,
            published: None,
            at: None,
            trusts_dates: false,
            hearsay: Hearsay::default(),
            answered: None,
        };
        policy.exceptions[0].is_for(path, &occasion)
    };
    let blog = Some("blog");
    for path in ["blog/2026-09-release.md", "./blog/2026-09-release.md", "news/a/b.md"] {
        assert!(is_for(Some(path), blog), "{path}");
    }
    for path in ["blog/2026/09-release.md", "Blog/2026-09-release.md", "old/blog/2026-09-release.md", "news.md", ""] {
        assert!(!is_for(Some(path), blog), "{path}");
    }
    // On every system, a backslash is a letter of a name.
    assert!(!is_for(Some("blog\\2026-09-release.md"), blog));
    assert!(!is_for(None, blog) && !is_for(Some("news/b.md"), None) && !is_for(Some("news/b.md"), Some("short")));
}

#[test]
fn limits_are_numbers_with_their_stretch() {
    let policy = whole();
    let Meaning::Tone(tone) = &rule(&policy, "emoji").meaning else { panic!("it is a tone rule") };
    assert!(matches!(tone.trigger, Trigger::Measure(_)));
    assert_eq!(
        (tone.max, tone.min),
        (Some(Limit { count: 3, per: Per::Words(100) }), Some(Limit { count: 1, per: Per::Draft }))
    );
}

#[test]
fn each_pack_is_a_policy_of_its_name() {
    for name in Pack::each().map(Pack::name) {
        let policy = Policy::packs(&[name]).unwrap();
        for rule in policy.rules().filter(|rule| rule.is_active()) {
            // A pack may extend another: its rules keep the name of the pack that they come from.
            let origin = rule.origin().file.strip_prefix("pack:").unwrap_or_default();
            assert!(rule.id().as_str().starts_with(&format!("{origin}/")), "{name}: {}", rule.id());
            assert!(!rule.flags().is_empty() && !rule.passes().is_empty(), "{} has no examples", rule.id());
        }
    }
    assert_eq!(Policy::packs(&[]).unwrap_err().to_string(), "packs: the policy has no active rule");
    assert_eq!(Policy::packs(&["tome"]).unwrap_err().issues()[0].file(), "pack:tome");
}

/// The whole policy without its packs, with some of its characters taken out, doubled or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let letters: Vec<char> = WHOLE.replace("extends", "# extends").chars().collect();
    const PIECES: [&str; 17] =
        ["", "\"", "'", "[", "]", "{", "}", "=", "\n", "[[claim]]\n", "@", "\\", "é", "\u{0}", "-1", "1e9", "."];
    let edit = (0..letters.len(), 0_usize..12, prop::sample::select(&PIECES[..]));
    prop::collection::vec(edit, 1..6).prop_map(move |edits| {
        let mut letters = letters.clone();
        for (at, removed, piece) in edits {
            let at = at.min(letters.len());
            let end = (at + removed).min(letters.len());
            letters.splice(at..end, piece.chars());
        }
        letters.into_iter().collect()
    })
}

fn assert_sound(text: &str) -> Result<(), TestCaseError> {
    if let Err(error) = Policy::parse("any.toml", text) {
        prop_assert!(!error.issues().is_empty());
        for issue in error.issues() {
            let within = issue.span().is_none_or(|span| {
                span.end <= text.len() && text.is_char_boundary(span.start) && text.is_char_boundary(span.end)
            });
            prop_assert!(within, "{issue}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_reading_panic(text in "\\PC{0,80}|(\\[{1,2}|[a-z]{1,6}|\\]{1,2}|=|\n|\"|'|\\{|,){0,60}") {
        assert_sound(&text)?;
        assert_sound(&format!("discretion = 1\nname = \"a\"\n{text}"))?;
    }

    #[test]
    fn no_mutation_makes_the_reading_panic(text in mutated()) {
        assert_sound(&text)?;
    }
}
