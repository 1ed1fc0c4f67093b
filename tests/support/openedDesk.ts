import type { Dataset } from "#shared/domain/dataset";
import { buildLog } from "#shared/log/buildLog";
import { PostingIndex } from "#shared/log/postingIndex";
import { DecisionDesk, type DeskPorts } from "#shared/scoring/desk";

/** A desk that answers about a dataset; its clock stands still where none is given. */
export function openedDesk(dataset: Dataset, ports: Partial<DeskPorts> = {}): DecisionDesk {
  const desk = new DecisionDesk({ now: () => 0, breathe: () => Promise.resolve(), ...ports });
  openAt(desk, dataset);
  return desk;
}

/** Another dataset takes the place of the one the desk has. */
export const openAt = (desk: DecisionDesk, dataset: Dataset): void =>
  desk.use(dataset, new PostingIndex(buildLog(dataset)));
