import { mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { importBundled } from "../../electron/build/bundledScript.mjs";

// What `npm run bench -- NAME [--json] [--full] [--out DIR]` runs: bundles the case, runs it, prints its measures.
// DIR takes what a case has to look at: the pictures of ocr.

const root = path.resolve(import.meta.dirname, "../..");
const casesDir = path.join(import.meta.dirname, "cases");
const names = readdirSync(casesDir)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length))
  .sort();

/** @param {string} what is wrong */
function refuseUsage(what) {
  process.stderr.write(
    `${what}\n\nUsage: npm run bench -- NAME [--json] [--full] [--out DIR]\nBenches: ${names.join(", ")}\n`,
  );
  return process.exit(2);
}

function givenArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: "boolean", default: false },
        full: { type: "boolean", default: false },
        out: { type: "string" },
      },
    });
  } catch (thrown) {
    return refuseUsage(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

const { values, positionals } = givenArguments();
const [name, ...more] = positionals;
if (name === undefined) refuseUsage("NAME is missing.");
if (!names.includes(name)) refuseUsage(`There is no bench ${name}.`);
if (more.length > 0) refuseUsage(`One NAME only, not also ${more[0]}.`);

const out = values.out === undefined ? null : path.resolve(values.out);
if (out !== null) mkdirSync(out, { recursive: true });

const { measures } = await importBundled(root, path.join(casesDir, `${name}.ts`), `bench/${name}`);

/** @param {number} value */
const readable = (value) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3));

for await (const measure of measures({ full: values.full, root, out })) {
  if (values.json) {
    process.stdout.write(`${JSON.stringify(measure)}\n`);
    continue;
  }
  const { metric, value, unit, better, baseline, baseline_value, ratio } = measure;
  const peer =
    baseline === null
      ? ""
      : ` · ${baseline} ${readable(baseline_value)} ${unit} · ratio ${ratio.toFixed(2)}`;
  process.stdout.write(`${metric}: ${readable(value)} ${unit} (${better} is better)${peer}\n`);
}
