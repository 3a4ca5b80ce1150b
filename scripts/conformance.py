#!/usr/bin/env python3
"""Runs the public test sets and the tests of languages and of planted terms, and writes docs/conformance.md. Every figure
in that page is made here or by those tests.

The sets are looked for where DISCRETION_CONFORMANCE points, else in ../shared/conformance beside the repository; that
folder holds score.py and a folder `sets`.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import textwrap

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = pathlib.Path(os.environ.get("DISCRETION_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
NOT_YET = "not built yet"

# Set, where it is from and its licence, what is measured, the goal.
SETS = [
    ("markdown_commonmark", "CommonMark specification, CC BY-SA 4.0", "examples whose words are read as prose", "640"),
    ("markdown_textlint_ast", "textlint, MIT", "ranges of prose that are read; code read as prose", "99 %; none"),
    ("vale_fixtures", "Vale, MIT", "matched texts found at their line and column; further places", "95 %; none"),
    ("tone_alex", "alex, MIT", "matched texts found at their line and column; further places", "all; none"),
    ("competitor_cases", "guardrails-ai, Apache-2.0; llm-guard, MIT", "places of competitors", "all"),
    ("competitor_mentions", "posts of Netdata, MIT, and Trino, Apache-2.0", "competitors in prose and headings", "1.0"),
    ("blogs_rust", "posts, MIT or Apache-2.0", "warnings of the packs", "1 per 1,000 words, none confidential"),
    ("blogs_electron", "posts, MIT or Apache-2.0", "warnings of the packs", "1 per 1,000 words, none confidential"),
    ("blogs_putaindecode", "posts in French, MIT or Apache-2.0", "warnings of the packs", "1 per 1,000 words, none confidential"),
    ("compsent_dev", "CompSent-19 (Panchenko et al. 2019)", "sentences that compare two things", "F1 .76"),
    ("hatecheck_en", "HateCheck, CC BY 4.0", "posts that the tone pack flags", "profanity 95 %, threats 60 %, identities none"),
    ("hatecheck_fr", "Multilingual HateCheck, CC BY 4.0", "posts that the tone pack flags", "profanity 95 %, threats 60 %, identities none"),
    ("profanity_rustrict", "rustrict, MIT or Apache-2.0", "texts that the tone pack flags, masked ones apart", "P .97, F1 .70, masked .60"),
    ("twitter_text_weighted", "twitter-text, Apache-2.0", "weighted length and validity", "all"),
    ("social_mastodon_length", "Mastodon's specification", "length and validity", "all"),
    ("social_bluesky_grapheme", "atproto, MIT", "graphemes", "all"),
]

# What each set reads otherwise than the library, and whether that is a fault of ours.
NOTES = [
    ("markdown_commonmark", """All differences concern raw HTML. Browsers show nothing of a tag that is never closed, so we
do not read its inside as prose; the set counts its words. The set takes the text after `<!-->` for a comment; to browsers
and to us, that comment is over. If a blank line inside an HTML `<pre>` begins a Markdown paragraph, the set takes the
paragraph for code, and we for prose. Rules that read everything look in all of these places."""),
    ("markdown_textlint_ast", """There are two differences. In task lists, textlint counts an item that is only a mark
(`1. [x]`) as text. And it reads a cell beyond the columns of its table, which GitHub's Markdown drops. Neither is prose.
Rules that read everything look there too."""),
    ("vale_fixtures", """The texts that Vale's rules matched are given as terms, with their capitals; those that hold no whole
word, `"` and `d.A`, as patterns. A page of HTML, which is no format of ours, is given as plain text. The miss is an indented
line of MDX, which Markdown takes for code. Further places: a term is found wherever it is written in prose, while the
fixtures' rules read headings alone, or tables, or lists, want a word once per file, or skip formulas and templates that
Vale's settings name; `"` is a pattern, and Vale's rule knew more than it. These are limits of what a policy can say here,
and are counted against us."""),
    ("competitor_mentions", """The set counts a name as it is written, whatever its case: mentions in another spelling,
