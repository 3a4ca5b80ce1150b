// The one host of discretion.wasm: its requests, its answers, and what is said where it ends. `node.js` and `browser.js` fetch it.

/** The most bytes of a draft or a message, as of the program. */
const MOST_BYTES = 16 * 1024 * 1024;

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** A policy or its secrets are refused; `issues` has each problem with its place. */
export class PolicyError extends Error {
  name = "PolicyError";
  constructor(message, issues) {
    super(message);
    this.issues = issues;
  }
}

/** The WebAssembly instance has ended in the middle of a call, with all policies and checkers that it held. */
export class EndedError extends Error {
  name = "EndedError";
}

/** One instance of the module. Where a call ends it, it is never asked again: what it holds is in no known state. */
class Instance {
  #exports;
  #ended = null;

  constructor({ exports }) {
    this.#exports = exports;
  }

  get hasEnded() {
    return this.#ended !== null;
  }

  /** Gives the answer to a request. */
  ask(task, on, options, text) {
    if (this.#ended) throw this.#endedError();
    const request = encoder.encode(`${JSON.stringify({ task, on, options })}\n${text}`);
    const { memory, discretion_input, discretion_call } = this.#exports;
    let refused;
    try {
      const at = discretion_input(request.length) >>> 0;
      new Uint8Array(memory.buffer, at, request.length).set(request);
      refused = discretion_call() !== 0;
    } catch (error) {
      // At once: there may not even be the stack for another call.
      this.#ended = { cause: error, place: "" };
      this.#ended.place = this.#panicPlace();
      throw this.#endedError();
    }
    const answer = this.#output();
    if (!refused) return answer;
    const { message, issues } = JSON.parse(answer);
    throw issues ? new PolicyError(message, issues) : new TypeError(message);
  }

  #output() {
    const { memory, discretion_output, discretion_output_length } = this.#exports;
    const bytes = new Uint8Array(memory.buffer, discretion_output() >>> 0, discretion_output_length() >>> 0);
    return decoder.decode(bytes);
  }

  /** Where the sources panicked; nothing where they did not, as where the stack or the memory ran out. */
  #panicPlace() {
    try {
      this.#exports.discretion_panicked_at();
      return this.#output();
    } catch {
      return "";
    }
  }

  #endedError() {
    const { cause, place } = this.#ended;
    const why = place ? `a panic at ${place}` : cause.message;
    return new EndedError(
      `the WebAssembly instance of discretion has ended (${why}); nothing was checked. Await load() for a new one, then parse ` +
        "the policy and make the checker again",
      { cause },
    );
  }
}

let instance = null;

/** True where there is no instance, or where it has ended. */
export function needsInstance() {
  return !instance || instance.hasEnded;
}

/** Takes an instance of the module, for all that is made from now on. */
export function start(made) {
  instance = new Instance(made);
}

function current() {
  if (!instance) throw new Error("discretion.wasm is not loaded yet: await load() first");
  return instance;
}

// Numbers of policies and checkers whose objects nobody holds any more.
const forgotten = new FinalizationRegistry(({ of, task, number }) => {
  if (!of.hasEnded) of.ask(task, number, null, "");
});

function textOf(value, what) {
  if (typeof value !== "string") throw new TypeError(`${what} is a string, not ${value === null ? "null" : typeof value}`);
  // A string has at most as many units as its UTF-8 has bytes.
  if (value.length > MOST_BYTES || (value.length * 3 > MOST_BYTES && encoder.encode(value).length > MOST_BYTES)) {
    throw new RangeError(`${what} has more than ${MOST_BYTES} bytes`);
  }
  return value;
}

