import type { DatasetFingerprint } from "#shared/contract/engine";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import { Sha256, sha256 } from "#shared/domain/sha256";
import type { ByteSource, DatasetSource } from "#shared/ingest/source";

/** Bytes that are read and hashed at once: a few milliseconds of work. */
const STRETCH = 4 * 1024 * 1024;

interface Working {
  readonly breathe: () => Promise<void>;
  /** Asked between stretches; true ends it with `dataset.cancelled`. */
  readonly stopped: () => boolean;
}

/** The hash of every file of a dataset, and one over the list of them; `dataset.unreadable` where a file fails. */
export async function fingerprintOf(
  { files }: DatasetSource,
  { breathe, stopped }: Working,
): Promise<Result<DatasetFingerprint>> {
  const hashed: DatasetFingerprint["files"][number][] = [];
  for (const file of files.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const hash = await hashOf(file, { breathe, stopped });
    if (!hash.ok) return hash;
    hashed.push({ name: file.name, bytes: file.size, sha256: hash.value });
  }
  // As `sha256sum` prints it: whoever has the files can check it without the application.
  const list = hashed.map((file) => `${file.sha256}  ${file.name}\n`).join("");
  return ok({ files: hashed, sha256: sha256(new TextEncoder().encode(list)) });
}

async function hashOf(file: ByteSource, { breathe, stopped }: Working): Promise<Result<string>> {
  const hash = new Sha256();
  try {
    for (let from = 0; from < file.size; from += STRETCH) {
      await breathe();
      if (stopped()) return fail("dataset.cancelled", "Hashing the dataset was cancelled.");
      hash.update(new Uint8Array(await file.read(from, Math.min(from + STRETCH, file.size))));
    }
  } catch (thrown) {
    return fail("dataset.unreadable", `${file.name} cannot be read.`, {
      where: { file: file.name },
      detail: describeThrown(thrown),
    });
  }
  return ok(hash.digest());
}
