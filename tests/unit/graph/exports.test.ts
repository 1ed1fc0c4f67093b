// @vitest-environment jsdom
import fc from "fast-check";
import Graph from "graphology";
import { parse as parseGexf } from "graphology-gexf";
import { parse as parseGraphml } from "graphology-graphml";
import { describe, expect, it } from "vitest";
import { USE } from "#shared/contract/graph";
import type { DrawnGraph } from "#shared/graph/scene/drawn";
import { GraphDocument, writeGraphJson } from "#shared/graph/export/document";
import { toGexf } from "#shared/graph/export/gexf";
import { toGraphml } from "#shared/graph/export/graphml";
import { toSvg } from "#shared/graph/export/svg";
import { toDocument } from "#shared/graph/export/toDocument";
import { aDrawnEdge, aDrawnNode, aRing, LOOK, msOf, usesOf } from "../../support/drawnGraph";

const SUBJECT = {
  title: "Ring",
  application: "KiVendTout Investigator 0.1.0",
  dataset: "shop",
  personalFieldsLeftOut: ["customers.birthdate"],
};

const documentOf = (drawn: DrawnGraph, before = Infinity) =>
  toDocument(drawn, before === Infinity ? null : { ms: msOf(before - 1), before }, SUBJECT);

const keysOf = (items: readonly { readonly key: string }[]) => items.map(({ key }) => key);

const xmlOf = (text: string): Document => {
  const parsed = new DOMParser().parseFromString(text, "application/xml");
  expect(parsed.querySelector("parsererror")?.textContent).toBeUndefined();
  return parsed;
};

describe("what is exported of a graph", () => {
  it("is what has happened by the moment", () => {
    const early = documentOf(aRing(), 5);
    expect(keysOf(early.nodes)).toEqual(["customer:C1", "device:D1"]);
    expect(keysOf(early.edges)).toEqual(["customer:C1|device:D1"]);
    expect(early.nodes[1]).toMatchObject({
      payments: 1,
      amount: 10.5,
      risk: 0.2,
      outcome: "ALLOW",
    });
    const late = documentOf(aRing(), 6);
    expect(late.nodes[2]).toMatchObject({ payments: 2, failed: 1, fraud: 1, outcome: "BLOCK" });
    expect(late.edges).toHaveLength(3);
  });

  it("keeps to the filter: window, least payments, least risk", () => {
    const filtered = (more: Partial<DrawnGraph["filter"]>) =>
      documentOf({ ...aRing(), filter: { ...aRing().filter, ...more } });
    expect(keysOf(filtered({ leastPayments: 2 }).edges)).toEqual([
      "customer:C1|device:D1",
      "customer:C1|customer:C2|bin",
    ]);
    expect(keysOf(filtered({ leastRisk: 0.5 }).nodes)).toEqual(["customer:C2", "device:D1"]);
    const windowed = filtered({ window: { fromMs: msOf(6), toMs: msOf(9) } });
    expect(windowed.edges[0]).toMatchObject({ key: "customer:C1|device:D1", payments: 1 });
    expect(keysOf(windowed.edges)).not.toContain("customer:C2|device:D1");
  });

  it("has the link that the start of a session makes, which is no payment", () => {
    const link = aDrawnEdge("customer:C1", "session:S1", {
      uses: usesOf({ position: 2, cents: NaN, flags: USE.start }),
    });
    const nodes = [aDrawnNode("customer:C1"), aDrawnNode("session:S1", { kind: "session" })];
    const shown = (filter: Partial<DrawnGraph["filter"]>) =>
      documentOf({ nodes, edges: [link], filter: { ...aRing().filter, ...filter } }).edges;
    expect(shown({})).toMatchObject([{ payments: 0, amount: 0, risk: null }]);
    expect(shown({ leastPayments: 2 })).toEqual([]);
    expect(shown({ window: { fromMs: msOf(3), toMs: msOf(9) } })).toEqual([]);
  });

  it("says the moment and which personal fields are not in it", () => {
    expect(documentOf(aRing(), 6).about).toMatchObject({
      moment: { ms: msOf(5), before: 6 },
      asOf: "2025-11-01T00:00:05.000Z",
      personalFieldsLeftOut: ["customers.birthdate"],
    });
  });
});

