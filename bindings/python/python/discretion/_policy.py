"""Policies."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any

from discretion import _core


class Policy:
    """A policy that can be used: all its rules, with what it extends.

    Made by `Policy.load`, `Policy.parse`, `Policy.packs` or `Policy.standard`. It does not change any more, and threads
    share it as it is. It can be pickled, and then takes its files along, lists of terms included, but no keys.
    """

    __slots__ = ("_native",)

    _native: _core.Policy

    def __init__(self) -> None:
        raise TypeError("a policy is made by Policy.load, Policy.parse, Policy.packs or Policy.standard")

    @classmethod
    def _of(cls, core: _core.Policy) -> Policy:
        policy = cls.__new__(cls)
        policy._native = core
        return policy

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Policy:
        """Reads the policy in a file, with all that it extends.

        Raises `PolicyError` with all problems where it is refused.
        """
        return cls._of(_core.Policy.load(os.fspath(path)))

    @classmethod
    def parse(cls, text: str, name: str = "policy.toml", *, files: Mapping[str, str | bytes] | None = None) -> Policy:
        """Reads a policy from its text. `name` is its file in errors.

        It can extend packs, and the `files` by their paths, seen from the folder of `name`. Lists of terms that it names are
        then taken from `files`, too.

        >>> Policy.parse('discretion = 1\\nname = "acme"\\nextends = ["pack:tone"]\\n').name
        'acme'
        """
        given = None
        if files is not None:
            given = {path: file.encode() if isinstance(file, str) else bytes(file) for path, file in files.items()}
        return cls._of(_core.Policy.parse(text, name, given))

    @classmethod
    def packs(cls, *names: str) -> Policy:
        """Takes shipped packs alone, by their names.

        >>> Policy.packs("tone", "claims").name
        'packs'
        """
        return cls._of(_core.Policy.packs([name.removeprefix("pack:") for name in names]))

    @classmethod
    def standard(cls) -> Policy:
        """Takes the shipped packs that are safe for anybody, as the program does where no policy is named."""
        return cls.packs(*_core.Policy.standard())

    @property
    def name(self) -> str:
        """The name that it gives itself."""
        return self._native.name

    @property
    def version(self) -> str | None:
        """Its version, as it calls it."""
        return self._native.version

    @property
    def owner(self) -> str | None:
        """Whom to ask about it."""
        return self._native.owner

    @property
    def digest(self) -> str:
        """A digest of its files, as reports have it."""
        return self._native.digest

    @property
    def files(self) -> list[str]:
        """The files that it was read from: those to watch."""
        return self._native.files

    @property
    def rules(self) -> list[str]:
        """The ids of its rules."""
        return self._native.rules

    @property
    def channels(self) -> list[str]:
        """The channels that it knows."""
        return self._native.channels

    def __repr__(self) -> str:
        return f"Policy({self.name!r}, rules={len(self.rules)})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, self._native.sources()


def _again(maker: str, arguments: tuple[Any, ...]) -> Policy:
    makers: dict[str, Callable[..., _core.Policy]] = {
        "kept": _core.Policy.kept,
        "parse": _core.Policy.parse,
        "packs": _core.Policy.packs,
    }
    return Policy._of(makers[maker](*arguments))
