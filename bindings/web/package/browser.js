// For browsers: the module is fetched once, when `load` is called.
import { needsInstance, start } from "./core.js";

export { Checker, EndedError, Policy, PolicyError, stringIndex } from "./core.js";

let module = null;

/** Fetches the module, or takes what is given, and makes an instance of it; a new one where the one before has ended. */
export async function load(source = new URL("discretion.wasm", import.meta.url)) {
  if (!needsInstance()) return;
  module ??= await compiled(source);
  // Not `new Instance`, which browsers refuse to large modules outside of workers.
  start(await WebAssembly.instantiate(module, {}));
}

async function compiled(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return WebAssembly.compile(source);
  const response = source instanceof Response ? source : await fetch(source);
  if (!response.ok) throw new Error(`${response.url || source} could not be loaded: ${response.status} ${response.statusText}`);
  // A server that does not know the type of the file would make compileStreaming fail.
  return WebAssembly.compile(await response.arrayBuffer());
}