/** Ids as data has them: any text, with the signs that files choke on made likely. */
const anId = fc
  .array(
    fc.oneof(
      fc.constantFrom("<", "&", '"', "'", "\\", "]]>", "<!--", "\t", "\n", "\r", "\0", "\u001f"),
      fc.constantFrom("\u0085", "\u2028", "\uFFFE", "\uD800", "\uDC00", "😀", " ", "é", "\\u{1}"),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const aGraph = fc.uniqueArray(anId, { minLength: 2, maxLength: 6 }).map((ids): DrawnGraph => {
  const keys = ids.map((id) => `customer:${id}`);
  return {
    nodes: keys.map((key, at) => aDrawnNode(key, { x: at * 50, y: -at, note: key })),
    edges: keys.slice(1).map((key, at) => aDrawnEdge(keys[at]!, key, { key: `${at} ${key}` })),
    filter: { window: null, leastPayments: 1, leastRisk: 0 },
  };
});

const RUNS = { seed: 20251115, numRuns: 150 };

describe("GEXF", () => {
  it("gives graphology as many nodes and edges, whatever the ids", () => {
    fc.assert(
      fc.property(aGraph, (drawn) => {
        const read = parseGexf(Graph, toGexf(documentOf(drawn)));
        expect([read.order, read.size]).toEqual([drawn.nodes.length, drawn.edges.length]);
      }),
      RUNS,
    );
  });

  it("keeps every id apart in a strict reader of XML, and as it is where XML can hold it", () => {
    fc.assert(
      fc.property(aGraph, (drawn) => {
        const ids = [...xmlOf(toGexf(documentOf(drawn))).querySelectorAll("node")].map((node) =>
          node.getAttribute("id"),
        );
        expect(new Set(ids).size).toBe(drawn.nodes.length);
        drawn.nodes.forEach(({ key }, at) => {
          if (/^[\t\n\r\x20-\uD7FF]*$/.test(key) && !key.includes("\\")) expect(ids[at]).toBe(key);
        });
      }),
      RUNS,
    );
  });

  it("tells when nodes and edges are there, and their counts", () => {
    const read = xmlOf(toGexf(documentOf(aRing(), 9)));
    const graph = read.querySelector("graph")!;
    expect(graph.getAttribute("mode")).toBe("dynamic");
    expect(graph.getAttribute("timeformat")).toBe("dateTime");
    const [first, second] = read.querySelectorAll("edge");
    expect(first!.getAttribute("start")).toBe("2025-11-01T00:00:01.000Z");
    expect(first!.getAttribute("end")).toBe("2025-11-01T00:00:08.000Z");
    expect(first!.querySelector('attvalue[for="payments"]')!.getAttribute("value")).toBe("2");
    expect(second!.querySelector('attvalue[for="fraud"]')!.getAttribute("value")).toBe("1");
  });

  it("keeps a likeness beside a link of the same two", () => {
    const drawn = aRing();
    const twice = { ...drawn, edges: [...drawn.edges, aDrawnEdge("customer:C1", "customer:C2")] };
    expect(parseGexf(Graph, toGexf(documentOf(twice))).size).toBe(4);
    expect(parseGraphml(Graph, toGraphml(documentOf(twice))).size).toBe(4);
  });
});

describe("GraphML", () => {
  it("gives graphology as many nodes and edges, whatever the ids", () => {
    fc.assert(
      fc.property(aGraph, (drawn) => {
        const text = toGraphml(documentOf(drawn));
        const read = parseGraphml(Graph, text);
        expect([read.order, read.size]).toEqual([drawn.nodes.length, drawn.edges.length]);
        xmlOf(text);
      }),
      RUNS,
    );
  });

  it("carries the facts of nodes and edges", () => {
    const read = parseGraphml(Graph, toGraphml(documentOf(aRing(), 9)));
    expect(read.getNodeAttributes("device:D1")).toMatchObject({
      label: "D1",
      kind: "device",
      payments: 3,
      fraud: 1,
      y: 60,
    });
    expect(read.getEdgeAttributes("customer:C1|device:D1")).toMatchObject({ payments: 2 });
  });
});

describe("JSON", () => {
  it("is read back as it was written, to the byte", () => {
    fc.assert(
      fc.property(aGraph, (drawn) => {
        const document = documentOf(drawn);
        const text = writeGraphJson(document);
        const read = GraphDocument.parse(JSON.parse(text));
        expect(read).toEqual(document);
        expect(writeGraphJson(read)).toBe(text);
      }),
      RUNS,
    );
  });

  it("is refused where an edge leads nowhere", () => {
    const { nodes, ...rest } = documentOf(aRing());
    expect(GraphDocument.safeParse({ ...rest, nodes: nodes.slice(1) }).success).toBe(false);
  });
});

describe("SVG", () => {
  it("draws each kind in its shape, and a likeness dashed", () => {
    const drawn = aRing();
    const kinds = ["customer", "device", "ip", "bin", "session", "payment"] as const;
    const nodes = kinds.map((kind, at) => aDrawnNode(`${kind}:1`, { kind, x: at * 60 }));
    const shapes = (text: string) =>
      [...xmlOf(text).querySelectorAll("svg > g:nth-of-type(2) > g > :nth-child(2)")].map(
        ({ tagName }) => tagName,
      );
    expect(shapes(toSvg(documentOf({ ...drawn, nodes, edges: [] }), LOOK))).toEqual([
      "circle",
      "rect",
      "polygon",
      "polygon",
      "circle",
      "path",
    ]);
    const lines = [...xmlOf(toSvg(documentOf(drawn), LOOK)).querySelectorAll("line")];
    expect(lines.map((line) => line.hasAttribute("stroke-dasharray"))).toEqual([
      false,
      false,
      true,
    ]);
    const widths = lines.map((line) => Number(line.getAttribute("stroke-width")));
    expect(widths[0]).toBeGreaterThan(widths[1]!);
  });

  it("says title, moment, dataset and what the signs mean", () => {
    const text = xmlOf(toSvg(documentOf(aRing()), LOOK)).documentElement.textContent;
    for (const said of ["Ring", "as of 1 Nov · shop", "Customer", "Similarity", "Fraud label"])
      expect(text).toContain(said);
    expect(text).not.toContain("Challenged");
  });

  it("shortens long labels in their middle, and writes the riskier of two that would overlap", () => {
    const near = [
      aDrawnNode("customer:low", { uses: usesOf({ position: 1, score: 0.1 }) }),
      aDrawnNode("customer:high", { x: 4, uses: usesOf({ position: 1, score: 0.9 }) }),
      aDrawnNode("ip:0123456789abcdef0123", { kind: "ip", x: 300 }),
    ];
    const text = toSvg(documentOf({ ...aRing(), nodes: near, edges: [] }), LOOK);
    const labels = [...xmlOf(text).querySelectorAll("text[text-anchor]")].map(
      ({ textContent }) => textContent,
    );
    expect(labels).toEqual(["high", "0123456789a…0123"]);
  });

  it("is well formed and runs nothing, whatever the ids", () => {
    fc.assert(
      fc.property(aGraph, (drawn) => {
        const read = xmlOf(toSvg(documentOf(drawn), LOOK));
        expect(read.querySelectorAll("script, [onload], foreignObject")).toHaveLength(0);
        expect(read.querySelectorAll("line")).toHaveLength(drawn.edges.length);
      }),
      RUNS,
    );
  });

  it("says so where nothing is placed, and leaves out what has no place", () => {
    const drawn = { ...aRing(), nodes: aRing().nodes.map((node) => ({ ...node, x: null })) };
    expect(toSvg(documentOf(drawn), LOOK)).toContain("Nothing is shown.");
  });
});

it("gives the same bytes for the same graph and moment", () => {
  for (const write of [toGexf, toGraphml, writeGraphJson])
    expect(write(documentOf(aRing(), 9))).toBe(write(documentOf(aRing(), 9)));
});

it("exports a payment's time that no calendar has as none", () => {
  const uses = usesOf({ position: 1, ms: 9e15 });
  const drawn = { ...aRing(), nodes: [aDrawnNode("customer:C1", { uses })], edges: [] };
  expect(documentOf(drawn).nodes[0]).toMatchObject({ payments: 1, first: null, since: null });
});
