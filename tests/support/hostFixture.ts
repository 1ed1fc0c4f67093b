import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { onTestFinished } from "vitest";
import { TOKEN_HEADER } from "#shared/contract/loopback";
import type { Result } from "#shared/domain/result";
import { createServices, type ServiceOptions, type Services } from "#services/appServices";
import { listStaticFiles } from "#services/content/staticFiles";
import type { Log } from "#services/log";
import { PushHub } from "#services/pushHub";
import { startHost, type HostOptions, type RunningHost } from "../../electron/host/host";

/** A folder of this test alone, removed when it ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "kivendtout-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files, by path inside the folder. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string>>,
): Promise<string> {
  for (const [name, content] of Object.entries(files)) {
    const at = path.join(folder, name);
    await mkdir(path.dirname(at), { recursive: true });
    await writeFile(at, content);
  }
  return folder;
}

export const SMALL_DATASET = {
  "payments.csv": "payment_id,amount\np1,10.00\n",
  "events.jsonl": "",
  "synthetic_id_cards/carte n° 1.png": "not a real picture",
};

/** Keeps what is logged. */
export function listeningLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  return { lines, warn: (line) => void lines.push(line), error: (line) => void lines.push(line) };
}

export async function createTestServices(more: Partial<ServiceOptions> = {}): Promise<Services> {
  const folder = await temporaryFolder();
  return createServices({
    version: "1.2.3",
    shell: "browser",
    configDir: path.join(folder, "config"),
    demoDir: path.join(folder, "demo"),
    startPath: null,
    pickFolder: null,
    pushes: new PushHub(),
    now: () => new Date("2026-01-02T03:04:05Z"),
    log: listeningLog(),
    ...more,
  });
}

/** A host on a free port with a page of two files; it ends with the test. */
export async function runHost(
  services: Services,
  more: Partial<HostOptions> = {},
): Promise<RunningHost> {
  const page = await writeFiles(await temporaryFolder(), {
    "index.html": "<!doctype html><title>page</title>",
    "assets/app.js": "export {};",
  });
  const files = mustBeOk(await listStaticFiles(page));
  const log = listeningLog();
  const host = mustBeOk(
    await startHost({ port: 0, services, files, log, token: null, devOrigin: null, ...more }),
  );
  onTestFinished(() => host.close("stopped"));
  return host;
}

export function mustBeOk<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes exactly as given, where fetch would correct them, and reads until the server closes. */
export function sendRaw(port: number, text: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = net.connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(parseRaw(Buffer.concat(chunks).toString("utf8"))));
  });
}

/** A whole request as text, asking the server to close afterwards. */
export function rawRequest(
  host: RunningHost,
  line: string,
  headers: Readonly<Record<string, string | null>> = {},
  body = "",
): string {
  const all = {
    host: `127.0.0.1:${host.port}`,
    [TOKEN_HEADER]: host.token,
    connection: "close",
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [`${name}: ${value}\r\n`],
  );
  return `${line} HTTP/1.1\r\n${lines.join("")}\r\n${body}`;
}

function parseRaw(text: string): RawAnswer {
  const [head = "", ...rest] = text.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = lines.map((line) => {
    const colon = line.indexOf(":");
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
  });
  return {
    status: Number(statusLine.split(" ")[1] ?? Number.NaN),
    headers: Object.fromEntries(headers),
    body: rest.join("\r\n\r\n"),
  };
}

/** Waits until a condition holds, for as long as the test may run. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
