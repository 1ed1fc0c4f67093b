import { describe, expect, it } from "vitest";
import {
  fromDrop,
  fromFileList,
  pathOfDrop,
  type PickedFolder,
} from "#renderer/platform/folderInput";

/** A file as the folder picker of a browser hands it over. */
function picked(relativePath: string): File {
  const name = relativePath.split("/").at(-1)!;
  return Object.defineProperty(new File(["x"], name), "webkitRelativePath", {
    value: relativePath,
  });
}

type Tree = { readonly [name: string]: string | Tree };

/** A dropped entry; directories answer in batches of two, as browsers do in batches of 100. */
function entry(name: string, content: string | Tree): FileSystemEntry {
  const isFile = typeof content === "string";
  const fields: object = isFile
    ? { file: (found: (file: File) => void) => found(new File([content], name)) }
    : { createReader: () => reader(Object.entries(content).map((child) => entry(...child))) };
  return { name, isFile, isDirectory: !isFile, ...fields } as FileSystemEntry;
}

function reader(children: FileSystemEntry[]) {
  let from = 0;
  return {
    readEntries: (found: (entries: FileSystemEntry[]) => void) => {
      found(children.slice(from, from + 2));
      from += 2;
    },
  };
}

/** What a drop holds, null for nothing. */
async function found(transfer: DataTransfer): Promise<PickedFolder | null> {
  const answer = await fromDrop(transfer);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const dropped = (...entries: FileSystemEntry[]) =>
  ({ items: entries.map((item) => ({ webkitGetAsEntry: () => item })) }) as unknown as DataTransfer; // jsdom has no DataTransfer to build

describe("a folder picked in the browser", () => {
  it("names its files relative to the folder", () => {
    const folder = fromFileList([picked("mine/payments.csv"), picked("mine/cards/0001.png")]);
    expect(folder?.label).toBe("mine");
    expect(folder?.files.map(({ name }) => name)).toEqual(["payments.csv", "cards/0001.png"]);
  });

  it("is nothing where no file was chosen", () => {
    expect(fromFileList([])).toBeNull();
  });
});

describe("a drop", () => {
  it("of one folder takes its content, however many batches it comes in", async () => {
    const tree = { "a.csv": "1", "b.csv": "2", "c.csv": "3", cards: { "1.png": "x" } };
    const folder = await found(dropped(entry("mine", tree)));
    expect(folder?.label).toBe("mine");
    expect(folder?.files.map(({ name }) => name)).toEqual([
      "a.csv",
      "b.csv",
      "c.csv",
      "cards/1.png",
    ]);
  });

  it("of loose files takes them as they are", async () => {
    const folder = await found(dropped(entry("a.csv", "1"), entry("b.csv", "2")));
    expect(folder?.files.map(({ name }) => name)).toEqual(["a.csv", "b.csv"]);
  });

  it("of an empty folder is nothing", async () => {
    expect(await found(dropped(entry("mine", {})))).toBeNull();
  });

  it("does not follow folders without end", async () => {
    let tree: Tree = { "deep.csv": "x" };
    for (let depth = 0; depth < 10; depth++) tree = { deeper: tree };
    expect(await found(dropped(entry("mine", tree)))).toBeNull();
  });

  it("of a folder with more files than a dataset has is refused, not cut short", async () => {
    const names = Array.from({ length: 20_001 }, (_, at) => [`${at}.png`, "x"] as const);
    const answer = await fromDrop(dropped(entry("pictures", Object.fromEntries(names))));
    expect(answer).toMatchObject({ ok: false, error: { code: "dataset.notADataset" } });
  });

  it("of one folder has its path where the desktop knows it", () => {
    const transfer = { files: [new File([], "mine")] } as unknown as DataTransfer; // as above
    expect(pathOfDrop(transfer, () => "/home/mine")).toBe("/home/mine");
    expect(pathOfDrop(transfer, () => null)).toBeNull();
  });
});
