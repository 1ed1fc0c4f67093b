import type { Action, CardRef, CardVerdict, SavedMoment } from "#shared/contract/casework";
import type { CardField } from "#shared/contract/identity";
import type { CaseworkStore } from "./casework";
import type { CardRow } from "./identityRows";

/** What is done by hand about a card. Each answers whether it is on the disk; a failure is told as a notice. */
export interface IdentityActs {
  /** Says what a field says: the value that was read, confirmed, or another. */
  readonly correct: (
    row: CardRow,
    field: CardField,
    value: string,
    reason: string,
  ) => Promise<boolean>;
  /** What was read holds again. */
  readonly uncorrect: (row: CardRow, field: CardField) => Promise<boolean>;
  /** @param customer null = nobody's */
  readonly link: (row: CardRow, customer: string | null, reason: string) => Promise<boolean>;
  /** For the order the row is decided for, or for all where there is none. */
  readonly decide: (row: CardRow, verdict: CardVerdict, reason: string) => Promise<boolean>;
}

/** Characters a reason and the name of a file may have in the journal. */
const REASON_LENGTH = 400;
const FILE_LENGTH = 1024;

export function identityActs(
  { act }: Pick<ReturnType<CaseworkStore["getState"]>, "act">,
  moment: () => SavedMoment | null,
): IdentityActs {
  const one = (action: Action): Promise<boolean> => act([action]);
  const cut = (reason: string): string => reason.slice(0, REASON_LENGTH);
  return {
    correct: (row, field, value, reason) => {
      const read = row.picture.reading?.fields[field];
      return one({
        kind: "card_corrected",
        card: cardOf(row),
        field,
        value,
        read:
          read === undefined || read.value === ""
            ? null
            : { value: read.value, confidence: read.confidence },
        reason: cut(reason),
      });
    },
    uncorrect: (row, field) => one({ kind: "card_correction_removed", card: cardOf(row), field }),
    link: (row, customer, reason) =>
      one(
        customer === null
          ? { kind: "card_unlinked", card: cardOf(row), reason: cut(reason) }
          : { kind: "card_linked", card: cardOf(row), customer, reason: cut(reason) },
      ),
    decide: (row, verdict, reason) =>
      one({
        kind: "card_decided",
        card: cardOf(row),
        order: row.order?.id ?? null,
        verdict,
        reason: cut(reason),
        asOf: moment(),
      }),
  };
}

const cardOf = ({ picture: { sha256, file } }: CardRow): CardRef => ({
  sha256,
  file: file.slice(-FILE_LENGTH),
});
