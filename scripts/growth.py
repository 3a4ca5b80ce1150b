#!/usr/bin/env python3
"""Counts the instructions of a check of each hostile draft, at one length and at twice that length.

Usage: scripts/growth.py [--all] [--bytes N] [PROGRAM]

PROGRAM is the release build, target/release/discretion unless it is given. The drafts are those of
tests/hostile/drafts.toml, checked against tests/hostile/policy.toml, to which a sealed rule is added: terms that can
be read and terms that are sealed are looked for in the same check. A draft of twice the length may take 2.2 times the
instructions; and a byte may take 5 times those of English prose, or 20 times where a warning comes in each kilobyte. A
draft of the file may say that it may cost more (`cost`), and why stands beside it. --all prints each draft, not only the dearest. It
needs valgrind. Counts do not depend on the load of the machine.

At last come comments that name the last rule of a policy: with 9,000 rules they may cost twice as much as with 90.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = ROOT / "tests/hostile"
MOMENT = "2026-11-26T12:00:00Z"
KEY = "3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889"
SEALED = "Marmalade Kestrel"
PROSE = ROOT / "examples/posts/clean.md"
ENDINGS = {"markdown": "md", "mdx": "mdx", "html": "html", "plain": "txt", "notebook": "ipynb"}
# Each check is between two reads of drafts, and nothing else is counted.
CHECK = "discretion_cli::check::Job::report*"
READ = "discretion::check::session::*Checker>::read*"

BYTES = 3_000
WARM = 200
GROWTH = 2.2
QUIET = 5.0
WARNED = 20.0
SHOWN = 12
RULES = (90, 9_000)
COMMENTS = 1_000
MANY_RULES = 2.0


def environment():
    return {**os.environ, "HOSTILE_KEY": KEY}


def write_policy(program, folder):
    """The policy of the hostile drafts, with a sealed rule of five words at most."""
    seal = [program, "seal", "--name", "hostile", "--key-env", "HOSTILE_KEY"]
    sealed = subprocess.run(seal, input=SEALED + "\n", check=True, capture_output=True, text=True, env=environment())
    policy = folder / "policy.toml"
    rule = re.sub(r"longest = \d+", "longest = 5", sealed.stdout)
    policy.write_text((HOSTILE / "policy.toml").read_text() + "\n" + rule)
    return policy


def drafts():
    """The name, the ending, the text by its length, and its own limit of each draft; the first is prose."""
    prose = re.sub(r"\A---\n.*?\n---\n", "", PROSE.read_text(), flags=re.DOTALL)
    yield "prose", "md", lambda length: (prose * (length // len(prose) + 1))[:length], None
    for draft in tomllib.loads((HOSTILE / "drafts.toml").read_text())["draft"]:
        head, repeat, tail = draft.get("head", ""), draft["repeat"], draft.get("tail", "")
        size = len(repeat.encode())
        text = lambda length, head=head, repeat=repeat, tail=tail, size=size: head + repeat * -(-length // size) + tail
        yield draft["name"], ENDINGS[draft.get("format", "markdown")], text, draft.get("cost")


def counts(program, policy, files, folder):
    """The instructions of the check of each file, and its number of warnings."""
    report = folder / "report.json"
    check = ["check", "--no-config", "--fail-on", "never", "--jobs", "1", "--quiet", "--at", MOMENT]
    check += ["--format", f"json={report}", "--policy", policy, *files]
    tool = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder / 'counts'}"]
    tool += [f"--toggle-collect={CHECK}", f"--dump-before={READ}"]
    subprocess.run([*tool, program, *check], capture_output=True, env=environment())
    checked = json.loads(report.read_text())["drafts"]
    # The first part is all that comes before the first draft, and the last one has no number.
    parts = [folder / f"counts.{number}" for number in range(2, len(files) + 1)] + [folder / "counts"]
    if len(checked) != len(files) or not all(part.exists() for part in parts) or (folder / f"counts.{len(files) + 1}").exists():
        raise SystemExit(f"{len(files)} drafts were given, {len(checked)} were checked and {sum(part.exists() for part in parts)} of {len(parts)} counted")
    total = lambda part: int(re.search(r"^totals: (\d+)", part.read_text(), re.MULTILINE).group(1))
    return [(total(part), len(draft["warnings"])) for part, draft in zip(parts, checked)]


def measure(program, length, only=None):
    """For each draft, or some, its name, its growth, its cost per byte against prose, its number of warnings, and its limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        policy = write_policy(program, folder)
        warming, files, sizes, names, limits = [], [], [], [], []
        # Drafts are checked in the order of their names. Each is checked once before any is counted: whatever is made once,
        # such as a compiled pattern, belongs to none.
        wanted = [row for row in drafts() if only is None or row[0] in {"prose", *only}]
        for number, (draft, ending, text, cost) in enumerate(wanted):
            names.append(draft)
            limits.append(cost)
            warm = folder / f"0-{number:04}.{ending}"
            warm.write_text(text(WARM if number else length))
            warming.append(warm)
            for times in (1, 2):
                file = folder / f"1-{number:04}-{times}.{ending}"
                file.write_text(text(length * times))
                files.append(file)
                sizes.append(file.stat().st_size)
        counted = counts(program, policy, [*warming, *files], folder)[len(warming) :]
    rows = []
    for number, draft in enumerate(names):
        (once, _), (twice, warnings) = counted[2 * number], counted[2 * number + 1]
        longer = sizes[2 * number + 1] / sizes[2 * number]
        per_byte = twice / sizes[2 * number + 1]
        most = limits[number] or (WARNED if warnings * 1_000 >= sizes[2 * number + 1] else QUIET)
        rows.append((draft, 2 * twice / once / longer, per_byte, warnings, most))
    prose = rows[0][2]
    return [(draft, growth, cost / prose, warnings, most) for draft, growth, cost, warnings, most in rows]