`NewRelic` and `Big Query`, are found, since a reader knows whom they mean, and are left out of the answer. `<code>` in running
text is code to us, and a rule that reads code finds what is in it; to the set it is prose, so the answer says prose. A name
inside a longer one in prose, such as `PrestoSQL` for `Presto`, is another's, and left alone."""),
    ("blogs_rust", """The posts were accepted for publication, so each warning counts as noise. Some are fair all the same:
a shouted sentence, a sentence of a hundred words, `?!` in a heading."""),
    ("compsent_dev", """A row counts as flagged where one of its objects has a comparing stance and the warning names the
other as the other side; a comparison that is only asked is milder, and no comparison to the set. Of the 49 rows that are
flagged and not expected, read one by one, 14 compare the two to any reader ("stone is harder than metal", "Google is no
better than Microsoft"); 8 praise each for something else, or leave open which is better; 6 are denied, wished for or asked;
21 compare other things in a sentence that names both ("easier to compete with Nokia than Samsung"). What is missed is
mostly no comparison in words: a `but`, two verdicts, a choice, or a pronoun for one of the two. The rules were made with
these rows in view, so the half that is kept back decides."""),
    ("hatecheck_en", """The sentences of this set come from templates, so patterns that know the templates do better here
than in life. `negate_neg_nh` (negated hate) and `counter` (counter-speech that quotes hate) are reported without a goal:
the flagged texts name slurs and threats in order to reject them. Hate without profanity or a threat is not a goal, because
the library is not a classifier of hate."""),
    ("profanity_rustrict", """Most of the missed texts are not profane to us: names of parts of the body, of groups of people
and of political movements, other languages, pictures made of signs."""),
]

# How languages are told, and where the test writes its table.
LANGUAGES = """## Languages

The language of each paragraph, heading and list item, if nobody states it: right / wrong / left open, in per cent, by
length in characters. Each block is read alone. A block of a post is also read within its post, whose other blocks settle an
open case unless the block leans the other way. Blocks with fewer than two lower-case words outside code are left out, since
names have no language. English blocks in French posts were picked out by hand and are counted separately. The rules of both
languages read an open block, with less confidence. A test in `tests/sets` writes the table and checks the goals: at most
0.3 % wrong, and at least 99.5 % right above 80 characters.

<!-- languages:begin -->
<!-- languages:end -->"""

# What is planted in the published posts, and where the test writes its table.
PLANTED = """## Planted terms

Twenty made-up terms (`Project Halcyon`, `falcon-db`, `HX-450`, `Étoile filante`, …) are planted in published posts in
English and French, each in every form and place that makes sense. Then the posts are checked. A cell gives the number found
at exactly the right place, and the number planted. No warning may lie anywhere else. Without planting, the terms give no
warning in the posts of all `blogs_*` sets. A test in `tests/sets` writes the table.

Some combinations are left out, because nobody writes them: a line break in a heading, a table or a quoted value of front
matter, which it would end, or in an address; letters set apart, apostrophes and host names inside an address; emphasis in code; and
encoded words anywhere but in an address. A form is
used only for terms that have it: no plural of `HX-450`, no missing accents where there are none, no masked letter in words
of a few letters.

<!-- plant:begin -->
<!-- plant:end -->"""


STANCES = """## Stances

Real sentences about competitors, labelled by reading. Negative is comparative, insinuation or disparaging. The first set is
read while the lexicon grows; the second is run for its figures alone. Goals: F1 of negative .65 (EN) and .60 (FR), precision
.80, false alarms 3 %, verdict 75 %. Precision is reached in French, and missed by one sentence in English. The first set
tells little, as the words were found in it. The second decides, and it misses the goals of F1: what is missed says its fault
in words of its own, by irony, or over several sentences.

| set | language | negative against not, verdict, false alarms |
|---|---|---|"""

FIELD = """## Field cases

Small cases made after public bug reports of comparable tools, by what they are about. The program is run on each; a case
passes if it has every warning that is wanted at exactly those bytes, none that is not, and the exit status."""

