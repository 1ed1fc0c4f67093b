import {
  CARD_FIELDS,
  type CardField,
  type CardReader,
  type CardReading,
  type FieldReading,
  type StraightCard,
} from "#shared/contract/identity";
import { fail, ok, type Result } from "#shared/domain/result";

const SAID: Readonly<Record<CardField, string>> = {
  last_name: "DURAND",
  first_name: "PAUL",
  sex: "M",
  birthdate: "1980-05-17",
  doc_number: "ID1234567",
  expiry: "2035-10-17",
};

/** A card read for sure, its lines 300 wide and 20 high, but for what is said of its fields. */
export function aCard(fields: Partial<Record<CardField, Partial<FieldReading>>> = {}): CardReading {
  const fieldOf = (field: CardField, line: number): FieldReading => {
    const [left, top, right, bottom] = [280, 120 + 34 * line, 580, 140 + 34 * line];
    const quad = [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ] as const;
    return { value: SAID[field], confidence: 0.995, quad, others: [], ...fields[field] };
  };
  return {
    image: { width: 900, height: 560 },
    card: null,
    agreement: 0.9,
    problem: null,
    hints: [],
    fields: Object.fromEntries(
      CARD_FIELDS.map((field, line) => [field, fieldOf(field, line)]),
    ) as Record<CardField, FieldReading>,
  };
}

/** Reads two files at once whose text stands for the picture; a text that nothing is said of is a card read for sure. */
export class ReaderOfTexts implements CardReader {
  readonly size = 2;
  started: Result<null> = ok(null);
  readonly says = new Map<string, Result<CardReading>>();
  /** What was read, in the order in which it was asked for. */
  readonly pictures: string[] = [];
  isDisposed = false;

  start(): Promise<Result<null>> {
    return Promise.resolve(this.started);
  }

  read(bytes: Uint8Array): Promise<Result<CardReading>> {
    const text = new TextDecoder().decode(bytes);
    this.pictures.push(text);
    return Promise.resolve(this.says.get(text) ?? ok(aCard()));
  }

  straighten(): Promise<Result<StraightCard>> {
    return Promise.resolve(fail("identity.unreadable", "Nothing is straightened here."));
  }

  dispose(): void {
    this.isDisposed = true;
  }
}
