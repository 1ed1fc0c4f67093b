import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { PROJECT } from "../../support/launchFixture";

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
});

const lockfile = readFileSync(path.join(PROJECT, "package-lock.json"), "utf8");
const { packages } = Lock.parse(JSON.parse(lockfile));

/** Whether the package at a place finds another by Node's rules: in its own node_modules, or in one further up. */
function finds(place: string, name: string): boolean {
  const inside = place === "" ? "" : `${place}/`;
  if (`${inside}node_modules/${name}` in packages) return true;
  if (place === "") return false;
  return finds(place.slice(0, Math.max(0, place.lastIndexOf("/node_modules/"))), name);
}

// npm leaves them out where the registry in use does not hold them; `npm ci` then fails on every machine.
it("the lockfile holds the optional packages of every platform", () => {
  const missing = Object.entries(packages).flatMap(([place, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !finds(place, name)),
  );
  expect(missing).toEqual([]);
});
