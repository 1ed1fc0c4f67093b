import type { NodeKey } from "#shared/contract/graph";
import type { Dataset } from "#shared/domain/dataset";
import { communitiesAt } from "#shared/graph/analysis/communities";
import { GraphComponents } from "#shared/graph/index/components";
import { GraphIndex } from "#shared/graph/index/graphIndex";
import { findRings } from "#shared/graph/rings/findRings";
import { signupsOf } from "#shared/graph/rings/signups";
import type { EventLog } from "#shared/log/eventLog";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { EVERYTHING, openedGraph } from "../../../support/openedGraph";
import { timed } from "../../measure";

const LABEL_DELAY_MS = DEFAULT_RULE_SET.labelDelayDays * 86_400_000;

/** Milliseconds each part of the graph takes, the middle of `runs`. Rings are found without scores. */
export function graphParts(dataset: Dataset, log: EventLog, runs: number) {
  const index = new GraphIndex(log, dataset);
  const range = { from: 0, to: index.payments.size };
  const customers = new Set(index.payments.codes.customer);
  return {
    build: timed(runs, () => new GraphIndex(log, dataset)),
    components: timed(runs, () => {
      const components = new GraphComponents(index.payments).at(range);
      for (const customer of customers) components.of(customer);
    }),
    communities: timed(runs, () => communitiesAt(index, EVERYTHING)),
    rings: timed(runs, () =>
      findRings(log, {
        ...EVERYTHING,
        signups: signupsOf(dataset, log),
        scores: null,
        labelDelayMs: LABEL_DELAY_MS,
      }),
    ),
  };
}

/** What the engine takes for the first picture of a dataset, from nothing but its log: its communities. Milliseconds. */
export async function communitiesAnswer(dataset: Dataset) {
  const { desk } = openedGraph(dataset);
  const start = performance.now();
  const map = await desk.groups("community", EVERYTHING);
  if (!map.ok) throw new Error(map.error.message);
  return { took: performance.now() - start, map: map.value };
}

/** What the engine takes for `count` neighbours of the node that has most of them, and for what is known of them. */
export async function expansionAnswer(dataset: Dataset, count: number) {
  const { desk, log } = openedGraph(dataset);
  const key = mostShared(new GraphIndex(log, dataset));
  const asked = { kinds: ["customer"], shown: [], text: "", order: "risk", from: 0 } as const;
  // It is on the canvas already, with a neighbour of its own.
  const first = await desk.neighbours({ ...asked, key, count: 1 }, EVERYTHING);
  const beside = first.ok ? first.value.rows.map((row) => row.key) : [];
  await desk.scene([key, ...beside], EVERYTHING);
  const start = performance.now();
  const page = await desk.neighbours({ ...asked, key, count }, EVERYTHING);
  if (!page.ok) throw new Error(page.error.message);
  const keys = page.value.rows.map((row) => row.key);
  await desk.scene([key, ...keys], EVERYTHING);
  return { took: performance.now() - start, neighbours: keys.length };
}

function mostShared(index: GraphIndex): NodeKey {
  const { entity } = index.linksAt(EVERYTHING, ["device", "ip", "bin"]);
  const counts = new Map<number, number>();
  for (const vertex of entity) counts.set(vertex, (counts.get(vertex) ?? 0) + 1);
  const [most] = Array.from(counts).sort(([, a], [, b]) => b - a);
  if (most === undefined) throw new Error("The dataset has no links");
  return index.keyOf(most[0]);
}