/** Whole seconds since 1970. */
function seconds(value, what) {
  const time = value instanceof Date ? value.getTime() : typeof value === "string" ? Date.parse(value) : NaN;
  if (Number.isNaN(time)) throw new TypeError(`${what} is no date: a Date, or a string as 2026-10-01T09:00:00+02:00, was expected`);
  if (typeof value === "string" && !/T.*(Z|[+-]\d\d:\d\d)$/i.test(value.trim())) {
    throw new TypeError(`${what} needs a time and a UTC offset, as 2026-10-01T09:00:00+02:00`);
  }
  return Math.floor(time / 1000);
}

/** The options of a draft, with moments in seconds. The module has no clock: the host's is told with each check. */
function draftOptions({ now, publishAt, ...options } = {}) {
  const moment = now === undefined ? { clock: seconds(new Date(), "now") } : now === null ? null : { at: seconds(now, "now") };
  return { ...options, now: moment, publishAt: publishAt == null ? null : seconds(publishAt, "publishAt") };
}

// Asks the instance that holds a policy; nobody else can.
let askFor;

/** Company rules, read. */
export class Policy {
  #of;
  #number;

  static {
    askFor = (policy, task, options) => [policy.#of, policy.#of.ask(task, policy.#number, options, "")];
  }

  constructor(of, described) {
    if (!(of instanceof Instance)) throw new TypeError("a policy is made by Policy.parse or Policy.packs");
    const { number, ...facts } = JSON.parse(described);
    this.#of = of;
    this.#number = number;
    forgotten.register(this, { of, task: "freePolicy", number });
    Object.assign(this, facts);
  }

  static parse(text, options = {}) {
    const of = current();
    return new Policy(of, of.ask("parse", 0, options, textOf(text, "a policy")));
  }

  static packs(names) {
    const of = current();
    return new Policy(of, of.ask("packs", 0, { names }, ""));
  }
}

/** A policy, ready to check drafts. */
export class Checker {
  #of;
  #number;

  constructor(policy, secrets = {}) {
    if (!(policy instanceof Policy)) throw new TypeError("a checker is made for a Policy");
    const [of, number] = askFor(policy, "checker", secrets);
    this.#of = of;
    this.#number = Number(number);
    this.policy = policy;
    forgotten.register(this, { of, task: "freeChecker", number: this.#number }, this);
  }

  check(text, options) {
    return JSON.parse(this.checkJson(text, options));
  }

  checkJson(text, options) {
    return this.#of.ask("check", this.#number, draftOptions(options), textOf(text, "a draft"));
  }

  checkReply(message, text, options) {
    const { text: written, ...facts } = typeof message === "string" ? { text: message } : message;
    const request = { message: { ...facts, text: textOf(written, "a message") }, draft: draftOptions(options) };
    return JSON.parse(this.#of.ask("checkReply", this.#number, request, textOf(text, "a draft")));
  }

  advise(message, options) {
    const { text, ...facts } = typeof message === "string" ? { text: message } : message;
    const request = { message: facts, draft: draftOptions(options) };
    return JSON.parse(this.#of.ask("advise", this.#number, request, textOf(text, "a message")));
  }

  /** Frees its memory now, rather than when nobody holds it any more. */
  free() {
    forgotten.unregister(this);
    if (!this.#of.hasEnded) this.#of.ask("freeChecker", this.#number, null, "");
  }
}

/** Leads from bytes of the UTF-8 of a text, in which reports count, to places in its string. */
export function stringIndex(text) {
  const { length } = text;
  // Bytes before each unit; a unit in the middle of a character counts as its begin.
  const bytes = new Uint32Array(length + 1);
  let at = 0;
  for (let unit = 0; unit < length; unit += 1) {
    bytes[unit] = at;
    const code = text.codePointAt(unit);
    if (code > 0xffff) {
      unit += 1;
      bytes[unit] = at;
      at += 4;
    } else {
      // A surrogate without its other half is read as U+FFFD, which has three bytes, too.
      at += code < 0x80 ? 1 : code < 0x800 ? 2 : 3;
    }
  }
  bytes[length] = at;
  return (byte) => {
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bytes[middle] < byte) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
