//! Fifty generated campaigns: facts told in four drafts, in English and French, long and short, some of them changed in
//! one draft. All of these differences are found, and nothing else.

use crate::support::checker;
use discretion::Draft;
use std::collections::BTreeSet;

/// The number of campaigns.
const CAMPAIGNS: u64 = 50;

/// The drafts: a long one in English, its counterpart in French, and two short ones.
const DRAFTS: [&str; 4] = ["blog-en.md", "blog-fr.md", "linkedin.md", "x.md"];

/// A small generator: the same numbers on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        // The constants of PCG.
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits fit") % sides
    }

    fn pick<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.roll(list.len())]
    }
}

/// A fact: its rule, its values in English and French, and how it is told in English, French and in short.
struct Telling {
    rule: &'static str,
    values: fn(&mut Dice) -> [(String, String); 2],
    english: &'static [&'static str],
    french: &'static [&'static str],
    short: &'static [&'static str],
}

/// A number with spaces or commas between thousands.
fn thousands(number: usize, separator: &str) -> String {
    let (above, below) = (number / 1_000, number % 1_000);
    if above == 0 { below.to_string() } else { format!("{above}{separator}{below:03}") }
}

/// Two different values of a number, in both languages.
fn two(
    dice: &mut Dice,
    from: usize,
    to: usize,
    en: fn(usize) -> String,
    fr: fn(usize) -> String,
) -> [(String, String); 2] {
    let first = from + dice.roll(to - from);
    let second = if first + 3 < to { first + 3 } else { first - 3 };
    [first, second].map(|value| (en(value), fr(value)))
}

const MONTHS: [(&str, &str); 4] =
    [("February", "février"), ("April", "avril"), ("June", "juin"), ("October", "octobre")];

