// Writes the types of a report, `package/report.d.ts`, from the schema that the library keeps. `--check` compares instead.
import { readFileSync, writeFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(path, import.meta.url), "utf8");
const definitions = JSON.parse(read("../../docs/schema/report.v1.json")).$defs;

const named = (ref) => ref.replace("#/$defs/", "");
const typeName = (name) => name[0].toUpperCase() + name.slice(1);
const isObject = (schema) => schema.properties !== undefined || schema.allOf !== undefined;
// A number or a text that has no words of its own is no type of its own.
const isPlain = (schema) => !isObject(schema) && !schema.enum && !schema.anyOf;

function type(schema, used, indent) {
  if (schema.$ref) {
    const target = definitions[named(schema.$ref)];
    if (isPlain(target)) return type(target, used, indent);
    used.add(named(schema.$ref));
    const base = typeName(named(schema.$ref));
    return schema.properties ? `${base} & ${body(schema, used, indent)}` : base;
  }
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const each = schema.anyOf ?? schema.oneOf;
  if (each) {
    const types = each.flatMap((one) => (Array.isArray(one.type) ? one.type.map((name) => ({ type: name })) : [one]));
    const written = types.map((one) => type(one, used, indent));
    // Words that a later version may add to are any text, and an editor still offers those that are known.
    const isOpen = types.some((one) => one.enum) && written.includes("string");
    return written.map((one) => (isOpen && one === "string" ? "(string & {})" : one)).join(" | ");
  }
  if (schema.enum) return schema.enum.map((word) => JSON.stringify(word)).join(" | ");
  if (Array.isArray(schema.type)) return schema.type.map((name) => type({ ...schema, type: name }, used, indent)).join(" | ");
  switch (schema.type) {
    case "integer":
    case "number":
      return "number";
    case "object":
      return body(schema, used, indent);
    case "array": {
      const item = type(schema.items, used, indent);
      return /[|&]/.test(item) && !item.startsWith("{") ? `(${item})[]` : `${item}[]`;
    }
    case "string":
    case "boolean":
    case "null":
      return schema.type;
    default:
      throw new Error(`no type is known for ${JSON.stringify(schema)}`);
  }
}

function body(schema, used, indent = "") {
  const required = new Set(schema.required ?? []);
  const lines = Object.entries(schema.properties).flatMap(([key, value]) => {
    const said = value.description ?? (value.$ref && definitions[named(value.$ref)].description);
    const field = `${indent}  ${key}${required.has(key) ? "" : "?"}: ${type(value, used, `${indent}  `)};`;
    return said ? [`${indent}  /** ${said} */`, field] : [field];
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function declaration(name, used) {
  const schema = definitions[name];
  const base = schema.$ref ?? schema.allOf?.[0].$ref;
  if (base) used.add(named(base));
  const head = schema.description ? `/** ${schema.description} */\n` : "";
  if (!isObject(schema)) return `${head}export type ${typeName(name)} = ${type(schema, used, "")};\n`;
  const heirs = base ? ` extends ${typeName(named(base))}` : "";
  return `${head}export interface ${typeName(name)}${heirs} ${body(schema, used)}\n`;
}

const [todo, declared] = [["report"], new Map()];
while (todo.length > 0) {
  const name = todo.shift();
  if (declared.has(name)) continue;
  const used = new Set();
  declared.set(name, declaration(name, used));
  todo.push(...used);
}
const text = `// Written by types.mjs from docs/schema/report.v1.json.\n\n${[...declared.values()].join("\n")}`;
if (process.argv.includes("--check")) {
  if (read("package/report.d.ts") !== text) {
    console.error("package/report.d.ts is not what docs/schema/report.v1.json says: node bindings/web/types.mjs");
    process.exit(1);
  }
} else {
  writeFileSync(new URL("package/report.d.ts", import.meta.url), text);
}
