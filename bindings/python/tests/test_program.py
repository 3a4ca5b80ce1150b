"""The command that comes with the package: it is the program."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import POLICY

COMMAND = Path(sys.executable).with_name("discretion")
# The program that Cargo built, where it is there: `scripts/wheel` names it.
BUILT = os.environ.get("DISCRETION_PROGRAM")


def run(*arguments, folder, command=COMMAND, stdin=None):
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    return subprocess.run([command, *arguments], cwd=folder, input=stdin, capture_output=True, env=environment)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "acme.toml").write_text(POLICY)
    (tmp_path / "leak.md").write_text("Halcyon ships, and AcmeCloud.\n")
    (tmp_path / "fine.md").write_text("All is well.\n")
    (tmp_path / "broken.toml").write_text("discretion = 2\n")
    posts = [{"id": "a", "body": "Halcyon"}, {"id": "b", "body": "All is well."}]
    (tmp_path / "posts.jsonl").write_text("".join(json.dumps(post) + "\n" for post in posts))
    return tmp_path


CALLS = {
    ("check", "--policy", "acme.toml", "fine.md"): 0,
    ("check", "--policy", "acme.toml", "leak.md"): 1,
    ("check", "--policy", "acme.toml", "leak.md", "--format", "json", "--at", "2026-11-27T12:00:00Z"): 1,
    ("check", "--policy", "acme.toml", "--format", "jsonl", "--input-format", "jsonl", "--text-field", "body",
     "--at", "2026-11-27T12:00:00Z", "posts.jsonl"): 1,
    ("check", "--policy", "broken.toml", "fine.md"): 2,
    ("check", "nowhere.md"): 2,
    ("check", "--no-such-argument"): 2,
    ("--version",): 0,
    ("--help",): 0,
    ("schema", "report"): 0,
    ("completions", "bash"): 0,
}  # fmt: skip


@pytest.mark.parametrize("call", CALLS)
def test_the_exit_status_is_that_of_the_program(folder, call):
    assert run(*call, folder=folder).returncode == CALLS[call]


@pytest.mark.skipif(not BUILT, reason="DISCRETION_PROGRAM does not name the program")
@pytest.mark.parametrize("call", CALLS)
def test_the_output_is_that_of_the_program(folder, call):
    ours, built = run(*call, folder=folder), run(*call, folder=folder, command=BUILT)
    assert (ours.returncode, ours.stdout, ours.stderr) == (built.returncode, built.stdout, built.stderr)


def test_standard_input_and_modules_are_other_ways_to_it(folder):
    piped = run("check", "--policy", "acme.toml", "-", folder=folder, stdin=b"Halcyon")
    assert piped.returncode == 1 and b"acme/halcyon" in piped.stdout
    module = run("-m", "discretion", "check", "--policy", "acme.toml", "leak.md", folder=folder, command=sys.executable)
    assert module.returncode == 1 and b"acme/halcyon" in module.stdout


def test_a_name_that_is_no_unicode_is_taken_as_it_is(folder):
    name = os.fsdecode(b"caf\xe9.md")
    (folder / name).write_text("Halcyon\n")
    assert run("check", "--policy", "acme.toml", name, folder=folder).returncode == 1


def test_a_reader_that_leaves_is_no_error(folder):
    (folder / "many.md").write_text("Halcyon\n\n" * 5_000)
    reader = f"{COMMAND} check --policy acme.toml --all many.md | head -n 1"
    said = subprocess.run(["bash", "-c", reader], cwd=folder, capture_output=True)
    assert said.stdout and b"Broken pipe" not in said.stderr and b"panic" not in said.stderr


def is_the_program(process):
    """True once the native part is there and Python no longer catches the signal of Ctrl-C."""
    status = Path(f"/proc/{process}/status").read_text()
    caught = int(next(line for line in status.splitlines() if line.startswith("SigCgt")).split()[1], 16)
    is_loaded = "discretion/_core" in Path(f"/proc/{process}/maps").read_text()
    return is_loaded and not caught >> (signal.SIGINT - 1) & 1


def test_ctrl_c_ends_it(folder):
    running = subprocess.Popen([COMMAND, "check", "-"], cwd=folder, stdin=subprocess.PIPE)
    while running.poll() is None and not is_the_program(running.pid):
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    assert running.wait(60) == -signal.SIGINT


def test_the_line_of_a_post_is_the_report_of_its_text(folder, checker):
    call = ("check", "--policy", "acme.toml", "--format", "jsonl", "--input-format", "jsonl", "--text-field", "body")
    lines = run(*call, "--at", "2026-11-27T12:00:00Z", "posts.jsonl", folder=folder).stdout.decode().splitlines()
    told = [line for line in lines if line.startswith('{"kind":"draft"')]
    for line, text in zip(told, ["Halcyon", "All is well."], strict=True):
        record = json.dumps(json.loads(line)["record"], separators=(",", ":"))
        head, name = '{"kind":"draft","path":"posts.jsonl"', '{"version":1,"path":null'
        assert line.replace(head, name).replace(record, "null", 1) == checker.check(text).to_json()


def test_it_needs_nothing_else():
    assert shutil.which("discretion", path=str(COMMAND.parent)) == str(COMMAND)
