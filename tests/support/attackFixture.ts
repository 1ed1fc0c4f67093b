import { expect } from "vitest";
import path from "node:path";
import { AppErrorSchema } from "#shared/contract/appError";
import { createLoopbackHost } from "../../renderer/platform/loopbackHost";
import type { RunningHost } from "../../electron/host/host";
import {
  createTestServices,
  mustBeOk,
  runHost,
  SMALL_DATASET,
  temporaryFolder,
  writeFiles,
  type RawAnswer,
} from "./hostFixture";

export const INFO = JSON.stringify({ method: "app.info", input: {} });
export const JSON_TYPE = { "content-type": "application/json" };

export const callHeaders = (body: string) => ({
  ...JSON_TYPE,
  "content-length": String(Buffer.byteLength(body)),
});

export const client = (host: RunningHost) =>
  createLoopbackHost({ origin: `http://127.0.0.1:${host.port}`, token: host.token });

/** A refusal is a Result with a 4xx status and all security headers, and the host answers the next caller. */
export async function expectRefused(
  host: RunningHost,
  answer: RawAnswer,
  status: number,
  code: string,
) {
  expect(answer.status).toBe(status);
  const result = JSON.parse(answer.body) as { ok: boolean; error: unknown };
  expect(result.ok).toBe(false);
  expect(AppErrorSchema.parse(result.error).code).toBe(code);
  expect(answer.headers["content-security-policy"]).toContain("default-src 'self'");
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(await client(host).call("app.info", {})).toMatchObject({ ok: true });
}

export async function start(): Promise<RunningHost> {
  return runHost(await createTestServices());
}

export async function startWithDataset() {
  const services = await createTestServices();
  const host = await runHost(services);
  const parent = await writeFiles(await temporaryFolder(), { "secret.csv": "secret" });
  const folder = await writeFiles(path.join(parent, "data"), SMALL_DATASET);
  const opened = mustBeOk(await client(host).call("dataset.open", { path: folder }));
  return { host, opened };
}
