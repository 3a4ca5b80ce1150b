//! Every verb at 60, 80 and 120 columns: no line is wider, in wide letters, from right to left and in French.

use crate::support::{discretion_in, folder};
use discretion::text::wrapped;
use snapbox::str;
use std::path::{Path, PathBuf};

const POLICY: &str = "discretion = 1\nname = \"acme\"\nowner = \"comms@acme.example\"\n\n\
    [[confidential]]\nid = \"falcon\"\nterms = [\"Project Falcon\", \"프로젝트 매\", \"פרויקט בז\"]\n\
    why = \"It is announced in March, and until then every mention of it may be read as an announcement.\"\n\
    advice = { en = \"Say that something new is coming, without its name and without a date.\", fr = \"Dites qu'il y aura du nouveau, \
    sans le nommer et sans date.\" }\nflags = [\"Project Falcon\"]\npasses = [\"a falcon\"]\n\n\
    [[tone]]\nid = \"hype\"\nterms = [\"game-changing\", \"révolutionnaire\"]\nseverity = \"low\"\n\n\
    [[tone]]\nid = \"a-rule-with-a-rather-long-name\"\nterms = [\"on\", \"it\"]\nmin = 1\n";

fn site(name: &str) -> PathBuf {
    let older = POLICY.replace("\"game-changing\", ", "");
    let config = b"policies = [\"acme.toml\"]\n";
    folder(name, &[
        ("discretion.toml", config),
        ("acme.toml", POLICY.as_bytes()),
        ("old.toml", older.as_bytes()),
        (
            "blog/wide.md",
            "# 새로운 소식\n\n우리는 오랫동안 준비해 온 프로젝트 매 를 곧 여러분께 소개할 수 있게 되어 매우 기쁘게 생각합니다. 日本語の長い文もここにあります。\n"
                .as_bytes(),
        ),
        (
            "blog/right-to-left.md",
            "אנחנו שמחים לספר לכם שאחרי חודשים רבים של עבודה פרויקט בז יוצא לדרך, וזה game-changing לכולם.\n".as_bytes(),
        ),
        (
            "blog/français.md",
            "Nous sommes fiers de vous dire qu'après des mois de travail, Project Falcon sera pour vous une nouveauté \
             révolutionnaire, et que l'on en parle déjà.\n"
                .as_bytes(),
        ),
    ])
}

