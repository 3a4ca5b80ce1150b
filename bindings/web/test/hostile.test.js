// Drafts and policies of tests/hostile, which want to break whoever reads them, on a small stack: of a worker, with far less than
// a browser gives. `scripts/web` writes hostile.json.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Worker, isMainThread, parentPort } from "node:worker_threads";

const LONG = 12_000;
const SMALL_STACK_MIB = 0.3;
const FORMATS = { notebook: "notebook", plain: "plain", html: "html", mdx: "mdx", markdown: "markdown" };

const long = ({ head = "", repeat, tail = "" }) => head + repeat.repeat(Math.ceil(LONG / Buffer.byteLength(repeat))) + tail;

async function work() {
  const { Checker, Policy } = await import("discretion");
  const { drafts, policies, policy } = JSON.parse(readFileSync(new URL("hostile.json", import.meta.url), "utf8"));
  const checker = new Checker(Policy.parse(policy));
  for (const draft of drafts) {
    parentPort.postMessage({ name: draft.name });
    const report = checker.check(long(draft), { format: FORMATS[draft.format ?? "markdown"] });
    if (!["pass", "review", "block"].includes(report.verdict)) throw new Error(`${draft.name}: ${report.verdict}`);
  }
  for (const one of policies) {
    parentPort.postMessage({ name: one.name });
    try {
      new Checker(Policy.parse(`discretion = 1\nname = "hostile"\n${long(one)}\n`)).check("a b c");
    } catch (error) {
      if (error.name !== "PolicyError" || error.issues.length === 0) throw error;
    }
  }
  parentPort.postMessage({ checked: drafts.length + policies.length });
}

if (isMainThread) {
  test("no hostile draft and no hostile policy ends an instance on a small stack", { timeout: 300_000 }, async () => {
    let last, checked;
    await new Promise((done, fail) => {
      const worker = new Worker(new URL(import.meta.url), { resourceLimits: { stackSizeMb: SMALL_STACK_MIB } });
      worker.on("message", (message) => ({ name: last, checked } = { name: last, checked, ...message }));
      worker.on("error", (error) => fail(new Error(`${last}: ${error.message}`, { cause: error })));
      worker.on("exit", done);
    });
    assert.ok(checked > 100, `${last}: ${checked}`);
  });
} else {
  await work();
}
