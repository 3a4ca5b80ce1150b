// The package says of the examples what the program says, byte for byte. `scripts/web` tells where the program is, if it was built.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Checker, Policy } from "discretion";

const root = process.env.DISCRETION_ROOT;
const program = process.env.DISCRETION_PROGRAM ?? join(root, "target/debug/discretion");
const AT = "2026-11-27T12:00:00Z";

test("reports are those of the program", { skip: existsSync(program) ? false : `there is no ${program}` }, () => {
  const pages = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`);
  const drafts = [...readdirSync(join(root, "examples/posts")).map((name) => `examples/posts/${name}`), ...pages];
  const file = "policies/example.toml";
  const arguments_ = ["check", "--no-config", "--policy", file, "--at", AT, "--fail-on", "never", "--format", "jsonl", "--mask", ...drafts];
  const lines = execFileSync(program, arguments_, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 }).split("\n");
  const said = lines.filter((line) => line.startsWith('{"kind":"draft",')).map((line) => line.replace('{"kind":"draft",', '{"version":1,'));
  const checker = new Checker(Policy.parse(readFileSync(join(root, file), "utf8"), { name: file }));
  assert.equal(said.length, drafts.length);
  for (const path of drafts) {
    const json = checker.checkJson(readFileSync(join(root, path), "utf8"), { path, now: AT, masking: "confidential" });
    assert.ok(said.includes(json), `${path}:\n${json.slice(0, 400)}`);
  }
  assert.ok(said.join().includes('"verdict":"block"'));
});
