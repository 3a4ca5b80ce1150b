//! What `init` asks and writes, in English and French.

use super::answers::Answers;

/// The texts of one language. In examples, `NAME` stands for a name.
#[derive(Debug)]
pub(super) struct InitTexts {
    pub(super) company: &'static str,
    pub(super) products: &'static str,
    pub(super) competitors: &'static str,
    pub(super) channels: &'static str,
    pub(super) countries: &'static str,
    pub(super) head: &'static str,
    pub(super) owner: &'static str,
    pub(super) jurisdictions: &'static str,
    pub(super) company_table: &'static str,
    pub(super) verdict: &'static str,
    pub(super) confidential: &'static str,
    pub(super) competitor_tables: &'static str,
    pub(super) flagged_competitor: &'static str,
    pub(super) passed_competitor: &'static str,
    pub(super) naming_tables: &'static str,
    pub(super) named: &'static str,
    pub(super) config: &'static str,
    pub(super) fail_on: &'static str,
    pub(super) job: &'static str,
    pub(super) history: &'static str,
    pub(super) include: &'static str,
    written: &'static str,
    next: &'static str,
}

impl InitTexts {
    /// The texts of a language: English unless it is French.
    pub(super) fn of(language: Option<&str>) -> &'static Self {
        if language == Some("fr") { &FRENCH } else { &ENGLISH }
    }

    /// What was written, and what comes next.
    pub(super) fn done(&self, files: &[String], answers: &Answers) -> String {
        let files: String = files.iter().map(|file| format!("  {file}\n")).collect();
        format!("{}\n{files}\n{}\n", self.written, self.next.replace("POLICY", &answers.policy_path()))
    }
}

const ENGLISH: InitTexts = InitTexts {
    company: "What is your company called?",
    products: "Its products, with commas between them (none: Enter)?",
    competitors: "Its competitors, with commas between them (none: Enter)?",
    channels: "Where do you publish, such as blog, x, linkedin (blog: Enter)?",
    countries: "In which countries do people read it, as codes such as us, fr, de (anywhere: Enter)?",
    head: "# What we publish is checked against this policy. Legal, communications and product keep it together.\n\
           # Run `discretion test` after a change. Nothing here is legal advice.\n",
    owner: "# owner = \"comms@acme.example\"            # whom to ask, unless a rule says otherwise",
    jurisdictions: "    # rules of other places stay silent",
    company_table: "# Who \"we\" are: our names are no competitors, and `{us}` stands for them in terms.\n\
                    # domains = [\"acme.example\"] and handles = [\"@acme\"] belong here, too.",
    verdict: "# Scores run from 0 to 100: from `review` on somebody reads the draft, from `block` on it does not go out.",
    confidential: "# What must not get out. Take the signs away, and write your own words:\n\
                   #\n\
                   # [[confidential]]\n\
                   # id = \"project-falcon\"\n\
                   # terms = [\"Project Falcon\", \"falcon-db\"]\n\
                   # severity = \"critical\"\n\
                   # until = 2027-03-01T09:00:00+01:00     # the rule sleeps from the announcement on\n\
                   # why = \"It is announced on 1 March 2027.\"\n\
                   # advice = \"Say \\\"our next product\\\".\"\n\
                   # flags = [\"Project Falcon ships soon.\"]\n\
                   # passes = [\"A falcon is a bird.\"]",
    competitor_tables: "# Competitors: naming one is a note, a comparison without proof is a risk, running one down a higher one.\n\
                        # A name that is also an ordinary word needs `ambiguous = true`.",
    flagged_competitor: "Unlike NAME, we do not sell your data.",
    passed_competitor: "We went to the sea.",
    naming_tables: "# How our names are written. Names of one word are not among them: add a table for each that people misspell.",
    named: "Here is NAME, with what is new.",
    config: "# What drafts are checked against: the nearest file of this name counts. `discretion show config PATH` says which.",
    fail_on: "    # or \"review\"",
    job: "# Checks what a change to the drafts brings about. Once the policy is on your main branch, add\n\
          # --policy-from \"$BASE\" --silence-from \"$BASE\": then a change cannot loosen its own gate.",
    history: "   # to know what changed",
    include: "# Your .gitlab-ci.yml takes it in with: include: { local: .gitlab/discretion.yml }\n",
    written: "Written:",
    next: "Next:\n  discretion test --policy POLICY\n  discretion check .\n\nThen read the policy, and write down what must not get out.",
};

