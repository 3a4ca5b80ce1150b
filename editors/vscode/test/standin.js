// A stand-in for the module `vscode`: as much of an editor as the extension and the client library ask for.
"use strict";

const Module = require("node:module");
const { pathToFileURL, fileURLToPath } = require("node:url");

class EventEmitter {
    listeners = new Set();
    event = (listener, self) => {
        const bound = self ? listener.bind(self) : listener;
        this.listeners.add(bound);
        return { dispose: () => this.listeners.delete(bound) };
    };
    fire(value) {
        [...this.listeners].forEach((listener) => listener(value));
    }
    dispose() {
        this.listeners.clear();
    }
}

class Disposable {
    constructor(call) {
        this.dispose = call ?? (() => {});
    }
    static from(...all) {
        return new Disposable(() => all.forEach((one) => one.dispose()));
    }
}

class Uri {
    constructor(text) {
        this.text = text;
        this.scheme = text.split(":")[0];
        this.fsPath = this.scheme === "file" ? fileURLToPath(text) : text;
        this.path = this.fsPath;
    }
    static parse(text) {
        return new Uri(text);
    }
    static file(path) {
        return new Uri(pathToFileURL(path).href);
    }
    toString() {
        return this.text;
    }
}

class Position {
    constructor(line, character) {
        Object.assign(this, { line, character });
    }
}

class Range {
    constructor(...at) {
        const [start, end] = at.length === 4 ? [new Position(at[0], at[1]), new Position(at[2], at[3])] : at;
        Object.assign(this, { start, end });
    }
}

class Diagnostic {
    constructor(range, message, severity) {
        Object.assign(this, { range, message, severity });
    }
}

class Location {
    constructor(uri, range) {
        Object.assign(this, { uri, range });
    }
}

class WorkspaceEdit {
    inserted = [];
    insert(uri, at, text) {
        this.inserted.push({ uri: uri.toString(), at, text });
    }
}

/** Any class that the client library derives from or makes. */
const anyClass = (name) => ({ [name]: class { constructor(...given) { this.given = given; } } })[name];

/** Any value of a set: `DiagnosticSeverity.Error`. */
const anySet = new Proxy({}, { get: (_, name) => (name === "Error" ? 0 : name === "Warning" ? 1 : name === "Information" ? 2 : name === "Hint" ? 3 : String(name)) });

/** An editor, and what the test sees of it. */
function standin(folder, settings) {
    const fired = new Map();
    const event = (name) => {
        if (!fired.has(name)) {
            fired.set(name, new EventEmitter());
        }
        return fired.get(name).event;
    };
    const seen = {
        collections: [], providers: new Map(), commands: new Map(), executed: [], items: [], errors: [], lines: [], edits: [],
        reason: undefined, documents: [], active: undefined,
        fire: (name, value) => (event(name), fired.get(name).fire(value)),
    };
    const provider = (name) => (...given) => (seen.providers.set(name, given), new Disposable());
    const channel = {
        name: "discretion", logLevel: 3, onDidChangeLogLevel: event("logLevel"), show() {}, dispose() {}, clear() {}, append: (text) => seen.lines.push(text), appendLine: (text) => seen.lines.push(text),
    };
    for (const level of ["info", "warn", "error", "debug", "trace"]) {
        channel[level] = (text) => seen.lines.push(text);
    }
    const events = (known) => new Proxy(known, { get: (target, name) => target[name] ?? (/^on[A-Z]/.test(String(name)) ? event(name) : undefined) });
    const vscode = {
        // Else what is imported is a copy, which has only what is there by now.
        __esModule: true,
        EventEmitter, Disposable, Uri, Position, Range, Diagnostic, Location, WorkspaceEdit,
        version: "1.106.0",
        StatusBarAlignment: { Right: 2 },
        ThemeColor: class { constructor(id) { this.id = id; } },
        CancellationTokenSource: class { token = { isCancellationRequested: false, onCancellationRequested: event("cancel") }; cancel() {} dispose() {} },
        env: events({ language: "en", appName: "a stand-in", uriScheme: "vscode", isTrusted: true }),
        workspace: events({
            get textDocuments() { return seen.documents; },
            notebookDocuments: [],
            workspaceFolders: [{ uri: Uri.file(folder), name: "acme", index: 0 }],
            getWorkspaceFolder: () => ({ uri: Uri.file(folder), name: "acme", index: 0 }),
            getConfiguration: (section) => ({ get: (name, otherwise) => settings[`${section}.${name}`] ?? otherwise, inspect: () => undefined }),
            createFileSystemWatcher: () => ({ onDidCreate: event("created"), onDidChange: event("changed"), onDidDelete: event("deleted"), dispose() {} }),
            applyEdit: async (edit) => (seen.edits.push(edit), true),
            asRelativePath: (path) => String(path),
        }),
        window: events({
            get activeTextEditor() { return seen.active; },
            get visibleTextEditors() { return seen.active ? [seen.active] : []; },
            tabGroups: events({ all: [] }),
            createOutputChannel: (_, how) => {
                // The client library asks for the level of a log.
                if (!how?.log) {
                    throw new Error("not a channel for a log");
                }
                return channel;
            },
            createStatusBarItem: () => {
                const item = { shown: false, show() { this.shown = true; }, hide() { this.shown = false; }, dispose() {} };
                seen.items.push(item);
                return item;
            },
            showErrorMessage: async (text) => void seen.errors.push(text),
            showWarningMessage: async () => undefined,
            showInformationMessage: async (text) => void seen.lines.push(text),
            showInputBox: async (asked) => (seen.asked = asked, seen.reason),
        }),
        commands: {
            registerCommand: (name, run) => (seen.commands.set(name, run), new Disposable(() => seen.commands.delete(name))),
            executeCommand: async (name, ...given) => void seen.executed.push([name, ...given]),
        },
        languages: new Proxy({
            createDiagnosticCollection: () => {
                const all = new Map();
                const collection = { set: (uri, list) => all.set(uri.toString(), list ?? []), delete: (uri) => all.delete(uri.toString()), clear: () => all.clear(), dispose() {}, all };
                seen.collections.push(collection);
                return collection;
            },
            match: (selector, document) => ([selector].flat().some((one) => one.language === document.languageId) ? 10 : 0),
        }, { get: (target, name) => target[name] ?? (String(name).startsWith("register") ? provider(String(name)) : undefined) }),
    };
    // Classes and sets that nobody here looks into.
    const whole = new Proxy(vscode, {
        get(target, name) {
            if (!(name in target) && typeof name === "string" && /^[A-Z]/.test(name)) {
                target[name] = /(Kind|Severity|Tag|Trigger|Behavior|Reason|Scope|State|Type|Encoding)$/.test(name) ? anySet : anyClass(name);
            }
            return target[name];
        },
    });
    const load = Module._load;
    Module._load = (name, ...more) => (name === "vscode" ? whole : load(name, ...more));
    return { vscode: whole, seen };
}

/** A document of the stand-in. */
function textDocument(path, languageId, text) {
    const lines = () => text.split("\n");
    return {
        uri: Uri.file(path), fileName: path, languageId, version: 1, isClosed: false, isDirty: false, isUntitled: false,
        get lineCount() { return lines().length; },
        getText: () => text,
        lineAt: (line) => ({ text: lines()[line] }),
    };
}

module.exports = { standin, textDocument };
