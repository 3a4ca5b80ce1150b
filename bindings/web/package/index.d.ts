import type { Report } from "./report.js";

export type * from "./report.js";

/** What `Policy.parse` is told besides the text. */
export interface PolicyOptions {
  /** What errors and rules call the text; `policy.toml` without it. */
  name?: string;
  /**
   * The texts that the policy may extend, by their paths from the folder of `name`, and packs of your own as `pack:` and their names.
   * Nothing is read from a disk, in Node neither.
   */
  files?: Record<string, string>;
}

/** What a policy keeps elsewhere. No variable of the environment and no file is read for it. */
export interface Secrets {
  /** Keys of sealed terms, 64 hexadecimal digits or 44 characters of base 64, by the variable or the file that the policy names. */
  keys?: Record<string, string>;
  /** Lists of terms, one per line, by the variable or the file that the policy names. */
  terms?: Record<string, string>;
}

/** What is said of a draft. A name that the policy does not know is a `TypeError`. */
export interface DraftOptions {
  /** Where the draft is kept: exceptions look at it, and its ending says the format. */
  path?: string;
  /** Without it: that of the channel, else by the ending of the path, else Markdown. */
  format?: "plain" | "markdown" | "mdx" | "html" | "notebook";
  channel?: string;
  author?: string;
  role?: string;
  audience?: string;
  campaign?: string;
  /** A tag as `en` or `fr-CA`. */
  language?: string;
  /** When it will be published: a Date, or a string with a UTC offset. */
  publishAt?: Date | string;
  /**
   * The moment of the check. Without it, the clock of this program is asked, at each check; the module has none. `null` is no moment:
   * then no date puts a rule to sleep, and nothing that is let pass until some day is let pass.
   */
  now?: Date | string | null;
  /** Whose matches the report hides: those of sealed rules and lists elsewhere, unless said otherwise. */
  masking?: "sealed" | "confidential" | "none";
}

/** What is known of a message; what is left out is not known. */
export interface MessageFacts {
  text: string;
  path?: string;
  format?: DraftOptions["format"];
  language?: string;
  /** Who wrote it. */
  author?: "customer" | "prospect" | "press" | "regulator" | "investor" | "employee" | "competitor" | "unknown";
  /** Hostile messages that they wrote before. */
  hostileHistory?: number;
  /** True if their account is there to attack you. */
  dedicatedAccount?: boolean;
  /** How many people see it. */
  reach?: number;
  /** Its place in the thread, from 1. */
  threadDepth?: number;
  /** How often you answered the same point. */
  alreadyAnswered?: number;
  minutesSince?: number;
  private?: boolean;
  /** True if there is a public source for the facts. */
  publicSource?: boolean;
  /** Whether the author of an answer answers for what it is about; without it, the subjects of `[people]` decide. */
  withinCompetence?: boolean;
  answeredBy?: string;
  /** How many drafts answer it. */
  drafts?: number;
  /** True if the draft changes an answer that is out. */
  edited?: boolean;
}

/** What to do about a message, and why. */
export type Advice = NonNullable<Report["reply"]>;

/** A problem of a policy, with its place. */
export interface PolicyIssue {
  /** Stays the same when the message is worded better: see the page "Codes of problems". */
  code: string;
  /** The name of the policy, one of `files`, or `pack:` and the name of a pack. */
  file: string;
  /** Line and column from 1, the column in Unicode code points; null where the file could not be read at all. */
  position: { line: number; column: number } | null;
  /** Bytes of the UTF-8 of the file: see `stringIndex`. */
  span: { start: number; end: number } | null;
  message: string;
  /** The likely intention, or a way out. */
  help: string | null;
  /** The other place of a conflict. */
  related: { file: string; position: { line: number; column: number }; note: string } | null;
  /** All of it as text. */
  text: string;
}

/** A policy, or a secret that it needs, is refused. All problems are reported at once. */
export class PolicyError extends Error {
  readonly issues: PolicyIssue[];
}

/**
 * The WebAssembly instance has ended in the middle of a call: a defect of discretion, or no memory or stack left. Nothing was checked.
 * Its policies and checkers throw this from then on; `await load()` makes a new instance.
 */
export class EndedError extends Error {}

/** Company rules, read. */
export class Policy {
  private constructor();
  /** @throws {PolicyError} with all problems of the text. */
  static parse(text: string, options?: PolicyOptions): Policy;
  /**
   * A policy of shipped packs alone: `Policy.packs(["tone", "claims"])`.
   * @throws {PolicyError} for a name that is no pack.
   */
  static packs(names: string[]): Policy;
  readonly name: string;
  readonly version: string | null;
  /** SHA-256 over the texts of the policy, as reports name it. */
  readonly digest: string;
  readonly files: string[];
  readonly channels: string[];
  /** The ids of its rules. */
  readonly rules: string[];
}

/** A policy, ready to check drafts. Make it once. */
export class Checker {
  /** @throws {PolicyError} where a secret that the policy needs is not given, or is the wrong one. */
  constructor(policy: Policy, secrets?: Secrets);
  readonly policy: Policy;
  /**
   * @throws {TypeError} for an option or a name that is not known.
   * @throws {RangeError} for a text of more than 16 MiB.
   */
  check(text: string, options?: DraftOptions): Report;
  /** The same report as the text that the library writes, on one line. */
  checkJson(text: string, options?: DraftOptions): string;
  /** Checks a draft as the answer to a message. */
  checkReply(message: string | MessageFacts, text: string, options?: DraftOptions): Report;
  /** Says what to do about a message, before anybody writes an answer. */
  advise(message: string | MessageFacts, options?: Pick<DraftOptions, "now" | "masking">): Advice;
  /** Frees its memory now, rather than when nobody holds it any more. */
  free(): void;
}

/**
 * Makes the module ready: in a browser, await it first; in Node it is ready. Where the instance has ended, it makes a new one.
 * In a browser `source` may say where the module is, if not beside the package.
 */
export function load(source?: string | URL | Response | BufferSource | WebAssembly.Module): Promise<void>;

/**
 * Leads from bytes, in which spans of reports and issues count, to places in the string: `text.slice(at(span.start), at(span.end))`
 * with `at = stringIndex(text)`. It takes four bytes of memory for each unit of the string.
 */
export function stringIndex(text: string): (byte: number) => number;
