//! The packs: policies that ship with the library, in one table.
//!
//! A pack is a policy like any other, whose `name` is the name of the pack; `extends = ["pack:tone"]` puts it below
//! the policy that says so. To add one: a file in `policies/` and an entry here.

/// A shipped policy.
///
/// ```
/// use discretion::{Pack, Policy};
///
/// let standard: Vec<&str> = Pack::each().filter(|pack| pack.is_standard()).map(Pack::name).collect();
/// assert!(standard.contains(&"tone"));
/// let policy = Policy::packs(&standard)?;
/// assert!(policy.rules().count() > 0);
/// # Ok::<(), discretion::PolicyError>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Pack {
    name: &'static str,
    covers: &'static str,
    standard: bool,
    text: &'static str,
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

    /// What it covers, in one line.
    #[must_use]
    pub const fn covers(&self) -> &'static str {
        self.covers
    }

    /// Whether it is one of those that are safe for anybody: what a check without a policy uses.
    #[must_use]
    pub const fn is_standard(&self) -> bool {
        self.standard
    }

    /// The text of the policy.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        self.text
    }
}

/// The packs, those for anybody first.
const PACKS: &[Pack] = &[
    Pack {
        name: "tone",
        covers: "how things are said: shouting, floods of marks and emoji, hype, quarrels, crude words",
        standard: true,
        text: include_str!("../policies/tone.toml"),
    },
    Pack {
        name: "claims",
        covers: "what is promised: absolutes, guarantees, superlatives, figures without a source",
        standard: true,
        text: include_str!("../policies/claims.toml"),
    },
    Pack {
        name: "confidential-markers",
        covers: "marks of what is not public: stamps, embargoes, internal hosts, paths, pasted mail",
        standard: true,
        text: include_str!("../policies/confidential-markers.toml"),
    },
    Pack {
        name: "drafting-residue",
        covers: "what a finished text has left of its making: assistants' words, template gaps, filler, notes",
        standard: true,
        text: include_str!("../policies/drafting-residue.toml"),
    },
    Pack {
        name: "ai-and-language",
        covers: "texts said to be generated and not reviewed; English slogans before French consumers",
        standard: false,
        text: include_str!("../policies/ai-and-language.toml"),
    },
    Pack {
        name: "comparative",
        covers: "comparing with others: imitation, prices without a date, their lawsuits, sweeping claims",
        standard: false,
        text: include_str!("../policies/comparative.toml"),
    },
    Pack {
        name: "comparative-eu-fr",
        covers: "the same in the European Union and France, with strict stances on named competitors",
        standard: false,
        text: include_str!("../policies/comparative-eu-fr.toml"),
    },
    Pack {
        name: "comparative-us",
        covers: "the same in the United States, where naming competitors is welcome",
        standard: false,
        text: include_str!("../policies/comparative-us.toml"),
    },
    Pack {
        name: "controversy-and-respect",
        covers: "subjects of public debate, tragedies beside an offer, sentences about whole groups",
        standard: false,
        text: include_str!("../policies/controversy-and-respect.toml"),
    },
    Pack {
        name: "legal-crisis",
        covers: "what a court may read: admissions, blame, lawsuits, settlements, investigations",
        standard: false,
        text: include_str!("../policies/legal-crisis.toml"),
    },
    Pack {
        name: "listed-company",
        covers: "what moves a share price: results, deals, funding, forecasts, plans for jobs",
        standard: false,
        text: include_str!("../policies/listed-company.toml"),
    },
    Pack {
        name: "security-incident",
        covers: "open holes, exploits before the fix, the wording of a breach, guesses and all-clears",
        standard: false,
        text: include_str!("../policies/security-incident.toml"),
    },
];
