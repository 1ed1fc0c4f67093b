import { cpSync } from "node:fs";
import Module, { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "../..");
const require = createRequire(import.meta.url);
const entry = require.resolve("@doyensec/electronegativity");

const Report = z.object({
  atomicChecks: z.number(),
  globalChecks: z.number(),
  /** Files that could not be read as a program. */
  errors: z.array(z.unknown()),
  issues: z.array(
    z.object({ id: z.string(), file: z.string(), location: z.object({ line: z.number() }) }),
  ),
});

type Run = (options: Readonly<Record<string, unknown>>) => Promise<unknown>;

/**
 * What electronegativity finds in a folder of sources. Its command line does not start beside a newer commander, its
 * function does; the two servers it asks first (texts in other languages, Electron's releases) are kept from it.
 */
export async function findIssues(folder: string): Promise<z.infer<typeof Report>> {
  cutOffNetwork();
  const run = require(entry) as Run;
  const report = await run({
    input: folder,
    isRelative: true,
    // The first needs the list of Electron's releases, the second does nothing but feed it.
    excludeFromScan: ["AvailableSecurityFixesGlobalCheck", "ElectronVersionJSONCheck"],
  });
  return Report.parse(report);
}

function cutOffNetwork(): void {
  const got = createRequire(entry).resolve("got");
  const standIn = new Module(got);
  standIn.exports = () => Promise.reject(new Error("there is no network here"));
  standIn.loaded = true;
  require.cache[got] = standIn;
}

/** The application's own sources in a folder of their own: the tool would walk through all of node_modules. */
export function copySources(to: string): void {
  for (const name of ["electron", "renderer", "shared", "package.json"])
    cpSync(path.join(root, name), path.join(to, name), { recursive: true });
}
