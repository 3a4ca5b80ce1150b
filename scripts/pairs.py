#!/usr/bin/env python3
"""Compares the same posts in two languages, and lists what differs.

    scripts/pairs.py target/debug/discretion EN.jsonl FR.jsonl [--key translationKey] [--most N]

Each line of a file is a post: {"id": …, "text": …}. Two posts are a pair if a key of their front matter has the same value.
Every pair is checked as a campaign of two drafts, under a policy that finds nothing else. Public sets of such posts are named
in docs/quality.md.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

# One rule, which nothing in a post can break.
POLICY = 'discretion = 1\nname = "pairs"\n[[tone]]\nid = "nothing"\nterms = ["qqqqqqqq"]\n'


def posts(path, key):
    """The posts of a file by the key of their front matter."""
    found = {}
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        post = json.loads(line)
        head = re.search(rf"^{re.escape(key)}:\s*['\"]?(.+?)['\"]?\s*$", post["text"], re.M)
        if head:
            found.setdefault(head.group(1), post["text"])
    return found


def compared(program, policy, folder, number, texts):
    """What the program says of a pair: its warnings on campaigns, those of the first draft."""
    names = []
    for language, text in texts.items():
        path = folder / f"{number}-{language}.md"
        path.write_text(text, encoding="utf-8")
        names.append(path.name)
    command = [program, "check", *names, "--policy", str(policy), "--campaign", "pair", "--format", "json", "--no-config"]
    result = subprocess.run(command + ["--fail-on", "never"], cwd=folder, capture_output=True, text=True, check=False)
    if not result.stdout:
        sys.exit(result.stderr)
    drafts = json.loads(result.stdout)["drafts"]
    warnings = [warning for draft in drafts[:1] for warning in draft["warnings"]]
    return [warning for warning in warnings if warning["rule"].startswith("campaign/")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=lambda path: str(Path(path).resolve()))
    parser.add_argument("one")
    parser.add_argument("other")
    parser.add_argument("--key", default="translationKey", help="the key of front matter that both posts of a pair share")
    parser.add_argument("--most", type=int, default=10_000, help="the most pairs that are compared")
    arguments = parser.parse_args()
    one, other = posts(arguments.one, arguments.key), posts(arguments.other, arguments.key)
    pairs = sorted(one.keys() & other.keys())[: arguments.most]
    differing, differences = 0, 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        policy = folder / "policy.toml"
        policy.write_text(POLICY, encoding="utf-8")
        for number, key in enumerate(pairs):
            found = compared(arguments.program, policy, folder, number, {"en": one[key], "fr": other[key]})
            differing += bool(found)
            differences += len(found)
            if found:
                print(f"\n{key}")
            for warning in found:
                sentence = one[key].encode()[max(0, warning["span"]["start"] - 90) : warning["span"]["end"] + 60]
                print(f"  {warning['rule']}: {warning['message']}")
                print("    " + " ".join(sentence.decode(errors="ignore").split()))
                for place in warning["related"]:
                    there = other[key].encode()[max(0, place["span"]["start"] - 90) : place["span"]["end"] + 60]
                    print("    " + " ".join(there.decode(errors="ignore").split()))
    print(f"\n{len(pairs)} pairs, {differing} with a difference, {differences} differences")


if __name__ == "__main__":
    main()
