"""The examples of the documentation do what they say."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

import discretion
from conftest import POLICY

DOCS = Path(__file__).parents[3] / "docs"
MODULES = [name for _, name, _ in pkgutil.iter_modules(discretion.__path__, "discretion.")]


@pytest.mark.parametrize("name", ["discretion", *MODULES])
def test_the_examples_in_docstrings_run(name):
    if name in ("discretion.__main__", "discretion.spark"):
        pytest.skip("no examples: one ends the process, the other needs Spark")
    module = importlib.import_module(name)
    outcome = doctest.testmod(module)
    assert outcome.failed == 0
    if name in ("discretion", "discretion._checker", "discretion._policy", "discretion._report", "discretion._errors"):
        assert outcome.attempted > 0


def run(page, names, **changed):
    """Runs the blocks of a page as one program: each begins where the one before ended. Returns how many there are."""
    text = (DOCS / page).read_text(encoding="utf-8")
    count = 0
    for block in re.finditer(r"^```python\n(.*?)^```", text, re.M | re.S):
        line = text.count("\n", 0, block.start()) + 2
        if ("discretion.spark" in block[1]) == ("spark" in names):
            program = block[1]
            for old, new in changed.items():
                program = program.replace(old, new)
            exec(compile("\n" * (line - 1) + program, page, "exec"), names)
            count += 1
    return count


def test_the_page_runs_from_top_to_bottom(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run("python.md", {}) >= 6


def test_the_readme_of_the_package_runs(capsys):
    assert run("../bindings/python/README.md", {}) == 1
    assert capsys.readouterr().out.startswith("block ")


def test_the_page_on_many_posts_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "acme.toml").write_text(POLICY)
    pyarrow.parquet.write_table(pyarrow.table({"id": [1, 2], "body": ["Halcyon ships.", "News."]}), "archive.parquet")
    assert run("scale.md", {}) == 1
    assert pyarrow.parquet.read_table("warnings.parquet")["verdict"].to_pylist() == ["block", "pass"]


def test_all_that_is_public_is_explained():
    for name in discretion.__all__:
        thing = getattr(discretion, name)
        assert thing.__doc__, name
        for member, value in vars(thing).items() if isinstance(thing, type) else ():
            if not member.startswith("_") and (callable(value) or isinstance(value, (property, classmethod))):
                assert value.__doc__ or value.__func__.__doc__, f"{name}.{member}"
