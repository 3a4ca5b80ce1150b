//! Who is meant: groups without a name, and what speaks for or against a name that is an ordinary word too.

use super::{Cue, Table};

/// The tables, as wrapped lists.
#[rustfmt::skip]
pub(super) const TABLES: &[Table] = &[
    Table {
        cue: Cue::Organisation,
        english: &[
            "account", "accounts", "acquire", "acquired", "acquires", "acquisition", "alternative", "alternatives",
            "announce", "announced", "announces", "announcing", "api", "apis", "app", "apps", "brand", "ceo",
            "channel", "channels", "charge", "charged", "charges", "cloud", "company", "competitor", "competitors",
            "cto", "customer", "customers", "dashboard", "database", "earnings", "employees", "engineers", "feature",
            "features", "file", "filed", "founded", "founder", "headquarters", "hire", "hired", "hires",
            "integration", "integrations", "launch", "launched", "launches", "licence", "licences", "license",
            "licenses", "market", "offer", "offers", "partner", "partners", "partnership", "plan", "plans",
            "platform", "price", "prices", "pricing", "product", "products", "publish", "published", "quarter",
            "raise", "raised", "release", "released", "releases", "results", "revenue", "sdk", "sell", "sells",
            "service", "services", "shares", "ship", "shipped", "ships", "software", "sold", "startup", "stock",
            "store", "subscription", "sue", "sued", "support", "team", "unlike", "users", "vendor", "versus",
            "website", "workspace", "workspaces",
        ],
        french: &[
            "a annonce", "a depose", "a lance", "a publie", "a rachete", "a vendu", "abonne", "abonnement",
            "abonnements", "abonner", "abonnes", "action", "actions", "alternative", "alternatives", "annonce",
            "annoncent", "api", "appli", "application", "base de donnees", "boutique", "chez", "chiffre d affaires",
            "client", "cliente", "clients", "cloud", "compte", "comptes", "concurrent", "concurrents",
            "contrairement", "depose", "dirigeant", "embauche", "entreprise", "equipe", "facture", "fibre", "fonde",
            "forfait", "forfaits", "fournisseur", "ingenieurs", "lance", "lancent", "licence", "licences", "logiciel",
            "logiciels", "marche", "marque", "mobile", "offre", "offres", "operateur", "operateurs", "partenaire",
            "partenariat", "pdg", "plateforme", "prix", "produit", "produits", "publie", "publient", "rachat",
            "rachete", "recrute", "reseau", "resilier", "resultats", "salaries", "service", "services", "siege",
            "societe", "sort", "tarif", "tarifs", "trimestre", "utilisateurs", "vend", "vendent",
        ],
        source: "written for this project",
    },
    Table {
        cue: Cue::Rivals,
        english: &[
            "competition", "competitor", "competitors", "rival", "rivals",
        ],
        french: &[
            "concurrence", "concurrent", "concurrente", "concurrentes", "concurrents", "rival", "rivaux",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::Ours,
        english: &[
            "my", "our",
        ],
        french: &[
            "mes", "mon", "nos", "notre",
        ],
        source: "closed class of grammar, listed for this project",
    },
    Table {
        cue: Cue::Others,
        english: &[
            "all competitors", "any competitor", "big vendors", "legacy vendors", "most competitors", "other apps",
            "other companies", "other competitors", "other platforms", "other players", "other products",
            "other providers", "other services", "other solutions", "other tools", "other vendors", "the competition",
            "the competitors", "the incumbents", "the other guys",
        ],
        french: &[
            "d autres acteurs", "d autres concurrents", "d autres editeurs", "d autres fournisseurs",
            "d autres outils", "d autres solutions", "la concurrence", "les acteurs historiques",
            "les autres acteurs", "les autres editeurs", "les autres fournisseurs", "les autres marques",
            "les autres operateurs", "les autres outils", "les autres plateformes", "les autres prestataires",
            "les autres services", "les autres solutions", "les concurrents",
        ],
        source: "closed class of grammar, listed for this project",
    },
];

/// A kind of ordinary thing that companies are named after.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Kind {
    /// Names that are one, in either language.
    pub(crate) names: &'static [&'static str],
    /// Words that speak of the thing, in either language.
    pub(crate) words: &'static [&'static str],
}

