//! The packs: policies that ship with the library, in one table.
//!
//! A pack is a policy like any other, whose `name` is the name of the pack; `extends = ["pack:tone"]` puts it below
//! the policy that says so. To add one: a file in `policies/` and an entry here, with the feature `packs`.

use crate::table::TomlTree;

/// A shipped policy.
///
/// ```
/// use discretion::Policy;
/// use discretion::policy::Pack;
///
/// let standard: Vec<&str> = Pack::each().filter(|pack| pack.is_standard()).map(Pack::name).collect();
/// assert!(standard.contains(&"tone"));
/// let policy = Policy::packs(&standard)?;
/// assert!(policy.rules().count() > 0);
/// # Ok::<(), discretion::policy::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Pack {
    name: &'static str,
    covers: &'static str,
    standard: bool,
    text: &'static str,
    tree: TomlTree,
}

impl Pack {
    /// The packs, in the order in which they are listed.
    pub fn each() -> impl Iterator<Item = &'static Self> {
        PACKS.iter()
    }

    /// The name after `pack:`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// A line on what it covers.
    #[must_use]
    pub const fn covers(&self) -> &'static str {
        self.covers
    }

    /// Returns whether it is one of those that are safe for anybody: what a check without a policy uses.
    #[must_use]
    pub const fn is_standard(&self) -> bool {
        self.standard
    }

    /// The text of the policy.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// What stands where in it.
    pub(crate) const fn tree(&self) -> TomlTree {
        self.tree
    }
}