const TELLINGS: [Telling; 12] = [
    Telling {
        rule: "campaign/figure",
        values: |dice| two(dice, 5, 90, |n| format!("{n} %"), |n| format!("{n} %")),
        english: &["In our tests, Halcyon used {} less memory.", "Memory use falls by {} on large folders."],
        french: &[
            "Dans nos essais, Halcyon a utilisé {} de mémoire en moins.",
            "La mémoire utilisée baisse de {} sur les gros dossiers.",
        ],
        short: &["It needs {} less memory.", "Memory: {} less than before."],
    },
    Telling {
        rule: "campaign/figure",
        values: |dice| two(dice, 1_100, 9_900, |n| thousands(n, ","), |n| thousands(n, "\u{a0}")),
        english: &["More than a year ago, {} customers asked us for it.", "So far {} customers have joined the test."],
        french: &["Il y a plus d'un an, {} clients nous l'ont demandé.", "À ce jour, {} clients ont rejoint l'essai."],
        short: &["{} customers asked for it.", "Loved by {} customers."],
    },
    Telling {
        rule: "campaign/price",
        values: |dice| two(dice, 6, 60, |n| format!("€{n}"), |n| format!("{n} €")),
        english: &["The plan costs {} per month.", "You pay {} a month, taxes included."],
        french: &["Le forfait coûte {} par mois.", "Vous payez {} par mois, taxes comprises."],
        short: &["Only {} per month.", "Price: {} a month."],
    },
    Telling {
        rule: "campaign/date",
        values: |dice| {
            let (en, fr) = MONTHS[dice.roll(MONTHS.len())];
            let day = 2 + dice.roll(20);
            [day, day + 4].map(|day| (format!("{day} {en} 2027"), format!("{day} {fr} 2027")))
        },
        english: &["Halcyon will be released on {}.", "Halcyon launches on {}, in every country at once."],
        french: &["Halcyon sortira le {}.", "Le lancement de Halcyon aura lieu le {}, dans tous les pays."],
        short: &["Halcyon ships on {}!", "Launch: {}."],
    },
    Telling {
        rule: "campaign/date",
        values: |dice| {
            let hour = 8 + dice.roll(3);
            [hour, hour + 5].map(|hour| (format!("{hour}:30"), format!("{hour} h 30")))
        },
        english: &["Our webinar begins at {}.", "We show it live in a webinar at {}."],
        french: &["Notre webinaire commence à {}.", "Nous le montrons en direct dans un webinaire à {}."],
        short: &["Webinar at {}.", "Join the webinar at {}."],
    },
    Telling {
        rule: "campaign/figure",
        values: |dice| two(dice, 12, 80, |n| format!("{n} minutes"), |n| format!("{n} minutes")),
        english: &["A full backup takes {}.", "The backup of a laptop is done within {}."],
        french: &["Une sauvegarde complète prend {}.", "La sauvegarde d'un portable se fait en {}."],
        short: &["A backup in {}.", "Backup time: {}."],
    },
    Telling {
        rule: "campaign/availability",
        values: |_| {
            [
                ("is available now".to_owned(), "est disponible dès maintenant".to_owned()),
                ("is coming soon".to_owned(), "arrive bientôt".to_owned()),
            ]
        },
        english: &["The Android client {}.", "For phones, the Android client {}."],
        french: &["Le client Android {}.", "Pour les téléphones, le client Android {}."],
        short: &["The Android client {}.", "Also: the Android client {}."],
    },
    Telling {
        rule: "campaign/name",
        values: |_| {
            let both = |name: &str| (name.to_owned(), name.to_owned());
            [both("Northwind Drive"), both("NorthwindDrive")]
        },
        english: &["It works together with {} from the first day.", "You can keep using {} beside it."],
        french: &["Elle fonctionne avec {} dès le premier jour.", "Vous pouvez garder {} à côté."],
        short: &["Works with {}.", "Made for {}, too."],
    },
    Telling {
        rule: "campaign/name",
        values: |_| {
            let both = |name: &str| (name.to_owned(), name.to_owned());
            [both("Hélène Marchand"), both("Hélène Marchant")]
        },
        english: &["The idea came from {} in our support team.", "We owe it to {}, who leads the project."],
        french: &["L'idée vient de {}, de notre équipe d'assistance.", "Nous le devons à {}, qui dirige le projet."],
        short: &["Thanks to {}.", "Built by {} and friends."],
    },
    Telling {
        rule: "campaign/link",
        values: |_| {
            let both = |link: &str| (link.to_owned(), link.to_owned());
            [both("https://acme.example/halcyon-guide"), both("https://acme.example/halcyon-giude")]
        },
        english: &["The guide is at {}", "Everything else is explained on {}"],
        french: &["Le guide se trouve sur {}", "Tout le reste est expliqué sur {}"],
        short: &["More: {}", "Guide: {}"],
    },
    Telling {
        rule: "campaign/hashtag",
        values: |_| {
            let both = |tag: &str| (tag.to_owned(), tag.to_owned());
            [both("#AcmeHalcyon27"), both("#AcmeHalcyon26")]
        },
        english: &["Tell us what you think under {}", "Our hashtag is {}"],
        french: &["Dites-nous ce que vous en pensez avec {}", "Notre mot-dièse est {}"],
        short: &["{}", "Tell us: {}"],
    },
    Telling {
        rule: "campaign/figure",
        values: |dice| two(dice, 14, 80, |n| format!("{n} countries"), |n| format!("{n} pays")),
        english: &["We offer it in {} from the beginning.", "People in {} can order it."],
        french: &["Nous la proposons dans {} d'emblée.", "On peut la commander dans {}."],
        short: &["In {}.", "For people in {}."],
    },
];

/// Sentences without a fact that differs.
const ENGLISH: [&str; 4] = [
    "We wrote Halcyon because moving files should not take a morning.",
    "The first prototype was slow, and we said so.",
    "If something breaks, write to us: a person answers.",
    "Thank you to everybody who sent us their notes.",
];
const FRENCH: [&str; 4] = [
    "Nous avons écrit Halcyon parce que déplacer des fichiers ne doit pas prendre une matinée.",
    "Le premier prototype était lent, et nous l'avons dit.",
    "Si quelque chose casse, écrivez-nous : une personne répond.",
    "Merci à toutes celles et ceux qui nous ont envoyé leurs notes.",
];

