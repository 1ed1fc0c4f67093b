import type {
  AggregateCard,
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
} from "../../contract/graph";
import type { Dataset } from "../../domain/dataset";
import { fail, ok, type Result } from "../../domain/result";
import { MS_PER_DAY } from "../../domain/time";
import type { EventLog } from "../../log/eventLog";
import { NONE } from "../../log/kinds";
import { communitiesAt } from "../analysis/communities";
import { groupMembersAt, groupsAt } from "../analysis/groups";
import type { CommunitiesAt, Membership } from "../analysis/membership";
import { metricsAt } from "../analysis/metrics";
import { pathsBetween } from "../analysis/paths";
import { similarCustomers } from "../analysis/similar";
import { GraphIndex, type PaymentRange } from "../index/graphIndex";
import { findRings } from "../rings/findRings";
import type { RingReport } from "../rings/types";
import { aggregateAt, cardAt } from "./cards";
import { CustomerFacts, type PersonalFields } from "./customerFacts";
import { GraphState, LABEL_DELAY_DAYS, type DecidedScores } from "./graphState";
import { neighboursAt } from "./neighbours";
import { sceneAt } from "./scene";
import { suggestionsAt } from "./suggest";
import { summaryAt } from "./summary";

/** A dataset as the graph sees it. */
export interface GraphedDataset {
  readonly dataset: Dataset;
  readonly log: EventLog;
  readonly personal: PersonalFields;
}

/**
 * The graph of one loaded dataset. Each answer follows from the log, what was decided and the question; what is kept
 * between questions is only what would be worked out again.
 */
export class LoadedGraph {
  readonly #index: GraphIndex;
  readonly #customers: CustomerFacts;
  readonly #personal: PersonalFields;
  readonly #decided: () => DecidedScores | null;
  #communities: { readonly range: PaymentRange; readonly membership: Membership } | null = null;

  /** @param decided what the last decide decided of this dataset; null until then */
  constructor({ dataset, log, personal }: GraphedDataset, decided: () => DecidedScores | null) {
    this.#index = new GraphIndex(log, dataset);
    this.#customers = new CustomerFacts(dataset, this.#index);
    this.#personal = personal;
    this.#decided = decided;
  }

  summary(at: GraphAt): GraphSummary {
    return summaryAt(this.#state(at));
  }

  suggest(text: string, limit: number, at: GraphAt): Suggestions {
    return suggestionsAt(this.#state(at), text, limit);
  }

  scene(keys: readonly NodeKey[], at: GraphAt, communities: boolean): SceneData {
    const state = this.#state(at);
    return sceneAt(state, keys, {
      customers: this.#customers,
      communityOf: (vertex) => {
        if (!communities) return null;
        const earliest = this.#communitiesAt(this.#index, at)[vertex] ?? NONE;
        return earliest === NONE ? null : this.#index.keyOf(earliest);
      },
    });
  }

  neighbours(request: NeighboursRequest, at: GraphAt): Result<NeighbourPage> {
    return this.#known(request.key, (vertex) => neighboursAt(this.#state(at), vertex, request));
  }

  card(key: NodeKey, at: GraphAt): Result<NodeCard> {
    return this.#known(key, (vertex) =>
      cardAt(this.#state(at), vertex, this.#customers, this.#personal),
    );
  }

  aggregate(keys: readonly NodeKey[], at: GraphAt): AggregateCard {
    return aggregateAt(this.#state(at), this.#vertices(keys), this.#customers);
  }

  paths(from: NodeKey, to: NodeKey, count: number, at: GraphAt): Result<PathsAnswer> {
    const target = this.#known(to, (vertex) => vertex);
    if (!target.ok) return target;
    return this.#known(from, (source) =>
      pathsBetween(this.#index, at, source, target.value, count),
    );
  }

  groups(by: Grouping, at: GraphAt): GroupMap {
    return groupsAt(this.#index, at, by, this.#decided(), this.#countryOf, this.#communitiesAt);
  }

  members(groupKey: string, from: number, count: number, at: GraphAt): GroupMembers {
    const stretch = { from, count };
    return groupMembersAt(
      this.#index,
      at,
      groupKey,
      stretch,
      this.#decided(),
      this.#countryOf,
      this.#communitiesAt,
    );
  }

  rings(at: GraphAt): RingReport {
    return findRings(this.#index.log, {
      ...at,
      signups: this.#customers.signups,
      scores: this.#decided()?.score ?? null,
      labelDelayMs: this.#labelDelayMs(),
    });
  }

  similar(
    key: NodeKey,
    kinds: readonly SimilarityKind[],
    limit: number,
    at: GraphAt,
  ): Result<readonly Similarity[]> {
    const nowMs = at.moment?.ms ?? Infinity;
    const { signups } = this.#customers;
    const isThere = (customer: number): boolean => !((signups?.[customer] ?? NaN) > nowMs);
    return this.#known(key, (vertex) =>
      similarCustomers(this.#index, at, vertex, kinds, limit, {
        countryOf: (customer) => (isThere(customer) ? this.#countryOf(customer) : null),
        birthDayOf: (customer) => (isThere(customer) ? this.#customers.birthDayOf(customer) : null),
      }),
    );
  }

  metrics(keys: readonly NodeKey[], at: GraphAt): readonly NodeMetrics[] {
    return metricsAt(this.#index, at, this.#vertices(keys), this.#communitiesAt);
  }

  readonly #countryOf = (customer: number): string | null => this.#customers.countryOf(customer);

  #state(at: GraphAt): GraphState {
    return new GraphState(this.#index, at, this.#decided(), this.#labelDelayMs());
  }

  #labelDelayMs(): number {
    return this.#decided()?.labelDelayMs ?? LABEL_DELAY_DAYS * MS_PER_DAY;
  }

  /** Communities follow from the payments that count alone; the last answer is kept for what asks next. */
  readonly #communitiesAt: CommunitiesAt = (index, at) => {
    const range = index.rangeAt(at);
    const known = this.#communities;
    if (known?.range.from === range.from && known.range.to === range.to) return known.membership;
    const membership = communitiesAt(index, at);
    this.#communities = { range, membership };
    return membership;
  };

  #vertices(keys: readonly NodeKey[]): readonly number[] {
    const vertices = keys.map((key) => this.#index.vertexOf(key));
    return [...new Set(vertices)].filter((vertex) => vertex !== NONE);
  }

  #known<T>(key: NodeKey, answer: (vertex: number) => T): Result<T> {
    const vertex = this.#index.vertexOf(key);
    return vertex === NONE ? unknownNode(key) : ok(answer(vertex));
  }
}

const unknownNode = (key: NodeKey) =>
  fail("dataset.notFound", `The dataset has no ${key.replace(":", " ")}.`, {
    tip: "Search for it by a part of its id.",
  });
