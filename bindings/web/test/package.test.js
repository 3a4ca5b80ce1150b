// What the package does in Node. `scripts/web` runs it where the package was installed from its tarball.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { Checker, EndedError, Policy, PolicyError, load, stringIndex } from "discretion";

const ACME = `discretion = 1
name = "acme"
version = "2026.11"
[channels.blog]
[[confidential]]
id = "falcon"
terms = ["Project Falcon"]
why = "It is not public."
owner = "legal@acme.example"
[[tone]]
id = "hype"
terms = ["hype"]
channels = ["blog"]
`;
const SEALED = `discretion = 1
name = "acme"
[[confidential]]
id = "unannounced"
sealed = { key = { env = "DISCRETION_KEY" }, check = "c1:256de39c38a4ffff2a631eaca8f82836", longest = 2, tags = [
    "b1:6e2b4f820a7efc966b724c42f53cb9d2",
    "b1:98da72df7fe7fb1604e690bbbce055f5",
    "b1:a92115647fd54675dddaac0bb0beb8d4",
    "b1:e41168a83ef90d7592fb583edb3dece1",
] }
`;
const LISTED = `discretion = 1
name = "acme"
[[confidential]]
id = "names"
terms_file = { path_env = "CODE_NAMES" }
`;

/** The error that a call throws. */
function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

test("the module imports nothing, so it can reach nothing", () => {
  const module = new WebAssembly.Module(readFileSync(fileURLToPath(import.meta.resolve("discretion/discretion.wasm"))));
  assert.deepEqual(WebAssembly.Module.imports(module), []);
});

test("a policy tells its facts", () => {
  const policy = Policy.parse(ACME, { name: "acme.toml" });
  assert.equal(policy.name, "acme");
  assert.equal(policy.version, "2026.11");
  assert.match(policy.digest, /^sha256:[0-9a-f]{64}$/);
  assert.deepEqual([policy.files, policy.channels], [[], ["blog"]]);
  assert.ok(policy.rules.includes("acme/falcon"));
});

test("a report has its warnings at their places, in any script", () => {
  const checker = new Checker(Policy.parse(ACME));
  const text = "\u{feff}😀 Été: **Project** Falcon!";
  const report = checker.check(text, { path: "blog/a.md" });
  assert.deepEqual([report.verdict, report.path, report.warnings.length], ["block", "blog/a.md", 1]);
  const [warning] = report.warnings;
  const at = stringIndex(text);
  assert.equal(text.slice(at(warning.span.start), at(warning.span.end)), "Project** Falcon");
  assert.deepEqual([warning.start, warning.owner, warning.why], [{ line: 1, column: 10 }, "legal@acme.example", "It is not public."]);
  assert.deepEqual(JSON.parse(checker.checkJson(text, { now: null })), checker.check(text, { now: null }));
});

test("places in strings are those of bytes", () => {
  const text = "aé€😀z\ud800b";
  const bytes = new TextEncoder().encode(text);
  const at = stringIndex(text);
  for (const part of ["a", "é", "€", "😀", "z", "b"]) {
    const unit = text.indexOf(part);
    const start = new TextEncoder().encode(text.slice(0, unit)).length;
    assert.equal(at(start), unit, part);
  }
  assert.equal(at(bytes.length), text.length);
});

test("a half of a character is no error", () => {
  const report = new Checker(Policy.parse(ACME)).check("\udc00 Project Falcon \ud83d");
  assert.equal(report.warnings[0].text, "Project Falcon");
});

test("all problems of a policy are told at once, with their places", () => {
  const error = thrown(() => Policy.parse('discretion = 1\nname = "é"\n[[tone]]\nid = "hype"\ntermz = ["hype"]\n', { name: "a.toml" }));
  assert.ok(error instanceof PolicyError && error instanceof Error);
  assert.deepEqual(error.issues.map(({ code, position }) => [code, position.line]), [["not-kebab-case", 2], ["unknown-key", 5]]);
  const [, unknown] = error.issues;
  assert.deepEqual([unknown.file, unknown.position, unknown.help], ["a.toml", { line: 5, column: 1 }, "did you mean `terms`?"]);
  assert.match(error.message, /a\.toml:5:1: unknown key `termz`/);
});

