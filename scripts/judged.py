#!/usr/bin/env python3
"""Holds the figures of judgement on the sets that are read: sentences about competitors, and statements with a ruling.

usage: judged.py [PROGRAM]

PROGRAM is the release build, target/release/discretion unless it is given. The sets and their scorers are looked for where
DISCRETION_CONFORMANCE points, else in ../shared/conformance beside the repository; without them nothing is held, and the
script says so. A change that does better raises the figures here. Those on sets that nobody reads stand in
docs/conformance.md, and are not held: they are not for tuning.
"""
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = pathlib.Path(os.environ.get("DISCRETION_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
# By set and the first word of a line of its scorer: each figure with the least or the most that it may be.
LEAST = {
    ("stances", "en"): {"P": 0.87, "F1": 0.75, "verdict right": 0.8},
    ("stances", "fr"): {"P": 0.94, "F1": 0.79, "verdict right": 0.8},
    ("ruled", "all"): {"recall": 0.82},
}
MOST = {
    ("stances", "en"): {"false alarms": 0.06},
    ("stances", "fr"): {"false alarms": 0.035},
    ("ruled", "all"): {"alarms": 0.07},
    ("ruled", "fine statements blocked"): {"blocked": 0},
}


def figures(line):
    """The figures of a line: `P 0.83`, `recall 45/57 = 0.789`."""
    return {name: float(value) for name, value in re.findall(r"([A-Za-z][A-Za-z0-9 ]*?) (?:\d+/\d+ = )?(\d+\.\d+)\b", line)}


def main():
    program = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "target/release/discretion").resolve()
    if not FOLDER.exists():
        print(f"not held: there is no {FOLDER.name} beside the repository")
        return 0
    wrong = []
    for name in ("stances", "ruled"):
        command = [sys.executable, FOLDER / name / "run.py", program, FOLDER / name / "dev.jsonl"]
        told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
        lines = {line.split(":")[0]: line for line in told if ": " in line and not line.startswith(" ")}
        wanted = {key for where, key in [*LEAST, *MOST] if where == name}
        wrong += [f"  {name}: no line {key}" for key in sorted(wanted - lines.keys())]
        for key, line in lines.items():
            own = figures(line) or {"blocked": float(line.rsplit(" ", 1)[1])}
            least, most = LEAST.get((name, key), {}), MOST.get((name, key), {})
            if not least and not most:
                continue
            print(f"{name}: {line}")
            wrong += [f"  {figure} is to be {bound} at least" for figure, bound in least.items() if own[figure] < bound]
            wrong += [f"  {figure} is to be {bound} at most" for figure, bound in most.items() if own[figure] > bound]
    print("\n".join(wrong) or "as good as they were")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
