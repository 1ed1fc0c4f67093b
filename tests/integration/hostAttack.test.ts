import { mkdir, symlink } from "node:fs/promises";
import net from "node:net";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CALL_PATH, SUBSCRIBE_PATH, TOKEN_HEADER } from "#shared/contract/loopback";
import { AppErrorSchema } from "#shared/contract/appError";
import type { OpenedDataset } from "#shared/contract/methods";
import { createLoopbackHost } from "../../renderer/platform/loopbackHost";
import type { RunningHost } from "../../electron/host/host";
import {
  createTestServices,
  mustBeOk,
  rawRequest,
  runHost,
  sendRaw,
  SMALL_DATASET,
  temporaryFolder,
  until,
  writeFiles,
  type RawAnswer,
} from "../support/hostFixture";

const INFO = JSON.stringify({ method: "app.info", input: {} });
const JSON_TYPE = { "content-type": "application/json" };

const callHeaders = (body: string) => ({
  ...JSON_TYPE,
  "content-length": String(Buffer.byteLength(body)),
});

const client = (host: RunningHost) =>
  createLoopbackHost({ origin: `http://127.0.0.1:${host.port}`, token: host.token });

/** A refusal is a Result with a 4xx status and all security headers, and the host answers the next caller. */
async function expectRefused(host: RunningHost, answer: RawAnswer, status: number, code: string) {
  expect(answer.status).toBe(status);
  const result = JSON.parse(answer.body) as { ok: boolean; error: unknown };
  expect(result.ok).toBe(false);
  expect(AppErrorSchema.parse(result.error).code).toBe(code);
  expect(answer.headers["content-security-policy"]).toContain("default-src 'self'");
  expect(answer.headers["x-content-type-options"]).toBe("nosniff");
  expect(await client(host).call("app.info", {})).toMatchObject({ ok: true });
}

async function start(): Promise<RunningHost> {
  return runHost(await createTestServices());
}

async function startWithDataset() {
  const services = await createTestServices();
  const host = await runHost(services);
  const parent = await writeFiles(await temporaryFolder(), { "secret.csv": "secret" });
  const folder = await writeFiles(path.join(parent, "data"), SMALL_DATASET);
  const opened = mustBeOk(await client(host).call("dataset.open", { path: folder }));
  return { host, opened };
}

describe("the source of a request", () => {
  it.each([
    ["a foreign name that points here (DNS rebinding)", "evil.example:PORT"],
    ["the right name on another port", "127.0.0.1:1"],
    ["no port", "127.0.0.1"],
    ["another way to write the address", "127.1:PORT"],
    ["a name that only starts right", "127.0.0.1:PORT.evil.example"],
    ["all interfaces", "0.0.0.0:PORT"],
    ["nothing", ""],
  ])("is refused when Host is %s", async (_what, name) => {
    const host = await start();
    const request = rawRequest(
      host,
      `POST ${CALL_PATH}`,
      { ...callHeaders(INFO), host: name.replace("PORT", String(host.port)) },
      INFO,
    );
    await expectRefused(host, await sendRaw(host.port, request), 403, "host.forbidden");
  });

  it("is refused when Host is missing, also for the page itself", async () => {
    const host = await start();
    const request = rawRequest(host, "GET /", { host: null });
    await expectRefused(host, await sendRaw(host.port, request), 403, "host.forbidden");
  });

  it("is refused when Host is sent twice", async () => {
    const host = await start();
    const request = rawRequest(host, "GET /", { Host: "evil.example" });
    await expectRefused(host, await sendRaw(host.port, request), 403, "host.forbidden");
  });

  it.each(["http://evil.example", "null", "https://127.0.0.1:PORT", "http://localhost:PORT", ""])(
    "is refused when Origin is %j",
    async (origin) => {
      const host = await start();
      const headers = {
        ...callHeaders(INFO),
        origin: origin.replace("PORT", String(host.port)),
      };
      const request = rawRequest(host, `POST ${CALL_PATH}`, headers, INFO);
      await expectRefused(host, await sendRaw(host.port, request), 403, "host.forbidden");
    },
  );

  it("is accepted under localhost when Host and Origin agree", async () => {
    const host = await start();
    const name = `localhost:${host.port}`;
    const headers = { ...callHeaders(INFO), host: name, origin: `http://${name}` };
    const answer = await sendRaw(host.port, rawRequest(host, `POST ${CALL_PATH}`, headers, INFO));
    expect(answer.status).toBe(200);
  });

  it("gets no permission from a preflight", async () => {
    const host = await start();
    const request = rawRequest(host, `OPTIONS ${CALL_PATH}`, {
      origin: "http://evil.example",
      "access-control-request-method": "POST",
      "access-control-request-headers": TOKEN_HEADER,
      [TOKEN_HEADER]: null,
    });
    const answer = await sendRaw(host.port, request);
    await expectRefused(host, answer, 403, "host.forbidden");
    expect(Object.keys(answer.headers).filter((name) => name.startsWith("access-control"))).toEqual(
      [],
    );
  });
});

