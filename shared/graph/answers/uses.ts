import { USE, type Uses } from "../../contract/graph";
import { UNTIMED } from "../../log/arrivals";
import { NONE } from "../../log/kinds";
import type { GraphIndex, PaymentScores } from "../index/graphIndex";

const OUTCOME_FLAGS = [0, USE.challenged, USE.blocked];

/**
 * Payments, and the start of a session where one is named, in log order as what they were. The arrays are copies of
 * their own size, fit to be sent.
 *
 * @param session code of the session whose start is one of the uses; `NONE` for none
 */
export function usesOf(
  index: GraphIndex,
  scores: PaymentScores | null,
  ordinals: Uint32Array,
  session: number = NONE,
): Uses {
  const { payments } = index;
  const start = session === NONE ? NONE : index.sessions.position[session]!;
  const size = ordinals.length + (start === NONE ? 0 : 1);
  const uses = {
    position: new Uint32Array(size),
    ms: new Float64Array(size),
    cents: new Float64Array(size).fill(NaN),
    flags: new Uint8Array(size),
    score: new Float32Array(size).fill(NaN),
  };
  let place = 0;
  const addStart = (): void => {
    uses.position[place] = start;
    uses.ms[place] = start === UNTIMED ? NaN : index.log.ms[start]!;
    uses.flags[place++] = USE.start;
  };
  let isDue = start !== NONE;
  for (const ordinal of ordinals) {
    const position = payments.position[ordinal]!;
    if (isDue && start < position) {
      addStart();
      isDue = false;
    }
    uses.position[place] = position;
    uses.ms[place] = payments.ms[ordinal]!;
    uses.cents[place] = payments.cents[ordinal]!;
    uses.flags[place] =
      payments.flags[ordinal]! | (OUTCOME_FLAGS[scores?.outcome[ordinal] ?? 0] ?? 0);
    uses.score[place++] = scores?.score[ordinal] ?? NaN;
  }
  if (isDue) addStart();
  return uses;
}
