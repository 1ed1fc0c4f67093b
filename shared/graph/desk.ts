import type {
  AggregateCard,
  GraphApi,
  GraphAt,
  GraphSummary,
  Grouping,
  GroupMap,
  GroupMembers,
  NeighbourPage,
  NeighboursRequest,
  NodeCard,
  NodeKey,
  NodeMetrics,
  PathsAnswer,
  SceneData,
  Similarity,
  SimilarityKind,
  Suggestions,
} from "../contract/graph";
import { fail, ok, type Result } from "../domain/result";
import type { DecidedScores } from "./answers/graphState";
import { LoadedGraph, type GraphedDataset } from "./answers/loadedGraph";
import type { RingReport } from "./rings/types";

const nothingLoaded = () =>
  fail("dataset.notFound", "No dataset is loaded.", { tip: "Open a dataset first." });

interface Opened {
  readonly dataset: GraphedDataset;
  /** Made at the first question: most of what a dataset is opened for needs no graph. */
  graph: LoadedGraph | null;
}

/** Answers about the graph of the loaded dataset. */
export class GraphDesk implements GraphApi {
  readonly #decided: () => DecidedScores | null;
  #opened: Opened | null = null;

  /** @param decided what the last decide decided of the loaded dataset; null until then */
  constructor(decided: () => DecidedScores | null) {
    this.#decided = decided;
  }

  /** Answers about this dataset from now on. */
  use(dataset: GraphedDataset): void {
    this.#opened = { dataset, graph: null };
  }

  summary(at: GraphAt): Promise<Result<GraphSummary>> {
    return this.#ask((graph) => ok(graph.summary(at)));
  }

  suggest(text: string, limit: number, at: GraphAt): Promise<Result<Suggestions>> {
    return this.#ask((graph) => ok(graph.suggest(text, limit, at)));
  }

  scene(keys: readonly NodeKey[], at: GraphAt, communities = false): Promise<Result<SceneData>> {
    return this.#ask((graph) => ok(graph.scene(keys, at, communities)));
  }

  neighbours(request: NeighboursRequest, at: GraphAt): Promise<Result<NeighbourPage>> {
    return this.#ask((graph) => graph.neighbours(request, at));
  }

  card(key: NodeKey, at: GraphAt): Promise<Result<NodeCard>> {
    return this.#ask((graph) => graph.card(key, at));
  }

  aggregate(keys: readonly NodeKey[], at: GraphAt): Promise<Result<AggregateCard>> {
    return this.#ask((graph) => ok(graph.aggregate(keys, at)));
  }

  paths(from: NodeKey, to: NodeKey, count: number, at: GraphAt): Promise<Result<PathsAnswer>> {
    return this.#ask((graph) => graph.paths(from, to, count, at));
  }

  groups(by: Grouping, at: GraphAt): Promise<Result<GroupMap>> {
    return this.#ask((graph) => ok(graph.groups(by, at)));
  }

  members(
    groupKey: string,
    from: number,
    count: number,
    at: GraphAt,
  ): Promise<Result<GroupMembers>> {
    return this.#ask((graph) => ok(graph.members(groupKey, from, count, at)));
  }

  rings(at: GraphAt): Promise<Result<RingReport>> {
    return this.#ask((graph) => ok(graph.rings(at)));
  }

  similar(
    key: NodeKey,
    kinds: readonly SimilarityKind[],
    limit: number,
    at: GraphAt,
  ): Promise<Result<readonly Similarity[]>> {
    return this.#ask((graph) => graph.similar(key, kinds, limit, at));
  }

  metrics(keys: readonly NodeKey[], at: GraphAt): Promise<Result<readonly NodeMetrics[]>> {
    return this.#ask((graph) => ok(graph.metrics(keys, at)));
  }

  #ask<T>(question: (graph: LoadedGraph) => Result<T>): Promise<Result<T>> {
    const opened = this.#opened;
    if (opened === null) return Promise.resolve(nothingLoaded());
    opened.graph ??= new LoadedGraph(opened.dataset, this.#decided);
    return Promise.resolve(question(opened.graph));
  }
}
