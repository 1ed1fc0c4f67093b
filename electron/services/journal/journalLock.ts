import { readFile, rename, rm, writeFile } from "node:fs/promises";
import { readFileSync } from "node:fs";
import { z } from "zod";
import { FILE_MODE } from "./durableFiles";

const Holder = z.object({
  pid: z.number().int().positive(),
  /** When the process began, in the system's own words; null where the system does not tell. */
  started: z.string().nullable(),
});
type Holder = z.infer<typeof Holder>;

/** Times a lock that is just being written is looked at again. */
const ATTEMPTS = 5;

/**
 * Takes a journal for this process, or answers whose it is. A holder that no longer runs, killed for instance, loses
 * it at once. Throws what the file system throws.
 */
export async function takeLock(file: string): Promise<"taken" | { readonly heldBy: number }> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      await writeFile(file, JSON.stringify(thisProcess), { flag: "wx", mode: FILE_MODE });
      return "taken";
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== "EEXIST") throw thrown;
    }
    const holder = await readHolder(file);
    if (holder !== null && isThisProcess(holder)) return "taken";
    if (holder !== null && isRunning(holder)) return { heldBy: holder.pid };
    // An empty lock may be one that is being written this moment.
    if (holder !== null || attempt === ATTEMPTS - 1) await setAside(file);
    else await nextMoment();
  }
  return { heldBy: (await readHolder(file))?.pid ?? 0 };
}

/** Two processes may find the same stale lock: the one that moves it away removes that one, not the other's new one. */
async function setAside(file: string): Promise<void> {
  const aside = `${file}.${process.pid}.stale`;
  try {
    await rename(file, aside);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === "ENOENT") return;
    throw thrown;
  }
  const holder = await readHolder(aside);
  if (holder !== null && isRunning(holder)) await putBack(aside, file);
  await rm(aside, { force: true });
}

async function putBack(aside: string, file: string): Promise<void> {
  const content = await readFile(aside);
  await writeFile(file, content, { flag: "wx", mode: FILE_MODE }).catch(() => undefined);
}

/** Null where there is no lock, or none that can be read. */
async function readHolder(file: string): Promise<Holder | null> {
  try {
    return Holder.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

const nextMoment = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 10));

const thisProcess: Holder = { pid: process.pid, started: startOf(process.pid) };

const isThisProcess = ({ pid, started }: Holder): boolean =>
  pid === thisProcess.pid && started === thisProcess.started;

/** A process of the same number that began at another time is another process. */
function isRunning({ pid, started }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (thrown) {
    // EPERM: it runs, as somebody else's.
    if ((thrown as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  const now = startOf(pid);
  return started === null || now === null || now === started;
}

/** Start of the machine and of the process, from Linux's /proc (proc(5): field 22 of `stat`). */
function startOf(pid: number): string | null {
  if (process.platform !== "linux") return null;
  try {
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The second field, the program's name in brackets, may hold blanks and brackets.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? "ended" : `${boot} ${fields[19] ?? ""}`;
  } catch {
    return null;
  }
}
