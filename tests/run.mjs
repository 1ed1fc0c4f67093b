import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "../electron/build/ensureBuilt.mjs";
import { demoDirOf, ensureDemo } from "../electron/launch/demo.mjs";
import { desktopObstacle } from "../electron/launch/desktop.mjs";
import { ensureInstalled } from "../electron/launch/install.mjs";
import { ensureChromium } from "./runner/chromium.mjs";
import { nothing, runPlaywright, runTool, runVitest } from "./runner/suites.mjs";

// What `npm test` runs: every suite, one after the other, with one closing line over all of them.
// `npm test -- lint unit` runs the named suites only.

const root = path.resolve(import.meta.dirname, "..");
const inCi = process.env["CI"] === "true";

/** Suites in the order in which they find mistakes cheapest first. */
const SUITES = [
  { name: "types", run: () => runTool(root, "types", "typescript/bin/tsc", ["-b"]) },
  {
    name: "lint",
    run: () => runTool(root, "lint", "eslint/bin/eslint.js", [".", "--max-warnings", "0"]),
  },
  {
    name: "format",
    run: () =>
      runTool(root, "format", "prettier/bin/prettier.cjs", ["--check", "--log-level", "warn", "."]),
  },
  { name: "unused", run: () => runTool(root, "unused", "knip/bin/knip.js", []) },
  { name: "architecture", run: () => runVitest(root, "architecture") },
  // Before the tests that look at the demo dataset.
  { name: "build", run: build },
  { name: "unit", run: () => runVitest(root, "unit") },
  { name: "contract", run: () => runVitest(root, "contract") },
  { name: "integration", run: () => runVitest(root, "integration") },
  { name: "web", run: () => runPlaywright(root, "web") },
  { name: "desktop", run: desktop },
];

/** A build from nothing, then the demo dataset the later suites open. */
async function build() {
  rmSync(path.join(root, "out"), { recursive: true, force: true });
  const built = await ensureBuilt(root);
  if (!built.ok) return { ...nothing(), failed: 1, messages: [built.message] };
  const demo = ensureDemo(root, demoDirOf(root));
  if (!demo.ok) return { ...nothing(), passed: 1, failed: 1, messages: [demo.message] };
  return { ...nothing(), passed: 2 };
}

/** The specs of the window once more, in Electron; says why where none of them can run. */
async function desktop() {
  const outcome = await runPlaywright(root, "desktop");
  const obstacle = desktopObstacle(root);
  const messages = obstacle === null ? [] : [`no desktop application here: ${obstacle}`];
  return { ...outcome, messages: [...outcome.messages, ...messages] };
}

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !SUITES.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `There is no suite ${unknown.join(", ")}. Suites: ${SUITES.map((s) => s.name).join(", ")}\n`,
    );
    process.exit(2);
  }
  const installed = ensureInstalled(root);
  if (!installed.ok) {
    process.stderr.write(`${installed.message}\n`);
    process.exit(1);
  }
  const chosen = SUITES.filter((suite) => wanted.length === 0 || wanted.includes(suite.name));
  if (chosen.some((suite) => suite.name === "web")) ensureChromium();

  const total = nothing();
  for (const suite of chosen) {
    process.stdout.write(`\n── ${suite.name}\n`);
    const started = performance.now();
    const outcome = await suite.run();
    total.passed += outcome.passed;
    total.failed += outcome.failed;
    total.skipped.push(...outcome.skipped);
    total.failures.push(...outcome.failures);
    // A suite that fails as a whole names no test.
    if (outcome.failed > outcome.failures.length)
      total.failures.push({ name: suite.name, reason: outcome.messages.join("\n") });
    for (const message of outcome.messages) process.stdout.write(`${message}\n`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${suite.name}: ${outcome.passed} passed, ${outcome.failed} failed, ${outcome.skipped.length} skipped (${seconds} s)\n`,
    );
  }
  const inexcusable = judgeSkips(total.skipped);
  // Last, so that whoever reads only the end of the output sees them.
  for (const { name, reason } of total.failures)
    process.stdout.write(`\nfailed: ${name}\n${reason}\n`);
  process.stdout.write(
    `\n${total.passed} passed, ${total.failed} failed, ${total.skipped.length} skipped\n`,
  );
  process.exit(total.failed > 0 || inexcusable > 0 ? 1 : 0);
}

/**
 * Names every skip and whether this machine could have run it. In CI such a skip fails the run.
 * @param {readonly string[]} skipped full test names
 */
function judgeSkips(skipped) {
  const real = path.resolve(root, process.env["KIVENDTOUT_DATASET"] ?? "../shared/kivendtout");
  const excuses = [
    { needs: "needs the published dataset", holds: !existsSync(path.join(real, "payments.csv")) },
    { needs: "needs an Electron binary", holds: desktopObstacle(root) !== null },
  ];
  let inexcusable = 0;
  for (const name of skipped) {
    const excuse = excuses.find(({ needs, holds }) => holds && name.includes(needs));
    if (excuse === undefined) inexcusable++;
    const verdict = excuse === undefined ? "could have run here" : "cannot run here";
    process.stdout.write(`skipped (${verdict}): ${name}\n`);
  }
  return inCi ? inexcusable : 0;
}

await main();
