import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import {
  cruise,
  type ICruiseOptions,
  type ICruiseResult,
  type IFlattenedRuleSet,
} from "dependency-cruiser";
import { afterEach, describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const config = createRequire(import.meta.url)(
  path.join(root, ".dependency-cruiser.cjs"),
) as IFlattenedRuleSet & {
  options: ICruiseOptions & { enhancedResolveOptions: object };
};

/** The broken rules in the tree at `baseDir`, as `rule: from → to`. */
async function violations(baseDir: string, rooms: string[]): Promise<string[]> {
  const { options, ...ruleSet } = config;
  // The planted projects have no tsconfig of their own.
  const { enhancedResolveOptions, ...rest } = { ...options, tsConfig: undefined };
  const result = await cruise(
    rooms,
    { ...rest, ruleSet, validate: true, baseDir },
    enhancedResolveOptions,
  );
  const { summary } = result.output as ICruiseResult;
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

/** A project of the given files, path → content. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "kivendtout-imports-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

describe("imports go one way", () => {
  it("in the whole project", async () => {
    expect(await violations(root, ["shared", "electron", "renderer", "datasets"])).toEqual([]);
  });

  const planted: readonly [rule: string, from: string, to: string][] = [
    ["domain-imports", "shared/domain/money.ts", "shared/log/log.ts"],
    ["contract-imports", "shared/contract/methods.ts", "shared/log/log.ts"],
    ["ingest-imports", "shared/ingest/csv.ts", "shared/quality/checks.ts"],
    ["log-imports", "shared/log/log.ts", "shared/quality/checks.ts"],
    ["quality-imports", "shared/quality/checks.ts", "shared/ingest/csv.ts"],
    ["graph-imports", "shared/graph/components.ts", "shared/features/types.ts"],
    ["features-imports", "shared/features/types.ts", "shared/rules/rules.ts"],
    ["rules-imports", "shared/rules/rules.ts", "shared/scoring/decide.ts"],
    ["scoring-imports", "shared/scoring/decide.ts", "shared/ingest/csv.ts"],
    ["browse-imports", "shared/browse/search.ts", "shared/quality/checks.ts"],
    ["export-imports", "shared/export/csv.ts", "shared/ingest/csv.ts"],
    ["sql-imports", "shared/sql/views.ts", "shared/log/log.ts"],
    ["overview-imports", "shared/overview/overview.ts", "shared/quality/checks.ts"],
    ["clock-imports", "shared/clock/pace.ts", "shared/log/log.ts"],
    ["alerts-imports", "shared/alerts/queue.ts", "shared/log/log.ts"],
    ["casework-imports", "shared/casework/state.ts", "shared/alerts/queue.ts"],
    ["evidence-imports", "shared/evidence/toEvidence.ts", "shared/graph/scene/drawn.ts"],
    ["replay-imports", "shared/replay/desk.ts", "shared/ingest/csv.ts"],
    ["shared-stands-alone", "shared/log/log.ts", "renderer/stores/session.ts"],
    ["services-imports", "electron/services/open.ts", "electron/host/server.ts"],
    ["desktop-imports", "electron/main/index.ts", "datasets/generator/run.ts"],
    ["host-imports", "electron/host/server.ts", "datasets/generator/run.ts"],
    ["adapters-know-no-other", "electron/host/server.ts", "electron/cli/index.ts"],
    ["renderer-knows-no-node-side", "renderer/App.ts", "electron/services/open.ts"],
    [
      "renderer-features-are-apart",
      "renderer/features/quality/a.ts",
      "renderer/features/dataset/b.ts",
    ],
    ["platform-imports", "renderer/platform/ports.ts", "renderer/stores/session.ts"],
    ["workers-imports", "renderer/workers/engine.ts", "renderer/stores/session.ts"],
    ["i18n-imports", "renderer/i18n/en.ts", "renderer/ui/table.ts"],
    ["ui-imports", "renderer/ui/table.ts", "renderer/stores/session.ts"],
    ["stores-imports", "renderer/stores/session.ts", "renderer/ui/table.ts"],
    ["generator-imports", "datasets/generator/run.ts", "shared/log/log.ts"],
    ["nothing-imports-tests", "shared/domain/money.ts", "tests/support/builder.ts"],
  ];
  it.each(planted)("%s bites when %s imports %s", async (rule, from, to) => {
    const target = path.relative(path.dirname(from), to.replace(/\.ts$/, ""));
    const folder = project({
      [from]: `import { value } from "${target.startsWith(".") ? target : `./${target}`}";\nexport const other = value;\n`,
      [to]: "export const value = 1;\n",
    });
    const rooms = [...new Set([from, to].map((file) => file.split("/")[0]!))];
    expect(await violations(folder, rooms)).toContain(`${rule}: ${from} → ${to}`);
  });

  it.each([
    ["shared-is-pure", "shared/log/log.ts"],
    ["renderer-has-no-node", "renderer/stores/session.ts"],
  ])("%s bites when %s imports a module of Node", async (rule, file) => {
    const folder = project({ [file]: 'import fs from "node:fs";\nexport default fs;\n' });
    expect(await violations(folder, [file.split("/")[0]!])).toContain(`${rule}: ${file} → fs`);
  });

  it("no-unresolved bites when a file imports one that is not there", async () => {
    const folder = project({ "shared/log/log.ts": 'export { gone } from "./gone";\n' });
    expect(await violations(folder, ["shared"])).toContain(
      "no-unresolved: shared/log/log.ts → ./gone",
    );
  });

  it("stores-know-no-react bites when a store imports React", async () => {
    const folder = project({
      "renderer/stores/session.ts": 'export { useState } from "react";\n',
      "node_modules/react/package.json": '{"name":"react","main":"index.js"}',
      "node_modules/react/index.js": "exports.useState = () => {};\n",
      "package.json": '{"dependencies":{"react":"1"}}',
    });
    expect((await violations(folder, ["renderer"])).join("\n")).toContain(
      "stores-know-no-react: renderer/stores/session.ts",
    );
  });

  it("no-cycles bites when two files import each other", async () => {
    const folder = project({
      "shared/log/a.ts": 'import { b } from "./b";\nexport const a = () => b;\n',
      "shared/log/b.ts": 'import { a } from "./a";\nexport const b = () => a;\n',
    });
    expect(await violations(folder, ["shared"])).toContain(
      "no-cycles: shared/log/a.ts → shared/log/b.ts",
    );
  });

  it("electron-package-only-in-shell bites outside main and preload", async () => {
    const folder = project({
      "electron/services/open.ts": 'import { dialog } from "electron";\nexport default dialog;\n',
      "node_modules/electron/package.json": '{"name":"electron","main":"index.js"}',
      "node_modules/electron/index.js": "module.exports = {};\n",
      "package.json": '{"dependencies":{"electron":"1"}}',
    });
    const found = await violations(folder, ["electron"]);
    expect(found.join("\n")).toContain("electron-package-only-in-shell: electron/services/open.ts");
  });
});
