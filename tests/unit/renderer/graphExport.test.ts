// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { JournalEntry } from "#shared/contract/casework";
import type { AppInfo } from "#shared/contract/methods";
import { EVIDENCE_LIMIT } from "#shared/evidence/format";
import { readEvidence } from "#shared/evidence/readEvidence";
import { toEvidence } from "#shared/evidence/toEvidence";
import { verifyEvidence } from "#shared/evidence/verifyEvidence";
import { SCHEMA_SOURCES } from "#shared/log/sources";
import { createFormat } from "#renderer/ui/format";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { ok, type Result } from "#shared/domain/result";
import type { DocumentEdge } from "#shared/graph/export/document";
import { evidenceContent } from "../../../renderer/features/graph/export/evidenceContent";
import { evidenceReport } from "../../../renderer/features/graph/export/evidenceReport";
import type { GraphEvidence } from "../../../renderer/features/graph/export/gatherEvidence";
import { graphFileName } from "../../../renderer/features/graph/export/graphFiles";
import {
  canOpen,
  readEvidenceFile,
  recordOf,
  unreadReason,
} from "../../../renderer/features/graph/export/openEvidence";
import { partText } from "../../../renderer/features/graph/export/partText";
import { paymentsTable } from "../../../renderer/features/graph/export/paymentsTable";
import { paymentsBehind } from "../../../renderer/features/graph/export/paymentsBehind";
import { createStores, type App } from "../../../renderer/stores/stores";
import { Engine } from "../../../renderer/workers/engine/engine";
import { anEvidenceFile, evidenceData, hashBytes } from "../../support/evidenceFixtures";
import { aTable } from "../../support/browseFixtures";
import { aDecision } from "../../support/decisionFixtures";
import { i18nOf } from "../../support/i18n";
import { fakePorts } from "../../support/fakePorts";
import { aLoadedDataset } from "../../support/reports";

const valueOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};

const TRANSACTIONS = [
  "transaction_id,timestamp,account_id,amount,device_id,ip",
  "t1,2025-08-16 12:00:00,a1,10.00,d1,i1",
  "t2,2025-08-16 12:00:01,a2,10.00,d1,i2",
  "t3,2025-08-16 12:00:02,a1,10.00,d2,i1",
  "t4,2025-08-16 12:00:03,a2,10.00,d2,i2",
  "t5,,a1,10.00,d1,i1",
  "",
].join("\n");

/** The ids of the payments behind edges, over a real engine. */
async function behind(
  edges: readonly Pick<DocumentEdge, "kind" | "source" | "target" | "shares">[],
  more: Partial<Parameters<typeof paymentsBehind>[2]> = {},
): Promise<readonly (string | null)[]> {
  const breathe = () => Promise.resolve();
  const engine = new Engine({ fetch: () => Promise.reject(new Error()), now: () => 0, breathe });
  const file = new Blob([TRANSACTIONS]);
  const files = [{ name: "transactions.csv", file }];
  valueOf(await engine.load({ kind: "picked", label: "august", files }, () => undefined));
  const port = Object.assign(engine, { onLost: () => () => undefined });
  const tables = valueOf(await engine.tables());
  const asked = { edges, moment: null, window: null, ...more };
  const found = valueOf(await paymentsBehind(port, tables, asked));
  return found!.rows.map(({ cells }) => cells[0] ?? null);
}

const link = (source: string, target: string) => ({
  kind: "link" as const,
  source,
  target,
  shares: [],
});

describe("the payments behind edges", () => {
  it("are those of both ends, in order of time, those without one last, and of no other entity", async () => {
    expect(await behind([link("customer:a1", "device:d1")])).toEqual(["t1", "t5"]);
    expect(await behind([link("customer:a1", "ip:i1")])).toEqual(["t1", "t3", "t5"]);
    expect(await behind([link("payment:t4", "device:d2")])).toEqual(["t4"]);
  });

  it("of what two customers share are those of both with it", async () => {
    const shared = { ...link("customer:a1", "customer:a2"), kind: "shared" as const };
    expect(await behind([{ ...shared, shares: ["device:d1"] }])).toEqual(["t1", "t2", "t5"]);
  });

  it("of a likeness are none", async () => {
    const similar = { ...link("customer:a1", "customer:a2"), kind: "similar" as const };
    expect(await behind([similar])).toEqual([]);
  });

  it("keep to the moment and the window", async () => {
    const edges = [link("customer:a1", "ip:i1"), link("customer:a2", "ip:i2")];
    const noon = Date.UTC(2025, 7, 16, 12);
    expect(await behind(edges, { moment: { ms: noon + 1000, before: 2 } })).toEqual(["t1", "t2"]);
    const window = { fromMs: noon + 1000, toMs: noon + 2000 };
    expect(await behind(edges, { window })).toEqual(["t2", "t3"]);
  });
});

