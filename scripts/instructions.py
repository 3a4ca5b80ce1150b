#!/usr/bin/env python3
"""Counts the instructions of the program on three fixed workloads and compares them with the committed baseline.

Usage: scripts/instructions.py [--write] [PROGRAM]

PROGRAM is the release build, target/release/discretion unless it is given. A workload may take 3 % more than the
baseline (scripts/instructions.json). A change that costs more writes the baseline anew (--write) and says why in its
commit. Counts depend on the compiler: with another one than the baseline's they are shown and not compared.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BASELINE = ROOT / "scripts/instructions.json"
POSTS = ["launch", "lancement", "clean", "propre"]
MOMENT = "2026-11-26T12:00:00Z"
TOLERANCE = 1.03
LARGE_BYTES = 200_000


def workloads(folder):
    """The arguments of `discretion check` by the name of each workload."""
    posts = [ROOT / "examples/posts" / f"{name}.md" for name in POSTS]
    text = "\n\n".join(post.read_text() for post in posts)
    large = folder / "large.md"
    large.write_text(text * (LARGE_BYTES // len(text)))
    return {
        "one post, the standard packs": [posts[2]],
        "four posts, the example policy": ["--policy", ROOT / "policies/example.toml", *posts],
        "a draft of 200 KB, the standard packs": [large],
    }


def count(program, arguments):
    check = [program, "check", "--no-config", "--fail-on", "never", "--jobs", "1", "--quiet", "--at", MOMENT, *arguments]
    tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    told = subprocess.run([*tool, *check], check=True, capture_output=True, text=True).stderr
    return int(re.search(r"Collected : (\d+)", told).group(1))


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    program = Path(arguments[0] if arguments else ROOT / "target/release/discretion").resolve()
    compiler = subprocess.run(["rustc", "--version"], check=True, capture_output=True, text=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        counts = {name: count(program, given) for name, given in workloads(Path(folder)).items()}
    if "--write" in sys.argv:
        BASELINE.write_text(json.dumps({"compiler": compiler, "instructions": counts}, indent=2) + "\n")
        return 0
    if not BASELINE.exists():
        print("\n".join(f"{instructions / 1e6:9.1f} M  {name}" for name, instructions in counts.items()))
        print("not compared: there is no baseline yet (--write)")
        return 0
    baseline = json.loads(BASELINE.read_text())
    same = baseline["compiler"] == compiler
    dearer = 0
    for name, instructions in counts.items():
        before = baseline["instructions"][name]
        dearer += instructions > before * TOLERANCE
        print(f"{instructions / 1e6:9.1f} M  {100 * (instructions / before - 1):+6.1f} %  {name}")
    if not same:
        print(f"not compared: the baseline is of {baseline['compiler']}, this is {compiler}")
    return 1 if same and dearer else 0


if __name__ == "__main__":
    sys.exit(main())
