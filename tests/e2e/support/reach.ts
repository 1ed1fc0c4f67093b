import type { Page, Worker } from "playwright/test";

/** What a page and its workers ask for from now on, and what their content security policy refuses. */
export interface Reach {
  /** Addresses that were asked for. */
  readonly asked: readonly string[];
  /** Those that are not of the page's own origin. */
  foreign(): readonly string[];
  /** What was refused, by directive and address. */
  refused(): Promise<readonly string[]>;
}

interface Refusals {
  refusals?: string[];
}

/** Only a worker that has been started can be told to listen; pages and workers note for themselves. */
const listen = (): void => {
  const noted: string[] = [];
  (globalThis as Refusals).refusals = noted;
  globalThis.addEventListener("securitypolicyviolation", (event) => {
    const { violatedDirective, blockedURI } = event;
    noted.push(`${violatedDirective}: ${blockedURI}`);
  });
};
const noted = (): readonly string[] => (globalThis as Refusals).refusals ?? ["nothing was noted"];

export async function watchReach(page: Page): Promise<Reach> {
  const asked: string[] = [];
  const workers: Worker[] = [];
  page.on("request", (request) => asked.push(request.url()));
  page.on("worker", (worker) => {
    workers.push(worker);
    void worker.evaluate(listen);
  });
  await page.evaluate(listen);
  const { protocol, host } = new URL(page.url());
  const isOwn = (address: string): boolean => {
    const url = new URL(address.replace(/^blob:/, ""));
    return url.protocol === "data:" || (url.protocol === protocol && url.host === host);
  };
  return {
    asked,
    foreign: () => asked.filter((address) => !isOwn(address)),
    refused: async () => [
      ...(await page.evaluate(noted)),
      ...(await Promise.all(workers.map((worker) => worker.evaluate(noted)))).flat(),
    ],
  };
}
