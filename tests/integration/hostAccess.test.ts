import { mkdir, symlink } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { CALL_PATH, SUBSCRIBE_PATH, TOKEN_HEADER } from "#shared/contract/loopback";
import type { OpenedDataset } from "#shared/contract/methods";
import {
  INFO,
  client,
  expectRefused,
  start,
  startWithDataset,
  callHeaders,
} from "../support/attackFixture";
import {
  createTestServices,
  mustBeOk,
  rawRequest,
  runHost,
  sendRaw,
  SMALL_DATASET,
  temporaryFolder,
  writeFiles,
} from "../support/hostFixture";

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
