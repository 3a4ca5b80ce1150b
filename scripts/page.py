#!/usr/bin/env python3
"""Opens the page for reviewers in Chromium and does what its readers do.

    scripts/page.py target/debug/discretion [--lenient] [--shots FOLDER]

Pages of clean, reviewed, blocked and hostile drafts, of several drafts and of one of 5 MB are opened on a desktop and a phone, in
light and dark. On each, axe-core looks for what keeps people out, no request may leave, no script may fail and nothing may be
wider than the screen. Then the filters, the keyboard, the theme, the computed scores and the printed page are tried. `--shots`
keeps pictures of it all.

Chromium is that of the system; Playwright comes from PyPI and axe-core from npm, into `target/page-tools`.

Exit status: 0 all is well; 1 something is not; 3 something could not be installed, so that nothing was proven. Where `CI` is
set, nothing may be missing; elsewhere `--lenient` makes that a loud 0.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import venv

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOOLS = ROOT / "target" / "page-tools"
POLICY = """
discretion = 1
name = "acme-social"
version = "2026.11"
owner = "comms@acme.example"
extends = ["pack:tone", "pack:claims"]
[company]
names = ["Acme"]
[[confidential]]
id = "launch"
terms = ["Project Kestrel", "Kestrel"]
severity = "critical"
owner = "product@acme.example"
why = "The launch is not public before March."
advice = "Speak of “our next storage engine” until then."
sources = ["https://acme.example/policy#launches"]
[[competitor]]
id = "globex"
names = ["Globex"]
owner = "legal@acme.example"
[[naming]]
id = "cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]
[[tone]]
id = "often"
terms = ["customers"]
max = "1 per draft"
severity = "low"
[[exception]]
rule = "acme-social/globex"
paths = ["joint.md"]
reason = "joint release"
owner = "legal@acme.example"
until = 2100-01-01T00:00:00Z
"""
BLOCKED = """---
title: "What Kestrel means for you"
description: A look ahead
---
# Storage that *keeps up*

Today we are excited to share a game-changing step: **Project Kestrel**, the fastest object store on the market. Unlike
Globex, whose product is slow and unreliable, AcmeCloud just works.

## What changes

