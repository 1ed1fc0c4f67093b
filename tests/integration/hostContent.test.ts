import { describe, expect, it } from "vitest";
import { TOKEN_HEADER } from "#shared/contract/loopback";
import type { OpenedDataset } from "#shared/contract/methods";
import { CONTENT_SECURITY_POLICY } from "#services/content/securityHeaders";
import { startHost, type RunningHost } from "../../electron/host/host";
import { createLoopbackHost } from "../../renderer/platform/loopbackHost";
import {
  createTestServices,
  listeningLog,
  mustBeOk,
  runHost,
  SMALL_DATASET,
  temporaryFolder,
  writeFiles,
} from "../support/hostFixture";

async function open() {
  const host = await runHost(await createTestServices());
  const client = createLoopbackHost({
    origin: `http://127.0.0.1:${host.port}`,
    token: host.token,
  });
  const path = await writeFiles(await temporaryFolder(), SMALL_DATASET);
  const opened = mustBeOk(await client.call("dataset.open", { path }));
  const { url, headers } = client.datasetAddress(opened);
  const read = (name: string, more: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(url + encodeURIComponent(name), { ...more, headers: { ...headers, ...more.headers } });
  return { host, opened, read };
}

const payments = SMALL_DATASET["payments.csv"];

describe("the files of an opened dataset", () => {
  it("are read whole, under names with any letters", async () => {
    const { opened, read } = await open();
    for (const [name, content] of Object.entries(SMALL_DATASET)) {
      const response = await read(name);
      expect(response.status).toBe(200);
      expect(await response.text()).toBe(content);
      const listed = opened.files.find((file) => file.name === name);
      expect(Number(response.headers.get("content-length"))).toBe(listed?.size);
    }
  });

  it.each([
    ["bytes=0-9", payments.slice(0, 10), "bytes 0-9/"],
    ["bytes=5-", payments.slice(5), `bytes 5-${payments.length - 1}/`],
    ["bytes=-4", payments.slice(-4), `bytes ${payments.length - 4}-${payments.length - 1}/`],
    ["bytes=0-99999", payments, `bytes 0-${payments.length - 1}/`],
    ["bytes=-99999", payments, `bytes 0-${payments.length - 1}/`],
  ])("are read in part: %s", async (range, content, place) => {
    const { read } = await open();
    const response = await read("payments.csv", { headers: { range } });
    expect(response.status).toBe(206);
    expect(await response.text()).toBe(content);
    expect(response.headers.get("content-range")).toBe(place + payments.length);
  });

  it("are described by HEAD", async () => {
    const { read } = await open();
    const response = await read("payments.csv", { method: "HEAD" });
    expect(response.headers.get("content-length")).toBe(String(payments.length));
    expect(await response.text()).toBe("");
  });

  it("are kept by no cache", async () => {
    const { read } = await open();
    expect((await read("payments.csv")).headers.get("cache-control")).toBe("no-store");
  });
});

describe("the page", () => {
  const get = (host: RunningHost, url: string) => fetch(`http://127.0.0.1:${host.port}${url}`);

  it("is served without a token, with its types and the strict policy", async () => {
    const { host } = await open();
    for (const [url, type] of [
      ["/", "text/html; charset=utf-8"],
      ["/index.html?query", "text/html; charset=utf-8"],
      ["/assets/app.js", "text/javascript; charset=utf-8"],
    ] as const) {
      const response = await get(host, url);
      expect(response.status, url).toBe(200);
      expect(response.headers.get("content-type")).toBe(type);
      expect(response.headers.get("content-security-policy")).toBe(CONTENT_SECURITY_POLICY);
      expect(response.headers.get("cross-origin-resource-policy")).toBe("same-origin");
      expect(response.headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
      await response.text();
    }
  });

  it("has no policy that would let a script be evaluated or come from elsewhere", () => {
    expect(CONTENT_SECURITY_POLICY).not.toContain("'unsafe-eval'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/script-src[^;]*unsafe-inline/);
    expect(CONTENT_SECURITY_POLICY).not.toContain("http");
  });
});

describe("the address", () => {
  it("carries the token in its fragment, which browsers do not send", async () => {
    const { host } = await open();
    expect(host.url).toBe(`http://127.0.0.1:${host.port}/#token=${host.token}`);
  });

  it("cannot be had twice: a port in use is a failure with a tip", async () => {
    const { host } = await open();
    const second = await startHost({
      port: host.port,
      services: await createTestServices(),
      files: new Map(),
      log: listeningLog(),
      token: null,
      devOrigin: null,
    });
    expect(second).toMatchObject({
      ok: false,
      error: { message: `Port ${host.port} is in use by another program` },
    });
    expect(!second.ok && second.error.tip).toContain("--port");
  });
});

describe("the development server's origin", () => {
  const post = (host: RunningHost, origin: string) =>
    fetch(`http://127.0.0.1:${host.port}/api/call`, {
      method: "POST",
      headers: { origin, [TOKEN_HEADER]: host.token, "content-type": "application/json" },
      body: JSON.stringify({ method: "app.info", input: {} }),
    });

  it("is accepted where it was named, and no other with it", async () => {
    const devOrigin = "http://127.0.0.1:5173";
    const host = await runHost(await createTestServices(), { devOrigin });
    expect((await post(host, devOrigin)).status).toBe(200);
    expect((await post(host, "http://127.0.0.1:5174")).status).toBe(403);
  });

  it("is refused where none was named", async () => {
    const host = await runHost(await createTestServices());
    expect((await post(host, "http://127.0.0.1:5173")).status).toBe(403);
  });
});

describe("an opened dataset", () => {
  it("is closed once many others were opened after it", async () => {
    const services = await createTestServices();
    const path = await writeFiles(await temporaryFolder(), SMALL_DATASET);
    const opened: OpenedDataset[] = [];
    for (let i = 0; i < 17; i++) opened.push(mustBeOk(await services.datasets.open(path)));
    expect(await services.datasets.read(opened[0]!.id, "payments.csv")).toMatchObject({
      ok: false,
    });
    const kept = mustBeOk(await services.datasets.read(opened[1]!.id, "payments.csv"));
    await kept.handle.close();
  });
});