it("names files by what they are, the view and the minute they show, in UTC", () => {
  const moment = { ms: Date.UTC(2025, 11, 15, 23, 51, 20), before: 9 };
  expect(graphFileName("graph", { view: null, moment, kind: "gexf" })).toBe(
    "kivendtout-graph-2025-12-15T2351.gexf",
  );
  const all = { view: "Réseau du 6/12", moment: null, kind: "html" };
  expect(graphFileName("evidence", all)).toBe("kivendtout-evidence-Reseau-du-6-12-all.html");
});

/** A window with a dataset whose files have this hash; null = no dataset. */
function windowOf(sha256: string | null): App {
  const ports = fakePorts();
  const stores = createStores(ports);
  if (sha256 !== null) {
    ports.engine.answers.fingerprint = () => ok({ files: [], sha256 });
    const request = { kind: "demo" } as const;
    stores.session.setState({
      current: { label: "shop", path: null, demo: false, request, loaded: aLoadedDataset() },
    });
  }
  const info: AppInfo = {
    name: "KiVendTout Investigator",
    version: "0.1.0",
    shell: "browser",
    demoPresent: false,
    startPath: null,
    nativeFolderDialog: false,
    problems: [],
  };
  return { ...stores, ports, info };
}

const fileOf = (bytes: Uint8Array): File => new File([Uint8Array.from(bytes)], "evidence.html");

describe("an evidence file that is opened", () => {
  it("can be opened over the dataset it was made from, and looked at over others", async () => {
    const file = fileOf(await anEvidenceFile());
    const { sha256 } = evidenceData().dataset;
    const same = valueOf(await readEvidenceFile(windowOf(sha256), file));
    expect([same.dataset, canOpen(same), same.verification.findings]).toEqual(["same", true, []]);
    expect(same.picture).toMatch(/^data:image\/svg\+xml/);
    const other = valueOf(await readEvidenceFile(windowOf("0".repeat(64)), file));
    expect([other.dataset, canOpen(other)]).toEqual(["other", false]);
    const none = valueOf(await readEvidenceFile(windowOf(null), file));
    expect([none.dataset, canOpen(none)]).toEqual(["none", false]);
  });

  it("cannot be opened where it was changed, and says which part was", async () => {
    const bytes = await anEvidenceFile();
    const at = new TextDecoder().decode(bytes).indexOf("two accounts");
    bytes[at]! ^= 1;
    const app = windowOf(evidenceData().dataset.sha256);
    const read = valueOf(await readEvidenceFile(app, fileOf(bytes)));
    expect(read.verification.findings).toMatchObject([{ reason: "part_changed", part: "notes" }]);
    expect(canOpen(read)).toBe(false);
    expect(read.picture).not.toBeNull();
  });

  it("is told from a file that is none, of which nothing else is to be said", async () => {
    const text = new TextEncoder().encode("a shopping list");
    const { verification, data } = valueOf(await readEvidenceFile(windowOf(null), fileOf(text)));
    expect([unreadReason(verification), data]).toEqual(["not_evidence", null]);
    const intact = valueOf(await readEvidenceFile(windowOf(null), fileOf(await anEvidenceFile())));
    expect(unreadReason(intact.verification)).toBeNull();
  });

  it("is found in the journal by its hash alone", () => {
    const [sha256, other] = ["a".repeat(64), "b".repeat(64)];
    const exported: JournalEntry = {
      seq: 1,
      at: "2026-01-02T03:04:05.000Z",
      by: "Ana",
      action: { kind: "evidence_exported", view: null, case: null, sha256 },
      prev: other,
      hash: other,
    };
    expect(recordOf([exported], sha256)).toMatchObject({ by: "Ana" });
    expect(recordOf([exported], other)).toBeNull();
    expect(recordOf([exported], null)).toBeNull();
  });

  it("has its parts named by their headings", () => {
    const { t } = i18nOf("en");
    expect(partText("nodes", t)).toBe("What is shown (nodes)");
    expect(partText("data.nodes", t)).toBe("data.nodes");
  });

  it("is not read where it is too large", async () => {
    const huge = new File([], "huge.html");
    Object.defineProperty(huge, "size", { value: EVIDENCE_LIMIT + 1 });
    huge.arrayBuffer = () => Promise.reject(new Error("read"));
    const read = valueOf(await readEvidenceFile(windowOf(null), huge));
    expect(read.verification.findings).toMatchObject([{ reason: "too_large" }]);
  });
});

