//! Drafts and policies that want to break the check, on a stack of 128 KB: as small as musl gives a thread.
//!
//! They stand in `tests/hostile`, where anybody can add one. Nothing in the check may call itself as deep as its input is
//! long, dependencies included: an overflow of the stack cannot be caught, and it takes the program that embeds the check
//! down with it.

use allocation_counter::measure;
use discretion::draft::Format;
use discretion::policy::{Secrets, seal};
use discretion::{Checker, Draft, Policy};
use serde::Deserialize;
use std::sync::LazyLock;
use std::thread;

const DRAFTS: &str = include_str!("../hostile/drafts.toml");
const POLICIES: &str = include_str!("../hostile/policies.toml");
const POLICY: &str = include_str!("../hostile/policy.toml");

/// The stack of a thread in musl, in bytes.
const SMALL_STACK: usize = 128 << 10;

/// The size of a draft, in bytes: thousands of most pieces.
const LONG: usize = 12_000;

/// The file of drafts.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HostileDrafts {
    draft: Vec<HostileDraft>,
}

/// A draft that can be made as long as one likes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HostileDraft {
    name: String,
    #[serde(default = "markdown")]
    format: String,
    #[serde(default)]
    head: String,
    repeat: String,
    #[serde(default)]
    tail: String,
    /// The most that a byte may cost, for `scripts/growth.py`.
    cost: Option<f64>,
}

fn markdown() -> String {
    "markdown".to_owned()
}

impl HostileDraft {
    fn text(&self, bytes: usize) -> String {
        format!("{}{}{}", self.head, self.repeat.repeat(bytes.div_ceil(self.repeat.len())), self.tail)
    }

    fn format(&self) -> Format {
        Format::of_path(&format!(
            "a.{}",
            match self.format.as_str() {
                "markdown" => "md",
                "plain" => "txt",
                "notebook" => "ipynb",
                other => other,
            }
        ))
        .unwrap_or_else(|| panic!("{}: there is no format `{}`", self.name, self.format))
    }
}

/// The file of policies.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HostilePolicies {
    policy: Vec<HostilePolicy>,
}

/// A policy that can be made as long as one likes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HostilePolicy {
    name: String,
    #[serde(default)]
    head: String,
    repeat: String,
    #[serde(default)]
    tail: String,
}

static CORPUS: LazyLock<Vec<HostileDraft>> =
    LazyLock::new(|| toml::from_str::<HostileDrafts>(DRAFTS).expect("the file is sound").draft);

static CHECKER: LazyLock<Checker> = LazyLock::new(|| {
    let key =
        seal::Key::parse("3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889").expect("it is a key");
    let tags = seal::seal(&key, "hostile", "Marmalade Kestrel").expect("it can be sealed");
    let sealed = format!(
        "\n[[confidential]]\nid = \"sealed\"\n\
         sealed = {{ key = {{ env = \"KEY\" }}, check = {:?}, longest = 5, tags = {:?} }}\n",
        seal::check(&key, "hostile"),
        tags.tags()
    );
    let policy = Policy::parse("hostile.toml", &format!("{POLICY}{sealed}")).expect("the policy is sound");
    Checker::with_secrets(&policy, &Secrets::new().with_key("KEY", key)).expect("its key is there")
});

/// Runs on a small stack; where that overflows, the name is printed, and the process ends. What is made once, such as a pattern that is compiled, is made before.
fn on_a_small_stack(name: &str, work: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(name.to_owned()).stack_size(SMALL_STACK);
        thread.spawn_scoped(scope, work).expect("a thread can be started").join().expect("the work does not panic");
    });
}

#[test]
fn no_draft_overflows_a_small_stack() {
    drop(CHECKER.check(&Draft::markdown("Zephyrion is the fastest, and f*ck Globex.")));
    for draft in CORPUS.iter() {
        let (text, format) = (draft.text(LONG), draft.format());
        on_a_small_stack(&draft.name, || drop(CHECKER.check(&Draft::new(&text, format))));
    }
}

#[test]
fn a_limit_of_its_own_is_one_that_a_draft_needs() {
    let own = CORPUS.iter().filter_map(|draft| Some((&draft.name, draft.cost?)));
    assert!(own.clone().all(|(_, cost)| cost > 5.0 && cost < 20.0), "{:?}", own.collect::<Vec<_>>());
}

/// The most memory that a check needs at once for each byte of a draft: without warnings, and with them.
const MOST_MEMORY: [u64; 2] = [350, 1_500];

#[test]
fn no_draft_takes_more_memory_than_its_length_allows() {
    let mut greedy = Vec::new();
    for draft in CORPUS.iter() {
        let (text, format) = (draft.text(LONG), draft.format());
        drop(CHECKER.check(&Draft::new(&text, format)));
        let mut warnings = 0;
        let memory = measure(|| warnings = CHECKER.check(&Draft::new(&text, format)).warnings().len());
        let per_byte = memory.bytes_max / text.len() as u64;
        if per_byte > MOST_MEMORY[usize::from(warnings > 1)] {
            greedy.push(format!("{}: {per_byte} bytes for each byte, {warnings} warnings", draft.name));
        }
    }
    assert!(greedy.is_empty(), "{}", greedy.join("\n"));
}

