// The extension starts `discretion lsp`, shows the verdict of the draft in the status bar, and asks for the reason of a comment.
"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { contributes } = require("./package.json");

/** The documents that the server reads. */
const LANGUAGES = ["markdown", "mdx", "html", "plaintext", "quarto", "rmd", "toml"];
/** The command by which the server lets the editor ask for a reason. */
const SILENCE = "discretion.silence";
/** The commands of lenses, whose answers have places. */
const WITH_PLACES = ["discretion.runExamples", "discretion.wouldFlag"];
/** Icons of verdicts, as the status bar writes them. */
const ICONS = { pass: "$(pass)", review: "$(eye)", block: "$(error)" };

/** What is running, while something is. */
let running = null;

/** The wishes of the user, as the server takes them. */
function options() {
    const settings = vscode.workspace.getConfiguration("discretion");
    const names = Object.keys(contributes.configuration.properties).map((name) => name.replace("discretion.", ""));
    const wishes = Object.fromEntries(names.filter((name) => name !== "path").map((name) => [name, settings.get(name)]));
    const isSaid = ([, value]) => value !== undefined && value !== "";
    return { ...Object.fromEntries(Object.entries(wishes).filter(isSaid)), silenceCommand: SILENCE };
}

/** The verdict of the draft that is shown, in the status bar. */
class StatusBar {
    constructor() {
        this.item = vscode.window.createStatusBarItem(vscode.StatusBarAlignment.Right, 100);
        this.item.command = "workbench.actions.view.problems";
        this.known = new Map();
    }

    take(status) {
        this.known.set(status.uri, status);
        this.show();
    }

    forget(uri) {
        this.known.delete(uri);
        this.show();
    }

    clear() {
        this.known.clear();
        this.show();
    }

    show() {
        const uri = vscode.window.activeTextEditor?.document.uri.toString();
        const status = this.known.get(uri);
        if (!status) {
            this.item.hide();
            return;
        }
        const isChecked = status.state === "checked";
        this.item.text = isChecked ? `${ICONS[status.verdict]} ${status.message}` : "$(warning) not checked";
        const needs = status.needs.length ? `ask ${status.needs.join(", ")}` : "";
        const rules = status.policy ? `${status.policy}: ${status.rules} rules in force` : "";
        this.item.tooltip = [isChecked ? "" : status.message, needs, rules, ...status.notes].filter(Boolean).join("\n");
        const colour = !isChecked || status.verdict === "block" ? "errorBackground" : "warningBackground";
        this.item.backgroundColor = status.fails ? new vscode.ThemeColor(`statusBarItem.${colour}`) : undefined;
        this.item.show();
    }
}

/** Asks for the reason of a comment, and writes the comment. Without a reason, nothing is written. */
async function silence({ uri, range, before, after, rule }) {
    const reason = await vscode.window.showInputBox({
        title: `Silence ${rule} here`,
        prompt: "The reason stands in the draft, and in each report.",
        validateInput: (text) => (!text.trim() || /-->|\*\/|[\r\n]/.test(text) ? "Write a reason, without an end of a comment." : undefined),
    });
    if (!reason || !reason.trim()) {
        return false;
    }
    const edit = new vscode.WorkspaceEdit();
    const at = new vscode.Position(range.start.line, range.start.character);
    edit.insert(vscode.Uri.parse(uri), at, `${before}${reason.trim()}${after}`);
    return vscode.workspace.applyEdit(edit);
}

/** Runs a command of a lens, and shows the places that it found. */
async function runCommand(command, commandArguments, next) {
    const answer = await next(command, commandArguments);
    if (WITH_PLACES.includes(command) && answer?.locations?.length) {
        const place = ({ uri, range: { start, end } }) =>
            new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(start.line, start.character, end.line, end.character));
        const [subject] = commandArguments;
        const origin = vscode.Uri.parse(subject.uri);
        const top = new vscode.Position(0, 0);
        await vscode.commands.executeCommand("editor.action.showReferences", origin, top, answer.locations.map(place));
    }
    return answer;
}

async function start() {
    const program = vscode.workspace.getConfiguration("discretion").get("path") || "discretion";
    const server = { command: program, args: ["lsp"], transport: TransportKind.stdio };
    const selector = LANGUAGES.flatMap((language) => ["file", "untitled"].map((scheme) => ({ scheme, language })));
    const client = new LanguageClient("discretion", "discretion", server, {
        documentSelector: selector,
        initializationOptions: options(),
        outputChannel: running?.log,
        middleware: { executeCommand: runCommand },
    });
    client.onNotification("discretion/status", (status) => running?.bar.take(status));
    try {
        await client.start();
        return client;
    } catch (error) {
        vscode.window.showErrorMessage(`discretion does not start (setting discretion.path: ${program}): ${error.message}`);
        return null;
    }
}

async function stop() {
    const client = running?.client;
    if (client) {
        running.client = null;
        running.bar.clear();
        await client.stop();
    }
}

async function restart() {
    await stop();
    running.client = await start();
}

async function activate(context) {
    running = { bar: new StatusBar(), log: vscode.window.createOutputChannel("discretion", { log: true }), client: null };
    const changed = async (event) => {
        if (event.affectsConfiguration("discretion.path")) {
            await restart();
        } else if (event.affectsConfiguration("discretion") && running?.client) {
            await running.client.sendNotification("workspace/didChangeConfiguration", { settings: { discretion: options() } });
        }
    };
    context.subscriptions.push(
        running.bar.item,
        running.log,
        vscode.commands.registerCommand(SILENCE, silence),
        vscode.commands.registerCommand("discretion.restart", restart),
        vscode.commands.registerCommand("discretion.showLog", () => running?.log.show()),
        vscode.workspace.onDidChangeConfiguration(changed),
        vscode.workspace.onDidCloseTextDocument((document) => running?.bar.forget(document.uri.toString())),
        vscode.window.onDidChangeActiveTextEditor(() => running?.bar.show()),
    );
    running.client = await start();
}

async function deactivate() {
    await stop();
    running = null;
}

module.exports = { activate, deactivate };
