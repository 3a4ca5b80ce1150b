// For Node: the module is beside this file, and read when the package is imported.
import { readFileSync } from "node:fs";
import { start } from "./core.js";

export { Checker, EndedError, Policy, PolicyError, stringIndex } from "./core.js";

start(new WebAssembly.Module(readFileSync(new URL("discretion.wasm", import.meta.url))));

/** Makes a new instance where the one before has ended. */
export async function load() {
  start();
}
