import type { Privacy } from "#shared/browse/privacy";
import { cellText } from "#shared/domain/cells";
import { rowOfRecord } from "#shared/domain/columns";
import type { Dataset } from "#shared/domain/dataset";
import { fail, ok, type Result } from "#shared/domain/result";
import { UnreadableFile, type DatasetSource } from "#shared/ingest/source";

const LABELS = "synthetic_id_labels";

/** Bytes of a picture above which it is not loaded; the cards of 900 × 560 points have about 30 kB. */
const PICTURE_LIMIT = 16 << 20;

const fileName = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/**
 * Reads the picture of an ID card; null where the dataset has none of it, and until its record is revealed: the
 * picture shows name and document number. `dataset.unreadable` where its file cannot be read.
 */
export async function readCardPicture(
  dataset: Dataset,
  source: DatasetSource,
  privacy: Privacy,
  record: number,
): Promise<Result<Uint8Array | null>> {
  if (!privacy.isRevealed({ table: LABELS, record })) return ok(null);
  const labels = dataset.tables.get(LABELS);
  const row = labels === undefined ? -1 : rowOfRecord(labels, record);
  const column = labels?.columns["file"];
  const file = column === undefined || row < 0 ? null : cellText(column, row);
  if (file === null) return ok(null);
  const name = dataset.cardFiles.find((card) => fileName(card) === fileName(file));
  const picture = source.files.find((candidate) => candidate.name === name);
  if (picture === undefined) return ok(null);
  if (picture.size > PICTURE_LIMIT) return unreadable(picture.name, "The file is too large.");
  try {
    return ok(new Uint8Array(await picture.read(0, picture.size)));
  } catch (thrown) {
    if (!(thrown instanceof UnreadableFile)) throw thrown;
    return unreadable(picture.name, thrown.message);
  }
}

const unreadable = (file: string, detail: string) =>
  fail("dataset.unreadable", `The picture ${file} cannot be read.`, {
    where: { file },
    tip: "Copy the file again from where it came; it may be cut short or damaged.",
    detail,
  });
