#!/usr/bin/env python3
"""Compares the public interface of the library with the one that is kept in tests/interface.txt.

Usage: scripts/interface.py [--write] [FOLDER]

FOLDER is what `cargo doc --workspace` has written, target/doc/discretion unless it is given. Each line is an item as its page shows it:
types with their fields and variants, functions, methods, constants, implementations of traits that have methods of their own.
A change of the interface writes the file anew (--write), so that a review sees it. What rustdoc writes depends on the
compiler: with another one than that of the file, only names are compared.
"""

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / "tests/interface.txt"
KINDS = ("struct", "enum", "trait", "fn", "constant", "type", "static", "macro", "union")
# Traits that nearly every type has, and those that the compiler finds out.
COMMON = {"Clone", "Copy", "Debug", "Eq", "PartialEq", "PartialOrd", "Ord", "Hash", "Default", "StructuralPartialEq"}


class Page(HTMLParser):
    """The declaration of an item, and the headers of its methods and implementations."""

    def __init__(self):
        super().__init__()
        self.declaration, self.headers, self.texts = "", [], None
        self.section, self.kind = None, None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        identity = attributes.get("id") or ""
        if identity in ("synthetic-implementations", "blanket-implementations") or identity.startswith("deref-methods"):
            self.section = "others"
        elif identity in ("implementations", "trait-implementations", "implementations-list", "trait-implementations-list"):
            self.section = identity.removesuffix("-list")
        if tag == "pre" and "item-decl" in classes:
            self.texts, self.kind = [], "declaration"
        elif tag in ("h3", "h4") and "code-header" in classes and self.section != "others":
            self.texts, self.kind = [], self.section or "header"

    def handle_endtag(self, tag):
        if self.texts is None or tag not in ("pre", "h3", "h4"):
            return
        text = "".join(self.texts)
        if self.kind == "declaration":
            if tag != "pre":
                return
            self.declaration = text
        else:
            self.headers.append((self.kind, " ".join(text.split())))
        self.texts = None

    def handle_data(self, data):
        if self.texts is not None:
            self.texts.append(data)


def item(page, path):
    """The lines of an item."""
    parser = Page()
    parser.feed(page.read_text(encoding="utf-8"))
    # A page that leads to another one.
    if not parser.declaration:
        return
    # Derives and attributes say nothing that the implementations do not say; `#[non_exhaustive]` does.
    words = " ".join(re.sub(r"#\[(?!non_exhaustive)[^\]]*\]", "", parser.declaration).split())
    yield f"{path}: {words}"
    common = set()
    skipping = False
    for kind, header in parser.headers:
        if header.startswith("impl"):
            trait = re.match(r"impl(?:<[^>]*>)? (\w+)(?:<.*>)? for ", header)
            skipping = bool(trait and trait.group(1) in COMMON)
            if skipping:
                common.add(trait.group(1))
            elif " for " in header:
                yield f"{path}: {header}"
        elif not skipping and kind != "trait-implementations":
            yield f"{path}: {header}"
    common.discard("StructuralPartialEq")
    if common:
        yield f"{path}: {', '.join(sorted(common))}"


def interface(folder):
    lines = []
    for page in folder.rglob("*.html"):
        kind, _, name = page.name.removesuffix(".html").partition(".")
        if kind in KINDS and name:
            module = "::".join(page.parent.relative_to(folder.parent).parts)
            lines += item(page, f"{module}::{name}")
    return sorted(set(lines))


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--write"]
    target = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target"))
    folder = Path(arguments[0] if arguments else target / "doc/discretion").resolve()
    if not (folder / "index.html").exists():
        sys.exit(f"{folder} is not there: run `cargo doc --no-deps --all-features` before")
    compiler = " ".join(
        subprocess.run(["rustdoc", "--version"], check=True, capture_output=True, text=True).stdout.split()[:2]
    )
    found = interface(folder)
    if len(found) < 200:
        sys.exit(f"{folder}: {len(found)} lines were found; rustdoc writes its pages in another way")
    if "--write" in sys.argv:
        KEPT.write_text("\n".join([f"# {compiler}", *found]) + "\n", encoding="utf-8")
        return 0
    first, *kept = KEPT.read_text(encoding="utf-8").splitlines()
    if first != f"# {compiler}":
        print(f"only names are compared: the file is of {first.removeprefix('# ')}, this is {compiler}")
        found, kept = ({line.partition(": ")[0] for line in lines} for lines in (found, kept))
    found, kept = set(found), set(kept)
    changes = [f"+ {line}" for line in sorted(found - kept)] + [f"- {line}" for line in sorted(kept - found)]
    if changes:
        print("\n".join(changes))
        print("the public interface has changed: if it should, run `scripts/interface.py --write`")
        return 1
    print(f"the public interface is the one that is kept: {len(found)} lines")
    return 0


if __name__ == "__main__":
    sys.exit(main())
