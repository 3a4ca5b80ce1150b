// Checks posts in JSON Lines with the package: a line of standard input is a post, a line of standard output is its report, as the
// library writes it. For figures, and to compare with the other ways; not a part of the package.
//
//     node bindings/web/lines.mjs POLICY [MOMENT] < posts.jsonl > reports.jsonl
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { Checker, Policy } from "./package/node.js";

const [file, moment = null] = process.argv.slice(2);
const checker = new Checker(Policy.parse(readFileSync(file, "utf8"), { name: file }));
let [posts, bytes, out] = [0, 0, ""];
const flush = () => {
  // A pipe may take a part.
  for (let rest = Buffer.from(out); rest.length > 0; ) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
    }
  }
  out = "";
};
const begun = performance.now();
for await (const line of createInterface({ input: process.stdin })) {
  const text = JSON.parse(line).text;
  out += `${checker.checkJson(text, { now: moment })}\n`;
  posts += 1;
  bytes += text.length;
  if (out.length > 1 << 20) flush();
}
flush();
const seconds = (performance.now() - begun) / 1000;
const { user, system } = process.cpuUsage();
const memory = process.resourceUsage().maxRSS / 1024;
const rate = `${(posts / seconds).toFixed(0)} posts/s, ${(bytes / seconds / 1e6).toFixed(1)} M characters/s`;
console.error(`${posts} posts in ${seconds.toFixed(1)} s: ${rate}, ${((user + system) / 1e6).toFixed(1)} s of processor, ${memory.toFixed(0)} MiB`);