test("what a policy extends is among its files, and nowhere else", () => {
  const text = 'discretion = 1\nname = "acme"\nextends = ["house/base.toml", "pack:tone"]\n';
  const base = ACME.replace('"acme"', '"base"');
  const policy = Policy.parse(text, { files: { "house/base.toml": base } });
  assert.ok(policy.rules.includes("base/falcon") && policy.files.includes("house/base.toml"));
  const missing = thrown(() => Policy.parse(text));
  assert.equal(missing.issues[0].position.line, 3);
  assert.match(missing.message, /house\/base\.toml/);
  const wrong = thrown(() => Policy.parse(text, { files: { "house/base.toml": base.replace("terms", "termz") } }));
  assert.deepEqual([wrong.issues[0].file, wrong.issues[0].position.line], ["house/base.toml", 7]);
  // A file that lies on the disk of this very test is not read.
  assert.ok(thrown(() => Policy.parse('discretion = 1\nname = "acme"\nextends = ["package.json"]\n')) instanceof PolicyError);
});

test("packs make a policy, and a misspelt one is named", () => {
  assert.equal(new Checker(Policy.packs(["tone", "claims"])).check("You are all idiots!!!").verdict, "block");
  assert.match(thrown(() => Policy.packs(["tonne"])).message, /tonne/);
});

test("a date counts from the clock of the host, from a moment, or not at all", (t) => {
  const text = `${ACME}[[confidential]]\nid = "halcyon"\nterms = ["Halcyon"]\nuntil = 2027-03-01T09:00:00+01:00\n`;
  const checker = new Checker(Policy.parse(text));
  const verdict = (now) => checker.check("Meet Halcyon.", { now }).verdict;
  assert.deepEqual([verdict("2027-03-01T08:59:59+01:00"), verdict(new Date("2027-03-01T08:00:00Z")), verdict(null)], ["block", "pass", "block"]);
  t.mock.timers.enable({ apis: ["Date"], now: new Date("2027-03-01T07:59:59.900Z") });
  const before = checker.check("Meet Halcyon.");
  assert.deepEqual([before.verdict, before.circumstances.checked], ["block", { at: "2027-03-01T07:59:59Z", from: "clock" }]);
  t.mock.timers.tick(200);
  assert.equal(checker.check("Meet Halcyon.").verdict, "pass");
  assert.equal(checker.check("Meet Halcyon.", { publishAt: "2027-02-01T00:00:00Z" }).verdict, "block");
  for (const now of ["2027-03-01", "2027-03-01T09:00:00", "soon", 5, new Date("soon")]) {
    assert.throws(() => verdict(now), TypeError, String(now));
  }
});

test("a policy whose last rule is over refuses to let everything pass", () => {
  const text = ACME.slice(0, ACME.indexOf("[channels")) + '[[confidential]]\nid = "a"\nterms = ["Halcyon"]\nuntil = 2027-03-01T08:00:00Z\n';
  const checker = new Checker(Policy.parse(text));
  assert.throws(() => checker.check("Halcyon", { now: "2027-03-01T08:00:00Z" }), PolicyError);
});

test("a secret that is missing or wrong is an error, and nothing quotes it", () => {
  const listed = Policy.parse(LISTED);
  const missing = thrown(() => new Checker(listed));
  assert.ok(missing instanceof PolicyError);
  assert.match(missing.message, /^policy\.toml:5:\d+: the list of terms was not given; `new Checker\(policy, \{ keys, terms \}\)` takes/);
  const checker = new Checker(listed, { terms: { CODE_NAMES: "Halcyon One\nKestrel\n" } });
  const report = checker.checkJson("Soon: Kestrel!");
  assert.ok(report.includes('"verdict":"block"') && !report.includes("Kestrel"));
  assert.equal(checker.check("Soon: Kestrel!", { masking: "none" }).warnings[0].text, "Kestrel");
  const key = "3f0c1d5e8b27a4967e0d2c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a697889";
  const sealed = Policy.parse(SEALED);
  assert.ok(thrown(() => new Checker(sealed)) instanceof PolicyError);
  const found = new Checker(sealed, { keys: { DISCRETION_KEY: key } }).checkJson("Soon: #ProjectHalcyon!");
  assert.ok(found.includes('"verdict":"block"') && !found.includes("Halcyon"), found);
  for (const secrets of [{ keys: { DISCRETION_KEY: key.replace("3f", "f3") } }, { keys: { DISCRETION_KEY: `${key}0` } }, { keys: key }, { keys: { a: [key] } }]) {
    const error = thrown(() => new Checker(sealed, secrets));
    assert.ok(!error.message.includes("0c1d5e8b"), error.message);
  }
  assert.ok(!thrown(() => Policy.parse("x", { files: "secret text" })).message.includes("secret"));
});

