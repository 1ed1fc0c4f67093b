import { describeThrown, fail, ok, type Result } from "#shared/domain/result";

/** A folder or a set of files the user handed to the window, with paths relative to the folder. */
export interface PickedFolder {
  readonly label: string;
  readonly files: readonly { readonly name: string; readonly file: File }[];
}

/** Folders below the dropped one are looked into three deep, as by the host (listFiles.ts). */
const MAX_DEPTH = 4;
/** A dropped folder with more files than this is refused as no dataset, for the same reason as there. */
const MAX_FILES = 20_000;

/** The files of `<input type="file" webkitdirectory>`, whose paths start with the folder's own name. */
export function fromFileList(list: Iterable<File>): PickedFolder | null {
  const files = [...list];
  const first = files[0];
  if (first === undefined) return null;
  const folder = first.webkitRelativePath.split("/")[0];
  return {
    label: folder !== undefined && folder !== "" ? folder : first.name,
    files: files.map((file) => ({
      name: file.webkitRelativePath.split("/").slice(1).join("/") || file.name,
      file,
    })),
  };
}

/**
 * What a drop event carries: one folder (its content becomes the dataset) or loose files and folders.
 * Must be called inside the event handler, since the browser empties `items` afterwards.
 * Null where there is no file in it; fails where there are too many or where one cannot be read.
 */
export async function fromDrop(transfer: DataTransfer): Promise<Result<PickedFolder | null>> {
  const entries = [...transfer.items]
    .map((item) => item.webkitGetAsEntry())
    .filter((entry) => entry !== null);
  const [only] = entries;
  if (only === undefined) return ok(null);
  const files: { name: string; file: File }[] = [];
  try {
    const top = entries.length === 1 && isDirectory(only) ? await childrenOf(only) : entries;
    for (const entry of top) await collect(entry, "", 1, files);
  } catch (thrown) {
    return fail("dataset.unreadable", `${only.name} could not be read`, {
      where: { file: only.name },
      detail: describeThrown(thrown),
    });
  }
  if (files.length > MAX_FILES)
    return fail("dataset.notADataset", `${only.name} holds more than ${MAX_FILES} files`, {
      tip: "Choose the dataset's own folder, not one above it.",
    });
  return ok(files.length === 0 ? null : { label: only.name, files });
}

/** Path of the single file or folder that was dropped, where the desktop knows it. */
export function pathOfDrop(
  transfer: DataTransfer,
  pathForFile: (file: File) => string | null,
): string | null {
  const [file] = transfer.files;
  return file !== undefined && transfer.files.length === 1 ? pathForFile(file) : null;
}

/** Whether a drag carries files at all (and not, say, selected text). */
export const carriesFiles = (transfer: DataTransfer | null): boolean =>
  transfer?.types.includes("Files") ?? false;

const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry =>
  entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

async function collect(
  entry: FileSystemEntry,
  parent: string,
  depth: number,
  into: { name: string; file: File }[],
): Promise<void> {
  if (depth > MAX_DEPTH || into.length > MAX_FILES) return;
  const name = parent + entry.name;
  if (isFile(entry)) into.push({ name, file: await fileOf(entry) });
  else if (isDirectory(entry))
    for (const child of await childrenOf(entry)) await collect(child, `${name}/`, depth + 1, into);
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject));

async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const all: FileSystemEntry[] = [];
  // The reader answers in batches (100 in Chromium) and ends with an empty one.
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return all;
    all.push(...batch);
  }
}