/// The packs, those for anybody first. Without the feature `packs`: the standard ones, and those that answers to
/// messages are held to.
const PACKS: &[Pack] = &[
    Pack {
        name: "tone",
        covers: "how things are said: shouting, floods of marks and emoji, hype, quarrels, crude words",
        standard: true,
        text: include_str!("../../policies/tone.toml"),
        tree: TomlTree::new(include_bytes!("trees/tone.bin")),
    },
    Pack {
        name: "claims",
        covers: "what is promised: absolutes, guarantees, superlatives, figures without a source",
        standard: true,
        text: include_str!("../../policies/claims.toml"),
        tree: TomlTree::new(include_bytes!("trees/claims.bin")),
    },
    Pack {
        name: "confidential-markers",
        covers: "marks of what is not public: stamps, embargoes, code names, pasted mail, internal addresses",
        standard: true,
        text: include_str!("../../policies/confidential-markers.toml"),
        tree: TomlTree::new(include_bytes!("trees/confidential-markers.bin")),
    },
    Pack {
        name: "internal-places",
        covers: "addresses that only colleagues can open: hosts, tools, file shares, private networks",
        standard: true,
        text: include_str!("../../policies/internal-places.toml"),
        tree: TomlTree::new(include_bytes!("trees/internal-places.bin")),
    },
    Pack {
        name: "disclosure",
        covers: "benefits without a word that they were given, vague tags",
        standard: true,
        text: include_str!("../../policies/disclosure.toml"),
        tree: TomlTree::new(include_bytes!("trees/disclosure.bin")),
    },
    Pack {
        name: "drafting-residue",
        covers: "what a finished text has left of its making: assistants' words, template gaps, filler, notes",
        standard: true,
        text: include_str!("../../policies/drafting-residue.toml"),
        tree: TomlTree::new(include_bytes!("trees/drafting-residue.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "green",
        covers: "what is promised about the environment: praise, neutrality, labels, energy, materials, plans",
        standard: false,
        text: include_str!("../../policies/green.toml"),
        tree: TomlTree::new(include_bytes!("trees/green.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "green-eu",
        covers: "the same under the law of the European Union, with durability and what the law asks anyway",
        standard: false,
        text: include_str!("../../policies/green-eu.toml"),
        tree: TomlTree::new(include_bytes!("trees/green-eu.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "green-fr",
        covers: "the same under French law, with recycled content and responsible digital services",
        standard: false,
        text: include_str!("../../policies/green-fr.toml"),
        tree: TomlTree::new(include_bytes!("trees/green-fr.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "green-us",
        covers: "the same under the Green Guides of the United States, with recyclable and refillable things",
        standard: false,
        text: include_str!("../../policies/green-us.toml"),
        tree: TomlTree::new(include_bytes!("trees/green-us.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "finance-promises",
        covers: "what is promised about money: guaranteed returns, performance without risks, calls to buy",
        standard: false,
        text: include_str!("../../policies/finance-promises.toml"),
        tree: TomlTree::new(include_bytes!("trees/finance-promises.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "consumer-ucpd",
        covers: "what presses or flatters consumers: deadlines, scarcity, free with a price, prizes, bought reviews",
        standard: false,
        text: include_str!("../../policies/consumer-ucpd.toml"),
        tree: TomlTree::new(include_bytes!("trees/consumer-ucpd.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "health",
        covers: "what is promised about health: cures, weight, immunity, doctors, no side effects",
        standard: false,
        text: include_str!("../../policies/health.toml"),
        tree: TomlTree::new(include_bytes!("trees/health.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "disclosure-us",
        covers: "endorsements in the United States: where and how they are disclosed, praise by staff",
        standard: false,
        text: include_str!("../../policies/disclosure-us.toml"),
        tree: TomlTree::new(include_bytes!("trees/disclosure-us.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "disclosure-fr",
        covers: "influencer marketing in France: mentions, altered images, forbidden promotions",
        standard: false,
        text: include_str!("../../policies/disclosure-fr.toml"),
        tree: TomlTree::new(include_bytes!("trees/disclosure-fr.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "employee-advocacy",
        covers: "posts by employees: who speaks for whom, what was said inside, what is protected speech",
        standard: false,
        text: include_str!("../../policies/employee-advocacy.toml"),
        tree: TomlTree::new(include_bytes!("trees/employee-advocacy.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "own-voice",
        covers: "who signs and as what: affiliation of employees, company voice, an account that says \"I\"",
        standard: false,
        text: include_str!("../../policies/own-voice.toml"),
        tree: TomlTree::new(include_bytes!("trees/own-voice.bin")),
    },
    Pack {
        name: "substance",
        covers: "a note on posts that praise more than they tell, with a sentence to begin with",
        standard: false,
        text: include_str!("../../policies/substance.toml"),
        tree: TomlTree::new(include_bytes!("trees/substance.bin")),
    },
    Pack {
        name: "customers-and-people",
        covers: "customers without their consent, testimonials, personal data, private life",
        standard: false,
        text: include_str!("../../policies/customers-and-people.toml"),
        tree: TomlTree::new(include_bytes!("trees/customers-and-people.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "ai-and-language",
        covers: "texts said to be generated and not reviewed; English slogans before French consumers",
        standard: false,
        text: include_str!("../../policies/ai-and-language.toml"),
        tree: TomlTree::new(include_bytes!("trees/ai-and-language.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "comparative",
        covers: "comparing with others: imitation, prices without a date, their lawsuits, sweeping claims",
        standard: false,
        text: include_str!("../../policies/comparative.toml"),
        tree: TomlTree::new(include_bytes!("trees/comparative.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "comparative-eu-fr",
        covers: "the same in the European Union and France, with strict stances on named competitors",
        standard: false,
        text: include_str!("../../policies/comparative-eu-fr.toml"),
        tree: TomlTree::new(include_bytes!("trees/comparative-eu-fr.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "comparative-us",
        covers: "the same in the United States, where naming competitors is welcome",
        standard: false,
        text: include_str!("../../policies/comparative-us.toml"),
        tree: TomlTree::new(include_bytes!("trees/comparative-us.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "controversy-and-respect",
        covers: "subjects of public debate, tragedies beside an offer, sentences about whole groups",
        standard: false,
        text: include_str!("../../policies/controversy-and-respect.toml"),
        tree: TomlTree::new(include_bytes!("trees/controversy-and-respect.bin")),
    },
    Pack {
        name: "legal-crisis",
        covers: "what a court may read: admissions, blame, lawsuits, settlements, investigations",
        standard: false,
        text: include_str!("../../policies/legal-crisis.toml"),
        tree: TomlTree::new(include_bytes!("trees/legal-crisis.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "listed-company",
        covers: "what moves a share price: results, deals, funding, forecasts, plans for jobs",
        standard: false,
        text: include_str!("../../policies/listed-company.toml"),
        tree: TomlTree::new(include_bytes!("trees/listed-company.bin")),
    },
    #[cfg(feature = "packs")]
    Pack {
        name: "security-incident",
        covers: "open holes, exploits before the fix, the wording of a breach, guesses and all-clears",
        standard: false,
        text: include_str!("../../policies/security-incident.toml"),
        tree: TomlTree::new(include_bytes!("trees/security-incident.bin")),
    },
    Pack {
        name: "replies",
        covers: "what an incoming message is: a question, praise, a complaint, a threat, a journalist and so on",
        standard: false,
        text: include_str!("../../policies/replies.toml"),
        tree: TomlTree::new(include_bytes!("trees/replies.bin")),
    },
    Pack {
        name: "reply",
        covers: "what an answer to a message must have and must not have: an apology, a link, no blame",
        standard: false,
        text: include_str!("../../policies/reply.toml"),
        tree: TomlTree::new(include_bytes!("trees/reply.bin")),
    },
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::Policy;
    use crate::rule::{compile, for_packs};
    use regex_automata::meta::Regex;
    use toml::de::DeTable;

    #[test]
    fn the_trees_of_packs_hold_what_is_written() {
        for pack in Pack::each() {
            let (name, text) = (pack.name(), pack.text());
            if std::env::var_os("DISCRETION_WRITE_PACKS").is_some() {
                let path = format!("{}/src/policy/trees/{name}.bin", env!("CARGO_MANIFEST_DIR"));
                std::fs::write(path, TomlTree::written(text)).expect("the folder of trees is there");
                continue;
            }
            let told = "a pack is new: run this test with DISCRETION_WRITE_PACKS=1";
            let read = pack.tree().read(text).expect(told);
            assert!(
                format!("{read:?}") == format!("{:?}", DeTable::parse(text).expect("it is TOML")),
                "{name}: {told}"
            );
            assert_eq!(pack.tree().sha256(text), Some(hmac_sha256::Hash::hash(text.as_bytes())), "{name}: {told}");
        }
    }

    /// Programs trust packs. What is read as a file of somebody's own is looked at, and lacks nothing but names.
    #[test]
    fn the_terms_and_verbs_of_packs_are_such() {
        for pack in Pack::each() {
            let Err(error) = Policy::parse("pack.toml", pack.text()) else { continue };
            for issue in error.issues() {
                let issue = issue.to_string();
                let is_nobodys = ["stands for no name", "nothing else knows the audience"];
                assert!(is_nobodys.iter().any(|lack| issue.contains(lack)), "{}: {issue}", pack.name());
            }
        }
    }

    #[test]
    fn the_patterns_of_packs_compile_and_know_the_letters_of_their_languages() {
        let mut count = 0;
        for pack in Pack::each() {
            let table: toml::Table = pack.text().parse().expect("a pack is TOML");
            let rules = table.values().filter_map(toml::Value::as_array).flatten();
            for rule in rules {
                let texts: Vec<String> =
                    ["flags", "passes"].into_iter().filter_map(|key| rule.get(key)).flat_map(strings).collect();
                for pattern in rule.get("patterns").map(strings).unwrap_or_default() {
                    let [whole, regex] = [pattern.clone(), for_packs(&pattern)]
                        .map(|pattern| compile(&pattern).expect("a pattern of a pack is understood"));
                    assert!(!regex.is_match(""), "{pattern}");
                    // It finds the same as with the letters of all scripts.
                    for text in &texts {
                        let found =
                            |regex: &Regex| regex.find_iter(text.as_str()).map(|hit| hit.range()).collect::<Vec<_>>();
                        assert_eq!(found(&regex), found(&whole), "{pattern} {text}");
                    }
                    count += 1;
                }
            }
        }
        assert!(count > 100);
    }

    /// The strings of a list, or of a table of lists.
    fn strings(value: &toml::Value) -> Vec<String> {
        match value {
            toml::Value::String(text) => vec![text.clone()],
            toml::Value::Array(values) => values.iter().flat_map(strings).collect(),
            toml::Value::Table(table) => table.values().flat_map(strings).collect(),
            _ => Vec::new(),
        }
    }
}