/** What was gathered of two customers who paid with one device. */
function gathered(more: Partial<GraphEvidence> = {}): GraphEvidence {
  const { graph, view, dataset } = evidenceData();
  return {
    document: graph,
    scene: view.scene,
    view: { id: "view-1", name: "Ring of the phone", changed: false },
    file: null,
    moment: view.moment,
    payments: null,
    decisions: [],
    undecided: 0,
    features: [],
    rules: { ruleSet: DEFAULT_RULE_SET, number: 0 },
    rulesSha256: "0".repeat(64),
    dataset,
    revealed: "none",
    by: "Ana",
    application: "KiVendTout Investigator 0.1.0",
    madeAtMs: Date.UTC(2026, 0, 2),
    ...more,
  };
}

describe("the evidence that was gathered", () => {
  it.each(["en", "fr"] as const)(
    "becomes a file that is intact and can be read (%s)",
    async (language) => {
      const { t } = i18nOf(language);
      const content = evidenceContent(gathered(), { t, format: createFormat(language), language });
      const bytes = await toEvidence(content, hashBytes);
      expect((await verifyEvidence(bytes, hashBytes)).findings).toEqual([]);
      expect(readEvidence(bytes)).toEqual(content.data);
      const page = new DOMParser().parseFromString(new TextDecoder().decode(bytes), "text/html");
      expect(page.querySelectorAll("#nodes tbody tr")).toHaveLength(
        gathered().document.nodes.length,
      );
      expect(page.body.textContent).not.toMatch(/graphExport\.|cases\.report\./);
    },
  );

  it.each([
    ["en", "12.50\u202f€", "yes", "Block"],
    ["fr", "12,50\u202f€", "oui", "Bloquer"],
  ] as const)(
    "shows of payments what matters, as the screen writes it (%s)",
    (language, amount, label, decision) => {
      const [source] = SCHEMA_SOURCES.kivendtout.records.filter(({ kind }) => kind === "payment");
      const values = {
        payment_id: "P1",
        attempt_ts: "2025-11-01 00:22:47",
        customer_id: "C1",
        session_id: "S1",
        amount: "12.5",
        result: "success",
        is_fraud_label: "1",
      };
      const table = {
        ...aTable({}),
        name: "payments",
        fields: Object.keys(values).map((name) => ({ ...aTable({}).fields[0]!, name })),
      };
      const rows = [{ record: 7, cells: Object.values(values) }];
      const decided = aDecision({ paymentId: "P1", outcome: "BLOCK" });
      const evidence = gathered({
        payments: { table, source: source!, rows },
        decisions: [decided],
      });
      const { t } = i18nOf(language);
      const shown = paymentsTable(evidence, { t, format: createFormat(language) });
      const [row] = shown.rows;
      expect(row!.filter((cell) => cell !== null)).toEqual([
        "7",
        "P1",
        "2025-11-01 00:22:47",
        "C1",
        amount,
        "success",
        label,
        decision,
      ]);
      expect(shown.columns).toHaveLength(row!.length);
    },
  );

  it("writes risks from 0 to 1 with two decimals", () => {
    const { t } = i18nOf("en");
    const { graph } = evidenceData();
    const document = { ...graph, nodes: graph.nodes.map((node) => ({ ...node, risk: 1 })) };
    const wording = { t, format: createFormat("en"), language: "en" as const };
    const { parts } = evidenceReport(gathered({ document }), wording);
    const [nodes] = parts.filter((part) => part.kind === "table" && part.id === "nodes");
    expect(nodes).toMatchObject({
      table: { rows: document.nodes.map((): unknown => expect.arrayContaining(["1.00"])) },
    });
  });

  it("says how personal data was shown, and what dashed lines are", () => {
    const { t } = i18nOf("en");
    const wording = { t, format: createFormat("en"), language: "en" as const };
    const { remarks } = evidenceReport(gathered({ revealed: "some" }), wording);
    expect(remarks[0]).toContain("each reveal is recorded");
    expect(remarks[2]).toContain("Dashed lines are similarities");
    expect(remarks).toHaveLength(3);
  });

  it("says for which payments there are no decisions, and whose payments are not listed", () => {
    const { t } = i18nOf("en");
    const wording = { t, format: createFormat("en"), language: "en" as const };
    const { graph } = evidenceData();
    const key = "group:country:FR";
    const group: typeof graph = {
      ...graph,
      nodes: graph.nodes.map((node) => ({ ...node, key })),
      edges: graph.edges.map((edge) => ({ ...edge, kind: "link", source: key, target: key })),
    };
    const [source] = SCHEMA_SOURCES.transactions.records;
    const rows = Array.from({ length: 1200 }, (_, at) => ({ record: at + 1, cells: [] }));
    const payments = { table: aTable({ fields: [] }), source: source!, rows };
    const { remarks } = evidenceReport(
      gathered({ document: group, payments, undecided: 3 }),
      wording,
    );
    expect(remarks[2]).toContain("links that end at a group");
    expect(remarks[3]).toContain("the first 3 of 1,200 payments");
    expect(remarks[4]).toContain("no decision: 3");
  });
});
