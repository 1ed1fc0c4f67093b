import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright";

const MIB = 1024 * 1024;

/** Memory of the page's thread after a collection, its workers not counted, MiB. */
export async function heapOf(page: Page): Promise<number> {
  const client = await page.context().newCDPSession(page);
  await client.send("HeapProfiler.collectGarbage");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  await client.detach();
  return usedSize / MIB;
}

interface Processes {
  readonly processInfo: readonly { readonly type: string; readonly id: number }[];
}

/** Resident memory of all pages with their workers, MiB; null where the system does not tell. */
export async function residentOf(browser: Browser): Promise<number | null> {
  const client = await browser.newBrowserCDPSession();
  const { processInfo }: Processes = await client.send("SystemInfo.getProcessInfo");
  await client.detach();
  try {
    const pages = processInfo.filter(({ type }) => type === "renderer");
    return pages.reduce((sum, { id }) => sum + residentKib(id), 0) / 1024;
  } catch {
    return null;
  }
}

/** From /proc, which Linux has. */
function residentKib(process: number): number {
  const status = readFileSync(`/proc/${process}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0);
}
