#!/usr/bin/env python3
"""Checks that every format for programs is what its readers expect.

    scripts/formats.py target/debug/discretion [--every N] [--lenient]

One run over all published posts of the conformance sets writes every format. Each is then validated by the schemas and
the demands of the services that read it (`validate_outputs.py` beside the sets), and SARIF by Microsoft's own validator
with the rules of GitHub. The validators come from PyPI and npm, into `target/validators`.

Exit status: 0 all formats are valid; 1 one is not; 3 something could not be installed or is missing, so that nothing
was proven. Where `CI` is set, nothing may be missing; elsewhere `--lenient` makes that a loud 0.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = ROOT / "target" / "validators"
FORMATS = {"sarif": "sarif", "rdjson": "rdjson", "gitlab": "gitlab", "junit": "junit"}
# Rules of each family that published posts break, an exception, a cleared text and a rule that is asleep.
POLICY = """
discretion = 1
name = "formats"
version = "1"
owner = "comms@acme.example"
extends = ["pack:tone", "pack:claims", "pack:confidential-markers"]
[company]
names = ["Netdata", "Rust", "Electron"]
[[confidential]]
id = "years"
patterns = ['\\bv?\\d+\\.\\d+\\.\\d+\\b']
sources = ["https://acme.example/a?b=[c](d)"]
[[confidential]]
id = "asleep"
terms = ["the"]
until = 2001-01-01T00:00:00Z
[[competitor]]
id = "github"
names = ["Prometheus", "Chrome"]
[[naming]]
id = "javascript"
use = "JavaScript"
not = ["Javascript", "javascript"]
[[tone]]
id = "sentences"
measure = "sentence-words"
max = 70
severity = "medium"
[[exception]]
rule = "formats/github"
paths = ["**/electron_*"]
reason = "we are built on it"
until = 2030-01-01T00:00:00Z
[[cleared]]
text = "Visual Studio Code"
reason = "agreed [here](https://acme.example)"
"""


def missing(what):
    """Ends the run, because nothing is proven."""
    print(f"\n!!! NOT VALIDATED: {what}\n", file=sys.stderr)
    sys.exit(0 if "--lenient" in sys.argv and not os.environ.get("CI") else 3)


def conformance():
    """The folder of the conformance sets."""
    folder = pathlib.Path(os.environ.get("DISCRETION_CONFORMANCE", ROOT.parent / "shared" / "conformance"))
    if not (folder / "validate_outputs.py").is_file():
        missing(f"no conformance sets in {folder}")
    return folder


def every():
    """One post of how many is checked."""
    return int(sys.argv[sys.argv.index("--every") + 1]) if "--every" in sys.argv else 1


def write_posts(sets, folder):
    """Writes each post as a file, and one that nobody can read."""
    count = 0
    for file in sorted((sets / "sets").glob("blogs_*.jsonl")):
        name = file.stem.removeprefix("blogs_")
        for line in file.read_text(encoding="utf-8").split("\n")[:-1][:: every()]:
            row = json.loads(line)
            count += 1
            path = folder / f"{name}_{count}.{row.get('format', 'md')}"
            path.write_text(row["text"], encoding="utf-8", newline="")
    (folder / "été [not] text.md").write_bytes(b"\xff")
    (folder / "head.md").write_text("---\ndate: tomorrow\n---\nGitHub.\n", encoding="utf-8")
    return count


def python_with(*packages):
    """A Python that has the packages."""
    python = TOOLS / "python" / "bin" / "python"
    if not python.exists():
        venv.create(TOOLS / "python", with_pip=True)
    have = subprocess.run([python, "-c", "import " + ", ".join(packages)], capture_output=True)
    if have.returncode:
        done = subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], timeout=300)
        if done.returncode:
            missing(f"{', '.join(packages)} could not be installed from PyPI")
    return python


def multitool():
    """Microsoft's validator of SARIF, without what npm would run to install it."""
    folder = TOOLS / "node"
    program = folder / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
    if not program.exists():
        npm = shutil.which("npm")
        if not npm:
            missing("npm is not there, and with it @microsoft/sarif-multitool")
        folder.mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--silent", "--ignore-scripts", "--prefix", folder, "@microsoft/sarif-multitool"]
        if subprocess.run(install, timeout=300).returncode or not program.exists():
            missing("@microsoft/sarif-multitool could not be installed from npm")
    program.chmod(0o755)
    return program


