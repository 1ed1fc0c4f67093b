import { readdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { importBundled } from "../../electron/build/bundledScript.mjs";

// What `npm run train -- NAME [--seed N] [--steps N] [--out DIR]` runs: bundles models/training/commands/NAME.ts and
// runs it. Without --out the trained model replaces the one in models/.

const root = path.resolve(import.meta.dirname, "../..");
const commandsDir = path.join(import.meta.dirname, "commands");
const names = readdirSync(commandsDir)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -".ts".length))
  .sort();

/** @param {string} what is wrong */
function refuseUsage(what) {
  process.stderr.write(
    `${what}\n\nUsage: npm run train -- NAME [--seed N] [--steps N] [--out DIR]\nNames: ${names.join(", ")}\n`,
  );
  return process.exit(2);
}

function givenArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        seed: { type: "string", default: "1" },
        steps: { type: "string" },
        out: { type: "string", default: path.join(root, "models") },
      },
    });
  } catch (thrown) {
    return refuseUsage(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

const { values, positionals } = givenArguments();
const [name, ...more] = positionals;
if (name === undefined || !names.includes(name)) refuseUsage("NAME is missing or unknown.");
if (more.length > 0) refuseUsage(`One NAME only, not also ${more[0]}.`);
const seed = Number(values.seed);
const steps = values.steps === undefined ? null : Number(values.steps);
if (!Number.isSafeInteger(seed)) refuseUsage("--seed takes a whole number.");
if (steps !== null && !(Number.isSafeInteger(steps) && steps > 0))
  refuseUsage("--steps takes a whole number above 0.");

const { train } = await importBundled(
  root,
  path.join(commandsDir, `${name}.ts`),
  `train/${name}`,
);
await train({ seed, steps, outDir: path.resolve(values.out), root });