/// A generated campaign: the drafts, and the differences that were planted: rule, draft, other draft.
struct Campaign {
    drafts: [String; 4],
    planted: BTreeSet<(String, String, String)>,
}

impl Campaign {
    fn of(seed: u64) -> Self {
        let mut dice = Dice(seed * 7_919 + 1);
        let mut drafts = [const { Vec::new() }; 4];
        let mut planted = BTreeSet::new();
        let changed: Vec<usize> = (0..3).map(|_| dice.roll(TELLINGS.len())).collect();
        for (number, telling) in TELLINGS.iter().enumerate() {
            let values = (telling.values)(&mut dice);
            let tells: Vec<usize> = (0..4).filter(|&draft| draft < 2 || dice.roll(2) == 0).collect();
            let other = changed.contains(&number).then(|| tells[dice.roll(tells.len())]);
            for &draft in &tells {
                let (english, french) = &values[usize::from(other == Some(draft))];
                let (list, value) = match draft {
                    0 => (telling.english, english),
                    1 => (telling.french, french),
                    _ => (telling.short, english),
                };
                drafts[draft].push(dice.pick(list).replace("{}", value));
            }
            if let Some(other) = other {
                for &draft in tells.iter().filter(|&&draft| draft != other) {
                    let plant = |one: usize, there: usize| {
                        (telling.rule.to_owned(), DRAFTS[one].to_owned(), DRAFTS[there].to_owned())
                    };
                    planted.extend([plant(draft, other), plant(other, draft)]);
                }
            }
        }
        for (draft, filler) in [(0, ENGLISH), (1, FRENCH)] {
            let places = [0, 3, 6, 9];
            for (place, sentence) in places.into_iter().zip(filler) {
                drafts[draft].insert(place, sentence.to_owned());
            }
        }
        let separators = ["\n\n", "\n\n", "\n\n", "\n"];
        let mut texts = drafts.into_iter().zip(separators).map(|(sentences, separator)| sentences.join(separator));
        let drafts = std::array::from_fn(|_| texts.next().expect("there are four"));
        Self { drafts, planted }
    }

    /// The differences that are found.
    fn found(&self) -> BTreeSet<(String, String, String)> {
        let checker = checker("[[tone]]\nid = \"hype\"\nterms = [\"game-changing\"]\n");
        let mut session = checker.session();
        for (path, text) in DRAFTS.iter().zip(&self.drafts) {
            session.add(&Draft::markdown(text).path(*path).campaign("halcyon"));
        }
        let mut found = BTreeSet::new();
        for (path, report) in DRAFTS.iter().zip(session.reports()) {
            for warning in report.warnings() {
                for other in warning.related().iter().filter_map(|place| place.path.clone()) {
                    found.insert((warning.rule().to_string(), (*path).to_owned(), other));
                }
            }
        }
        found
    }
}

#[test]
fn the_planted_differences_of_fifty_campaigns_are_found_and_no_other() {
    let mut wrong = Vec::new();
    let mut planted = 0;
    for seed in 0..CAMPAIGNS {
        let campaign = Campaign::of(seed);
        let found = campaign.found();
        planted += campaign.planted.len();
        let missed: Vec<_> = campaign.planted.difference(&found).collect();
        let invented: Vec<_> = found.difference(&campaign.planted).collect();
        if !missed.is_empty() || !invented.is_empty() {
            wrong.push(format!(
                "campaign {seed}: missed {missed:?}, invented {invented:?}\n{}",
                campaign.drafts.join("\n----\n")
            ));
        }
    }
    assert!(planted > 300, "{planted}");
    assert!(wrong.is_empty(), "{} campaigns\n{}", wrong.len(), wrong.join("\n\n"));
}