test("a name or an option that nobody knows is an error", () => {
  const checker = new Checker(Policy.parse(ACME));
  assert.equal(checker.check("All hype.", { channel: "blog" }).warnings.length, 1);
  assert.throws(() => checker.check("All hype.", { channel: "blgo" }), { name: "TypeError", message: /blgo.*blog/ });
  assert.throws(() => checker.check("All hype.", { chanel: "blog" }), { name: "TypeError", message: /unknown field `chanel`/ });
  assert.throws(() => checker.check("All hype.", { format: "docx" }), { name: "TypeError", message: /docx/ });
  assert.throws(() => checker.check("All hype.", { masking: "all" }), { name: "TypeError", message: /all/ });
  for (const text of [undefined, null, 5, new Uint8Array(3)]) assert.throws(() => checker.check(text), TypeError);
  assert.throws(() => new Checker({}), TypeError);
  assert.throws(() => new Policy(), TypeError);
});

test("the format is that of the path", () => {
  const checker = new Checker(Policy.parse(ACME));
  const text = "<p>Project <b>Falcon</b></p><!-- x -->";
  assert.equal(checker.check(text, { path: "a.html" }).warnings[0].text, "Project <b>Falcon");
  assert.equal(checker.check("    Project Falcon", { format: "plain" }).warnings[0].context, "paragraph");
});

test("a draft of more than 16 MiB is refused", () => {
  const checker = new Checker(Policy.parse(ACME));
  assert.throws(() => checker.check("a".repeat((16 << 20) + 1)), RangeError);
  assert.throws(() => checker.check("€".repeat(6 << 20)), RangeError);
});

test("an answer is held to its message", () => {
  const checker = new Checker(Policy.packs(["tone"]));
  const message = "Three days, and still no answer from your support.";
  const advice = checker.advise({ text: message, author: "customer", minutesSince: 30 });
  assert.equal(advice.decision, "restore");
  const report = checker.checkReply(message, "We have news.", { path: "answer.md" });
  assert.ok(report.reply.missing.length > 0 && report.path === "answer.md");
  assert.throws(() => checker.advise({ text: message, author: "troll" }), { name: "TypeError", message: /troll/ });
  assert.throws(() => checker.advise({ text: message, autor: "press" }), { name: "TypeError", message: /autor/ });
});

test("what was freed is not asked", () => {
  const checker = new Checker(Policy.parse(ACME));
  checker.free();
  checker.free();
  assert.throws(() => checker.check("a"), { name: "TypeError", message: "this was freed" });
});

test("an instance that has no stack left ends with an error that says so, and a new one goes on", async () => {
  const text = `${"> ".repeat(200)}a game changer`;
  const before = new Checker(Policy.packs(["tone"]));
  const expected = before.checkJson(text, { now: null });
  const deep = (frames) => (frames > 0 ? deep(frames - 1) : before.checkJson(text, { now: null }));
  // From a depth that leaves no stack for a call upwards, to the first that lets a check begin and not end.
  let [ended, frames] = [null, 20_000];
  while (!ended && frames > 0) {
    frames -= 20;
    try {
      assert.equal(deep(frames), expected);
      break;
    } catch (error) {
      if (error instanceof EndedError) ended = error;
      else if (!(error instanceof RangeError)) throw error;
    }
  }
  assert.ok(ended, `a check ends well at a depth of ${frames}`);
  assert.match(ended.message, /has ended \(Maximum call stack size exceeded\); nothing was checked\. Await load\(\)/);
  assert.throws(() => before.check("a"), EndedError);
  assert.throws(() => Policy.packs(["tone"]), EndedError);
  before.free();
  await load();
  assert.throws(() => before.check("a"), EndedError);
  assert.equal(new Checker(Policy.packs(["tone"])).checkJson(text, { now: null }), expected);
});
