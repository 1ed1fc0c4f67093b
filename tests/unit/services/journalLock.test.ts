import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm, writeFile } from "node:fs/promises";
import { describe, expect, it, onTestFinished } from "vitest";
import { takeLock } from "#services/journal/journalLock";
import { temporaryFolder } from "../../support/hostFixture";
import { aNote, startJournals } from "../../support/journalFixtures";

const lockFile = async () => `${await temporaryFolder()}/journal.lock`;
const holder = (pid: number, started: string | null) => JSON.stringify({ pid, started });

/** A process that runs until it is killed. */
function anotherProcess() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1e6)"]);
  onTestFinished(() => void child.kill("SIGKILL"));
  return { pid: child.pid!, kill: () => (child.kill("SIGKILL"), once(child, "exit")) };
}

describe("the lock of a journal", () => {
  it("is taken, and taken again by the same process", async () => {
    const file = await lockFile();
    expect(await takeLock(file)).toBe("taken");
    expect(await takeLock(file)).toBe("taken");
  });

  it("is left to another process while that runs, and taken over at once when it was killed", async () => {
    const file = await lockFile();
    const other = anotherProcess();
    await writeFile(file, holder(other.pid, null));
    expect(await takeLock(file)).toEqual({ heldBy: other.pid });
    await other.kill();
    expect(await takeLock(file)).toBe("taken");
  });

  it.runIf(process.platform === "linux")(
    "is taken from a process that ended and whose number another one has now",
    async () => {
      const file = await lockFile();
      await writeFile(file, holder(anotherProcess().pid, "another boot 1"));
      expect(await takeLock(file)).toBe("taken");
    },
  );

  it.each(["", "{", '{"pid":-1}'])(
    "is taken where it says %o, which is nobody",
    async (content) => {
      const file = await lockFile();
      await writeFile(file, content);
      expect(await takeLock(file)).toBe("taken");
      expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ pid: process.pid });
    },
  );
});

describe("a journal that another application writes", () => {
  it("can be read, with a word about it, and not be written", async () => {
    const started = await startJournals();
    await started.append(aNote("one"));
    const other = anotherProcess();
    await writeFile(started.place.lock, holder(other.pid, null));
    for (const second of [started, started.restarted()]) {
      expect(await second.read()).toMatchObject({
        total: 1,
        problems: [{ code: "casework.locked" }],
      });
      const refused = await second.tryAppend(aNote("two"));
      expect(refused).toMatchObject({ error: { code: "casework.locked" } });
      expect(refused.ok ? "" : refused.error.tip).toContain(String(other.pid));
    }
    await other.kill();
    await started.append(aNote("two"));
    await rm(started.place.lock);
    expect((await started.read()).total).toBe(2);
  });
});
