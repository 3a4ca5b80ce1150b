// Written by types.mjs from docs/schema/report.v1.json.

/** One draft alone, as the library writes it: `Report::to_json`. */
export interface Report extends Draft {
  /** The version of this format. */
  version: 1;
}

export interface Draft {
  path: string | null;
  /** Where the draft stands in a file that holds many; null where the file is the draft. */
  record: null | {
    /** The name that the file gives it. */
    id: string | null;
    line: number;
    /** Those of its line in the file. */
    bytes: Span;
  };
  /** The policy that it was checked against. */
  policy: Identity;
  /** Warnings that are left out because the change under check did not bring them about. They do not count in the score. */
  unchanged_warnings: number;
  /** Warnings that are counted and not listed: of each rule, the thousand heaviest are listed. The others do not count in the score. */
  unlisted_warnings: number;
  /** Warnings that are left out because they are those of other owners than the one asked for. */
  warnings_of_others: number;
  /** Those whose yes is missing: the owners of the warnings that hold the draft. */
  needs: {
    owner: string;
    /** How many of them are theirs. */
    warnings: number;
  }[];
  /** What the draft answers, and what the table of decisions says of that; absent where it answers no message. */
  reply?: {
    /** The path of the message. */
    path: string | null;
    /** The language of the message; null where it is in doubt. */
    language: string | null;
    /** What to do about the message. */
    decision: string;
    /** The row of the table that says so. */
    row: number;
    reasons: {
      text: string;
      /** Places in the message. */
      places: Location[];
    }[];
    /** The kinds of which the message is, each with what tells it. */
    kinds: {
      kind: string;
      text: string;
      place: Location | null;
      rule: string | null;
    }[];
    contact: string | null;
    help: string | null;
    /** What an answer must contain. */
    parts: {
      name: string;
      rule: string;
      advice: string;
      /** Whether the answer has it; null without an answer. */
      there: boolean | null;
    }[];
    /** The names of the parts that the answer lacks. */
    missing: string[];
  };
  /** The first of its channels. */
  channel: string | null;
  /** Where it will be published: as given, else as its front matter says. */
  channels: string[];
  /** Who signs it: people of the policy by their names there, others as they are written. */
  authors: string[];
  /** The roles in which they speak. */
  roles: string[];
  /** For whom it is meant: as given, else as its front matter says, with the audiences of its channels. */
  audiences: string[];
  /** The campaigns that the draft belongs to, each with the other drafts that it was compared with. */
  campaigns: {
    name: string;
    drafts: string[];
  }[];
  /** The language that the draft was read in; null where it is in doubt. */
  language: "en" | "fr" | (string & {}) | null;
  verdict: Verdict;
  /** That of the worst family. */
  score: number;
  /** The score of each family. */
  scores: {
    /** 0 to 100, one decimal, never rounded across a threshold. */
    confidential: number;
    /** 0 to 100, one decimal, never rounded across a threshold. */
    competitor: number;
    /** 0 to 100, one decimal, never rounded across a threshold. */
    tone: number;
    /** 0 to 100, one decimal, never rounded across a threshold. */
    claim: number;
    /** 0 to 100, one decimal, never rounded across a threshold. */
    naming: number;
    /** 0 to 100, one decimal, never rounded across a threshold. */
    require: number;
  };
  /** How much prose the draft has. */
  measures: {
    words: number;
    sentences: number;
    /** In Unicode code points. */
    characters: number;
    /** The length of the post as its channel counts it; null without a channel. */
    length: number | null;
  };
  /** What was known of the draft, and from where. */
  circumstances: {
    /** The moment of the check; null where nobody gave one, or where a date that cannot be read keeps every rule in force. */
    checked: {
      at: string;
      /** The command line, a clock, the head of the draft, its words, or the policy. */
      from: KnownFrom;
    } | null;
    /** The first and the last moment at which it may be published; null where nobody says. */
    published: {
      first: string;
      last: string;
      /** The command line, a clock, the head of the draft, its words, or the policy. */
      from: KnownFrom;
    } | null;
    /** What names its channels; null where it has none. */
    channels_from: KnownFrom | null;
    /** What names its authors; null where nobody does. */
    authors_from: KnownFrom | null;
    /** What names the roles in which they speak; null where nobody does. */
    roles_from: KnownFrom | null;
    /** What names its audiences; null where nobody does. */
    audiences_from: KnownFrom | null;
    /** What tells its language; null where it is in doubt. */
    language_from: KnownFrom | null;
  };
  rules: {
    /** The rules that were in force for the draft. */
    in_force: number;
    /** The other rules by reason, but for those of other jurisdictions, which are in `policy.elsewhere`. */
    asleep: {
      why: "date" | "channel" | "author" | "role" | "audience" | "reply" | "language" | (string & {});
      rules: string[];
    }[];
  };
  /** What could not be read as the draft's format says, and was read as plain text instead. */
  notes: string[];
  /** What the draft says of itself and nobody understands. Every rule that depends on it was in force, and the verdict is never pass. */
  problems: {
    /** Half-open bytes of the draft as it was read; a byte order mark counts. */
    span: Span;
    /** Line and column from 1, the column in Unicode code points. */
    start: Position;
    /** Line and column from 1, the column in Unicode code points. */
    end: Position;
    message: string;
    help: string | null;
  }[];
  warnings: Warning[];
  /** What exceptions, cleared texts and comments kept from being a warning, sorted by place; no part of the score. */
  silenced: Silenced[];
}

