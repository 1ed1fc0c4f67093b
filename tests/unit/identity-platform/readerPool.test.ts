import { describe, expect, test } from "vitest";
import { fail, ok, type Result } from "#shared/domain/result";
import type { CardReading } from "#shared/contract/identity";
import { refusedReading } from "#shared/identity/picture/decoded";
import { ReaderPool } from "#shared/identity/reader/readerPool";
import type { StartedThread } from "#shared/identity/reader/readerThread";

/** A thread whose answers and death the test decides. */
class FakeThread implements StartedThread {
  readonly asked: number[] = [];
  stopped = false;
  die: (detail: string) => void = () => {};
  readonly broken = new Promise<string>((resolve) => (this.die = resolve));
  answer: (reading: Result<CardReading>) => void = () => {};
  throw: (thrown: unknown) => void = () => {};

  readonly reader = {
    start: () => Promise.resolve(ok(null)),
    read: ([first]: Uint8Array) => {
      this.asked.push(first!);
      return new Promise<Result<CardReading>>((resolve, reject) => {
        this.answer = resolve;
        this.throw = reject;
      });
    },
    straighten: () => Promise.resolve(fail("identity.unreadable", "No picture.")),
  };

  stop() {
    this.stopped = true;
  }
}

function poolOf(size: number) {
  const threads: FakeThread[] = [];
  const startThread = () => {
    const thread = new FakeThread();
    threads.push(thread);
    return thread;
  };
  return { pool: new ReaderPool({ size, startThread }), threads };
}

const picture = (name: number) => Uint8Array.of(name);
const READING = ok(refusedReading({ problem: "too_small", found: null }));
const stoppedBecause = (detail: string) => ({
  ok: false,
  error: { code: "identity.stopped", detail },
});

describe("a pool of readers", () => {
  test("starts no thread before there is a picture", () => {
    expect(poolOf(3).threads).toEqual([]);
  });

  test("starts as many threads as pictures wait, and no more than its size", () => {
    const { pool, threads } = poolOf(2);
    void pool.read(picture(1));
    expect(threads.length).toBe(1);
    void pool.read(picture(2));
    void pool.read(picture(3));
    expect(threads.map(({ asked }) => asked)).toEqual([[1], [2]]);
  });

  test("gives a thread its next picture when it has answered, in the order they came", async () => {
    const { pool, threads } = poolOf(1);
    const readings = [1, 2, 3].map((name) => pool.read(picture(name)));
    for (const reading of readings) {
      threads[0]!.answer(READING);
      expect(await reading).toEqual(READING);
      await Promise.resolve();
    }
    expect(threads[0]!.asked).toEqual([1, 2, 3]);
  });

  test("a thread that dies answers for its picture; another goes on with the rest", async () => {
    const { pool, threads } = poolOf(1);
    const [first, second] = [pool.read(picture(1)), pool.read(picture(2))];
    threads[0]!.die("out of memory");
    expect(await first).toMatchObject(stoppedBecause("out of memory"));
    expect(threads[0]!.stopped).toBe(true);
    threads[1]!.answer(READING);
    expect(await second).toEqual(READING);
  });

  test("a thread that throws is replaced as well", async () => {
    const { pool, threads } = poolOf(1);
    const first = pool.read(picture(1));
    threads[0]!.throw(new Error("bad pointer"));
    expect(await first).toMatchObject(stoppedBecause("bad pointer"));
    void pool.read(picture(2));
    expect(threads.map(({ asked, stopped }) => [asked, stopped])).toEqual([
      [[1], true],
      [[2], false],
    ]);
  });

  test("the death of one thread leaves the others alone", async () => {
    const { pool, threads } = poolOf(2);
    const [first, second] = [pool.read(picture(1)), pool.read(picture(2))];
    threads[0]!.die("gone");
    threads[1]!.answer(READING);
    expect(await first).toMatchObject(stoppedBecause("gone"));
    expect(await second).toEqual(READING);
    expect(threads[1]!.stopped).toBe(false);
  });

  test("closing it stops the threads and answers what is read and what waits", async () => {
    const { pool, threads } = poolOf(1);
    const readings = [1, 2].map((name) => pool.read(picture(name)));
    pool.dispose();
    for (const reading of readings)
      expect(await reading).toMatchObject(stoppedBecause("the reader was closed"));
    expect(threads.map(({ stopped }) => stopped)).toEqual([true]);
  });

  test("after it was closed, the next picture starts a thread again", async () => {
    const { pool, threads } = poolOf(1);
    void pool.read(picture(1));
    pool.dispose();
    const again = pool.read(picture(2));
    threads[1]!.answer(READING);
    expect(await again).toEqual(READING);
  });

  test("has one thread at least, whatever the machine says of its cores", () => {
    expect(poolOf(0).pool.size).toBe(1);
  });
});
