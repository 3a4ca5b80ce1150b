//! What customers, the press and rivals say of a competitor without it being the one that acts: kinds of complaint in both
//! languages, and calm sentences that look like them.

use crate::support;
use discretion::report::Stance;

const RIVAL: &str = "discretion = 1\nname = \"t\"\n[company]\nnames = [\"Acme\"]\n\
    [[competitor]]\nid = \"globex\"\nnames = [\"Globex\"]\n";

/// The worst stance of a text.
fn worst(text: &str) -> Option<Stance> {
    support::report(RIVAL, text).warnings().iter().filter_map(|warning| warning.stance()).max()
}

/// Returns whether a text runs down or compares.
fn is_negative(text: &str) -> bool {
    matches!(worst(text), Some(Stance::Comparative | Stance::Insinuation | Stance::Disparaging))
}

/// A kind of statement: its name, sentences that run down, and calm ones that look alike.
type Kind = (&'static str, &'static [&'static str], &'static [&'static str]);

const KINDS: &[Kind] = &[
    (
        "brought against it",
        &[
            "A complaint was filed against Globex.",
            "Une plainte a été déposée contre Globex.",
            "Globex a été condamné pour fraude.",
        ],
        &["The lawsuit against Globex was dropped.", "La plainte contre Globex a été rejetée."],
    ),
    (
        "more or less than is good",
        &[
            "Globex is too small.",
            "Globex is overly strict.",
            "Globex has zero transparency.",
            "Globex est un peu lent.",
        ],
        &["Globex had few outages.", "Globex is not too slow.", "Globex a connu peu de pannes."],
    ),
    (
        "without a verb",
        &[
            "Shame on Globex.",
            "Zero transparency at Globex.",
            "Aucune transparence chez Globex.",
            "Globex? A joke.",
            "Globex ? Une vaste blague.",
            "Never again Globex.",
            "Plus jamais Globex.",
            "Globex, you lied to us.",
            "Globex, vous abusez.",
        ],
        &["Globex? Yes, we know them.", "No news from Globex today.", "Merci à Globex."],
    ),
    (
        "not done by it, or refused",
        &[
            "Tags are not supported by Globex.",
            "Les étiquettes ne sont pas gérées par Globex.",
            "Globex refuses to delete your data.",
            "Globex refuse de supprimer vos données.",
            "We support tags, Globex doesn't.",
        ],
        &[
            "Globex refuses to leave.",
            "Globex refuses to give up.",
            "Globex is not a service that tracks you.",
            "Globex has no problems with large files.",
        ],
    ),
    (
        "due from it",
        &[
            "We never got a refund from Globex.",
            "I am still waiting for an answer from Globex.",
            "Nous attendons toujours une réponse de Globex.",
            "Nobody at Globex answers.",
        ],
        &["We received a refund from Globex.", "We look forward to an answer from Globex."],
    ),
    (
        "what befalls people with it",
        &[
            "Our invoices vanished from Globex.",
            "With Globex you are locked in for three years.",
            "Avec Globex, vous êtes coincé pour trois ans.",
            "We had no luck with Globex.",
            "Nous n'avons pas eu de chance avec Globex.",
            "Deleting an account at Globex is deliberately hard.",
            "Exporting from Globex takes weeks.",
            "Exporter depuis Globex prend des semaines.",
            "Every time Globex ships an update, something breaks.",
            "Nothing works in Globex.",
        ],
        &[
            "With Globex you are in good hands.",
            "Exporting from Globex is easy.",
            "Every time Globex ships an update, we celebrate.",
            "Exporter depuis Globex est facile.",
            "Monitoring Globex clusters can be challenging.",
        ],
    ),
    (
        "who uses it",
        &[
            "Who in their right mind would still pay for Globex?",
            "Qui paie encore pour Globex ?",
            "No serious company relies on Globex.",
            "Never buying from Globex again.",
            "Think twice before you sign with Globex.",
            "I would rather go back to paper than use Globex.",
        ],
        &["Who uses Globex?", "Nobody at Globex was hurt.", "We pay Globex for hosting."],
    ),
    (
        "named by what it is called, and how it acts",
        &[
            "The bloated mess that is Globex got a new version.",
            "Globex makes its money by selling your data.",
            "Globex gagne de l'argent en vendant vos données.",
            "Globex's \"encryption\" is marketing fluff.",
            "The settlement forced Globex to admit that it had misled customers.",
            "Globex's app included software that tracked users.",
        ],
        &["Globex grew by selling good software.", "Globex's report on online abuse is worth reading."],
    ),
    (
        "less of what is good, and its staff",
        &[
            "The quality of Globex has dropped.",
            "La qualité de Globex a baissé.",
            "The sales rep at Globex lied to us.",
            "Even Globex's own staff do not use the product.",
            "Même les salariés de Globex n'utilisent pas le produit.",
        ],
        &["The prices of Globex have dropped.", "People at Globex are friendly."],
    ),
    (
        "what happens because of it",
        &["The launch failed because of Globex.", "Bookstores are dying because of Globex."],
        &["Thanks to Globex, we fixed the outage.", "We are growing because of Globex."],
    ),
    (
        "a comparison with an aside",
        &["It is faster (by far) than Globex."],
        &["Make it faster then Globex will follow.", "Globex hates bugs as much as we do."],
    ),
    (
        "names that are words of blame",
        &["Globex is a kraken that swallows your data.", "Avoid Globex Like the Plague", "Globex: A Privacy Nightmare"],
        &[
            "Members include Contoso, Globex, New Relic, SAP and others.",
            "Thanks to Globex, Discord, and the other members.",
            "Early adopters include Globex, GitKraken and WebTorrent.",
        ],
    ),
    (
        "where a fault is told",
        &[
            "We had issues with Globex.",
            "Nous avons eu des problèmes avec Globex.",
            "This creates security issues in Globex.",
        ],
        &[
            "We open issues directly in Globex.",
            "Nous ouvrons aussi des problèmes directement dans Globex.",
            "This vulnerability was discovered by the research team of Globex.",
            "Globex helps you to identify bottlenecks.",
        ],
    ),
    (
        "what is there with it",
        &["Aucune transparence avec Globex.", "The exports are not available on Globex."],
        &[
            "Il s’intègre sans problème avec Globex.",
            "C'est le thème par défaut de Globex.",
            "We are heavy users of Globex.",
            "This relieves the burden of knowing Globex.",
            "Globex doesn't care where you run it.",
        ],
    ),
    (
        "deeds, and what stands for them",
        &["We left Globex. It is hard to use.", "N'utilisez pas Globex."],
        &[
            "We push everything to Globex. It might be uncomfortable to admit a mistake.",
            "N'hésitez pas à nous suivre sur Globex.",
            "Globex n'aura pas à interpréter ce fichier.",
            "You do not have to use Globex.",
            "Globex monitoring doesn't have to suck.",
        ],
    ),
    (
        "what the reader gives up",
        &[
            "Don't hand your address book over to Globex.",
            "By using Globex, you give up your privacy.",
            "If you rely on Globex, you lose control of your data.",
            "Globex scans everything you upload.",
            "Globex can read your emails.",
            "With Globex, your data ends up in the United States.",
            "Globex froze our payments.",
            "Ne livrez pas vos contacts à Globex.",
            "Globex peut lire le contenu de vos courriels.",
            "Globex a bloqué nos virements.",
            "Avec Globex, vos données partent en Chine.",
        ],
        &[
            "Globex can import your calendar.",
            "If you use Globex, you can import your data.",
            "Upload your photos to Globex.",
            "Globex peut importer votre agenda.",
            "Déposez vos photos sur Globex.",
        ],
    ),
    (
        "time and pains",
        &[
            "I wasted a whole evening trying to get Globex to run.",
            "The risks of relying on Globex are known.",
            "Once your team is on Globex, leaving is nearly impossible.",
            "It took a lawsuit to make Globex talk.",
            "It took Globex nine months to fix a typo.",
            "The trouble is that Globex forgets half of the messages.",
            "What annoys me about Globex is the noise.",
            "The bill from Globex doubled within a year.",
            "Globex hiked its fees again.",
            "Il a fallu un scandale pour que Globex réagisse.",
            "Le problème, c'est que Globex oublie la moitié des messages.",
            "La facture de Globex a doublé en un an.",
            "Globex a doublé ses frais.",
        ],
        &[
            "I spent a pleasant evening with the team of Globex.",
            "It took an hour to install Globex.",
            "The number of users of Globex doubled within a year.",
            "Le nombre de clients de Globex a doublé en un an.",
            "J'ai passé une soirée avec l'équipe de Globex.",
        ],
    ),
    (
        "words against deeds",
        &[
            "Globex claims to be neutral, yet it burns coal.",
            "Globex promises freedom but sells chains.",
            "Globex is popular but slow.",
            "Globex is not a company that I would trust.",
            "Globex is designed to keep you hooked.",
            "All the power of Globex without the complexity.",
            "An alternative to Globex that respects its readers.",
            "An alternative to Globex, without spying on anybody.",
            "Where Globex needs ten lines, we need one.",
            "Globex se dit neutre, mais brûle du charbon.",
            "Globex est populaire mais lent.",
            "Là où Globex exige dix lignes, nous en demandons une.",
            "Une alternative à Globex, sans espionner personne.",
        ],
        &[
            "Globex claims to be neutral.",
            "Globex is small but fast.",
            "Globex is designed to sort your files.",
            "An alternative to Globex is Initech.",
            "Globex has a better editor than we do.",
            "Globex est petit mais rapide.",
            "Globex a un meilleur éditeur que le nôtre.",
        ],
    ),
    (
        "a fault of others beside it",
        &["A bug in the installer of Globex ate my files.", "Globex ruined Flickr."],
        &[
            "When a request to Globex times out, we send it again.",
            "There is a bug in our plugin for Globex.",
            "Globex was told of the flaw in March.",
            "Globex and Acme have nothing to do with each other.",
            "Globex met en garde contre les arnaques.",
            "Les limites de notre module pour Globex sont connues.",
        ],
    ),
];

#[test]
fn complaints_of_each_kind_are_found() {
    for (kind, bad, _) in KINDS {
        for text in *bad {
            assert!(is_negative(text), "{kind}: {text}");
        }
    }
}

#[test]
fn calm_sentences_that_look_like_complaints_are_none() {
    for (kind, _, calm) in KINDS {
        for text in *calm {
            assert!(!is_negative(text), "{kind}: {text}: {:?}", worst(text));
        }
    }
}

/// FIXME: these run down, and nothing of it is found.
#[test]
fn complaints_that_only_an_insider_hears_are_missed() {
    for text in [
        "Not even Globex's own staff use the product.",
        "Globex has more lawyers than engineers.",
        "Globex's answer to every problem is to buy a bigger plan.",
        "Globex emploie plus d'avocats que d'ingénieurs.",
        "Pour quoi payons-nous Globex, au juste ?",
    ] {
        assert!(!is_negative(text), "{text} is found now: move it to its kind");
    }
}
