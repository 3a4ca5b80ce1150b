#!/usr/bin/env python3
"""Measures the shipped packs over published posts and writes docs/quality.md. Every figure in that page is made here.

usage: quality.py [PROGRAM]

PROGRAM is a built `discretion`; without it, cargo builds one.

The posts were accepted for publication, so a warning about one is noise unless a careful reviewer would have wanted it.
A sample of the warnings is judged one by one in docs/quality.jsonl. This script takes the sample, keeps the judgement of
each warning that still stands (same post, rule, place and text), drops the others, and adds what is missing with an empty
judgement, to be filled in by hand: `right`, `arguable` or `wrong`, with a reason. Run it again after that.

The sets are looked for where DISCRETION_CONFORMANCE points, else in ../shared/conformance beside the repository.
"""
import collections
import hashlib
import json
import math
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = pathlib.Path(os.environ.get("DISCRETION_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
JUDGED = ROOT / "docs" / "quality.jsonl"
# What the judgements led to, oldest first.
CHANGES = ROOT / "docs" / "quality-changes.md"
# What `scripts/pairs.py` found, judged by hand.
PAIRS = ROOT / "docs" / "quality-pairs.md"

Set = collections.namedtuple("Set", "publisher tuned")
# The packs were tuned on the posts of a tuned set; its figures flatter, and are counted apart.
SETS = {
    "blogs_18f": Set("public service", False),
    "blogs_2i2c": Set("non-profit", False),
    "blogs_blot": Set("agency", False),
    "blogs_cds_en": Set("public service", False),
    "blogs_cds_fr": Set("public service", False),
    "blogs_disic": Set("public service", False),
    "blogs_electron": Set("project", True),
    "blogs_galaxy_social": Set("social posts", False),
    "blogs_jamstatic": Set("agency", False),
    "blogs_monero": Set("project", False),
    "blogs_netdata": Set("company", False),
    "blogs_nhs_prevention": Set("public service", False),
    "blogs_nodejs": Set("project", False),
    "blogs_openziti": Set("company", False),
    "blogs_organicmaps": Set("project", False),
    "blogs_publiccode": Set("non-profit", False),
    "blogs_putaindecode": Set("project", True),
    "blogs_rust": Set("project", True),
    "blogs_teaching": Set("public service", False),
}
LANGUAGES = {"en": "English", "fr": "French"}
SEVERITIES = ("critical", "high", "medium", "low", "info")
HEAVY = ("critical", "high")
POPULATIONS = ("standard", "all")
# Whatever holds a post is judged; of the milder warnings, this many for each language.
MILD = ("low", "info")
MOST = 200
# Characters quoted on each side of a match, and the shortest passage that is looked for in a post.
AROUND = 60
PASSAGE = 25
# The moment that every post is checked for.
AT = "2026-11-27T00:00:00Z"


def main():
    packs = listed_packs()
    with tempfile.TemporaryDirectory() as folder:
        policy = pathlib.Path(folder) / "all.toml"
        extends = ", ".join(f'"pack:{name}"' for name, _ in packs)
        own = '[[naming]]\nid = "none"\nuse = "Quuxly"\nnot = ["quuxlyy"]\n'
        policy.write_text(f'discretion = 1\nname = "all"\nextends = [{extends}]\n{own}')
        severities = rule_severities(policy)
        warnings, posts = check(pathlib.Path(folder), policy)
    seen = Seen()
    fresh = [warning for warning in warnings if not seen.holds(warning)]
    rows = judge(sample(fresh))
    write(Page(packs, severities, warnings, fresh, seen, posts, rows).text())


# Checking

def run(*arguments, statuses=(0,)):
    program = [sys.argv[1]] if len(sys.argv) > 1 else ["cargo", "run", "--release", "--quiet", "-p", "discretion-cli", "--"]
    done = subprocess.run([*program, *arguments], cwd=ROOT, capture_output=True, text=True)
    if done.returncode not in statuses:
        sys.exit(done.stderr)
    return done.stdout


def listed_packs():
    return [(pack["name"], pack["standard"]) for pack in json.loads(run("show", "packs", "--format", "json"))["packs"]]


def rule_severities(policy):
    lines = re.findall(r"^([a-z-]+/[a-z0-9-]+) \w+ (\w+)$", run("show", "--policy", str(policy)), re.M)
    return dict(lines)


def check(folder, policy):
    """The warnings of both populations over all posts, and the posts: words, and the verdict of each population."""
    unknown = {path.stem for path in (FOLDER / "sets").glob("blogs_*.jsonl")} - set(SETS)
    if unknown:
        sys.exit(f"unknown sets, add them to SETS: {', '.join(sorted(unknown))}")
    warnings, posts = {}, {}
    for name in SETS:
        for language in LANGUAGES:
            texts = unpack(folder / name / language, name, language)
            for population in POPULATIONS if texts else ():
                whose = ["--no-config"] if population == "standard" else ["--policy", str(policy)]
                arguments = ["check", *whose, "--no-mask", "--at", AT, "--format", "json", "--language", language]
                # Status 2: a post whose front matter cannot be read. It is checked all the same.
                report = json.loads(run(*arguments, str(folder / name / language), statuses=(0, 1, 2)))
                for draft in report["drafts"]:
                    add(draft, population, texts[draft["path"]], warnings, posts)
    return list(warnings.values()), posts


def unpack(folder, name, language):
    folder.mkdir(parents=True)
    texts = {}
    with open(FOLDER / "sets" / f"{name}.jsonl", encoding="utf-8") as rows:
        for number, row in enumerate(map(json.loads, rows)):
            if row["lang"] == language:
                path = folder / f"{number:04}.md"
                path.write_bytes(row["text"].encode())
                texts[str(path)] = {"set": name, "post": row["id"], "language": language}
    return texts


def add(draft, population, source, warnings, posts):
    text = pathlib.Path(draft["path"]).read_bytes()
    first = source | {"words": draft["measures"]["words"], "problems": len(draft["problems"]), "warnings": []}
    post = posts.setdefault((source["set"], source["post"]), first)
    post[population] = draft["verdict"]
    for found in draft["warnings"]:
        warning = source | described(text, found)
        if key(warning) not in warnings:
            warnings[key(warning)] = warning
            post["warnings"].append(warning)
        known = warnings[key(warning)]
        known["populations"].append(population)
        known["points"] = max(known["points"], found["points"])


def described(text, found):
    start, end = found["span"]["start"], found["span"]["end"]
    matched = " ".join(found["text"].split())
    before, after = (text[max(0, start - AROUND):start], text[end:end + AROUND])
    inside = text[start:end].decode()
    if found["rule"].startswith("customers-and-people/"):
        matched, inside = hidden(matched), hidden(inside)
    around = before.decode(errors="ignore") + inside + after.decode(errors="ignore")
    return {
        "rule": found["rule"], "severity": found["severity"], "at": start, "text": matched,
        "around": re.sub(r"[\w.+-]+@(?=\w)", "…@", " ".join(around.split())), "end": end, "points": found["points"],
        "window": letters(text[max(0, start - 400):end + 400].decode(errors="ignore")), "populations": [],
    }


def hidden(personal):
    return re.sub(r"\w", "x", personal)


def letters(text):
    return "".join(character for character in text.lower() if character.isalnum())


def key(row):
    return tuple(row[part] for part in ("set", "post", "rule", "at", "text"))


# Sampling and judging

class Seen:
    """What the rules were made from: rows that are read while the packs grow. Their warnings are not judged here."""

    def __init__(self):
        self.passages, self.places = set(), collections.defaultdict(list)
        for path, field in (("stances/dev.jsonl", "text"), ("ruled/dev.jsonl", "text"), ("field/cases.jsonl", "draft")):
            for row in self.rows(path):
                self.passages.update(letters(line) for line in (row[field] or "").splitlines())
        self.passages = {passage for passage in self.passages if len(passage) >= PASSAGE}
        for row in self.rows("judged_warnings.jsonl"):
            self.places[f"blogs_{row['set']}", row["id"]].append(row)

    @staticmethod
    def rows(path):
        return map(json.loads, (FOLDER / path).read_text(encoding="utf-8").splitlines())

    def judged(self, warning):
        """The row of judged_warnings.jsonl at this place."""
        for row in self.places[warning["set"], warning["post"]]:
            if warning["at"] < row["bytes"][1] and row["bytes"][0] < warning["end"]:
                return row
        return None

    def holds(self, warning):
        matched = letters(warning["text"])
        read = any(passage in warning["window"] and matched in passage for passage in self.passages)
        return read or self.judged(warning) is not None


def stratum(warning):
    return SETS[warning["set"]].tuned, warning["language"], warning["severity"]


def sample(warnings):
    """Of each mild stratum the warnings with the smallest hashes: the same ones as long as they are there."""
    strata = collections.defaultdict(list)
    for warning in warnings:
        strata[stratum(warning)].append(warning)
    sampled = []
    for (*_, severity), inside in strata.items():
        inside.sort(key=lambda warning: hashlib.sha256(repr(key(warning)).encode()).digest())
        sampled.extend(inside[:MOST] if severity in MILD else inside)
    return sampled


def judge(sampled):
    known = {}
    if JUDGED.exists():
        for line in JUDGED.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            known[key(row)] = row
    rows = []
    for warning in sorted(sampled, key=lambda row: (row["rule"], *key(row))):
        before = known.pop(key(warning), {})
        rows.append(warning | {"judgement": before.get("judgement", ""), "reason": before.get("reason", "")})
    shown = ("set", "post", "rule", "severity", "at", "text", "around", "judgement", "reason")
    lines = (json.dumps({part: row[part] for part in shown}, ensure_ascii=False) + "\n" for row in rows)
    JUDGED.write_text("".join(lines), encoding="utf-8")
    judged = sum(bool(row["judgement"]) for row in rows)
    print(f"{judged} of {len(rows)} sampled warnings are judged, {len(rows) - judged} are not; "
          f"{len(known)} judgements dropped, their warnings are not in the sample any more")
    return rows


# Figures

def wilson(share, count):
    """The interval that holds the true share in 95 of 100 samples of this size (Wilson, 1927)."""
    if not count:
        return 0.0, 1.0
    z = 1.96
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def decimal(value):
    return f"{value:.2f}".replace("0.", ".", 1) if value < 1 else "1.00"


class Page:
    def __init__(self, packs, severities, warnings, fresh, seen, posts, rows):
        self.packs, self.severities, self.warnings, self.fresh = packs, severities, warnings, fresh
        self.seen, self.posts, self.rows = seen, posts, rows
        self.judged = [row for row in rows if row["judgement"]]
        drawn = collections.Counter(map(stratum, self.judged))
        there = collections.Counter(map(stratum, fresh))
        self.weights = {each: there[each] / drawn[each] for each in drawn}

    def share(self, rows, judgements):
        """The share of these judgements in all warnings of the kind, and its interval."""
        weights = [self.weights[stratum(row)] for row in rows]
        total = sum(weights)
        if not total:
            return "–"
        share = sum(weight for row, weight in zip(rows, weights) if row["judgement"] in judgements) / total
        # Kish's effective size: rows of unequal weight say less than as many equal ones.
        low, high = wilson(share, total * total / sum(weight * weight for weight in weights))
        return f"{decimal(share)} ({decimal(low)}–{decimal(high)})"

    def figures(self, chosen):
        """Cells: warnings, judged, wrong, right, right or arguable."""
        rows = [row for row in self.judged if chosen(row)]
        there = sum(map(chosen, self.fresh))
        wrong = sum(row["judgement"] == "wrong" for row in rows)
        return f"{there} | {len(rows)} | {wrong} | {self.share(rows, ['right'])} | {self.share(rows, ['right', 'arguable'])}"

    def table(self, title, lines):
        head = f"| {title} | warnings | judged | wrong | right | right or arguable |\n|---|---|---|---|---|---|\n"
        return head + "".join(f"| {name} | {self.figures(chosen)} |\n" for name, chosen in lines) + "\n"

    def text(self):
        parts = [self.opening(), self.precision(), self.verdicts(), self.blocks(), self.by_severity(), self.by_place(),
                 self.by_rule(), self.earned(), self.rates(), "## What was changed because of it\n\n",
                 CHANGES.read_text(encoding="utf-8"), "\n", PAIRS.read_text(encoding="utf-8")]
        return "".join(parts)

    def opening(self):
        judged, sampled = len(self.judged), len(self.rows)
        missing = f" {sampled - judged} more are drawn and not judged yet." if judged < sampled else ""
        counted = collections.Counter(row["judgement"] for row in self.judged)
        left = len(self.warnings) - len(self.fresh)
        return HEAD.replace("{most}", str(MOST)) + f"""{judged} warnings are judged: {counted['right']} right, {counted['arguable']} arguable, \
{counted['wrong']} wrong.{missing} {left} more warnings stand in a passage
that rules were made from: the `dev` rows of the stances and of the statements with a ruling, the field cases, and
`judged_warnings.jsonl`. They count in the rates at the end and nowhere else.

"""

    @staticmethod
    def of(population, tuned=False, language=None, severities=SEVERITIES):
        """Chooses the warnings of a population; without a language, those of both."""
        def chosen(row):
            place = SETS[row["set"]].tuned == tuned and language in (None, row["language"])
            return place and population in row["populations"] and row["severity"] in severities
        return chosen

    def precision(self):
        without_notes = SEVERITIES[:-1]
        return "## How many are right\n\n" + self.table("packs", [
            ("standard, goal: right .60, right or arguable .80", self.of("standard")),
            ("standard, without notes (info)", self.of("standard", severities=without_notes)),
            ("standard, high and critical, goal: right .80", self.of("standard", severities=HEAVY)),
            ("all, goal: right or arguable .70", self.of("all")),
            ("all, without notes (info)", self.of("all", severities=without_notes)),
            ("all, high and critical, goal: right .80", self.of("all", severities=HEAVY)),
            ("standard, on the posts that the packs were tuned on", self.of("standard", tuned=True)),
            ("all, on the posts that the packs were tuned on", self.of("all", tuned=True)),
        ]) + TABLES

    def verdicts(self):
        head = "| packs | language | posts | pass | review | block | blocked |\n|---|---|---|---|---|---|---|\n"
        out = [f"## What happens to the posts\n\n{head}"]
        for population in POPULATIONS:
            for language in LANGUAGES:
                posts = [post for post in self.posts.values() if post["language"] == language]
                verdicts = collections.Counter(post[population] for post in posts)
                low, high = (100 * share for share in wilson(verdicts["block"] / len(posts), len(posts)))
                cells = [population, LANGUAGES[language], len(posts), *(verdicts[each] for each in ("pass", "review", "block"))]
                blocked = f"{100 * verdicts['block'] / len(posts):.2f} % ({low:.2f}–{high:.2f})"
                out.append(f"| {' | '.join(map(str, cells))} | {blocked} |\n")
        unread = sum(bool(post["problems"]) for post in self.posts.values())
        out.append("\nGoals: the standard packs block at most 0.1 %, all packs at most 0.5 % in either language. The program holds\n"
                   f"{unread} posts for review because it cannot read their front matter.\n\n")
        return "".join(out)

    def blocks(self):
        out = ["## What blocked, one by one\n\n"]
        judgements = {key(row): row for row in self.rows}
        for (name, row), post in sorted(self.posts.items()):
            blocking = [population for population in POPULATIONS if post[population] == "block"]
            if not blocking:
                continue
            most = max(post["warnings"], key=lambda warning: (-SEVERITIES.index(warning["severity"]), warning["points"]))
            judged = judgements.get(key(most)) or self.seen.judged(most) or {"judgement": "", "reason": ""}
            verdict = ": ".join(filter(None, (judged["judgement"], judged["reason"].rstrip(".")))) or "not judged"
            verdict += "" if key(most) in judgements else "; left out above, since rules were made from it"
            packs = "standard packs" if "standard" in blocking else "all packs"
            place = f"`{most['rule']}` ({most['severity']}) at “{most['text']}”"
            out.append(f"- `{name}`, `{row}` ({packs}): {place}; {verdict}.\n")
        return "".join(out) + ("\n" if len(out) > 1 else "Nothing.\n\n")

    def by_severity(self):
        lines = []
        for population in POPULATIONS:
            for severity in SEVERITIES:
                for language in LANGUAGES:
                    chosen = self.of(population, language=language, severities=[severity])
                    if any(map(chosen, self.fresh)):
                        lines.append((f"{population}, {severity}, {LANGUAGES[language]}", chosen))
        return "## By severity and language\n\n" + self.table("packs, severity, language", lines)

    def by_place(self):
        lines = []
        for population in POPULATIONS:
            for language, name in LANGUAGES.items():
                lines.append((f"{population}, {name}", self.of(population, language=language)))
        for publisher in sorted({each.publisher for each in SETS.values() if not each.tuned}):
            lines.append((publisher, lambda row, publisher=publisher: SETS[row["set"]] == (publisher, False)))
        return "## By language and publisher\n\n" + self.table("packs and language; publisher, all packs", lines)

    def by_rule(self):
        fresh = [row for row in self.fresh if not SETS[row["set"]].tuned]
        lines = []
        for rule in sorted({row["rule"] for row in fresh}):
            name = f"`{rule}` ({self.severities.get(rule, '–')})"
            lines.append((name, lambda row, rule=rule: row["rule"] == rule and not SETS[row["set"]].tuned))
        return "## By rule\n\n" + self.table("rule", lines)

    def earned(self):
        """Rules of severity high or critical: at least 8 of 10 of their judged warnings should be right."""
        judged, right = collections.Counter(), collections.Counter()
        for row in self.judged:
            judged[row["rule"]] += 1
            right[row["rule"]] += row["judgement"] == "right"
        heavy = sorted(rule for rule, severity in self.severities.items() if severity in HEAVY)
        spoke = [f"`{rule}` ({right[rule]} of {judged[rule]} right)" for rule in heavy if judged[rule]]
        silent = [rule for rule in heavy if not judged[rule]]
        return (f"## Is the severity earned?\n\n{len(heavy)} rules are of severity high or critical. Judged warnings of theirs: "
                f"{', '.join(spoke) or 'none'}.\nThe other {len(silent)} gave none in these posts, which shows that they are quiet, "
                "and not yet that they are right.\n\n")

    def rates(self):
        words, posts, by_pack = collections.Counter(), collections.Counter(), collections.Counter()
        for post in self.posts.values():
            words[post["language"]] += post["words"]
            posts[post["language"]] += 1
        for warning in self.warnings:
            by_pack[warning["rule"].split("/")[0], warning["language"]] += 1
        counted = " | ".join(f"{LANGUAGES[each]} ({posts[each]:,} posts, {words[each]:,} words)" for each in LANGUAGES)
        out = f"## Warnings per 1,000 words\n\nOver all posts.\n\n| pack | {counted} |\n|---|---|---|\n"
        for name, standard in self.packs:
            rates = [f"{1000 * by_pack[name, each] / words[each]:.3f} ({by_pack[name, each]})" for each in LANGUAGES]
            out += f"| `{name}`{', standard' if standard else ''} | {' | '.join(rates)} |\n"
        totals = [sum(by_pack[name, each] for name, standard in self.packs if standard) for each in LANGUAGES]
        rates = [f"{1000 * total / words[each]:.3f} ({total})" for total, each in zip(totals, LANGUAGES)]
        return out + f"| all standard ones | {' | '.join(rates)} |\n\n"


def write(text):
    (ROOT / "docs" / "quality.md").write_text(text.rstrip() + "\n", encoding="utf-8")


HEAD = """# How right the packs are

`scripts/quality.py` writes this page. It checks published posts of companies, agencies, public services, non-profits and
open-source projects, and social posts, in English and French (CC0, CC BY, CC BY-SA, MIT, BSD, Apache-2.0, Licence Ouverte),
once with the packs that are used without a policy (*standard*), once with *all* packs. The posts were accepted for
publication, so a warning is noise unless a careful reviewer in a communications team would have wanted it:

- *right*: the reviewer would change the text, or ask for proof, consent or a correction;
- *arguable*: one reviewer would and another would not, or the text may stay with a good reason;
- *wrong*: nobody would; the rule misread the text, or what it says does no harm.

The sample has every warning of severity medium or more. Of low ones and of notes (info) it has up to {most} each per language:
those with the smallest hash. A share counts each stratum of language and severity by its size. In brackets is the interval of
95 % (Wilson). Warnings about one post are not independent, so the true intervals are somewhat wider. One reader judged; the
judgements and their reasons are in `quality.jsonl`, beside this page.

"""

TABLES = """The tables below leave out the posts that the packs were tuned on: those of the Rust and Electron projects and of
putaindecode.io. Their warnings were judged earlier, without *arguable*.

"""

if __name__ == "__main__":
    main()