def check(discretion, folder):
    """Checks all posts, in every format at once."""
    outputs = {name: folder.parent / f"out.{name}" for name in [*FORMATS, "jsonl", "json", "github", "markdown"]}
    (folder.parent / "policy.toml").write_text(POLICY, encoding="utf-8")
    command = [discretion, "check", "--policy", "policy.toml", "--at", "2026-11-26T00:00:00Z", "--quiet", "posts"]
    command += [argument for name, path in outputs.items() for argument in ("--format", f"{name}={path.name}")]
    done = subprocess.run(command, cwd=folder.parent, capture_output=True, text=True)
    # Two drafts cannot be read or understood.
    if done.returncode != 2 or "panicked" in done.stderr:
        sys.exit(f"exit status {done.returncode} instead of 2:\n{done.stderr[-2000:]}")
    return outputs


def validate(sets, outputs):
    """Validates each format, and returns what is wrong."""
    wrong = []
    python, sarif = python_with("jsonschema", "lxml"), multitool()
    for name, kind in FORMATS.items():
        done = subprocess.run([python, sets / "validate_outputs.py", kind, outputs[name]], capture_output=True, text=True)
        print(f"{name}: {done.stdout.splitlines()[0] if done.stdout else done.stderr}")
        if done.returncode:
            wrong.append(f"{name}:\n{done.stdout[:2000]}{done.stderr[:2000]}")
    done = subprocess.run([sarif, "validate", outputs["sarif"], "--rule-kind", "Sarif;Gh", "--max-file-size-in-kb", "100000"], capture_output=True, text=True)
    findings = [line for line in done.stdout.splitlines() if re.search(r": (error|warning) ", line)]
    errors = [line for line in findings if ": error " in line]
    print(f"sarif-multitool: {len(errors)} errors, {len(findings) - len(errors)} warnings")
    if errors or done.returncode or "completed successfully" not in done.stdout:
        wrong.append("sarif-multitool:\n" + "\n".join(errors[:20]) + done.stdout[-1000:] + done.stderr[-1000:])
    return wrong


def count(outputs, posts):
    """Checks that the formats agree on what was found."""
    lines = [json.loads(line) for line in outputs["jsonl"].read_text(encoding="utf-8").split("\n")[:-1]]
    report = json.loads(outputs["json"].read_text(encoding="utf-8"))
    drafts = [line for line in lines if line["kind"] == "draft"]
    warnings = sum(len(draft["warnings"]) for draft in drafts)
    silenced = sum(len(draft["silenced"]) for draft in drafts)
    errors = len(lines[-1]["errors"])
    results = json.loads(outputs["sarif"].read_text(encoding="utf-8"))["runs"][0]["results"]
    issues = json.loads(outputs["gitlab"].read_text(encoding="utf-8"))
    diagnostics = json.loads(outputs["rdjson"].read_text(encoding="utf-8"))["diagnostics"]
    print(f"{len(drafts)} posts, {warnings} warnings, {silenced} silenced, {errors} errors")
    found = {
        "posts": (len(drafts), posts + 1),
        "drafts in JSON": (len(report["drafts"]), len(drafts)),
        "results in SARIF": (len(results), warnings + silenced + errors),
        "issues for GitLab": (len(issues), warnings + errors),
        "diagnostics for reviewdog": (len(diagnostics), warnings + errors),
    }
    wrong = [f"{what}: {is_} instead of {want}" for what, (is_, want) in found.items() if is_ != want]
    if len(outputs["markdown"].read_text(encoding="utf-8")) > 65_536:
        wrong.append("markdown: longer than a comment on GitHub")
    annotations = [line for line in outputs["github"].read_text(encoding="utf-8").splitlines() if line.startswith("::")]
    if not all(re.match(r"::(error|warning|notice) [^:]+::.", line) for line in annotations) or len(annotations) > 31 + errors:
        wrong.append("github: not what GitHub reads as annotations")
    return wrong + ([] if warnings * every() > 1000 and silenced * every() > 10 and errors > 1 else ["too little was found to prove anything"])


def main():
    """Checks, validates and says what is wrong."""
    discretion = pathlib.Path(sys.argv[1]).resolve()
    sets = conformance()
    with tempfile.TemporaryDirectory() as folder:
        posts = pathlib.Path(folder) / "posts"
        posts.mkdir()
        written = write_posts(sets, posts)
        outputs = check(discretion, posts)
        wrong = count(outputs, written) + validate(sets, outputs)
    print("\n".join(wrong) or "all formats are valid")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
