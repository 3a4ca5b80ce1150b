"""The examples of the documentation do what they say."""

import doctest
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import discretion

PAGE = Path(__file__).parents[3] / "docs" / "python.md"
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


def blocks():
    text = PAGE.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, block.start()) + 2, block[1]) for block in re.finditer(r"^```python\n(.*?)^```", text, re.M | re.S)
    ]


def test_the_page_runs_from_top_to_bottom(tmp_path, monkeypatch):
    """Its blocks are one program: each begins where the one before ended."""
    monkeypatch.chdir(tmp_path)
    names = {}
    found = blocks()
    assert len(found) >= 6
    for line, block in found:
        if "discretion.spark" not in block:
            exec(compile("\n" * (line - 1) + block, str(PAGE), "exec"), names)


def test_all_that_is_public_is_explained():
    for name in discretion.__all__:
        thing = getattr(discretion, name)
        assert thing.__doc__, name
        for member, value in vars(thing).items() if isinstance(thing, type) else ():
            if not member.startswith("_") and (callable(value) or isinstance(value, (property, classmethod))):
                assert value.__doc__ or value.__func__.__doc__, f"{name}.{member}"
