import type { DatasetCard } from "#shared/contract/compliance";
import { fail, ok, type Result } from "#shared/domain/result";
import type { EnginePort } from "../platform/ports";
import type { Incoming } from "./identityIntake";
import type { PrivacyStore } from "./privacy";

interface Parts {
  readonly engine: Pick<EnginePort, "cardsOfDataset" | "cardPicture">;
  readonly privacy: PrivacyStore;
  readonly generation: () => number;
}

/** The table by whose records the pictures are asked for and revealed. */
export const CARD_LABELS = "synthetic_id_labels";

/** Fields that a picture shows. */
export const SHOWN_BY_PICTURE = ["last_name", "first_name", "birthdate", "doc_number"];

/**
 * The dataset's cards that have a picture, or the one of this file, ready to be taken in. A picture shows who somebody
 * is, so that what is masked is revealed first, which is recorded.
 */
export async function cardsToRead(
  { engine, privacy, generation }: Parts,
  file: string | null,
): Promise<Result<readonly Incoming[]>> {
  const own = generation();
  const cards = await engine.cardsOfDataset(own);
  if (!cards.ok) return cards;
  const wanted = cards.value.filter(
    (card) => card.hasPicture && (file === null || card.file === file),
  );
  if (wanted.length === 0)
    return file === null
      ? ok([])
      : fail("dataset.notFound", `The dataset has no picture of the card ${file}.`);
  const masked = wanted.filter(({ isRevealed, record }) => !isRevealed && record !== null);
  const [first] = masked;
  const { reveal, revealAll } = privacy.getState();
  const record = first?.record ?? null;
  if (file !== null && record !== null)
    await reveal({ table: CARD_LABELS, record }, file, SHOWN_BY_PICTURE);
  else if (masked.length > 0) await revealAll();
  return ok(
    wanted.map((card) => ({
      name: card.file,
      ofDataset: card.file,
      bytes: () => pictureBytes(engine, own, card),
    })),
  );
}

async function pictureBytes(
  engine: Parts["engine"],
  generation: number,
  { file, record }: DatasetCard,
): Promise<Result<Uint8Array>> {
  const picture = record === null ? ok(null) : await engine.cardPicture(generation, record);
  if (!picture.ok) return picture;
  if (picture.value !== null) return ok(picture.value);
  return fail("dataset.notFound", `The picture ${file} is masked, or its card has no label.`, {
    where: { file },
    tip: "Show personal data, and try again; a picture without a label can be dropped on the workspace.",
  });
}
