import { EXPAND_STEP, type GraphApi, type GraphAt, type NodeKey } from "#shared/contract/graph";
import { ok, type Result } from "#shared/domain/result";
import { keyParts } from "#shared/graph/scene/keys";

/** Nodes that a beginning adds to those it was asked for. */
const START_LIMIT = 60;

/**
 * What a scene of these nodes begins with: the nodes, what they use that others use too, and the riskiest of those
 * others. Where nothing is shared, what they use.
 */
export async function startingKeys(
  graph: GraphApi,
  keys: readonly NodeKey[],
  at: GraphAt,
): Promise<Result<readonly NodeKey[]>> {
  const found = new Set(keys);
  const most = keys.length + START_LIMIT;
  let edge = keys;
  for (let step = 0; step < STEPS; step++) {
    const next: NodeKey[] = [];
    for (const key of edge) {
      if (found.size >= most) return ok([...found]);
      const rows = await sharers(graph, key, found, at);
      if (!rows.ok) return rows;
      for (const row of rows.value.slice(0, most - found.size)) {
        found.add(row);
        next.push(row);
      }
    }
    edge = next;
  }
  return ok([...found]);
}

/** From a payment to its customer, device and IP, and from there to the others. */
const STEPS = 2;

async function sharers(
  graph: GraphApi,
  key: NodeKey,
  shown: ReadonlySet<NodeKey>,
  at: GraphAt,
): Promise<Result<readonly NodeKey[]>> {
  const { kind } = keyParts(key);
  const isEntity = kind === "device" || kind === "ip";
  const page = await graph.neighbours(
    {
      key,
      kinds: ["customer", "device", "ip"],
      shown: [...shown],
      text: "",
      order: isEntity ? "risk" : "shared",
      from: 0,
      count: EXPAND_STEP,
    },
    at,
  );
  // A node of another dataset, from an address: the others are shown, and the scene says what is not known.
  if (!page.ok) return page.error.code === "dataset.notFound" ? ok([]) : page;
  const { rows } = page.value;
  const shared = rows.filter((row) => isEntity || row.shared > 1);
  return ok((shared.length > 0 ? shared : rows).map((row) => row.key));
}