describe("the launch token", () => {
  const wrong = "0".repeat(64);
  it.each([
    ["missing", null],
    ["empty", ""],
    ["wrong", wrong],
    ["cut short", "CUT"],
  ])("that is %s is refused for calls, pushes and datasets", async (_what, token) => {
    const { host, opened } = await startWithDataset();
    const given = token === "CUT" ? host.token.slice(0, -1) : token;
    for (const line of [
      `POST ${CALL_PATH}`,
      `GET ${SUBSCRIBE_PATH}`,
      `GET /dataset/${opened.id}/payments.csv`,
    ]) {
      const answer = await sendRaw(host.port, rawRequest(host, line, { [TOKEN_HEADER]: given }));
      await expectRefused(host, answer, 403, "host.forbidden");
    }
  });

  it("is not taken from a cookie, the address or a second header", async () => {
    const host = await start();
    for (const request of [
      rawRequest(host, `GET ${SUBSCRIBE_PATH}?token=${host.token}`, { [TOKEN_HEADER]: null }),
      rawRequest(host, `GET ${SUBSCRIBE_PATH}`, {
        [TOKEN_HEADER]: null,
        cookie: `token=${host.token}`,
      }),
      rawRequest(host, `GET ${SUBSCRIBE_PATH}`, { [TOKEN_HEADER.toUpperCase()]: wrong }),
    ])
      await expectRefused(host, await sendRaw(host.port, request), 403, "host.forbidden");
  });

  it("is another one at every start", async () => {
    const [first, second] = [await start(), await start()];
    expect(first.token).toMatch(/^[0-9a-f]{64}$/);
    expect(first.token).not.toBe(second.token);
  });
});

describe("a path out of the page or the dataset", () => {
  const escapes = [
    "../secret.csv",
    "..%2fsecret.csv",
    "%2e%2e%2fsecret.csv",
    "%252e%252e%252fsecret.csv",
    "..%5csecret.csv",
    "..\\secret.csv",
    "synthetic_id_cards/../../secret.csv",
    "./payments.csv",
    "payments.csv%00",
    "payments.csv%00.png",
    "%2fetc%2fpasswd",
    "/etc/passwd",
    "C:%5cWindows%5cwin.ini",
    "",
    "__proto__",
    "constructor",
  ];

  it.each(escapes)("reaches nothing in a dataset: %j", async (name) => {
    const { host, opened } = await startWithDataset();
    const request = rawRequest(host, `GET /dataset/${opened.id}/${name}`);
    await expectRefused(host, await sendRaw(host.port, request), 404, "host.notFound");
  });

  it.each([
    "/../package.json",
    "/%2e%2e/package.json",
    "/assets/..%2f..%2fpackage.json",
    "/assets/../index.html",
    "/assets\\..\\index.html",
    "//etc/passwd",
    "/assets/app.js%00",
    "/assets/",
    "/__proto__",
  ])("reaches nothing beside the page: %j", async (url) => {
    const host = await start();
    const answer = await sendRaw(host.port, rawRequest(host, `GET ${url}`));
    await expectRefused(host, answer, 404, "host.notFound");
  });

  it("is refused when the name is not correctly encoded", async () => {
    const { host, opened } = await startWithDataset();
    const request = rawRequest(host, `GET /dataset/${opened.id}/%E0%A4%A`);
    await expectRefused(host, await sendRaw(host.port, request), 400, "host.badRequest");
  });

  it("is refused when the address is a whole URL", async () => {
    const host = await start();
    const request = rawRequest(host, "GET http://evil.example/");
    await expectRefused(host, await sendRaw(host.port, request), 400, "host.badRequest");
  });

  it("does not lead out of the dataset through a symbolic link", async () => {
    const services = await createTestServices();
    const host = await runHost(services);
    const outside = await writeFiles(await temporaryFolder(), { "secret.csv": "secret" });
    const folder = await writeFiles(await temporaryFolder(), SMALL_DATASET);
    await symlink(path.join(outside, "secret.csv"), path.join(folder, "orders.csv"));
    await mkdir(path.join(folder, "sub"));
    await symlink(outside, path.join(folder, "sub", "linked"));
    const opened = mustBeOk(await client(host).call("dataset.open", { path: folder }));
    expect(opened.files.map((file) => file.name)).not.toContain("orders.csv");
    for (const name of ["orders.csv", "sub/linked/secret.csv"]) {
      const request = rawRequest(host, `GET /dataset/${opened.id}/${name}`);
      await expectRefused(host, await sendRaw(host.port, request), 404, "host.notFound");
    }
  });
});

