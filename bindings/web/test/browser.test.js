// The package in Chromium, and the page of the book that checks a text there. `scripts/web` installs both beside this file, and
// builds the book.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const BROWSERS = ["chromium", "chromium-browser", "google-chrome"].map((name) => `/usr/bin/${name}`);
const executablePath = BROWSERS.find((path) => existsSync(path));
const skip = executablePath ? false : "there is no Chromium: apt-get install chromium";
if (skip && process.env.CI) throw new Error(skip);

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };
// Its type is not told, as many servers do not know it.
const FOLDERS = { "/package/": "node_modules/discretion/", "/book/": `${process.env.DISCRETION_BOOK}/` };
const PAGE = '<!doctype html><title>A page</title><link rel="icon" href="data:,"><p>A page';
const axe = readFileSync(join(import.meta.dirname, "../../node_modules/axe-core/axe.min.js"), "utf8");

let browser, server, address;

before(async () => {
  if (skip) return;
  server = createServer(({ url }, response) => {
    const { pathname } = new URL(url, "http://localhost");
    const [prefix, folder] = Object.entries(FOLDERS).find(([prefix]) => pathname.startsWith(prefix)) ?? [];
    const file = folder && join(folder, normalize(pathname.slice(prefix.length)));
    if (pathname === "/") return response.setHeader("content-type", "text/html").end(PAGE);
    if (!file || !existsSync(file)) return response.writeHead(404).end();
    response.setHeader("content-type", TYPES[extname(file)] ?? "application/octet-stream").end(readFileSync(file));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}`;
  browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
});

after(async () => {
  await browser?.close();
  server?.close();
});

// A browser may look for the icon of a book again at a link within a page.
const isIcon = (url) => url.includes("/book/favicon");

/** A page, with all that it asks for and all that goes wrong in it. */
async function open(path, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const [requests, faults] = [[], []];
  page.on("request", (request) => requests.push(request.url()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && !isIcon(message.location().url) && faults.push(message.text()));
  await page.goto(address + path);
  return { context, page, requests, faults };
}

test("the package checks in a page, and in a worker of it", { skip }, async () => {
  const { context, page, requests, faults } = await open("/");
  const check = async () => {
    const { Checker, Policy, PolicyError, load } = await import("/package/browser.js");
    let early;
    try {
      Policy.packs(["tone"]);
    } catch (error) {
      early = error.message;
    }
    await load();
    await load();
    const report = new Checker(Policy.packs(["tone"])).check("It is a game changer.");
    let line;
    try {
      Policy.parse("discretion = 1\nname = 5\n");
    } catch (error) {
      line = error instanceof PolicyError && error.issues[0].position.line;
    }
    return { early, line, text: report.warnings[0].text, from: report.circumstances.checked.from };
  };
  const expected = { early: "discretion.wasm is not loaded yet: await load() first", line: 2, text: "game changer", from: "clock" };
  assert.deepEqual(await page.evaluate(check), expected);
  const inWorker = await page.evaluate(async (check) => {
    const source = `self.onmessage = async () => self.postMessage(await (${check.replaceAll('"/package', `"${location.origin}/package`)})());`;
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })), { type: "module" });
    return new Promise((done, fail) => Object.assign(worker, { onmessage: ({ data }) => done(data), onerror: fail }).postMessage(null));
  }, String(check));
  assert.deepEqual(inWorker, expected);
  assert.equal(requests.filter((url) => url.endsWith(".wasm")).length >= 1, true);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a module that is not there is an error that names it", { skip }, async () => {
  const { context, page } = await open("/");
  const message = await page.evaluate(async () => {
    const { load } = await import("/package/browser.js");
    return load("/nowhere.wasm").catch((error) => error.message);
  });
  assert.match(message, /nowhere\.wasm could not be loaded: 404/);
  await context.close();
});

const ready = (page) => page.waitForFunction(() => document.getElementById("try-state").textContent.startsWith("Ready"));

test("the page of the book checks what is typed, without a network", { skip }, async () => {
  const { context, page, requests, faults } = await open("/book/try.html");
  await ready(page);
  assert.match(await page.innerText("#try-verdict"), /^Verdict: block\. Score: [\d.]+ of 100\. \d+ warnings\.$/);
  assert.ok((await page.locator("#try-marked mark").allInnerTexts()).join().includes("Kestrel"));
  await context.setOffline(true);
  const before = requests.length;
  const type = async (id, text, done) => {
    await page.fill(`#try-${id}`, text);
    await page.waitForFunction(done);
  };
  await type("draft", "We have news. 😀 <img src=x onerror=alert(1)> Kestrel!", () => document.querySelectorAll("#try-warnings li").length === 1);
  assert.equal(await page.textContent("#try-marked"), "We have news. 😀 <img src=x onerror=alert(1)> Kestrel1!");
  assert.equal(await page.locator("#try-marked img").count(), 0);
  assert.match(await page.innerText("#try-warnings"), /“Kestrel” is confidential|Kestrel/);
  await page.click("#try-marked mark a");
  assert.equal(await page.evaluate(() => document.activeElement.id || location.hash), "try-warning-1");
  await type("draft", "We have news.", () => document.getElementById("try-verdict").textContent.startsWith("Verdict: pass."));
  // The policy is changed, broken, and mended.
  await type("policy", 'discretion = 1\nname = "acme"\n[[tone]]\nid = "news"\nterms = ["news"]\n', () => document.querySelectorAll("#try-marked mark").length === 1);
  await type("policy", 'discretion = 1\nname = "acme"\n[[tone]]\nid = "é"\ntermz = ["news"]\n', () => document.querySelectorAll("#try-issues li").length === 2);
  assert.match(await page.innerText("#try-issues"), /line 5, column 1.*unknown key `termz`.*did you mean `terms`/s);
  assert.deepEqual([await page.isVisible("#try-result"), await page.getAttribute("#try-policy", "aria-invalid")], [false, "true"]);
  await page.click("#try-issues li:nth-child(2) button");
  const chosen = await page.evaluate(() => {
    const { selectionStart, selectionEnd, value } = document.activeElement;
    return value.slice(selectionStart, selectionEnd);
  });
  assert.equal(chosen, "termz");
  // The keys by which a book turns its pages are keys of a text here.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("s");
  await type("policy", 'discretion = 1\nname = "acme"\nextends = ["pack:tone", "house.toml"]\n', () => /house\.toml/.test(document.getElementById("try-issues").textContent));
  await type("policy", 'discretion = 1\nname = "acme"\n[[confidential]]\nid = "a"\nterms_file = "names.txt"\n', () => /not given/.test(document.getElementById("try-issues").textContent));
  await type("policy", 'discretion = 1\nname = "acme"\nextends = ["pack:tone"]\n', () => document.getElementById("try-verdict").checkVisibility());
  assert.ok(page.url().includes("/book/try.html"));
  assert.deepEqual(requests.slice(before).filter((url) => !isIcon(url)), []);
  assert.deepEqual(faults, []);
  await context.close();
});

