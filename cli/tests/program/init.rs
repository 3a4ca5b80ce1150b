//! `init`: a first policy with what belongs to it.

use crate::support::{discretion_in, folder, printed};
use snapbox::cmd::Command;
use snapbox::str;
use std::fs;
use std::path::{Path, PathBuf};

/// An empty folder but for these files.
fn empty(name: &str, files: &[(&str, &[u8])]) -> PathBuf {
    let folder = folder(&format!("init_{name}"), files);
    fs::remove_file(folder.join("policy.toml")).expect("it is there");
    folder
}

/// `init` with arguments of which some have spaces.
fn init(folder: &Path, arguments: &[&str]) -> Command {
    discretion_in(folder, "init").args(arguments).stdin("")
}

fn read(folder: &Path, file: &str) -> String {
    fs::read_to_string(folder.join(file)).expect("it is there")
}

const ACME: [&str; 9] = [
    "--company",
    "Acme",
    "--product",
    "Acme Cloud,Relay",
    "--competitor",
    "Globex",
    "--channel",
    "blog,x",
    "--country=fr",
];

#[test]
fn what_it_writes_passes_its_own_tests_and_checks_drafts() {
    let folder = empty("whole", &[("posts/a.md", b"Unlike Globex, we do not sell your data. Use AcmeCloud.\n")]);
    init(&folder, &ACME).assert().code(0).stderr_eq(str![]).stdout_eq(str![[r#"
Written:
  policies/acme.toml
  discretion.toml
  policies/policy.schema.json
  policies/config.schema.json
  .github/workflows/discretion.yml

Next:
  discretion test --policy policies/acme.toml
  discretion check .

Then read the policy, and write down what must not get out.

"#]]);
    discretion_in(&folder, "test --policy policies/acme.toml").assert().code(0).stdout_eq(str![[r#"
rule                       flags   passes
acme/globex                  1/1      1/1
acme/acme-cloud              1/1      1/1
acme/unnamed-competitor        -        -  no examples
acme/x-max-length              -        -  no examples

acme: 4 rules, 4 examples, 0 failed; 2 rules without flags or passes

"#]]);
    discretion_in(&folder, "lint --policy policies/acme.toml").assert().code(0);
    let told = printed(discretion_in(&folder, "check posts --format jsonl"));
    assert!(told.contains("\"acme/globex\"") && told.contains("\"acme/acme-cloud\""), "{told}");
    crate::support::assert_recorded(
        read(&folder, "discretion.toml"),
        str![[r##"
#:schema ./policies/config.schema.json
# What drafts are checked against: the nearest file of this name counts. `discretion show config PATH` says which.
policies = ["policies/acme.toml"]
fail_on = "block"    # or "review"

[[drafts]]
paths = ["posts/**"]
channel = "blog"

[[drafts]]
paths = ["x/**"]
channel = "x"

"##]],
    );
    crate::support::assert_recorded(
        read(&folder, ".github/workflows/discretion.yml"),
        str![[r##"
# Checks what a change to the drafts brings about. Once the policy is on your main branch, add
# --policy-from "$BASE" --silence-from "$BASE": then a change cannot loosen its own gate.
name: discretion
on: pull_request
jobs:
  drafts:
    runs-on: ubuntu-latest
    permissions: { contents: read }
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0 }    # to know what changed
      - run: cargo install --locked discretion-cli
      - run: discretion test --policy policies/acme.toml
      - run: discretion check posts/ --since "$BASE"
        env: { BASE: "${{ github.event.pull_request.base.sha }}" }

"##]],
    );
    crate::support::assert_recorded(
        read(&folder, "policies/acme.toml"),
        str![[r##"
#:schema ./policy.schema.json
# What we publish is checked against this policy. Legal, communications and product keep it together.
# Run `discretion test` after a change. Nothing here is legal advice.

discretion = 1
name = "acme"
version = "1"
# owner = "comms@acme.example"            # whom to ask, unless a rule says otherwise
extends = [
    "pack:confidential-markers",
    "pack:tone",
    "pack:claims",
    "pack:disclosure",
    "pack:drafting-residue",
    "pack:disclosure-fr",
    "pack:green-fr",
    "pack:consumer-ucpd",
]
jurisdictions = ["eu", "fr"]    # rules of other places stay silent

# Who "we" are: our names are no competitors, and `{us}` stands for them in terms.
# domains = ["acme.example"] and handles = ["@acme"] belong here, too.
[company]
names = ["Acme", "Acme Cloud", "Relay"]

# Scores run from 0 to 100: from `review` on somebody reads the draft, from `block` on it does not go out.
[verdict]
review = 30
block = 70

[channels.blog]

[channels.x]

# What must not get out. Take the signs away, and write your own words:
#
# [[confidential]]
# id = "project-falcon"
# terms = ["Project Falcon", "falcon-db"]
# severity = "critical"
# until = 2027-03-01T09:00:00+01:00     # the rule sleeps from the announcement on
# why = "It is announced on 1 March 2027."
# advice = "Say \"our next product\"."
# flags = ["Project Falcon ships soon."]
# passes = ["A falcon is a bird."]

# Competitors: naming one is a note, a comparison without proof is a risk, running one down a higher one.
# A name that is also an ordinary word needs `ambiguous = true`.

[[competitor]]
id = "globex"
names = ["Globex"]
flags = ["Unlike Globex, we do not sell your data."]
passes = ["We went to the sea."]

# How our names are written. Names of one word are not among them: add a table for each that people misspell.

[[naming]]
id = "acme-cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]
flags = ["Here is AcmeCloud, with what is new."]
passes = ["Here is Acme Cloud, with what is new."]

"##]],
    );
}

#[test]
fn it_speaks_french() {
    let folder = empty("french", &[(".gitlab-ci.yml", b"")]);
    init(&folder, &["--company", "Société Générale", "--language", "fr", "--country", "fr,us"])
        .assert()
        .code(0)
        .stdout_eq(str![[r#"
Écrit :
  policies/societe-generale.toml
  discretion.toml
  policies/policy.schema.json
  policies/config.schema.json
  .gitlab/discretion.yml

Ensuite :
  discretion test --policy policies/societe-generale.toml
  discretion check .

Puis lisez la politique, et notez-y ce qui ne doit pas sortir.

"#]]);
    discretion_in(&folder, "test --policy policies/societe-generale.toml").assert().code(0);
    crate::support::assert_recorded(
        read(&folder, "policies/societe-generale.toml"),
        str![[r##"
#:schema ./policy.schema.json
# Ce que nous publions est vérifié selon cette politique. Le juridique, la communication et le produit la tiennent
# ensemble. Lancez `discretion test` après un changement. Rien ici n'est un conseil juridique.

discretion = 1
name = "societe-generale"
version = "1"
# owner = "comms@acme.example"            # à qui demander, sauf si une règle dit autre chose
extends = [
    "pack:confidential-markers",
    "pack:tone",
    "pack:claims",
    "pack:disclosure",
    "pack:drafting-residue",
    "pack:disclosure-fr",
    "pack:green-fr",
    "pack:consumer-ucpd",
    "pack:disclosure-us",
    "pack:green-us",
]
jurisdictions = ["eu", "fr", "us"]    # les règles d'autres lieux se taisent

# Qui « nous » sommes : nos noms ne sont pas des concurrents, et `{us}` les remplace dans les termes.
# domains = ["acme.example"] et handles = ["@acme"] vont ici aussi.
[company]
names = ["Société Générale"]

# Les notes vont de 0 à 100 : dès `review`, quelqu'un relit le texte ; dès `block`, il ne paraît pas.
[verdict]
review = 30
block = 70

[channels.blog]

# Ce qui ne doit pas sortir. Enlevez les dièses et mettez vos propres mots :
#
# [[confidential]]
# id = "projet-faucon"
# terms = ["Projet Faucon", "faucon-db"]
# severity = "critical"
# until = 2027-03-01T09:00:00+01:00     # la règle dort à partir de l'annonce
# why = "L'annonce est le 1er mars 2027."
# advice = "Écrivez « notre prochain produit »."
# flags = ["Le Projet Faucon sort bientôt."]
# passes = ["Le faucon est un oiseau."]

# Les concurrents : en nommer un est une remarque, une comparaison sans preuve un risque, un dénigrement un plus grand.
# Un nom qui est aussi un mot courant demande `ambiguous = true`.

# Comment nos noms s'écrivent. Ceux d'un seul mot n'y sont pas : ajoutez une table pour chacun que l'on écorche.

[[naming]]
id = "societe-generale"
use = "Société Générale"
not = ["SociétéGénérale"]
flags = ["Voici SociétéGénérale et ses nouveautés."]
passes = ["Voici Société Générale et ses nouveautés."]

"##]],
    );
    crate::support::assert_recorded(
        read(&folder, ".gitlab/discretion.yml"),
        str![[r##"
# Vérifie ce qu'un changement apporte aux textes. Une fois la politique sur votre branche principale, ajoutez
# --policy-from "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --silence-from "$CI_MERGE_REQUEST_DIFF_BASE_SHA" : un changement ne peut alors pas desserrer son propre contrôle.
# Votre .gitlab-ci.yml le reprend par : include: { local: .gitlab/discretion.yml }
discretion:
  image: rust:1
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables: { GIT_DEPTH: "0" }    # pour savoir ce qui a changé
  script:
    - cargo install --locked discretion-cli
    - discretion test --policy policies/societe-generale.toml
    - discretion check . --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"

"##]],
    );
}

#[test]
fn a_competitor_with_an_ordinary_name_is_ambiguous() {
    let folder = empty("ordinary", &[]);
    init(&folder, &["--company", "Acme", "--competitor", "Orange,Globex", "--ci", "none"]).assert().code(0);
    let policy = read(&folder, "policies/acme.toml");
    assert!(policy.contains("names = [\"Orange\"]\nambiguous = true\n"), "{policy}");
    assert!(policy.contains("names = [\"Globex\"]\nflags"), "{policy}");
    for verb in ["test", "lint"] {
        discretion_in(&folder, &format!("{verb} --policy policies/acme.toml")).assert().code(0);
    }
}

#[test]
fn it_never_writes_over_a_file() {
    for file in ["discretion.toml", "policies/acme.toml", ".github/workflows/discretion.yml"] {
        let folder = empty("taken", &[(file, b"mine")]);
        let output = init(&folder, &ACME).assert().code(2).stdout_eq(str![]);
        output.stderr_eq(format!("error: there is {file} already; nothing was written\n"));
        assert_eq!(read(&folder, file), "mine");
        let files = ["discretion.toml", "policies/acme.toml", ".github/workflows/discretion.yml"];
        assert_eq!(files.iter().filter(|file| folder.join(file).exists()).count(), 1);
    }
}

#[test]
fn a_folder_that_is_missing_is_made() {
    let folder = empty("missing", &[("file", b"")]);
    init(&folder, &["--company", "Acme", "new/site"]).assert().code(0);
    assert!(folder.join("new/site/discretion.toml").is_file());
    let refused = init(&folder, &["--company", "Acme", "file"]).assert().code(2);
    refused.stderr_eq("error: file is a file, expected a folder\n");
}

#[test]
fn what_it_cannot_use_is_an_error() {
    let folder = empty("wrong", &[]);
    for (arguments, said) in [
        (&[] as &[&str], "error: expected the name of the company: discretion init --company Acme\n"),
        (
            &["--company", "Acme", "--country", "France"],
            "error: `france` is no code of a country, expected two letters such as fr, de or us\n",
        ),
        (
            &["--company", "Acme", "--channel", "My Blog"],
            "error: `my blog` is no name of a channel, expected lower case with hyphens, such as blog or x\n",
        ),
    ] {
        init(&folder, arguments).assert().code(2).stdout_eq(str![]).stderr_eq(said);
    }
    init(&folder, &["--company", "!"]).assert().code(2).stderr_eq(str![[r#"
error: a term needs a letter or a digit
 --> policies/company.toml:20:10

The policy has 1 problem and was not used.
error: this policy would not be sound; say its names differently

"#]]);
    assert_eq!(fs::read_dir(&folder).expect("it is there").count(), 0);
}
