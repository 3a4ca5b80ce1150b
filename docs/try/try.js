// Checks the draft of the page against its policy, at each change of one of them.

const element = (id) => document.getElementById(`try-${id}`);
const [state, draft, format, policyText, issues] = ["state", "draft", "format", "policy", "issues"].map(element);

const DRAFT = `# Storage that keeps up

Today we share a game-changing step: **Project Kestrel**, the fastest object store on the market.
Unlike Globex, whose product is slow and unreliable, it is 100% guaranteed to just work!!!
`;
const POLICY = `discretion = 1
name = "acme"
extends = ["pack:tone", "pack:claims"]

[company]
names = ["Acme"]

[[confidential]]
id = "launch"
terms = ["Project Kestrel", "Kestrel"]
why = "The launch is not public before March."
advice = "Speak of “our next storage engine” until then."
owner = "product@acme.example"

[[competitor]]
id = "globex"
names = ["Globex"]
owner = "legal@acme.example"
`;

/** Makes an element with a text or other elements in it. Texts of drafts and policies never become markup. */
function make(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function say(text) {
  state.textContent = text;
}

let discretion = null;
let checker = null;

/** Makes the checker of the policy that is written; without one, the problems are shown where they are. */
function readPolicy() {
  checker?.free();
  checker = null;
  const text = policyText.value;
  let problems = [];
  try {
    checker = new discretion.Checker(discretion.Policy.parse(text, { name: "policy.toml" }));
  } catch (error) {
    if (!(error instanceof discretion.PolicyError)) throw error;
    problems = error.issues;
  }
  policyText.setAttribute("aria-invalid", String(problems.length > 0));
  const at = discretion.stringIndex(text);
  const items = problems.map((issue) => make("li", {}, ...place(issue, at), [issue.message, issue.help].filter(Boolean).join("; ")));
  const head = problems.length === 1 ? "The policy has a problem. Nothing is checked." : `The policy has ${problems.length} problems. Nothing is checked.`;
  issues.replaceChildren(...(problems.length > 0 ? [make("p", {}, head), make("ul", {}, ...items)] : []));
}

/** A button that leads to the place of a problem in the policy; nothing for one that has no place there. */
function place({ file, position, span }, at) {
  if (!position) return [];
  const told = `line ${position.line}, column ${position.column}`;
  if (file !== "policy.toml") return [`${file}, ${told}: `];
  const go = () => {
    policyText.focus();
    policyText.setSelectionRange(at(span.start), at(span.end));
  };
  return [make("button", { type: "button", onclick: go }, told)];
}

function check() {
  element("result").hidden = !checker;
  if (!checker) return;
  const text = draft.value;
  const report = checker.check(text, { format: format.value, masking: "none" });
  const { length } = report.warnings;
  const count = length === 1 ? "1 warning" : `${length} warnings`;
  element("verdict").textContent = `Verdict: ${report.verdict}. Score: ${report.score} of 100. ${count}.`;
  const families = Object.entries(report.scores).filter(([, score]) => score > 0);
  element("scores").textContent = families.map(([family, score]) => `${family} ${score}`).join(" · ");
  element("marked").replaceChildren(...marked(text, report.warnings));
  element("warnings").replaceChildren(...report.warnings.map(listed));
}

/** The draft in pieces, those with a warning in a mark. Where warnings overlap, a mark has the numbers of all. */
function marked(text, warnings) {
  const at = discretion.stringIndex(text);
  const spans = warnings.map(({ span, severity }, index) => ({ start: at(span.start), end: at(span.end), severity, number: index + 1 }));
  const borders = [...new Set([0, text.length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const open = new Set();
  return borders.slice(0, -1).flatMap((start, index) => {
    const piece = text.slice(start, borders[index + 1]);
    for (const span of spans) {
      if (span.end === start) open.delete(span);
      if (span.start === start && span.end > start) open.add(span);
    }
    if (open.size === 0) return [piece];
    const begun = [...open].filter((span) => span.start === start).map(({ number }) => make("a", { href: `#try-warning-${number}`, ariaLabel: `Warning ${number}` }, String(number)));
    const worst = ["critical", "high"].find((severity) => [...open].some((span) => span.severity === severity)) ?? "";
    return [make("mark", { className: worst }, piece, ...begun)];
  });
}

function listed(warning, index) {
  const { line, column } = warning.start;
  const facts = [warning.rule, warning.severity, `confidence ${warning.confidence}`, `line ${line}, column ${column}`, warning.owner];
  return make(
    "li",
    { id: `try-warning-${index + 1}`, tabIndex: -1 },
    make("strong", {}, warning.message),
    make("p", {}, facts.filter(Boolean).join(" · ")),
    make("p", {}, warning.why),
    make("p", {}, warning.advice),
    ...(warning.suggestions.length > 0 ? [make("p", {}, `Instead: ${warning.suggestions.map(({ text }) => text).join(", ")}`)] : []),
  );
}

let timer;
let policyIsRead = false;

/** Checks once nobody types any more. What goes wrong is said, and an instance that has ended is made anew. */
function soon() {
  clearTimeout(timer);
  timer = setTimeout(async () => {
    try {
      await discretion.load();
      if (!policyIsRead) readPolicy();
      policyIsRead = true;
      check();
      say(READY);
    } catch (error) {
      say(`This could not be checked: ${error.message}`);
      policyIsRead = false;
      element("result").hidden = true;
    }
  }, 150);
}

const READY = "Ready. The text is checked as you type, and nothing leaves this page.";

async function begin() {
  try {
    discretion = await import("./discretion/browser.js");
    await discretion.load();
  } catch (error) {
    const missing = "The WebAssembly build of discretion could not be loaded, so nothing can be checked here";
    say(`${missing}: ${error.message}. Where it is not in this copy of the book, scripts/web makes it, and then scripts/book takes it in.`);
    return;
  }
  draft.value ||= DRAFT;
  policyText.value ||= POLICY;
  for (const field of [draft, format, policyText]) field.disabled = false;
  draft.addEventListener("input", soon);
  format.addEventListener("change", soon);
  policyText.addEventListener("input", () => {
    policyIsRead = false;
    soon();
  });
  // Arrow keys turn the pages of the book, and letters search in it: not while somebody writes.
  document.getElementById("try").addEventListener("keydown", (event) => event.stopPropagation());
  document.getElementById("try-form").addEventListener("submit", (event) => event.preventDefault());
  soon();
}

begin();
