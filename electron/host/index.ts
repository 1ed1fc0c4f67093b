import { once } from "node:events";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import type { ClosingReason } from "#shared/contract/methods";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";
import { createServices } from "#services/appServices";
import { configDir } from "#services/configDir";
import { listStaticFiles, type StaticFiles } from "#services/content/staticFiles";
import { stderrLog } from "#services/log";
import { PushHub } from "#services/pushHub";
import { startHost, type RunningHost } from "./host";
import { StartMessage, type HostMessage } from "./messages";

/**
 * Process of the loopback host. A parent process (electron/start.mjs, electron/dev.mjs) starts it with an IPC
 * channel, sends one `StartMessage` and gets one `HostMessage`; when the channel closes, which it also does when the
 * parent is killed, the host ends.
 */
const NO_PARENT = 2;
const NOT_STARTED = 1;
/** Milliseconds for a graceful end before the process leaves anyway. */
const END_LIMIT = 2000;

async function main(): Promise<void> {
  if (process.send === undefined) {
    process.stderr.write("The host is started by npm start.\n");
    process.exit(NO_PARENT);
  }
  let running: RunningHost | null = null;
  const end = (reason: ClosingReason) => {
    setTimeout(() => process.exit(0), END_LIMIT).unref();
    void (running?.close(reason) ?? Promise.resolve()).then(() => process.exit(0));
  };
  process.once("disconnect", () => end("parentEnded"));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.once(signal, () => end("stopped"));

  const [message] = (await once(process, "message")) as unknown[];
  const host = await start(message);
  if (!host.ok) {
    tell({ kind: "failed", error: host.error }, () => process.exit(NOT_STARTED));
    return;
  }
  running = host.value;
  tell({ kind: "ready", url: running.url, port: running.port, token: running.token });
}

/** The channel may have closed meanwhile; the host then ends by `disconnect`. */
const tell = (message: HostMessage, sent: () => void = () => undefined): void =>
  void process.send?.(message, undefined, undefined, sent);

async function start(message: unknown): Promise<Result<RunningHost>> {
  const parsed = StartMessage.safeParse(message);
  if (!parsed.success)
    return fail("host.badRequest", "The start message is not usable", {
      detail: z.prettifyError(parsed.error),
    });
  const { appRoot, demoDir, port, startPath, development } = parsed.data;
  const files: Result<StaticFiles> =
    development === null
      ? await listStaticFiles(path.join(appRoot, "out", "renderer"))
      : // The development server has the page.
        ok(new Map());
  if (!files.ok) return files;
  const services = await createServices({
    version: await readVersion(appRoot),
    shell: "browser",
    configDir: configDir(),
    demoDir,
    startPath,
    pickFolder: null,
    pushes: new PushHub(),
    now: () => new Date(),
    log: stderrLog,
  });
  return startHost({
    port,
    services,
    files: files.value,
    log: stderrLog,
    token: development?.token ?? null,
    devOrigin: development?.origin ?? null,
  });
}

const Package = z.object({ version: z.string() });

const readVersion = async (appRoot: string): Promise<string> =>
  Package.parse(JSON.parse(await readFile(path.join(appRoot, "package.json"), "utf8"))).version;

main().catch((thrown: unknown) => {
  const error: AppError = fail("host.internal", String(thrown)).error;
  stderrLog.error(error.message);
  tell({ kind: "failed", error }, () => process.exit(NOT_STARTED));
});