const FRENCH: InitTexts = InitTexts {
    company: "Comment s'appelle votre entreprise ?",
    products: "Ses produits, séparés par des virgules (aucun : Entrée) ?",
    competitors: "Ses concurrents, séparés par des virgules (aucun : Entrée) ?",
    channels: "Où publiez-vous : blog, x, linkedin… (blog : Entrée) ?",
    countries: "Dans quels pays vous lit-on, en codes tels que fr, be, us (partout : Entrée) ?",
    head: "# Ce que nous publions est vérifié selon cette politique. Le juridique, la communication et le produit la tiennent\n\
           # ensemble. Lancez `discretion test` après un changement. Rien ici n'est un conseil juridique.\n",
    owner: "# owner = \"comms@acme.example\"            # à qui demander, sauf si une règle dit autre chose",
    jurisdictions: "    # les règles d'autres lieux se taisent",
    company_table: "# Qui « nous » sommes : nos noms ne sont pas des concurrents, et `{us}` les remplace dans les termes.\n\
                    # domains = [\"acme.example\"] et handles = [\"@acme\"] vont ici aussi.",
    verdict: "# Les notes vont de 0 à 100 : dès `review`, quelqu'un relit le texte ; dès `block`, il ne paraît pas.",
    confidential: "# Ce qui ne doit pas sortir. Enlevez les dièses et mettez vos propres mots :\n\
                   #\n\
                   # [[confidential]]\n\
                   # id = \"projet-faucon\"\n\
                   # terms = [\"Projet Faucon\", \"faucon-db\"]\n\
                   # severity = \"critical\"\n\
                   # until = 2027-03-01T09:00:00+01:00     # la règle dort à partir de l'annonce\n\
                   # why = \"L'annonce est le 1er mars 2027.\"\n\
                   # advice = \"Écrivez « notre prochain produit ».\"\n\
                   # flags = [\"Le Projet Faucon sort bientôt.\"]\n\
                   # passes = [\"Le faucon est un oiseau.\"]",
    competitor_tables: "# Les concurrents : en nommer un est une remarque, une comparaison sans preuve un risque, un dénigrement un plus grand.\n\
                        # Un nom qui est aussi un mot courant demande `ambiguous = true`.",
    flagged_competitor: "Contrairement à NAME, nous ne vendons pas vos données.",
    passed_competitor: "Nous sommes allés à la mer.",
    naming_tables: "# Comment nos noms s'écrivent. Ceux d'un seul mot n'y sont pas : ajoutez une table pour chacun que l'on écorche.",
    named: "Voici NAME et ses nouveautés.",
    config: "# Selon quoi les textes sont vérifiés : le fichier de ce nom le plus proche compte. `discretion show config CHEMIN` dit lequel.",
    fail_on: "    # ou \"review\"",
    job: "# Vérifie ce qu'un changement apporte aux textes. Une fois la politique sur votre branche principale, ajoutez\n\
          # --policy-from \"$BASE\" --silence-from \"$BASE\" : un changement ne peut alors pas desserrer son propre contrôle.",
    history: "   # pour savoir ce qui a changé",
    include: "# Votre .gitlab-ci.yml le reprend par : include: { local: .gitlab/discretion.yml }\n",
    written: "Écrit :",
    next: "Ensuite :\n  discretion test --policy POLICY\n  discretion check .\n\nPuis lisez la politique, et notez-y ce qui ne doit pas sortir.",
};
