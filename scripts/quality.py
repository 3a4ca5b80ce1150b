#!/usr/bin/env python3
"""Measures the shipped packs over published posts and writes docs/quality.md. Every figure in that page is made here.

The posts were accepted for publication, so a warning about one is noise unless a careful reviewer would have wanted it.
A sample of the warnings is judged one by one in docs/quality.jsonl; this script takes the sample, keeps the judgements
that still apply, and adds those that are missing with an empty judgement to be filled in by hand.

The sets are looked for where DISCRETION_CONFORMANCE points, else in ../shared/conformance beside the repository.
"""
import collections
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOLDER = pathlib.Path(os.environ.get("DISCRETION_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
SETS = {"blogs_rust": "en", "blogs_electron": "en", "blogs_putaindecode": "fr"}
JUDGED = ROOT / "docs" / "quality.jsonl"
SAMPLE = 200
AROUND = 90

# What the judgements led to, oldest first.
CHANGES = ROOT / "docs" / "quality-changes.md"


def main():
    packs = listed_packs()
    standard = [name for name, is_standard in packs if is_standard]
    warnings, words, posts = check([name for name, _ in packs])
    judgements = judge(sample(warnings))
    write(page(packs, standard, warnings, words, posts, judgements))


def run(*arguments):
    command = ["cargo", "run", "--release", "--quiet", "-p", "discretion-cli", "--", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    return done.stdout


def listed_packs():
    lines = [line for line in run("show", "packs").splitlines() if line.startswith("pack:")]
    return [(line.split()[0].removeprefix("pack:"), "used without a policy" in line) for line in lines]


def check(packs):
    """All warnings of all packs over all posts, the words of each language, and the posts of each."""
    warnings, words, posts = [], collections.Counter(), collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        policy = pathlib.Path(folder) / "all.toml"
        extends = ", ".join(f'"pack:{name}"' for name in packs)
        own = '[[naming]]\nid = "none"\nuse = "Quuxly"\nnot = ["quuxlyy"]\n'
        policy.write_text(f'discretion = 1\nname = "all"\nextends = [{extends}]\n{own}')
        for name, language in SETS.items():
            warnings.extend(check_set(pathlib.Path(folder), policy, name, language, words, posts))
    return warnings, words, posts


def check_set(folder, policy, name, language, words, posts):
    drafts = folder / name
    drafts.mkdir()
    texts = {}
    with open(FOLDER / "sets" / f"{name}.jsonl", encoding="utf-8") as rows:
        for number, row in enumerate(map(json.loads, rows)):
            path = drafts / f"{number:04}.md"
            path.write_bytes(row["text"].encode())
            texts[str(path)] = (row["id"], row["text"].encode())
    report = json.loads(run("check", "--policy", str(policy), "--format", "json", "--language", language, str(drafts)))
    for draft in report["drafts"]:
        words[language] += draft["measures"]["words"]
        posts[language] += 1
        row, text = texts[draft["path"]]
        for warning in draft["warnings"]:
            if warning["severity"] == "info" and warning["family"] == "competitor":
                continue
            start, end = warning["span"]["start"], warning["span"]["end"]
            around = text[max(0, start - AROUND):end + AROUND].decode(errors="ignore")
            yield {
                "set": name, "language": language, "post": row, "fingerprint": warning["fingerprint"],
                "rule": warning["rule"], "severity": warning["severity"], "text": " ".join(warning["text"].split()),
                "around": " ".join(around.split()), "family": warning["family"],
            }


def sample(warnings):
    """The warnings with the smallest hashes: the same ones as long as they are there."""
    def key(warning):
        return hashlib.sha256(f"{warning['set']} {warning['post']} {warning['fingerprint']}".encode()).digest()
    return sorted(warnings, key=key)[:SAMPLE]


def place(row):
    return tuple(row[key] for key in ("set", "post", "rule", "text", "around"))


def judge(sampled):
    known = {}
    if JUDGED.exists():
        for line in JUDGED.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            known[row["set"], row["post"], row["fingerprint"]] = row
            known[place(row)] = row
    rows = []
    for warning in sampled:
        # Where fingerprints have changed, what stands around a match still knows it.
        own = (warning["set"], warning["post"], warning["fingerprint"])
        before = known.get(own) or known.get(place(warning), {})
        kept = {"judgement": before.get("judgement", ""), "reason": before.get("reason", "")}
        rows.append({key: warning[key] for key in ("set", "post", "fingerprint", "rule", "text", "around")} | kept)
    rows.sort(key=lambda row: (row["rule"], row["set"], row["post"], row["fingerprint"]))
    JUDGED.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    missing = sum(not row["judgement"] for row in rows)
    if missing:
        print(f"{missing} of {len(rows)} sampled warnings in {JUDGED.relative_to(ROOT)} have no judgement yet")
    return rows


def page(packs, standard, warnings, words, posts, rows):
    out = [HEAD]
    out.append("## Warnings per 1,000 words\n\n")
    counted = {language: f"{posts[language]} posts, {words[language]:,} words" for language in ("en", "fr")}
    out.append(f"| pack | English ({counted['en']}) | French ({counted['fr']}) |\n|---|---|---|\n")
    by_pack = collections.Counter((warning["rule"].split("/")[0], warning["language"]) for warning in warnings)
    for name, is_standard in packs:
        rates = [f"{1000 * by_pack[name, language] / words[language]:.3f} ({by_pack[name, language]})" for language in ("en", "fr")]
        out.append(f"| `{name}`{', standard' if is_standard else ''} | {rates[0]} | {rates[1]} |\n")
    totals = [1000 * sum(by_pack[name, language] for name in standard) / words[language] for language in ("en", "fr")]
    out.append(f"| all standard ones | {totals[0]:.3f} | {totals[1]:.3f} |\n\n")
    heavy = [warning for warning in warnings if warning["rule"].split("/")[0] in standard and warning["severity"] in ("high", "critical")]
    crude = {language: {warning["post"] for warning in warnings if warning["language"] == language and "profanity" in warning["rule"]} for language in ("en", "fr")}
    out.append(f"Of the standard packs, {len(heavy)} warnings are of severity high or critical. Posts with a warning about crude words: ")
    out.append("; ".join(f"{len(crude[l])} of {posts[l]} ({100 * len(crude[l]) / posts[l]:.1f} %) in {n}" for l, n in (("en", "English"), ("fr", "French"))) + ".\n\n")
    out.append(f"## A sample of {len(rows)}, judged one by one\n\n")
    out.append("| rule | judged | right | precision |\n|---|---|---|---|\n")
    judged, right = collections.Counter(), collections.Counter()
    for row in rows:
        judged[row["rule"]] += bool(row["judgement"])
        right[row["rule"]] += row["judgement"] == "right"
    for rule in sorted(judged):
        share = f"{right[rule] / judged[rule]:.2f}" if judged[rule] else "–"
        out.append(f"| `{rule}` | {judged[rule]} | {right[rule]} | {share} |\n")
    total = sum(judged.values())
    out.append(f"| all | {total} | {sum(right.values())} | {sum(right.values()) / max(1, total):.2f} |\n\n")
    out.append("## What was changed because of it\n\n")
    out.append(CHANGES.read_text(encoding="utf-8") if CHANGES.exists() else "")
    return "".join(out)


def write(text):
    (ROOT / "docs" / "quality.md").write_text(text.rstrip() + "\n", encoding="utf-8")


HEAD = """# How right the packs are

`scripts/quality.py` writes this page. The posts come from the Rust and Electron projects (English) and from putaindecode.io
(French), under MIT or Apache-2.0. They were accepted for publication, so each warning counts as noise unless a careful
reviewer would have wanted it. In that case it is *right*. The judgements and their reasons are in `quality.jsonl`, beside
this page. The sample has the 200 warnings with the smallest hash of set, post and fingerprint, from all packs, standard or
not. If there are fewer, it has all of them.

"""

if __name__ == "__main__":
    main()