test("a long text with overlapping warnings is marked as it is written", { skip }, async () => {
  const { context, page, faults } = await open("/book/try.html");
  await ready(page);
  const text = "Été 😀 — the fastest Kestrel, **game-changing**, 100% guaranteed!!! ".repeat(300);
  await page.fill("#try-draft", text);
  await page.waitForFunction(() => document.querySelectorAll("#try-marked mark").length > 500, null, { timeout: 60_000 });
  const shown = await page.evaluate(() => {
    document.querySelectorAll("#try-marked mark a").forEach((link) => link.remove());
    return document.getElementById("try-marked").textContent;
  });
  assert.equal(shown, text);
  assert.deepEqual(faults, []);
  await context.close();
});

test("the page of the book keeps nobody out, in each theme and on a small screen", { skip, timeout: 120_000 }, async () => {
  for (const [width, theme] of [[1280, "light"], [1280, "navy"], [360, "light"], [360, "coal"], [1280, "rust"], [1280, "ayu"]]) {
    const where = `at ${width} in ${theme}`;
    const { context, page } = await open("/", { viewport: { width, height: 800 } });
    await page.evaluate((theme) => localStorage.setItem("mdbook-theme", theme), theme);
    await page.goto(`${address}/book/try.html`);
    await ready(page);
    await page.fill("#try-policy", `${await page.inputValue("#try-policy")}\nterms = 5\n`);
    await page.waitForFunction(() => document.querySelectorAll("#try-issues li").length > 0);
    const look = async () => {
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${where}: ${wide} pixels wider than the screen`);
      const { violations } = await page.evaluate(`${axe}; axe.run(document.getElementById("try"), { resultTypes: ["violations"] })`);
      const told = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
      assert.deepEqual(told.map(({ id, nodes }) => `${id}: ${nodes[0].html} ${nodes[0].failureSummary}`), [], where);
    };
    await look();
    await page.fill("#try-policy", 'discretion = 1\nname = "acme"\nextends = ["pack:tone", "pack:claims"]\n');
    await page.waitForFunction(() => document.getElementById("try-verdict").checkVisibility() && document.querySelectorAll("#try-marked mark").length > 0);
    await look();
    if (process.env.DISCRETION_SHOTS) await page.screenshot({ path: join(process.env.DISCRETION_SHOTS, `try-${width}-${theme}.png`), fullPage: true });
    await context.close();
  }
});

test("the page of the book says so where the module was not built", { skip }, async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route("**/*.wasm", (route) => route.fulfill({ status: 404 }));
  await page.goto(`${address}/book/try.html`);
  await page.waitForFunction(() => document.getElementById("try-state").textContent.includes("could not be loaded"));
  assert.equal(await page.isDisabled("#try-draft"), true);
  await context.close();
});
