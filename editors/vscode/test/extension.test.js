// The extension itself, with the real client library and the real server; only `vscode` is a stand-in.
"use strict";

const assert = require("node:assert");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const test = require("node:test");
const { standin, textDocument } = require("./standin.js");

const PROGRAM = process.env.DISCRETION;
const POLICY = `discretion = 1
name = "acme"
[[naming]]
id = "cloud"
use = "Acme Cloud"
not = ["AcmeCloud"]
owner = "comms@acme.example"
[[confidential]]
id = "falcon"
terms = ["Project Falcon"]
severity = "critical"
owner = "product@acme.example"
`;

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "discretion-extension-")));
fs.writeFileSync(path.join(folder, "acme.toml"), POLICY);
const settings = { "discretion.path": PROGRAM, "discretion.policy": "acme.toml" };
const { vscode, seen } = standin(folder, settings);
const extension = require("../extension.js");

async function until(wanted, what) {
    const end = Date.now() + 30_000;
    for (let value = wanted(); ; value = wanted()) {
        if (value) {
            return value;
        }
        assert.ok(Date.now() < end, `never: ${what}; ${seen.lines.join("")} ${seen.errors.join("")}`);
        await new Promise((done) => setTimeout(done, 20));
    }
}

test("the extension starts the server and shows what it says", async () => {
    const context = { subscriptions: [] };
    const draft = textDocument(path.join(folder, "post.md"), "markdown", "Project Falcon runs on AcmeCloud.\n");
    seen.documents.push(draft);
    seen.active = { document: draft };
    await extension.activate(context);
    assert.deepStrictEqual(seen.errors, []);
    const of = () => seen.collections.flatMap((collection) => collection.all.get(draft.uri.toString()) ?? []);
    await until(() => of().length === 2, "two warnings");
    const codes = of().map((one) => one.code?.value ?? one.code);
    assert.deepStrictEqual(codes.sort(), ["acme/cloud", "acme/falcon"]);
    const [item] = seen.items;
    await until(() => item.shown && item.text, "the status");
    assert.match(item.text, /^\$\(error\) block \d/);
    assert.match(item.tooltip, /ask product@acme.example/);
    assert.strictEqual(item.backgroundColor.id, "statusBarItem.errorBackground");

    // Another document has another verdict, or none.
    seen.active = { document: textDocument(path.join(folder, "other.rs"), "rust", "") };
    seen.fire("onDidChangeActiveTextEditor");
    assert.strictEqual(item.shown, false);
    seen.active = { document: draft };
    seen.fire("onDidChangeActiveTextEditor");
    assert.strictEqual(item.shown, true);

    // A role that the policy does not know, in the settings: nothing passes.
    settings["discretion.policy"] = "nowhere.toml";
    seen.fire("onDidChangeConfiguration", { affectsConfiguration: (name) => name === "discretion" });
    await until(() => item.text === "$(warning) not checked", "a policy that is not there");
    assert.match(item.tooltip, /^not checked with the current policy: nowhere.toml/);

    // A language that the server does not know, in the settings: it says so.
    settings["discretion.language"] = "xx";
    seen.fire("onDidChangeConfiguration", { affectsConfiguration: (name) => name === "discretion" });
    await until(() => seen.errors.some((said) => said.includes("unknown language `xx`")), "a language that is not there");
    delete settings["discretion.language"];

    // The reason of a comment is asked for; without one nothing is written.
    const silence = seen.commands.get("discretion.silence");
    const asked = { uri: draft.uri.toString(), range: { start: { line: 0, character: 0 } }, before: "<!-- x -- ", after: " -->\n", rule: "acme/cloud" };
    assert.strictEqual(await silence(asked), false);
    assert.ok(seen.asked.validateInput("") && seen.asked.validateInput("a --> b") && !seen.asked.validateInput("agreed"));
    seen.reason = " agreed ";
    assert.strictEqual(await silence(asked), true);
    assert.deepStrictEqual(seen.edits[0].inserted.map((one) => one.text), ["<!-- x -- agreed -->\n"]);

    // Everything that the server offers is asked of it.
    for (const offered of ["registerHoverProvider", "registerCodeActionsProvider", "registerCompletionItemProvider", "registerCodeLensProvider"]) {
        assert.ok(seen.providers.has(offered), offered);
    }
    assert.ok(seen.commands.has("discretion.wouldFlag"));
    await seen.commands.get("discretion.restart")();
    await until(() => item.text === "$(warning) not checked", "the server after its restart");
    await extension.deactivate();
});

test("a program that is not there is told, and nothing else breaks", async () => {
    settings["discretion.path"] = path.join(folder, "nowhere");
    await extension.activate({ subscriptions: [] });
    assert.ok(seen.errors.some((text) => text.includes("discretion does not start (setting discretion.path:")), seen.errors.join());
    await extension.deactivate();
    fs.rmSync(folder, { recursive: true });
});

test("the manifest has what the code uses", () => {
    const manifest = require("../package.json");
    const used = fs.readFileSync(path.join(__dirname, "../extension.js"), "utf8");
    for (const { command } of manifest.contributes.commands) {
        assert.ok(used.includes(`"${command}"`), command);
    }
    assert.ok(vscode.version);
});
