import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { PROJECT } from "../../support/launchFixture";

it("every picture and page the README leads to is there", () => {
  const readme = readFileSync(path.join(PROJECT, "README.md"), "utf8");
  const targets = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, target]) => target!);
  const local = targets.filter((target) => !/^https?:/.test(target));
  expect(local.length).toBeGreaterThan(4);
  expect(local.filter((target) => !existsSync(path.join(PROJECT, target)))).toEqual([]);
});
