import path from "node:path";
import { findRealDataset } from "../../support/realDataset";
import { against, alone, median, type Bench, type BenchOptions, type Measure } from "../measure";
import { openWindow, withWindow, type Opening } from "../support/browser";
import { demoAtScale } from "../support/demoDataset";
import { scrollTable, type Scrolling } from "../support/scroll";
import { exportForSqlite3, hasSqlite3, sqlite3Time } from "../support/sqlite3";

/** Openings of the window, each with a run of the peer beside it. */
const RUNS = 7;
const RUNS_AT_SCALE = 3;
const SCALE = 10;

interface Dataset {
  readonly folder: string;
  /** Behind the names of its metrics. */
  readonly suffix: string;
  readonly runs: number;
}

/** Opening a dataset in Chromium through the loopback host, and scrolling through its largest table. */
export const measures: Bench = async function* (options) {
  const real = findRealDataset();
  if (real === null) process.stderr.write("ui: the published dataset is not here, left out\n");
  else yield* ofDataset(options, { folder: real, suffix: "", runs: RUNS });
  const folder = demoAtScale(options.root, SCALE);
  yield* ofDataset(options, { folder, suffix: `_scale_${SCALE}`, runs: RUNS_AT_SCALE });
};

async function* ofDataset(
  { root }: BenchOptions,
  { folder, suffix, runs }: Dataset,
): AsyncGenerator<Measure> {
  const csv = path.join(root, "node_modules/.cache/bench", `sqlite3${suffix}`);
  const scripts = hasSqlite3() ? await exportForSqlite3(folder, csv) : null;
  if (scripts === null) process.stderr.write("ui: sqlite3 is not installed, no peer\n");
  const openings: Opening[] = [];
  const peers: { readonly plain: number; readonly indexed: number }[] = [];
  const scrolls: [string, Scrolling][] = [];
  await withWindow(root, folder, async (window) => {
    for (let run = 0; run < runs; run++) {
      const isLast = run === runs - 1;
      openings.push(
        await openWindow(window, async (page) => {
          if (isLast) scrolls.push(...Object.entries(await scrollTable(page, "events")));
        }),
      );
      if (scripts !== null)
        peers.push({
          plain: sqlite3Time(scripts.plain),
          indexed: sqlite3Time(scripts.indexed),
        });
    }
  });
  yield* openingMeasures(openings, suffix);
  yield* sqlMeasures(openings, peers, suffix);
  for (const [hand, scroll] of scrolls) yield* scrollMeasures(hand, scroll, suffix);
}

const lower = (metric: string, value: number, unit: string) =>
  ({ bench: "ui", metric, value, unit, better: "lower" }) as const;

function* openingMeasures(openings: readonly Opening[], suffix: string): Generator<Measure> {
  const middle = (value: (opening: Opening) => number) => median(openings.map(value));
  yield alone(
    lower(
      `start_to_first_picture${suffix}`,
      middle((o) => o.firstPicture),
      "ms",
    ),
  );
  yield alone(
    lower(
      `tables_to_sql${suffix}`,
      middle((o) => o.sqlTook),
      "ms",
    ),
  );
  // 0 where no task took 50 ms.
  yield alone(
    lower(
      `longest_task_starting${suffix}`,
      middle((o) => o.longestStarting),
      "ms",
    ),
  );
  yield alone(
    lower(
      `longest_task_loading${suffix}`,
      middle((o) => o.longestLoading),
      "ms",
    ),
  );
}

/** The page loads, the dataset is read, compared and checked before SQL is ready; the peer only imports. */
function* sqlMeasures(
  openings: readonly Opening[],
  peers: readonly { readonly plain: number; readonly indexed: number }[],
  suffix: string,
): Generator<Measure> {
  const ready = median(openings.map((opening) => opening.sqlReady));
  const measure = lower(`start_to_sql${suffix}`, ready, "ms");
  if (peers.length === 0) {
    yield alone(measure);
    return;
  }
  const indexed = median(peers.map((peer) => peer.indexed));
  yield against(measure, "sqlite3, same types, keys and indices", indexed);
  const plain = median(peers.map((peer) => peer.plain));
  yield against(
    lower(`start_to_sql_over_plain_import${suffix}`, ready, "ms"),
    "sqlite3 .import, all text, no keys",
    plain,
  );
}

function* scrollMeasures(hand: string, scroll: Scrolling, suffix: string): Generator<Measure> {
  yield alone({
    bench: "ui",
    metric: `table_${hand}_frames${suffix}`,
    value: scroll.framesPerSecond,
    unit: "frames/s",
    better: "higher",
  });
  yield alone(lower(`table_${hand}_worst_gap${suffix}`, scroll.worstGap, "ms"));
  yield alone(lower(`table_${hand}_blank_frames${suffix}`, scroll.blank, "share"));
}
