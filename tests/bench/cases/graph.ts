import { readFolder } from "../../support/readFolder";
import { buildLog } from "#shared/log/buildLog";
import { against, alone, median, quantile, type Bench, type Measure } from "../measure";
import { demoAtScale } from "../support/demoDataset";
import { layoutOf, stars, tangled } from "../support/graph/benchGraph";
import { communitiesAnswer, expansionAnswer, graphParts } from "../support/graph/engineParts";
import { withGraphPage, type Frames, type GraphPage } from "../support/graph/graphPage";
import { forceAtlas2Took, layOutHere, layoutTook } from "../support/graph/layoutTimes";

const bench = "graph";
const RUNS = 5;
const LAYOUT_SIZES = [1000, 2500, 5000, 10_000];
const FRAME_SIZES = [2000, 5000, 10_000];
const NEIGHBOURS = 250;

const lower = (metric: string, value: number, unit = "ms") =>
  ({ bench, metric, value, unit, better: "lower" }) as const;

/** The graph's parts in the engine, its layouts, and its canvas in Chromium (drawn without a GPU). */
export const measures: Bench = async function* ({ full, root }) {
  for (const scale of full ? [1, 10, 50] : [1, 10])
    yield* ofDataset(demoAtScale(root, scale), scale);
  yield* layouts();
  yield* withGraphPage(root, async function* (page) {
    yield* workerLayout(page);
    for (const size of FRAME_SIZES) yield* frames(page, size);
    yield* firstSight(page, demoAtScale(root, 1), demoAtScale(root, 10));
  });
};

async function* ofDataset(folder: string, scale: number): AsyncGenerator<Measure> {
  const dataset = await readFolder(folder);
  const parts = graphParts(dataset, buildLog(dataset), scale === 1 ? RUNS : 1);
  for (const [part, took] of Object.entries(parts))
    yield alone(lower(`${part}_scale_${scale}`, took));
}

/** A tangled graph against ForceAtlas2 on the same; a forest of stars, which needs no forces, alone. */
async function* layouts(): AsyncGenerator<Measure> {
  for (const size of LAYOUT_SIZES) {
    const graph = tangled(size);
    const took: number[] = [];
    for (let run = 0; run < 3; run++) took.push(await layoutTook(layoutOf(graph, "force")));
    const peer = forceAtlas2Took(graph);
    yield against(lower(`layout_force_${size}`, median(took)), "ForceAtlas2, 300 iterations", peer);
    const forest = layoutOf(stars(size), "force");
    yield alone(lower(`layout_force_stars_${size}`, await layoutTook(forest)));
  }
}

/** Through the worker itself, its start and what it fetches counted once and left out once. */
async function* workerLayout(page: GraphPage): AsyncGenerator<Measure> {
  const [cold, ...warm] = await page.layouts(LAYOUT_SIZES.at(-1)!, 4);
  yield alone(lower("layout_force_10000_worker_cold", cold!));
  yield alone(lower("layout_force_10000_worker", median(warm)));
}

async function* frames(page: GraphPage, size: number): AsyncGenerator<Measure> {
  const { x, y } = await layOutHere(layoutOf(tangled(size), "force"));
  const places = { x: Array.from(x), y: Array.from(y) };
  const own = await page.frames("own", size, places);
  const plain = await page.frames("cytoscape", size, places);
  const sigma = await page.frames("sigma", size, places);
  for (const gesture of ["pan", "zoom"] as const) {
    const middle = (of: Frames) => of[gesture].each;
    const metric = `${gesture}_frame_${size}`;
    yield against(lower(metric, middle(own)), "plain cytoscape canvas", middle(plain));
    yield against(
      lower(`${metric}_over_sigma`, middle(own)),
      "sigma.js without a GPU",
      middle(sigma),
    );
    const p95 = quantile(own[gesture].gaps, 0.95);
    yield against(
      lower(`${metric}_p95`, p95),
      "plain cytoscape canvas",
      quantile(plain[gesture].gaps, 0.95),
    );
  }
  yield against(
    lower(`redraw_${size}`, own.redraw.each),
    "plain cytoscape canvas",
    plain.redraw.each,
  );
}

/** What is between a click and the picture: the engine's answer, measured in this process, and the page's part. */
async function* firstSight(page: GraphPage, demo: string, larger: string): AsyncGenerator<Measure> {
  const dataset = await readFolder(demo);
  const { took: grouped, map } = await communitiesAnswer(dataset);
  const drawn = await page.groups(map.groups.length, map.links);
  yield alone(lower("first_picture_engine", grouped));
  yield alone(lower("first_picture_screen", drawn));
  yield alone(lower("first_picture", grouped + drawn));
  const shared = await readFolder(larger);
  const expansion = await expansionAnswer(shared, NEIGHBOURS);
  if (expansion.neighbours < NEIGHBOURS)
    process.stderr.write(
      `graph: the most shared node has only ${expansion.neighbours} neighbours\n`,
    );
  const expanded = median(await page.expansions(NEIGHBOURS, RUNS));
  yield alone(lower("expansion_250_engine", expansion.took));
  yield alone(lower("expansion_250_screen", expanded));
  yield alone(lower("expansion_250", expansion.took + expanded));
}