- Reads are 100% guaranteed to be fast, see [the Kestrel page](https://acme.example/kestrel).
- Writes no longer stall
  1. on small files
  2. on *very* large ones
- AcmeCloud customers get it `for free`

> "It is revolutionary!!!" says one of our customers.

| Product | Latency | Price |
|---|---|---|
| AcmeCloud | 2 ms | 10 € |
| Globex | 20 ms | 12 € |

```sh
acme cloud enable --beta
```

<!-- ask whether Kestrel may be named -->
"""
REVIEWED = """# A calmer post

We moved our backups to a new region last week. It took two days, and no data was lost.

The new setup is the best in the industry, and AcmeCloud customers will notice an incredible difference!!

Next week we will write about the details.
"""
CLEAN = """# Maintenance on Sunday

The status page will be read-only from 08:00 to 09:00 UTC while we move its database.

No action is needed. We will post here when it is done.
"""
HOSTILE = """# Kestrel <script>alert(1)</script>

"><img src=https://evil.example/x onerror=alert(1)> Kestrel </style></script><script>alert(2)</script>

[Kestrel](javascript:alert(3) "' onfocus=alert(4) x='")

Kes\u200btrel and \u202ereversed\u202c, \u2066isolated, مرحبا Kestrel

<iframe srcdoc="<script>alert(5)</script>"></iframe><svg onload=alert(6)>AcmeCloud</svg><base href="https://evil.example/">

{% raw %}{{ Kestrel }}${Kestrel} `</main></body></html><script>alert(7)</script>`
"""


def missing(what):
    """Ends the run, because nothing is proven."""
    print(f"\n!!! THE PAGE WAS NOT TRIED: {what}\n", file=sys.stderr)
    sys.exit(0 if "--lenient" in sys.argv and not os.environ.get("CI") else 3)


def install():
    """The browser, and the text of axe-core; the rest of the run is in the environment of Playwright."""
    browser = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if not browser:
        missing("there is no Chromium: apt-get install chromium")
    python, axe = TOOLS / "bin" / "python", TOOLS / "node" / "node_modules" / "axe-core" / "axe.min.js"
    try:
        if not list(TOOLS.glob("lib/*/site-packages/playwright")):
            venv.create(TOOLS, with_pip=True)
            subprocess.run([python, "-m", "pip", "-q", "install", "playwright"], check=True)
        if not axe.is_file():
            (TOOLS / "node").mkdir(exist_ok=True)
            subprocess.run(["npm", "--silent", "--prefix", TOOLS / "node", "install", "axe-core"], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        missing(f"its tools could not be installed: {error}")
    if pathlib.Path(sys.prefix) != TOOLS:
        os.execv(python, [python, *sys.argv])
    return browser, axe.read_text("utf-8")


MESSAGE = """Your last update ate my files <script>alert(8)</script> & nobody answers since Tuesday.

"><img src=https://evil.example/m onerror=alert(9)> Is that what you call support?! I will sue you if they are gone.
"""
ANSWER = """Thanks for writing! We are proud of Kestrel, and it is guaranteed to be fast.

Your files are fine.
"""


def pages(program, folder):
    """Writes the pages, and gives what JSON says of the blocked draft."""
    drafts = {"blocked.md": BLOCKED, "reviewed.md": REVIEWED, "clean.md": CLEAN, "hostile.md": HOSTILE,
              "message.txt": MESSAGE, "answer.md": ANSWER,
              "joint.md": "# Une annonce commune\n\nNous publions avec Globex un guide. Il est gratuit.\n"}
    for name, text in drafts.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "policy.toml").write_text(POLICY, "utf-8")
    lines = "Nothing is wrong with this sentence, and it goes on for quite a while.\n\n"
    (folder / "large.md").write_text(f"Kestrel\n\n{lines * 36_000}Kestrel again, and AcmeCloud.\n\n{lines * 36_000}", "utf-8")

    def write(name, paths, *more, verb=("check",)):
        command = [program, *verb, "--policy", "policy.toml", "--no-config", "--no-mask", "--format", f"html={name}.html"]
        done = subprocess.run([*command, *more, *paths], cwd=folder, capture_output=True, text=True, timeout=900)
        if done.returncode == 2:
            sys.exit(f"the page {name} was not written: {done.stderr}")

    for name in ["blocked", "reviewed", "clean", "hostile", "large"]:
        write(name, [f"{name}.md"], *(["--format", "json=blocked.json"] if name == "blocked" else []))
    posts = [name for name in drafts if name not in ("message.txt", "answer.md")]
    write("index", posts)
    write("index-fr", posts, "--ui", "fr")
    write("answer", ["answer.md"], verb=("reply", "--to", "message.txt"))
    write("answer-fr", ["answer.md"], "--ui", "fr", verb=("reply", "--to", "message.txt"))
    return json.loads((folder / "blocked.json").read_text("utf-8"))["drafts"][0]


class Trial:
    """A browser, and what was found wrong."""

    def __init__(self, browser, axe, folder, shots):
        self.browser, self.axe, self.folder, self.shots, self.faults = browser, axe, folder, shots, []

    def hold(self, is_true, fault):
        if not is_true:
            self.faults.append(fault)
            print(f"  FAULT: {fault}")

    def open(self, name, width=1280, scheme="light", is_quiet=True):
        context = self.browser.new_context(viewport={"width": width, "height": 850}, color_scheme=scheme)
        page = context.new_page()
        where = f"{name} at {width} in {scheme}"
        page.on("request", lambda request: self.hold(request.url.startswith("file:") and request.is_navigation_request(),
                                                     f"{where}: a request for {request.url}"))
        page.on("dialog", lambda dialog: (self.hold(False, f"{where}: a dialog"), dialog.dismiss()))
        page.on("pageerror", lambda error: self.hold(False, f"{where}: {error}"))
        page.on("console", lambda message: self.hold(not is_quiet or message.type not in ("error", "warning"),
                                                       f"{where}: {message.text}"))
        page.goto((self.folder / f"{name}.html").as_uri())
        return page

    def shoot(self, page, name):
        if self.shots:
            page.screenshot(path=self.shots / f"{name}.png", full_page=True)

    def look(self, name, width, scheme):
        """What holds for every page."""
        page = self.open(name, width, scheme)
        where = f"{name} at {width} in {scheme}"
        self.shoot(page, f"{name}-{width}-{scheme}")
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        self.hold(wide <= 0, f"{where}: {wide} pixels wider than the screen")
        page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })")
        found = page.evaluate(self.axe + "; axe.run(document, {resultTypes: ['violations']})")
        for violation in found["violations"]:
            places = [" ".join(node["target"]) for node in violation["nodes"][:3]]
            self.hold(violation["impact"] not in ("serious", "critical"), f"{where}: {violation['id']}: {violation['help']} {places}")
        page.context.close()

    def filters(self):
        page = self.open("index")
        count = lambda selector: page.locator(f"{selector}:visible").count()
        every = count(".note")
        page.select_option("select[name=severity]", "critical")
        critical = count(".note")
        self.hold(0 < critical < every, f"filters: {critical} of {every} critical warnings")
        self.hold(count(".note.critical") == critical, "filters: another severity is shown")
        self.hold(str(critical) in page.inner_text("#filters output"), "filters: the number is not told")
        self.hold(page.locator(".mark.muted").count() > 0, "filters: no mark is quiet")
        page.click("#filters button")
        page.wait_for_function("!document.querySelector('.mark.muted')")
        page.select_option("select[name=owner]", "legal@acme.example")
        owned = page.eval_on_selector_all(".note:not([hidden])", "all => all.map((note) => note.dataset.owner)")
        self.hold(set(owned) == {"legal@acme.example"}, f"filters: of the owner: {owned}")
        page.click("#filters button")
        page.select_option("select[name=verdict]", "review")
        self.hold(count(".draft") == page.locator(".draft[data-verdict=review]").count() > 0, "filters: the verdict")
        page.select_option("select[name=family]", "naming")
        self.hold(count(".note") == count(".note[data-family=naming]"), "filters: the family")
        page.context.close()

    def exchange(self):
        """A message stands beside its answer; on a phone, above it."""
        for width in [1280, 390]:
            page = self.open("answer", width)
            message, answer = (page.locator(one).bounding_box() for one in [".incoming", ".answer"])
            beside = message["x"] + message["width"] <= answer["x"] and abs(message["y"] - answer["y"]) < 40
            above = message["y"] + message["height"] <= answer["y"]
            self.hold(beside if width == 1280 else above, f"the message at {width}: {message}, {answer}")
            said = page.inner_text(".incoming blockquote")
            self.hold("<script>alert(8)</script> & nobody" in said, f"the message is not shown as written: {said}")
            self.hold(page.locator(".incoming .kind").count() > 1, "nothing tells the kinds of the message")
            page.context.close()

    def keyboard(self):
        page = self.open("blocked")
        focused = lambda: page.evaluate("document.activeElement.id")
        page.keyboard.press("n")
        first = focused()
        page.keyboard.press("n")
        second = focused()
        page.keyboard.press("p")
        self.hold((first, second, focused()) == ("m1-1", "m1-2", "m1-1"), f"keyboard: {first}, {second}, {focused()}")
        page.keyboard.press("n")
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'w1-2'")
        self.hold(page.locator("#w1-2 details[open]").count() == 1, "keyboard: the warning is not unfolded")
        self.hold(page.locator("#w1-2.current").count() == 1, "keyboard: the warning is not lit")
        page.locator("#w1-2 .back").focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.activeElement.id === 'm1-2'")
        page.context.close()
        page = self.open("blocked")
        page.keyboard.press("Tab")
        self.hold(page.evaluate("document.activeElement.className") == "skip", "keyboard: the first stop is the way past the head")
        page.context.close()

    def theme(self):
        page = self.open("blocked")
        ground = lambda: page.evaluate("getComputedStyle(document.body).backgroundColor")
        before = ground()
        page.click("#theme")
        between = ground()
        page.click("#theme")
        self.hold(before == ground() != between, f"theme: {before}, {between}, {ground()}")
        page.context.close()

    def scores(self, report):
        page = self.open("blocked")
        own = page.eval_on_selector_all(".bar", "all => all.map((bar) => [bar.dataset.family, Number(bar.querySelector('.value').textContent)])")
        expected = {family: score for family, score in report["scores"].items() if score > 0}
        self.hold(dict(own) == expected, f"scores: {own} instead of {expected}")
        page.click(".how > summary")
        self.hold(page.inner_text(".recomputed").endswith(f" {report['score']:.1f}"), "scores: the whole")
        for box in page.locator("tr[data-family=confidential] input").all():
            box.uncheck()
        others = max(score for family, score in expected.items() if family != "confidential")
        self.hold(page.inner_text(".recomputed").endswith(f" {others:.1f}"), f"scores: without the worst, {others}")
        page.context.close()

    def paper(self):
        page = self.open("index")
        written = page.pdf(format="A4", path=self.shots / "index.pdf" if self.shots else None)
        self.hold(written.startswith(b"%PDF") and len(written) > 20_000, f"paper: {len(written)} bytes")
        page.emulate_media(media="print")
        # The width of A4 without its margins.
        page.set_viewport_size({"width": 688, "height": 1000})
        beside = page.evaluate("getComputedStyle(document.querySelector('.row')).display")
        self.hold(beside == "grid", f"paper: warnings stand beside the text, not {beside}")
        self.hold(page.locator(".how input:visible").count() == 0, "paper: boxes to tick are printed")
        self.hold(page.locator("#filters:visible, #theme:visible").count() == 0, "paper: controls are printed")
        self.hold(page.evaluate("document.querySelectorAll('details:not([open])').length") > 0, "paper: nothing was folded")
        if shutil.which("pdftotext"):
            text = subprocess.run(["pdftotext", "-", "-"], input=written, capture_output=True, check=True).stdout.decode()
            for said in ["joint release", "should be written", "The launch is not public"]:
                self.hold(said in " ".join(text.split()), f"paper: {said} is missing")
        page.context.close()

    def contents(self):
        """The policy of contents holds: nothing can be added to the page that runs or loads."""
        # What is refused is told on the console.
        page = self.open("hostile", is_quiet=False)
        refused = page.evaluate("""async () => {
            const refused = [];
            addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
            try { document.body.innerHTML += "<img src=x>"; } catch { refused.push("markup"); }
            const image = document.createElement("img");
            image.src = "data:image/gif;base64,R0lGODlhAQABAAAAACw=";
            document.body.append(image);
            try { await fetch("data:,x"); } catch { refused.push("fetch"); }
            await new Promise((done) => setTimeout(done, 200));
            return refused;
        }""")
        self.hold({"markup", "fetch", "img-src"} <= set(refused), f"contents: only {refused} were refused")
        page.context.close()


def main():
    program = pathlib.Path(sys.argv[1]).resolve()
    browser, axe = install()
    from playwright.sync_api import sync_playwright
    shots = pathlib.Path(sys.argv[sys.argv.index("--shots") + 1]) if "--shots" in sys.argv else None
    if shots:
        shots.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        folder = pathlib.Path(folder)
        report = pages(program, folder)
        opened = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        trial = Trial(opened, axe, folder, shots)
        for name in ["clean", "reviewed", "blocked", "hostile", "large", "index", "index-fr", "answer", "answer-fr"]:
            for width, scheme in [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]:
                trial.look(name, width, scheme)
        trial.hold((folder / "large.html").stat().st_size < 200_000, "the page of a large draft is large")
        trial.filters()
        trial.exchange()
        trial.keyboard()
        trial.theme()
        trial.scores(report)
        trial.paper()
        trial.contents()
        opened.close()
    print(f"the page: {len(trial.faults)} faults")
    sys.exit(1 if trial.faults else 0)


if __name__ == "__main__":
    main()