#[test]
fn no_policy_overflows_a_small_stack() {
    for policy in toml::from_str::<HostilePolicies>(POLICIES).expect("the file is sound").policy {
        let HostilePolicy { name, head, repeat, tail } = policy;
        let repeated = repeat.repeat(LONG.div_ceil(repeat.len()));
        let text = format!("discretion = 1\nname = \"hostile\"\n{head}{repeated}{tail}\n");
        on_a_small_stack(&name, || {
            if let Ok(policy) = Policy::parse("hostile.toml", &text) {
                let checker = Checker::new(&policy).expect("it keeps nothing elsewhere");
                drop(checker.check(&Draft::markdown("a b c")));
            }
        });
    }
}

/// What is repeated in a policy: its name, what stands before and after, and each of them by its number.
type PolicyGrowth<'k> = (&'k str, [&'k str; 2], &'k dyn Fn(usize) -> String);

/// Returns what reading a policy asks of memory, in bytes, which no load of the machine changes; and whether it is sound.
fn asked_for([head, tail]: [&str; 2], repeat: &dyn Fn(usize) -> String, count: usize) -> (u64, bool) {
    let repeated: String = (0..count).map(repeat).collect();
    let text = format!("discretion = 1\nname = \"hostile\"\n{head}{repeated}{tail}");
    let mut is_sound = false;
    let read = || {
        if let Ok(policy) = Policy::parse("hostile.toml", &text) {
            is_sound = Checker::new(&policy).is_ok();
        }
    };
    let asked = measure(read).bytes_total;
    (asked, is_sound)
}

/// Twice as much of a policy asks for twice as much: terms, rules, names, placeholders, patterns, permissions and mistakes.
#[test]
fn a_policy_costs_as_much_as_it_is_long() {
    let until = "reason = \"x\"\nowner = \"x\"\nuntil = 2100-01-01T00:00:00Z\n";
    let kinds: [PolicyGrowth<'_>; 10] = [
        ("terms", ["[[tone]]\nid = \"x\"\nterms = [", "]\n"], &|n| format!("\"word{n} here\", ")),
        ("rules", ["", ""], &|n| format!("[[tone]]\nid = \"r{n}\"\nterms = [\"word{n} here\"]\n")),
        ("secrets", ["", ""], &|n| format!("[[confidential]]\nid = \"r{n}\"\nterms = [\"Codename {n}x\"]\n")),
        ("competitors", ["", ""], &|n| {
            format!("[[competitor]]\nid = \"c{n}\"\nnames = [\"Rival{n}\", \"Rival {n} Inc\"]\n")
        }),
        ("companions", ["", ""], &|n| {
            format!("[[tone]]\nid = \"r{n}\"\nterms = [\"word{n}\"]\nnear = [\"the\", \"a\", \"of\"]\n")
        }),
        ("patterns", ["", ""], &|n| format!("[[tone]]\nid = \"r{n}\"\npatterns = ['code-{n}-\\d+']\n")),
        ("exceptions", ["[[tone]]\nid = \"x\"\nterms = [\"a\"]\n", ""], &|n| {
            format!("[[exception]]\nrule = \"hostile/x\"\npaths = [\"a{n}/**\"]\n{until}")
        }),
        ("cleared texts", ["[[tone]]\nid = \"x\"\nterms = [\"a\"]\n", ""], &|n| {
            format!("[[cleared]]\ntext = \"We are number {n} in the world of it.\"\n{until}")
        }),
        ("unknown keys", ["", ""], &|n| format!("key{n} = 1\n")),
        ("ids that are taken", ["", ""], &|_| "[[tone]]\nid = \"x\"\nterms = [\"a\"]\n".to_owned()),
    ];
    for (kind, around, repeat) in kinds {
        let [(few, _), (many, is_sound)] = [200, 400].map(|count| asked_for(around, repeat, count));
        assert!(many < few * 22 / 10, "{kind}: {few} bytes for 200, {many} for 400");
        assert_eq!(is_sound, !matches!(kind, "unknown keys" | "ids that are taken"), "{kind}");
    }
}

/// Words that stand near everything are kept once, however many rules look for them and never speak.
#[test]
fn companions_of_silent_rules_cost_no_memory() {
    let checker = |rules: usize| {
        let rule =
            |n: usize| format!("[[tone]]\nid = \"r{n}\"\nterms = [\"xyzzy{n}\"]\nnear = [\"the\", \"a\", \"of\"]\n");
        let text: String = (0..rules).map(rule).collect();
        let policy = Policy::parse("hostile.toml", &format!("discretion = 1\nname = \"hostile\"\n{text}"));
        Checker::new(&policy.expect("it is sound")).expect("it keeps nothing elsewhere")
    };
    let text = "The end of the day is a part of a week of the year. ".repeat(200);
    let [few, many] = [50, 800].map(|rules| {
        let checker = checker(rules);
        drop(checker.check(&Draft::markdown(&text)));
        measure(|| drop(checker.check(&Draft::markdown(&text)))).bytes_max
    });
    assert!(many < few * 3 / 2, "{few} bytes for 50 rules, {many} for 800");
}