/// What a verb prints in so many columns.
fn printed(folder: &Path, arguments: &str, columns: usize) -> String {
    let command = discretion_in(folder, arguments).env("COLUMNS", columns.to_string());
    let output = command.output().expect("the program starts");
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

const VERBS: [&str; 10] = [
    "check blog --at 2026-12-01T00:00:00Z",
    "check blog --all --explain-score --at 2026-12-01T00:00:00Z",
    "--ui fr check blog --all --at 2026-12-01T00:00:00Z",
    "check blog gone.md --mask",
    "lint --over blog",
    "trial --against old.toml blog",
    "test",
    "show packs",
    "explain acme/falcon",
    "explain acme/falcon --on blog/wide.md",
];

#[test]
fn no_line_is_wider_than_the_terminal() {
    let folder = site("widths");
    for columns in [60, 80, 120] {
        for verb in VERBS {
            let text = printed(&folder, verb, columns);
            assert!(!text.is_empty(), "{verb}");
            // The lines of drafts and of tables stay whole, so that programs can read them.
            let is_whole = |line: &str| line.starts_with("blog/") || line.contains(" no ");
            for line in text.lines().filter(|line| !is_whole(line)) {
                let bare = line.trim_start();
                let room = columns - (line.len() - bare.len());
                assert!(wrapped(bare, room).len() == 1, "{verb} in {columns} columns:\n{line}");
            }
        }
    }
}

#[test]
fn a_trial_in_few_columns() {
    let told = printed(&site("widths-trial"), "trial --against old.toml blog --at 2026-12-01T00:00:00Z", 60);
    crate::support::assert_recorded(
        told,
        str![[r#"
acme over 3 drafts, against acme

No draft gets another verdict.

rule         drafts  matches  before
acme/hype         2        2       1
  + blog/right-to-left.md:1:74
      …לכם שאחרי חודשים רבים של עבודה פרויקט בז יוצא לדרך,
      וזה game-changing לכולם.
acme/falcon       3        3       3

never fired: acme/a-rule-with-a-rather-long-name

3 drafts: 3 block, 0 review, 0 pass; before: 3 block, 0
review, 0 pass

"#]],
    );
}

#[test]
fn an_explanation_in_few_columns() {
    let told = printed(&site("widths-explain"), "explain acme/falcon --on blog/wide.md", 60);
    crate::support::assert_recorded(
        told,
        str![[r#"
blog/wide.md:3:16: `프로젝트 매`: a warning
  sentence  우리는 오랫동안 준비해 온 프로젝트 매 를 곧
            여러분께 소개할 수 있게 되어 매우 기쁘게
            생각합니다.
  form      exact

"#]],
    );
}

#[test]
fn a_check_in_french_in_many_columns() {
    let told = printed(&site("widths-french"), "--ui fr check blog --at 2026-12-01T00:00:00Z", 120);
    crate::support::assert_recorded(
        told,
        str![[r#"
grave[acme/falcon]: « Project Falcon » est confidentiel
 --> blog/français.md:1:62
  |
1 | … fiers de vous dire qu'après des mois de travail, Project Falcon sera pour vous une nouveauté révolutionnaire, et …
  |                                                    ^^^^^^^^^^^^^^
  |
  = pourquoi : It is announced in March, and until then every mention of it may be read as an announcement.
  = conseil : Dites qu'il y aura du nouveau, sans le nommer et sans date.
  = contact : comms@acme.example

mineur[acme/hype]: « révolutionnaire » peut être lu sur un autre ton que voulu (ligne 1)

blog/français.md : bloqué 78,8 (confidentiel 78,8, ton 9,5)
pour passer : régler acme/falcon (ligne 1)
accord de : comms@acme.example

grave[acme/falcon]: “פרויקט בז” is confidential
 --> blog/right-to-left.md:1:49
  |
1 | אנחנו שמחים לספר לכם שאחרי חודשים רבים של עבודה פרויקט בז יוצא לדרך, וזה game-changing לכולם.
  |                                                 ^^^^^^^^^
  |
  = pourquoi : It is announced in March, and until then every mention of it may be read as an announcement.
  = conseil : Say that something new is coming, without its name and without a date.
  = contact : comms@acme.example

mineur[acme/hype]: “game-changing” may be read in a tone that was not meant (ligne 1)

blog/right-to-left.md : bloqué 78,8 (confidentiel 78,8, ton 9,5)
pour passer : régler acme/falcon (ligne 1)
accord de : comms@acme.example

grave[acme/falcon]: “프로젝트 매” is confidential
 --> blog/wide.md:3:16
  |
3 | 우리는 오랫동안 준비해 온 프로젝트 매 를 곧 여러분께 소개할 수 있게 되어 매우 기쁘게 생각합니다.
  |                           ^^^^^^^^^^^
  |
  = pourquoi : It is announced in March, and until then every mention of it may be read as an announcement.
  = conseil : Say that something new is coming, without its name and without a date.
  = contact : comms@acme.example

blog/wide.md : bloqué 78,8 (confidentiel 78,8)
pour passer : régler acme/falcon (ligne 3)
accord de : comms@acme.example

3 textes : 3 bloqués ; 5 alertes

"#]],
    );
}

#[test]
fn a_lint_in_few_columns() {
    crate::support::assert_recorded(
        printed(&site("widths-lint"), "lint --over blog", 60),
        str![[r#"
acme.toml:13:1: acme/hype: no examples; add `flags` and
  `passes` [no-examples]
acme.toml:18:1: acme/a-rule-with-a-rather-long-name: `it`
  has fewer than 3 letters; support it with `near`, or write
  more of it [short-term]
acme.toml:18:1: acme/a-rule-with-a-rather-long-name: `on`
  has fewer than 3 letters; support it with `near`, or write
  more of it [short-term]
acme.toml:18:1: acme/a-rule-with-a-rather-long-name: `min`
  asks for words that stand nowhere, so there is no place to
  point at; ask for them beside something, with a claim and
  its `needs` [least-wording]
acme.toml:18:1: acme/a-rule-with-a-rather-long-name: no
  examples; add `flags` and `passes` [no-examples]
acme.toml:18:1: acme/a-rule-with-a-rather-long-name: found
  nothing in 3 drafts [never-fires]
acme: 3 rules, 6 weak points

"#]],
    );
}