/** Half-open bytes of the draft as it was read; a byte order mark counts. */
export interface Span {
  start: number;
  end: number;
}

export interface Identity {
  name: string;
  version: string | null;
  /** Over the names and texts of the policy's files and packs. Lists of terms kept elsewhere are not in it: they could be guessed from it. */
  digest: string;
}

export interface Location {
  /** Half-open bytes of the draft as it was read; a byte order mark counts. */
  span: Span;
  /** Line and column from 1, the column in Unicode code points. */
  start: Position;
  /** The first column after. */
  end: Position;
}

export type Verdict = "pass" | "review" | "block";

/** The command line, a clock, the head of the draft, its words, or the policy. */
export type KnownFrom = "run" | "clock" | "front-matter" | "text" | "policy" | (string & {});

/** Line and column from 1, the column in Unicode code points. */
export interface Position {
  line: number;
  column: number;
}

export interface Warning extends Finding {
  /** What makes the confidence: one basis, then its adjustments. */
  evidence: {
    name: string;
    weight: number;
  }[];
  /** The points of the severity times the confidence. */
  points: number;
  /** Warnings of one number are mentions of the same thing, within their draft. */
  group: number;
  /** Its place in its group, the heaviest first. */
  rank: number;
  /** Its share of the score of its family. */
  share: number;
  /** How a term was written; null for patterns and measures. */
  form: "exact" | "case" | "inflected" | "separated" | "joined" | "unaccented" | "disguised" | "fuzzy" | (string & {}) | null;
  /** How a competitor is spoken of; null in other families. */
  stance: "neutral" | "integration" | "conceding" | "substantiated" | "comparative" | "insinuation" | "disparaging" | (string & {}) | null;
  /** The ways in which it is said; empty where it is plainly stated. */
  ways: ("denied" | "quoted" | "reported" | "asked" | "supposed" | "past" | "instructed" | "of-others" | (string & {}))[];
  /** The part that a competitor plays in its clause; null where nothing is said of it. */
  relation: "subject" | "object" | "agent" | "circumstance" | (string & {}) | null;
  /** The name of a competitor itself, where the span reaches further; null in other families. */
  mention: Location | null;
  /** What the place is. */
  context: "paragraph" | "heading" | "list-item" | "table-cell" | "footnote" | "code" | "link-target" | "link-title" | "image-alt" | "image-title" | "comment" | "html-text" | "html-attribute" | "metadata" | "markup" | (string & {});
  why: string;
  advice: string;
  owner: string | null;
  sources: string[];
  /** Texts that may stand in its place as they are. */
  suggestions: {
    text: string;
  }[];
  related: (Location & {
    note: string;
    /** The draft that the place lies in; null for this one. */
    path: string | null;
  })[];
  /** Where the rule was written: a file, or `pack:` and the name of a shipped pack. */
  rule_at: {
    file: string;
    line: number;
    column: number;
  };
}

export interface Silenced extends Finding {
  /** What silenced it. */
  by: "cleared" | "exception" | "comment" | "approval" | "baseline" | "trial" | (string & {});
  reason: string;
  /** null where nobody is named, as for a comment. */
  owner: string | null;
  /** When it will be a warning again; null for never. */
  until: string | null;
}

/** What a warning and what was silenced have in common. */
export interface Finding {
  rule: string;
  /** The family of a rule. */
  family: Family;
  severity: Severity;
  confidence: number;
  /** Half-open bytes of the draft as it was read; a byte order mark counts. */
  span: Span;
  /** Line and column from 1, the column in Unicode code points. */
  start: Position;
  /** The first column after. */
  end: Position;
  /** The text of the draft at the span, markup included; `•••` for each word where it is masked. */
  text: string;
  /** Whether the text was taken out of this report. */
  masked: boolean;
  /** What was found, as a phrase that stands alone. */
  message: string;
  /** A name that stays when the passage moves, and changes with what was found or its sentence. */
  fingerprint: string;
  /** The code by which the owner of its rule approves of it; another where its sentence has other words. None for locked and confidential rules. */
  approval: string | null;
}

/** The family of a rule. */
export type Family = "confidential" | "competitor" | "tone" | "claim" | "naming" | "require" | (string & {});

export type Severity = "info" | "low" | "medium" | "high" | "critical";
