// What the types of the package promise and refuse: `tsc` reads this, and nothing runs it.
import { Checker, type EndedError, Policy, type PolicyError, type Report, type Warning, load, stringIndex } from "discretion";

await load();
await load(new URL("https://acme.example/discretion.wasm"));
const policy: Policy = Policy.parse("discretion = 1", { name: "acme.toml", files: { "base.toml": "" } });
const checker = new Checker(policy, { keys: { KEY: "" }, terms: { "names.txt": "" } });
const report: Report = checker.check("text", { channel: "blog", now: null, publishAt: new Date(), masking: "none", format: "plain" });
const warning: Warning | undefined = report.warnings[0];
const severity: "info" | "low" | "medium" | "high" | "critical" | undefined = warning?.severity;
// Words that a later version may add to can still be compared.
const isExact: boolean = warning?.form === "exact";
const text: string = "text".slice(stringIndex("text")(report.warnings[0]!.span.start), warning?.span.end);
const decision: string = checker.advise({ text: "Why?", author: "press", reach: 5 }).decision;
const missing: string[] | undefined = checker.checkReply("Why?", "So.").reply?.missing;
const place = (error: PolicyError): number | undefined => error.issues[0]?.position?.line;
const ended = (error: EndedError): string => error.message;
export { decision, ended, isExact, missing, place, severity, text };

// @ts-expect-error a policy is made by its functions
new Policy("discretion = 1");
// @ts-expect-error a misspelt option
checker.check("text", { chanel: "blog" });
// @ts-expect-error a format that there is not
checker.check("text", { format: "docx" });
// @ts-expect-error a verdict is one of three words
report.verdict === "blocked";
// @ts-expect-error a draft is a text
checker.check(new Uint8Array());
