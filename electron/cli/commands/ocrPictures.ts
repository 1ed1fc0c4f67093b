import { readFile, realpath, stat } from "node:fs/promises";
import path from "node:path";
import { listFiles, type ListLimits } from "#services/datasets/listFiles";
import { ID_CARD_FOLDER } from "#shared/domain/schema";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";

/** A picture to be read. */
export interface Picture {
  /** Its name, below the folder that was given. */
  readonly file: string;
  /** What opens it: absolute. */
  readonly path: string;
}

export interface FoundPictures {
  /** In the order of the paths; those of a folder by name. Each once. */
  readonly pictures: readonly Picture[];
  /** Files in folders whose name does not end as a picture's. */
  readonly leftOut: number;
}

const PICTURE = /\.(?:png|jpe?g|webp|bmp|gif)$/i;
const LIMITS: ListLimits = { depth: 8, entries: 200_000 };

/**
 * The pictures that paths name: a file whatever it is called; of a folder and the folders in it, but no hidden ones,
 * the files whose names end as a picture's; of a dataset's folder, its cards only.
 */
export async function findPictures(paths: readonly string[]): Promise<Result<FoundPictures>> {
  const found = new Map<string, Picture>();
  let leftOut = 0;
  for (const given of paths) {
    const place = await picturesAt(path.resolve(given), given);
    if (!place.ok) return place;
    leftOut += place.value.leftOut;
    for (const picture of place.value.pictures)
      if (!found.has(picture.path)) found.set(picture.path, picture);
  }
  return ok({ pictures: [...found.values()], leftOut });
}

async function picturesAt(at: string, given: string): Promise<Result<FoundPictures>> {
  try {
    const stats = await stat(at);
    if (!stats.isDirectory())
      return ok({ pictures: [{ file: path.basename(at), path: at }], leftOut: 0 });
    const cards = path.join(at, ID_CARD_FOLDER);
    const hasCards = await stat(cards).then(
      (inner) => inner.isDirectory(),
      () => false,
    );
    return await picturesIn(hasCards ? cards : at, given);
  } catch (thrown) {
    return fail("dataset.notFound", `There is nothing at ${given} that can be read.`, {
      tip: "Name pictures, folders of pictures or a dataset's folder.",
      detail: describeThrown(thrown),
    });
  }
}

async function picturesIn(folder: string, given: string): Promise<Result<FoundPictures>> {
  const listed = await listFiles(await realpath(folder), LIMITS);
  if (!listed.ok) return listed;
  const pictures = listed.value.filter(({ name }) => PICTURE.test(name));
  if (pictures.length === 0)
    return fail("dataset.notFound", `There is no picture in ${given}.`, {
      tip: "The names of pictures end in png, jpg, jpeg, webp, bmp or gif; any other file can be named itself.",
    });
  return ok({
    pictures: pictures.map(({ name }) => ({ file: name, path: path.join(folder, name) })),
    leftOut: listed.value.length - pictures.length,
  });
}

/** Larger files are no photos of a card; they are not even read. */
const MOST_BYTES = 256 * 2 ** 20;

/** The bytes of a picture's file; why there are none as `dataset.unreadable`. */
export async function bytesOf({ path: file }: Picture): Promise<Result<Uint8Array>> {
  try {
    const stats = await stat(file);
    if (!stats.isFile()) return unreadable(file, "it is no file");
    if (stats.size > MOST_BYTES) return unreadable(file, "it is larger than 256 MiB");
    return ok(await readFile(file));
  } catch (thrown) {
    return unreadable(file, describeThrown(thrown));
  }
}

const unreadable = (file: string, detail: string) =>
  fail("dataset.unreadable", `${file} cannot be read.`, { detail });