# Cases whose expectation we do not share, and those that wait for something.
ARGUED = {
    "F088": """The front matter is not YAML. The case wants the draft to be checked as if it were; a head that cannot be read may
say anything, so the draft is an error (status 2), and every rule for a channel reads it all the same.""",
    "F096": """The draft's own date lies after the embargo and the check before it. The case wants no warning. A draft's own word
ends no embargo: it has to be over now, too, unless the run says `--trust-dates`. `2026-12-05 09:00` can be read: it is a moment
of the policy's time zone.""",
    "F097": """The same with an offset: the embargo is not over at the moment of the check.""",
    "F254": """The draft names the channel `blog`, which the policy does not know: an error, and every rule for a channel reads the
draft until it is mended.""",
}
WAITING = {
    "F123": "SARIF is not written yet.",
    "F124": "GitHub annotations are not written yet.",
}

RULED = """## Statements with a ruling

Public statements that an authority, a court or the public ruled against, and statements that were found acceptable, checked
with every pack. Recall is the share of the first that a rule of their kind finds; alarms the share of the others that any rule
does. The first set is read; the second is run for its figures alone. Goals: recall .45 at alarms of .10. Recall is missed by a
fifth. The packs go by kinds of promises: what is said to be done, to what, by whom. What they miss
is mostly no promise (bad taste, a security that was not there) or says it with words that no list holds together."""


def main():
    rows = []
    binary = build()
    with tempfile.TemporaryDirectory() as scratch:
        for name, source, measure, goal in SETS:
            rows.append((name, source, measure, goal, figure(binary, name, pathlib.Path(scratch))))
    (ROOT / "docs" / "conformance.md").write_text(page(rows), encoding="utf-8")
    fill_in()


def fill_in():
    """Has the tests fill in the tables of languages and of planted terms."""
    environment = {**os.environ, "DISCRETION_WRITE_DOCS": "1", "DISCRETION_CONFORMANCE": str(FOLDER)}
    # One after the other: both write the same page.
    for law in ["languages_are_told_or_left_open", "planted_terms_are_found"]:
        command = ["cargo", "test", "--quiet", "-p", "discretion", "--test", "sets", "--", law]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, env=environment)


def build():
    command = ["cargo", "build", "--release", "--example", "conformance", "--message-format", "json", "--quiet"]
    output = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout
    built = (json.loads(line) for line in output.splitlines())
    return next(message["executable"] for message in built if message.get("executable"))


def figure(binary, name, scratch):
    """What the set measures today, in the words of its score."""
    path = FOLDER / "sets" / f"{name}.jsonl"
    predictions = scratch / path.name
    with predictions.open("wb") as output:
        run = subprocess.run([binary, path], stdout=output, stderr=subprocess.PIPE, text=True, check=False)
    if "not supported yet" in run.stderr:
        return NOT_YET
    if run.returncode:
        sys.exit(run.stderr)
    if name.startswith("hatecheck"):
        return flagged(path, predictions)
    score = [sys.executable, FOLDER / "score.py", name, predictions]
    lines = subprocess.run(score, check=True, stdout=subprocess.PIPE, text=True).stdout.splitlines()
    # Of the sets with spans, those of competitors alone ask for them.
    shown = lines if name == "competitor_cases" else lines[:1]
    text = "; ".join(re.sub(r"\s+", " ", re.sub(r"\s*\[.*\]$", "", line)) for line in shown)
    if name.startswith("blogs"):
        return text + confidential(predictions)
    return text + masked(path, predictions) if name == "profanity_rustrict" else text


