import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCardReader, readerParts } from "#services/identity/cardReader";
import type { CardReader } from "#shared/contract/identity";

/** Says in its problem what it was asked; the byte 0 ends its thread, 1 makes it throw, 2 is never answered. */
const THREAD = `
import { parentPort, threadId, workerData } from "node:worker_threads";
import { expose } from "comlink";
import nodeEndpoint from "comlink/dist/esm/node-adapter.mjs";
const answers = [
  () => process.exit(3),
  () => { throw new Error("bad pointer"); },
  () => new Promise(() => {}),
];
const read = ([first]) =>
  answers[first]?.() ?? { ok: true, value: { problem: [threadId, workerData.modelsDir, first].join() } };
expose({ start: () => ({ ok: true, value: null }), read }, nodeEndpoint(parentPort));
`;

let folder = "";
const readers: CardReader[] = [];

beforeAll(() => {
  // Below node_modules, so that the script finds comlink.
  const cache = path.resolve(import.meta.dirname, "../../../node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  folder = mkdtempSync(path.join(cache, "card-reader-"));
  writeFileSync(path.join(folder, "thread.mjs"), THREAD);
});

afterAll(() => {
  for (const reader of readers) reader.dispose();
  rmSync(folder, { recursive: true });
});

function opened(size: number, threadScript = path.join(folder, "thread.mjs")): CardReader {
  const reader = openCardReader({ modelsDir: folder, threadScript, size });
  readers.push(reader);
  return reader;
}

/** Thread, folder of the models and byte, as the script tells them. */
async function told(reader: CardReader, byte: number): Promise<string[]> {
  const answer = await reader.read(Uint8Array.of(byte));
  return answer.ok ? String(answer.value.problem).split(",") : [answer.error.code];
}

test("threads read side by side, each told where the models lie", async () => {
  const reader = opened(2);
  const [first, second] = await Promise.all([told(reader, 10), told(reader, 11)]);
  expect([first.slice(1), second.slice(1)]).toEqual([
    [folder, "10"],
    [folder, "11"],
  ]);
  expect(first[0]).not.toBe(second[0]);
});

test("a thread that ends itself costs one picture, and is replaced", async () => {
  const reader = opened(2);
  const answers = await Promise.all([0, 10, 11, 12].map((byte) => told(reader, byte)));
  expect(answers[0]).toEqual(["identity.stopped"]);
  expect(answers.slice(1).map((answer) => answer[2])).toEqual(["10", "11", "12"]);
});

test("what a thread throws is told in the error's detail", async () => {
  expect(await opened(2).read(Uint8Array.of(1))).toMatchObject({
    ok: false,
    error: { code: "identity.stopped", detail: "bad pointer" },
  });
});

test("closing the reader answers what is being read", async () => {
  const reader = opened(2);
  const reading = told(reader, 2);
  reader.dispose();
  expect(await reading).toEqual(["identity.stopped"]);
});

test("a script that is missing is an error of each picture, not of the process", async () => {
  const reader = opened(2, path.join(folder, "missing.mjs"));
  expect(await told(reader, 10)).toEqual(["identity.stopped"]);
});

test("on one core pictures are read in this thread: without models, that is an error", async () => {
  expect(await opened(1).start()).toMatchObject({
    ok: false,
    error: { code: "identity.unavailable" },
  });
});

test("a project has models and script where the build leaves them", () => {
  expect(readerParts("/p")).toEqual({
    modelsDir: path.join("/p", "models"),
    threadScript: path.join("/p", "out/main/identityThread.js"),
  });
});
