import type { GraphApi, GraphAt } from "#shared/contract/graph";
import { Privacy } from "#shared/browse/privacy";
import type { Dataset } from "#shared/domain/dataset";
import type { Result } from "#shared/domain/result";
import type { DecidedScores } from "#shared/graph/answers/graphState";
import { GraphDesk } from "#shared/graph/desk";
import { buildLog } from "#shared/log/buildLog";
import type { EventLog } from "#shared/log/eventLog";

export const EVERYTHING: GraphAt = { moment: null, window: null };

export interface OpenedGraph {
  readonly desk: GraphApi;
  readonly log: EventLog;
  readonly privacy: Privacy;
  /** The moment right after so many records of the log. */
  readonly after: (records: number) => GraphAt;
}

/** A desk that answers about a dataset. @param decided what its rules decided; null = nothing yet */
export function openedGraph(dataset: Dataset, decided: DecidedScores | null = null): OpenedGraph {
  const log = buildLog(dataset);
  const privacy = new Privacy();
  const desk = new GraphDesk(() => decided);
  desk.use({ dataset, log, personal: privacy });
  const after = (before: number): GraphAt => ({
    moment: { ms: before === 0 ? -Infinity : log.ms[before - 1]!, before },
    window: null,
  });
  return { desk, log, privacy, after };
}

/** The answer of a question that the dataset can answer. */
export async function answered<T>(answer: Promise<Result<T>>): Promise<T> {
  const result = await answer;
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}