describe("the id of a dataset", () => {
  const lineFor = (opened: OpenedDataset) => `GET /dataset/${opened.id}/payments.csv`;

  it("cannot be guessed or borrowed from every object", async () => {
    const { host } = await startWithDataset();
    for (const id of ["0".repeat(32), "1", "__proto__", "constructor", "%00"]) {
      const request = rawRequest(host, `GET /dataset/${id}/payments.csv`);
      await expectRefused(host, await sendRaw(host.port, request), 404, "host.notFound");
    }
  });

  it("opens nothing any more once the dataset is closed", async () => {
    const { host, opened } = await startWithDataset();
    expect((await sendRaw(host.port, rawRequest(host, lineFor(opened)))).status).toBe(200);
    await client(host).call("dataset.close", { id: opened.id });
    const answer = await sendRaw(host.port, rawRequest(host, lineFor(opened)));
    await expectRefused(host, answer, 404, "host.notFound");
  });
});

describe("a call", () => {
  async function post(body: string, headers: Record<string, string | null> = {}) {
    const host = await start();
    const all = { ...callHeaders(body), ...headers };
    return {
      host,
      answer: await sendRaw(host.port, rawRequest(host, `POST ${CALL_PATH}`, all, body)),
    };
  }

  it.each(["no.such", "__proto__", "constructor", "toString", ""])(
    "of the unknown method %j is refused",
    async (method) => {
      const { host, answer } = await post(JSON.stringify({ method, input: {} }));
      await expectRefused(host, answer, 404, "host.unknownMethod");
    },
  );

  it.each([
    ["broken JSON", '{"method":'],
    ["nothing", ""],
    ["a list", "[]"],
    ["null", "null"],
    ["a method that is no text", '{"method":{},"input":{}}'],
    ["a method of ten thousand letters", JSON.stringify({ method: "x".repeat(10_000), input: {} })],
    ["a further key", '{"method":"app.info","input":{},"more":1}'],
    ["a prototype as a further key", '{"method":"app.info","input":{},"__proto__":{"a":1}}'],
    ["an input of another shape", '{"method":"dataset.open","input":{"path":1}}'],
    ["an input with a further key", '{"method":"app.info","input":{"constructor":1}}'],
    ["JSON nested ten thousand deep", "[".repeat(10_000)],
  ])("with %s is refused", async (_what, body) => {
    const { host, answer } = await post(body);
    await expectRefused(host, answer, 400, "host.badRequest");
  });

  it("that is not UTF-8 is refused", async () => {
    const host = await start();
    const response = await fetch(`http://127.0.0.1:${host.port}${CALL_PATH}`, {
      method: "POST",
      headers: { ...JSON_TYPE, [TOKEN_HEADER]: host.token },
      body: Buffer.concat([Buffer.from('{"method":"'), Buffer.from([0xff]), Buffer.from('"}')]),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { code: "host.badRequest" } });
  });

  it.each([
    ["text/plain", { "content-type": "text/plain" }],
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["nothing", { "content-type": null }],
    ["compressed JSON", { "content-encoding": "gzip" }],
  ])("declared as %s is refused", async (_what, headers) => {
    const { host, answer } = await post(INFO, headers);
    await expectRefused(host, answer, 400, "host.badRequest");
  });

  it.each(["GET", "PUT", "DELETE", "OPTIONS", "PATCH"])("by %s is refused", async (verb) => {
    const host = await start();
    const answer = await sendRaw(host.port, rawRequest(host, `${verb} ${CALL_PATH}`));
    await expectRefused(host, answer, 405, "host.unsupported");
    expect(answer.headers["allow"]).toBe("POST");
  });

  it.each([`POST ${SUBSCRIBE_PATH}`, "POST /", "DELETE /index.html"])(
    "elsewhere is refused: %s",
    async (line) => {
      const host = await start();
      const answer = await sendRaw(host.port, rawRequest(host, line));
      await expectRefused(host, answer, 405, "host.unsupported");
    },
  );

  it("announced as too large is refused before it is sent", async () => {
    const { host, answer } = await post("", { "content-length": String(2 ** 40) });
    await expectRefused(host, answer, 413, "host.tooLarge");
  });

  it("that grows too large in chunks is refused", async () => {
    const host = await start();
    const chunk = `10000\r\n${" ".repeat(0x10000)}\r\n`;
    const headers = { ...JSON_TYPE, "transfer-encoding": "chunked" };
    const request = rawRequest(host, `POST ${CALL_PATH}`, headers, `${chunk.repeat(40)}0\r\n\r\n`);
    await expectRefused(host, await sendRaw(host.port, request), 413, "host.tooLarge");
  });

  it("with two lengths that disagree is refused (request smuggling)", async () => {
    const { host, answer } = await post(INFO, { "transfer-encoding": "chunked" });
    await expectRefused(host, answer, 400, "host.badRequest");
  });
});