def measure_rules(program):
    """How often comments cost with many rules what they cost with few."""
    costs = []
    for number in RULES:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            rules = "".join(f'[[tone]]\nid = "r{rule}"\nterms = ["word{rule}x"]\n' for rule in range(number))
            policy = folder / "many.toml"
            policy.write_text(f'discretion = 1\nname = "many"\n{rules}')
            last = f"<!-- discretion: allow many/r{number - 1} -- agreed -->\n\nAll is well.\n\n"
            files = [folder / "0.md", folder / "1.md"]
            for file in files:
                file.write_text(last * COMMENTS)
            costs.append(counts(program, policy, files, folder)[1][0])
    few, many = costs
    return many / few


def main():
    arguments = sys.argv[1:]
    every = "--all" in arguments
    length = int(arguments[arguments.index("--bytes") + 1]) if "--bytes" in arguments else BYTES
    given = [argument for argument in arguments if argument != "--all" and not argument.isdigit() and argument != "--bytes"]
    program = Path(given[0] if given else ROOT / "target/release/discretion").resolve()
    rows = sorted(measure(program, length), key=lambda row: -row[2] / row[4])
    # What stands before a draft's first thousand words is short for its first half alone: ask again where it seems to grow.
    seems = {row[0] for row in rows if row[1] > GROWTH}
    again = measure(program, 4 * length, seems) if seems else []
    grows = {draft for draft, growth, *_ in again if growth > GROWTH}
    over = 0
    for number, (draft, growth, cost, warnings, most) in enumerate(rows):
        too_much = draft in grows or cost > most
        over += too_much
        if every or too_much or number < SHOWN:
            mark = "over" if too_much else ""
            print(f"{growth:5.2f}  {cost:5.1f} of {most:4.1f}  {warnings:5} warnings  {draft}  {mark}")
    print(f"{len(rows) - 1} drafts of {length} and {2 * length} bytes, {over} over the limits")
    many = measure_rules(program)
    print(f"{many:5.2f} of {MANY_RULES}  comments that name the last of {RULES[1]:,} rules, against {RULES[0]}")
    return 1 if over or many > MANY_RULES else 0


if __name__ == "__main__":
    sys.exit(main())
