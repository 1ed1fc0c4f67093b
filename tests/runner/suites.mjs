import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * @typedef {object} Outcome
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} skipped full names of the skipped tests
 * @property {Failure[]} failures the failed tests
 * @property {string[]} messages what to print
 */

/**
 * @typedef {object} Failure
 * @property {string} name full name of the test
 * @property {string} reason the first lines of what it said
 */

/** @returns {Outcome} */
export const nothing = () => ({ passed: 0, failed: 0, skipped: [], failures: [], messages: [] });

const REASON_LINES = 20;

/**
 * @param {string} name @param {string | undefined} reason
 * @returns {Failure}
 */
function failure(name, reason) {
  const plain = stripVTControlCharacters(reason ?? "no reason was given");
  return { name, reason: plain.split("\n").slice(0, REASON_LINES).join("\n") };
}

/**
 * Runs one of node_modules' tools with its output shown; resolves to its exit code.
 * @param {string} root @param {string} tool @param {string[]} args @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
function run(root, tool, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(root, "node_modules", tool), ...args], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0", ...env },
    });
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/**
 * A tool that either passes or fails as a whole.
 * @param {string} root @param {string} name @param {string} tool @param {string[]} args
 * @returns {Promise<Outcome>}
 */
export async function runTool(root, name, tool, args) {
  const code = await run(root, tool, args);
  return code === 0
    ? { ...nothing(), passed: 1 }
    : { ...nothing(), failed: 1, messages: [`${name} failed with code ${code}`] };
}

/** @template T @param {(folder: string) => Promise<T>} use @returns {Promise<T>} */
async function withTemporary(use) {
  const folder = mkdtempSync(path.join(tmpdir(), "kivendtout-test-"));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * The report a test tool wrote; a failure of its own where there is none.
 * @param {string} report @param {number} code
 * @param {(json: any) => Outcome} read the two tools write reports of different shapes, of which a few fields are read
 * @returns {Outcome}
 */
function readReport(report, code, read) {
  if (!existsSync(report))
    return { ...nothing(), failed: 1, messages: [`no test report (exit code ${code})`] };
  const outcome = read(JSON.parse(readFileSync(report, "utf8")));
  if (code !== 0 && outcome.failed === 0)
    return { ...outcome, failed: 1, messages: [`ended with code ${code}`] };
  return outcome;
}

/**
 * The vitest tests of one folder of tests/.
 * @param {string} root @param {string} folder
 * @returns {Promise<Outcome>}
 */
export function runVitest(root, folder) {
  return withTemporary(async (temporary) => {
    const report = path.join(temporary, "report.json");
    const args = ["run", `tests/${folder}/`, "--reporter=dot", "--reporter=json"];
    const code = await run(root, "vitest/vitest.mjs", [...args, `--outputFile=${report}`]);
    return readReport(report, code, (json) => {
      const tests = json.testResults.flatMap((/** @type {any} */ file) => file.assertionResults);
      const brokenFiles = json.testResults.filter(
        (/** @type {any} */ file) => file.status === "failed" && file.assertionResults.length === 0,
      );
      return {
        passed: tests.filter((/** @type {any} */ test) => test.status === "passed").length,
        failed:
          tests.filter((/** @type {any} */ test) => test.status === "failed").length +
          brokenFiles.length,
        skipped: tests
          .filter((/** @type {any} */ test) => !["passed", "failed"].includes(test.status))
          .map((/** @type {any} */ test) => test.fullName),
        failures: [
          ...tests
            .filter((/** @type {any} */ test) => test.status === "failed")
            .map((/** @type {any} */ test) => failure(test.fullName, test.failureMessages?.[0])),
          ...brokenFiles.map((/** @type {any} */ file) => failure(file.name, file.message)),
        ],
        messages: [],
      };
    });
  });
}

/**
 * The Playwright tests of one project.
 * @param {string} root @param {"web" | "desktop"} project
 * @returns {Promise<Outcome>}
 */
export function runPlaywright(root, project) {
  return withTemporary(async (temporary) => {
    const report = path.join(temporary, "report.json");
    const args = ["test", `--project=${project}`, "--reporter=line,json"];
    const code = await run(root, "playwright/cli.js", args, {
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    return readReport(report, code, (json) => {
      const tests = json.suites.flatMap((/** @type {any} */ suite) => specsOf(suite, [project]));
      return {
        passed: json.stats.expected,
        failed: json.stats.unexpected + json.stats.flaky,
        skipped: tests.filter(({ status }) => status === "skipped").map(({ name }) => name),
        failures: tests
          .filter(({ status }) => status === "unexpected" || status === "flaky")
          .map(({ name, error }) => failure(name, error)),
        messages: [],
      };
    });
  });
}

/**
 * Every test with its full name, and with the reason where it was skipped.
 * @param {any} suite @param {string[]} titles
 * @returns {{ name: string, status: string, error: string | undefined }[]}
 */
function specsOf(suite, titles) {
  const here = [...titles, suite.title];
  const own = (suite.specs ?? []).flatMap((/** @type {any} */ spec) =>
    spec.tests.map((/** @type {any} */ test) => ({
      name: [...here, spec.title].join(" › ") + reasonsOf(test),
      status: test.status,
      error: test.results.find((/** @type {any} */ { error }) => error)?.error.message,
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((/** @type {any} */ s) => specsOf(s, here))];
}

/** @param {{ annotations: { type: string, description?: string }[] }} test */
const reasonsOf = ({ annotations }) =>
  annotations
    .filter(({ type, description }) => type === "skip" && description)
    .map(({ description }) => ` (${description})`)
    .join("");
