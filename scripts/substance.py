#!/usr/bin/env python3
"""Measures the substance of texts by class and language, and how well it tells the classes apart.

    scripts/substance.py target/debug/discretion FOLDER [--against press,boilerplate]

FOLDER holds texts as CLASS/LANGUAGE/NAME.md, such as howto/fr/keyboard.md. Printed for each class are how many texts have a
figure (five sentences or more, in that language), their quartiles, and how many the pack `substance` would speak of. For each
other class there is the chance that one of its texts has more than one of the classes named by `--against` (ties count half).
docs/substance.md has the figures of public texts.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

# Above 0 or below 100: every figure is a warning of one of them.
POLICY = 'discretion = 1\nname = "substance"\n' + "".join(
    f'[[tone]]\nid = "{name}"\nmeasure = "substance"\n{limit}\nseverity = "info"\nmessage = "{{count}}"\n'
    for name, limit in (("above", "max = 0"), ("below", "min = 100"))
)
# The limit of the pack.
LIMIT = 50
# The texts of one run.
BATCH = 100


def figures(program, texts, language):
    """The figures of texts of a language, those without one left out."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "policy.toml").write_text(POLICY, encoding="utf-8")
        for start in range(0, len(texts), BATCH):
            names = []
            for number, text in enumerate(texts[start : start + BATCH]):
                names.append(f"{number}.md")
                (folder / names[-1]).write_text(text, encoding="utf-8")
            command = [program, "check", *names, "--policy", "policy.toml", "--no-config", "--format", "json"]
            result = subprocess.run(command + ["--fail-on", "never"], cwd=folder, capture_output=True, text=True, check=False)
            if not result.stdout:
                sys.exit(result.stderr)
            for draft in json.loads(result.stdout)["drafts"]:
                told = [warning["message"] for warning in draft["warnings"] if warning["rule"].startswith("substance/")]
                if told and draft["language"] == language:
                    found.append(float(told[0]))
    return found


def chance(better, worse):
    """The chance that one of the first has more than one of the others."""
    won = sum((one > other) + (one == other) / 2 for one in better for other in worse)
    return won / (len(better) * len(worse))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--against", default="press,boilerplate", help="the classes that the others are compared with")
    arguments = parser.parse_args()
    against = arguments.against.split(",")
    by_language = {}
    for folder in sorted(arguments.folder.glob("*/*/")):
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.md"))]
        found = figures(arguments.program, texts, folder.name)
        by_language.setdefault(folder.name, {})[folder.parent.name] = (len(texts), found)
    print("| texts | language | texts | with a figure | quartiles | below 50 | chance |\n|---|---|---|---|---|---|---|")
    for language, classes in sorted(by_language.items()):
        worse = [figure for name in against for figure in classes.get(name, (0, []))[1]]
        for name, (count, found) in classes.items():
            low, middle, high = statistics.quantiles(found, n=4, method="inclusive") if len(found) > 1 else [0, 0, 0]
            odds = f"{chance(found, worse):.2f}" if worse and found and name not in against else "–"
            below = sum(figure < LIMIT for figure in found)
            print(f"| {name} | {language} | {count} | {len(found)} | {low:.0f}, {middle:.0f}, {high:.0f} | {below} | {odds} |")


if __name__ == "__main__":
    main()
