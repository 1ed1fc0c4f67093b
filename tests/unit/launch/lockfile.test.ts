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

const { packages } = Lock.parse(
  JSON.parse(readFileSync(path.join(PROJECT, "package-lock.json"), "utf8")),
);

/** Whether a package finds another by Node's rules: in its own node_modules or in one further up. */
function finds(from: string, name: string): boolean {
  const places = from
    .split("node_modules/")
    .map((_, at, parts) => parts.slice(0, at + 1).join("node_modules/"));
  return [from === "" ? "" : `${from}/`, ...places].some(
    (place) => packages[`${place}node_modules/${name}`] !== undefined,
  );
}

// npm leaves them out where the registry in use does not hold them; `npm ci` then fails on every machine.
it("the lockfile holds the optional packages of every platform", () => {
  const missing = Object.entries(packages).flatMap(([from, entry]) =>
    Object.keys(entry.optionalDependencies ?? {}).filter((name) => !finds(from, name)),
  );
  expect(missing).toEqual([]);
});
