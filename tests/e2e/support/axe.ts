import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright/test";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Violations a person who depends on a keyboard, a screen reader or contrast would stumble over. */
export async function violations(window: Page): Promise<string[]> {
  // Half transparent while it appears, everything lacks contrast; what is taken away meanwhile ends its animation.
  await window.evaluate(() =>
    Promise.allSettled(document.getAnimations().map((one) => one.finished)),
  );
  // The content security policy allows no script of a test; the driver's own evaluation is outside of it.
  await window.evaluate(axe);
  const results = await window.evaluate<AxeResults>(`axe.run()`);
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
