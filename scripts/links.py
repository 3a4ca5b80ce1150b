#!/usr/bin/env python3
"""Checks the links of a folder of HTML pages: files that are there, and places that their pages have.

Usage: scripts/links.py FOLDER

Links to other sites are counted and not followed: a build must not fail because of them.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.names, self.links = set(), []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.names.update(attributes[key] for key in ("id", "name") if attributes.get(key))
        target = attributes.get("href") if tag in ("a", "link") else attributes.get("src")
        if target:
            self.links.append((self.getpos()[0], target))


def read(file):
    page = Page()
    page.feed(file.read_text(encoding="utf-8"))
    return page


def main():
    root = Path(sys.argv[1]).resolve()
    pages = {file: read(file) for file in sorted(root.rglob("*.html"))}
    if len(pages) < 2:
        sys.exit(f"{root} has no pages")
    broken, checked, elsewhere = [], 0, 0
    for file, page in pages.items():
        # The page for what is not found is served from anywhere, and `print.html` repeats the others.
        if file.name in ("404.html", "toc.html"):
            continue
        for line, target in page.links:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                elsewhere += 1
                continue
            checked += 1
            path = unquote(parts.path)
            to = (root / path.lstrip("/") if path.startswith("/") else file.parent / path).resolve() if path else file
            to = to / "index.html" if to.is_dir() else to
            if not to.is_relative_to(root) or not to.exists():
                broken.append(f"{file.relative_to(root)}:{line}: {target} is not there")
            elif parts.fragment and to in pages and unquote(parts.fragment) not in pages[to].names:
                broken.append(f"{file.relative_to(root)}:{line}: {target} has no such place")
    print("\n".join(broken) if broken else f"{checked} links lead somewhere; {elsewhere} lead to other sites")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
