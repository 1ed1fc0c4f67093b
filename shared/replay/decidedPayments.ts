import { OUTCOMES, type Outcome } from "../contract/rules";
import type { EventLog } from "../log/eventLog";
import { ALLOW } from "../scoring/decide";
import type { Decided } from "../scoring/loadedDecisions";
import type { Positions } from "./logPlaces";

const CHALLENGE = OUTCOMES.indexOf("CHALLENGE");
const BLOCK = OUTCOMES.indexOf("BLOCK");
const NOWHERE: Positions = new Uint32Array(0);

/** Payments as the rules of the last `decide` have them, by where they stand in the log. */
export class DecidedPayments {
  readonly decided: Decided;
  readonly challenged: Positions;
  readonly blocked: Positions;
  /** Ordinals of the payments that are not allowed, rising. */
  readonly alerted: Uint32Array;
  readonly #positions: Positions;
  #alerts: Positions | null = null;
  /** By id of the rule; of all rules together by "". */
  readonly #ruleHits = new Map<string, Positions>();

  constructor({ payments }: EventLog, decided: Decided) {
    this.decided = decided;
    this.#positions = payments.position;
    const { outcomes } = decided.whatIf.decisions;
    this.challenged = payments.position.filter((_, ordinal) => outcomes[ordinal] === CHALLENGE);
    this.blocked = payments.position.filter((_, ordinal) => outcomes[ordinal] === BLOCK);
    this.alerted = Uint32Array.from(outcomes.keys()).filter(
      (ordinal) => outcomes[ordinal] !== ALLOW,
    );
  }

  /** Payments that are not allowed, and these alerts of the dataset. */
  alerts(theirs: Positions): Positions {
    return (this.#alerts ??= Uint32Array.of(...this.challenged, ...this.blocked, ...theirs).sort());
  }

  outcomeOf(ordinal: number): Outcome {
    return OUTCOMES[this.decided.whatIf.decisions.outcomes[ordinal]!]!;
  }

  scoreOf(ordinal: number): number {
    return this.decided.whatIf.decisions.scores[ordinal]!;
  }

  /** Payments that a rule hits, or any rule where it is null; a rule that is off or unknown hits none. */
  ruleHits(ruleId: string | null): Positions {
    const name = ruleId ?? "";
    const known = this.#ruleHits.get(name);
    if (known !== undefined) return known;
    const { ruleSet, hits } = this.decided;
    const columns = hits.columns.filter((_, at) => {
      const { id, state } = ruleSet.rules[at]!;
      return state !== "off" && (ruleId === null || id === ruleId);
    });
    const positions =
      columns.length === 0
        ? NOWHERE
        : this.#positions.filter((_, ordinal) => columns.some((column) => column[ordinal] === 1));
    this.#ruleHits.set(name, positions);
    return positions;
  }
}
