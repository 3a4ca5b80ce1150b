// For Node: the module is beside this file, and read when the package is imported.
import { readFileSync } from "node:fs";
import { needsInstance, start } from "./core.js";

export { Checker, EndedError, Policy, PolicyError, stringIndex } from "./core.js";

const module = new WebAssembly.Module(readFileSync(new URL("discretion.wasm", import.meta.url)));

start(new WebAssembly.Instance(module, {}));

/** Makes a new instance where the one before has ended. */
export async function load() {
  if (needsInstance()) start(new WebAssembly.Instance(module, {}));
}