/// The kinds, listed for this project from company names that are ordinary words.
#[rustfmt::skip]
pub(crate) const KINDS: [Kind; 7] = [
    // Food and plants.
    Kind {
        names: &[
            "apple", "apricot", "basil", "blackberry", "cherry", "chili", "chipotle", "citron", "clementine",
            "fraise", "framboise", "ginger", "lemon", "lemonade", "lime", "mango", "menthe", "mint", "olive",
            "orange", "papaya", "peach", "pepper", "pomme", "prune", "raspberry", "sage", "strawberry", "tomate",
            "tomato", "vanilla",
        ],
        words: &[
            "arbre", "bake", "baked", "basket", "bite", "bread", "cake", "cider", "compote", "confiture", "cook",
            "crumble", "dessert", "dish", "drink", "eat", "eaten", "eating", "food", "fruit", "fruits", "garden",
            "gateau", "grow", "grows", "harvest", "ice cream", "jam", "juice", "jus", "kitchen", "legume", "legumes",
            "mange", "mangeons", "manger", "marmalade", "orchard", "panier", "peel", "peeled", "peeler", "pepin",
            "pie", "pies", "pomme", "pommier", "presse", "pressee", "recette", "recettes", "recipe", "recipes",
            "ripe", "salad", "salade", "sauce", "seed", "seeds", "slice", "smoothie", "soup", "squeeze", "squeezed",
            "tart", "tarte", "taste", "tastes", "tree", "trees", "verger", "vinegar", "vitamin", "vitamine",
            "vitamins", "zest", "zeste",
        ],
    },
    // Colours.
    Kind {
        names: &[
            "amber", "ambre", "azure", "bleu", "blue", "corail", "coral", "crimson", "cyan", "gold", "indigo",
            "ivory", "jade", "lime", "orange", "purple", "rose", "ruby", "sapphire", "scarlet", "silver", "teal",
            "turquoise", "violet",
        ],
        words: &[
            "bleu", "blue", "bright", "brillant", "clair", "color", "colored", "colors", "colour", "coloured",
            "colours", "couleur", "couleurs", "dark", "dress", "dye", "fonce", "gilet", "gilets", "green", "hair",
            "jaune", "light", "noir", "paint", "painted", "palette", "peint", "peinture", "pink", "red", "robe",
            "rouge", "shade", "shades", "shirt", "sky", "sunset", "teinte", "tie", "tint", "vert", "vif", "walls",
            "wear", "wearing", "white", "yellow",
        ],
    },
    // Boxes and other containers.
    Kind {
        names: &[
            "basket", "boite", "bolt", "box", "bucket", "coffre", "crate", "envelope", "pocket", "sack", "suitcase",
            "trunk", "vault",
        ],
        words: &[
            "cardboard", "carton", "cereal", "chocolates", "corrugated", "gift", "juke", "jury", "lid", "lunch",
            "lunchbox", "pandora", "pizza", "sand", "shoe", "unpack", "wooden", "wrapped",
        ],
    },
    // Looseness and effort.
    Kind {
        names: &[
            "dash", "shift", "slack", "sprint", "square", "stripe", "swift", "zoom",
        ],
        words: &[
            "jeans", "pants", "rope", "sail", "taut", "tension",
        ],
    },
    // Thoughts and sayings.
    Kind {
        names: &[
            "concept", "echo", "idea", "insight", "intercom", "notion", "oracle", "segment", "sense", "signal",
        ],
        words: &[
            "ancient", "delphes", "delphi", "divine", "god", "gods", "mere", "philosophical", "prophecies",
            "prophecy", "prophet", "prophetie", "romantic", "temple",
        ],
    },
    // Animals.
    Kind {
        names: &[
            "camel", "dauphin", "elephant", "falcon", "fox", "hawk", "jaguar", "kestrel", "loup", "lynx", "mustang",
            "panther", "penguin", "puffin", "puma", "python", "raven", "renard", "salamander", "shark", "tiger",
            "whale", "wolf",
        ],
        words: &[
            "animal", "animals", "animaux", "bird", "birds", "chasse", "claws", "cub", "den", "eggs", "endangered",
            "espece", "feather", "feathers", "fur", "habitat", "hunt", "hunting", "hunts", "jungle", "nest", "nests",
            "oiseau", "prey", "proie", "savane", "savanna", "species", "tail", "wild", "wildlife", "wings", "zoo",
        ],
    },
    // Nature and places.
    Kind {
        names: &[
            "alphabet", "amazon", "avalanche", "canon", "cloudflare", "delta", "dune", "eclipse", "gap", "glacier",
            "lightning", "meta", "mirage", "nova", "oasis", "ocean", "orbit", "patagonia", "sahara", "shell",
            "snowflake", "spring", "storm", "summit", "target", "tempest", "tide", "visa", "volcano",
        ],
        words: &[
            "aircraft", "avion", "basin", "beach", "boat", "chaleur", "climb", "desert", "faune", "fish", "fleuve",
            "flora", "forest", "foret", "heat", "hike", "illusion", "jungle", "lake", "mer", "montagne", "moon",
            "mountain", "neige", "optical", "optique", "paysage", "plage", "rain", "rainforest", "reef", "river",
            "riviere", "sand", "sea", "season", "shore", "snow", "summer", "sun", "travel", "trek", "trip",
            "tropical", "valley", "voyage", "warrior", "warriors", "water", "waves", "winter",
        ],
    },
];

/// What stands after the name of a company and is a part of it.
#[rustfmt::skip]
pub(crate) const LEGAL_FORMS: &[&str] = &[
    "ab", "ag", "bv", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "limited", "llc", "llp", "ltd",
    "nv", "oy", "oyj", "plc", "sa", "sarl", "sas", "sasu", "se", "spa", "srl",
];