def load(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def flagged(path, predictions):
    """How many posts of each group that has a goal are flagged."""
    flags = {row["id"]: row["flag"] for row in load(predictions)}
    groups = collections.defaultdict(list)
    for row in load(path):
        kind = row["expect"]["functionality"]
        group = kind if kind.startswith("ident") or kind == "negate_neg_nh" else kind.split("_")[0]
        groups[group].append(flags[row["id"]])
    wanted = ("profanity", "threat", "ident_neutral_nh", "ident_pos_nh", "negate_neg_nh", "counter")
    return "; ".join(f"`{group}` {sum(groups[group])}/{len(groups[group])}" for group in wanted)


def masked(path, predictions):
    """How many of the crude texts that are masked are flagged."""
    flags = {row["id"]: row["flag"] for row in load(predictions)}
    rows = [flags[row["id"]] for row in load(path) if row["expect"]["flag"] and row["expect"]["masked"]]
    return f"; masked {sum(rows)}/{len(rows)} = {sum(rows) / len(rows):.2f}"


def confidential(predictions):
    rules = [rule for row in load(predictions) for rule in row["rules"]]
    return f", {sum(rule.startswith('confidential-markers/') for rule in rules)} of them confidential"


def program():
    """The program, built as people use it."""
    subprocess.run(["cargo", "build", "--quiet", "--release", "--package", "discretion-cli"], cwd=ROOT, check=True)
    return ROOT / "target" / "release" / "discretion"


def answers(kind, name, *arguments):
    """What the runner of a kind of cases says of the program. It looks for the packs in the working folder."""
    run = [sys.executable, FOLDER / kind / "run.py", program(), FOLDER / kind / name, *arguments]
    return subprocess.run(run, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False).stdout.splitlines()


def stances():
    """The figures of the sentences about competitors: the set that is read beside the one that is not."""
    lines = [*STANCES.splitlines()]
    for name in ("dev.jsonl", "blind.jsonl.xz.b64"):
        lines += [f"| {name.split('.')[0]} | {line.replace(': ', ' | ', 1)} |" for line in answers("stances", name)]
    return lines


def ruled():
    """The figures of statements with a ruling."""
    lines = [*RULED.splitlines(), "", "| set | language | recall, alarms |", "|---|---|---|"]
    for name in ("dev.jsonl", "blind.jsonl.xz.b64"):
        told = answers("ruled", name)
        figures = [line for line in told if ": recall" in line]
        blocked = next(line.rsplit(" ", 1)[1] for line in told if line.startswith("fine statements blocked"))
        short = name.split(".")[0]
        lines += [f"| {short} | {line.replace(': ', ' | ', 1)} |" for line in figures]
        lines.append(f"| {short} | acceptable statements blocked | {blocked} |")
    return lines


def field():
    """How many field cases pass, by area, and each that does not."""
    cases = load(FOLDER / "field" / "cases.jsonl")
    failed = {line.split()[1] for line in answers("field", "cases.jsonl", "--failed") if line.startswith("FAIL")}
    lines = [*FIELD.splitlines(), "", "| area | cases | pass |", "|---|---|---|"]
    for area in sorted({case["area"] for case in cases}):
        own = [case["id"] for case in cases if case["area"] == area]
        lines.append(f"| {area} | {len(own)} | {sum(case not in failed for case in own)} |")
    lines.append(f"| all | {len(cases)} | {len(cases) - len(failed)} |")
    lines += ["", "Those that do not:", ""]
    kinds = {case["id"]: case["kind"] for case in cases}
    for case in sorted(failed):
        reason = ARGUED.get(case, WAITING.get(case, f"A miss ({kinds[case]})."))
        label = "we differ" if case in ARGUED else "open"
        lines += textwrap.wrap(f"- `{case}`, {label}. " + reason, 118, subsequent_indent="  ")
    return lines


def page(rows):
    lines = [
        "# Conformance",
        "",
        "How the library does on test sets that others wrote: public test suites and published posts. The script of the",
        "same name writes this page from the answers of the example `conformance`. The tests in `tests/sets` check the",
        "goals. The sets are not part of the repository; the table names their licences.",
        "",
        "| set | source, licence | what is measured | goal | today |",
        "|---|---|---|---|---|",
    ]
    lines += [f"| `{name}` | {source} | {measure} | {goal} | {today} |" for name, source, measure, goal, today in rows]
    lines += ["", *field(), "", *stances(), "", *ruled(), "", "## Where we differ", ""]
    lines += [line for name, note in NOTES for line in [f"**`{name}`.** " + note, ""]]
    lines += [LANGUAGES, "", PLANTED]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