describe("a connection", () => {
  it.each([
    ["that speaks another protocol", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400],
    ["with headers that never end", `GET / HTTP/1.1\r\na: ${"a".repeat(70_000)}\r\n\r\n`, 431],
    ["that asks for a tunnel", "CONNECT evil.example:443 HTTP/1.1\r\nhost: a\r\n\r\n", 405],
  ])("%s is refused", async (_what, text, status) => {
    const host = await start();
    const code = status === 405 ? "host.unsupported" : "host.badRequest";
    await expectRefused(host, await sendRaw(host.port, text), status, code);
  });

  it("with an expectation that cannot be met is refused", async () => {
    const host = await start();
    const request = rawRequest(host, `POST ${CALL_PATH}`, { expect: "the-unexpected" });
    await expectRefused(host, await sendRaw(host.port, request), 417, "host.badRequest");
  });

  it("that sends too slowly is refused when its time is up", async () => {
    const host = await runHost(await createTestServices(), {
      limits: { headersTimeout: 50, requestTimeout: 50, connectionsCheckingInterval: 20 },
    });
    const answer = await sendRaw(host.port, "GET / HTTP/1.1\r\nhost: a\r\n");
    await expectRefused(host, answer, 408, "host.badRequest");
  });

  it("that breaks off in the middle of a body or a file leaves the host well", async () => {
    const { host, opened } = await startWithDataset();
    for (const request of [
      rawRequest(host, `POST ${CALL_PATH}`, { ...JSON_TYPE, "content-length": "500" }, '{"met'),
      rawRequest(host, `GET /dataset/${opened.id}/payments.csv`),
      rawRequest(host, `GET ${SUBSCRIBE_PATH}`),
    ])
      await new Promise<void>((resolve) => {
        const socket = net.connect(host.port, "127.0.0.1", () => {
          socket.write(request, () => socket.resetAndDestroy());
        });
        socket.on("close", () => resolve());
      });
    expect(await client(host).call("app.info", {})).toMatchObject({ ok: true });
  });

  it("that listened and went is forgotten", async () => {
    const services = await createTestServices();
    const host = await runHost(services);
    const socket = net.connect(host.port, "127.0.0.1");
    socket.on("error", () => undefined);
    socket.write(rawRequest(host, `GET ${SUBSCRIBE_PATH}`));
    await until(() => services.pushes.listeners === 1);
    socket.destroy();
    await until(() => services.pushes.listeners === 0);
  });

  it("is one of hundreds of bad ones at once, and a good one is still answered", async () => {
    const { host, opened } = await startWithDataset();
    const bad = [
      rawRequest(host, `POST ${CALL_PATH}`, callHeaders("{"), "{"),
      rawRequest(host, "GET /", { host: "evil.example" }),
      rawRequest(host, `GET /dataset/${opened.id}/..%2f..%2fetc%2fpasswd`),
      rawRequest(host, `POST ${CALL_PATH}`, { [TOKEN_HEADER]: "" }),
      "not http at all\r\n\r\n",
    ];
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, i) => sendRaw(host.port, bad[i % bad.length]!)),
    );
    expect(answers.filter(({ status }) => status < 400 || status > 499)).toEqual([]);
    expect(await client(host).call("app.info", {})).toMatchObject({ ok: true });
  });
});

describe("a byte range", () => {
  it.each([
    "bytes=5-2",
    "bytes=9999-",
    "bytes=-0",
    "bytes=-",
    "bytes=0-1,3-4",
    "lines=1-2",
    "bytes=a-b",
    "bytes=0x1-2",
  ])("that cannot be answered is refused: %s", async (range) => {
    const { host, opened } = await startWithDataset();
    const request = rawRequest(host, `GET /dataset/${opened.id}/payments.csv`, { range });
    const answer = await sendRaw(host.port, request);
    await expectRefused(host, answer, 416, "host.badRequest");
    const size = SMALL_DATASET["payments.csv"].length;
    expect(answer.headers["content-range"]).toBe(`bytes */${size}`);
  });
});
