import net from "node:net";
import { describe, expect, it } from "vitest";
import { CALL_PATH, SUBSCRIBE_PATH, TOKEN_HEADER } from "#shared/contract/loopback";
import {
  INFO,
  callHeaders,
  client,
  expectRefused,
  start,
  startWithDataset,
  JSON_TYPE,
} from "../support/attackFixture";
import {
  createTestServices,
  rawRequest,
  runHost,
  sendRaw,
  SMALL_DATASET,
  until,
} from "../support/hostFixture";

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
