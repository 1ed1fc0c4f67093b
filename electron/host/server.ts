import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CALL_PATH, DATASET_PATH, SUBSCRIBE_PATH } from "#shared/contract/loopback";
import { describeThrown, fail, type AppError } from "#shared/domain/result";
import type { Services } from "#services/appServices";
import { discard, refusal, resultAnswer, type Answer } from "#services/content/answer";
import { answerContent, wrongVerb } from "#services/content/pageContent";
import { SECURITY_HEADERS } from "#services/content/securityHeaders";
import type { StaticFiles } from "#services/content/staticFiles";
import type { Log } from "#services/log";
import { streamPushes, tooManyListeners } from "./events";
import { guardSource, guardToken, type GuardOptions } from "./guard";
import { readCall } from "./readCall";

export interface ServerOptions {
  readonly services: Services;
  readonly files: StaticFiles;
  /** Asked at each request, since the port is known only once the server listens. */
  readonly guard: () => GuardOptions;
  readonly log: Log;
  readonly limits?: Partial<ServerLimits>;
}

export interface ServerLimits {
  /** Milliseconds for the headers of a request to arrive. */
  readonly headersTimeout: number;
  /** Milliseconds for a whole request to arrive. */
  readonly requestTimeout: number;
  /** Milliseconds between looks for connections that are late. */
  readonly connectionsCheckingInterval: number;
}

const LIMITS: ServerLimits = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 2_000,
};
const MAX_CONNECTIONS = 512;

/** The HTTP side of the host, not yet listening. Every refusal is a Result with a 4xx status. */
export function createHostServer(options: ServerOptions): Server {
  const server = createServer(
    // A missing Host is refused by the guard, with a Result like everything else.
    { ...LIMITS, ...options.limits, requireHostHeader: false, maxHeaderSize: 16 * 1024 },
    (request, response) => void handle(request, response, options),
  );
  server.maxConnections = MAX_CONNECTIONS;
  server.on("checkExpectation", (_request, response: ServerResponse) => {
    const refused = refusal(fail("host.badRequest", "The expectation cannot be met"), 417);
    void write(response, refused, options.log);
  });
  server.on("clientError", refuseUnreadable);
  server.on("connect", (_request, socket) => endSocket(socket, 405, wrongVerbError));
  return server;
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  options: ServerOptions,
): Promise<void> {
  request.on("error", () => undefined);
  let answer: Answer | "stream";
  try {
    answer = await route(request, options);
  } catch (thrown) {
    options.log.error(`a request failed: ${describeThrown(thrown)}`);
    answer = refusal(fail("host.internal", "The request failed unexpectedly"));
  }
  if (answer === "stream") streamPushes(response, options.services.pushes);
  else await write(response, answer, options.log);
}

async function route(request: IncomingMessage, options: ServerOptions): Promise<Answer | "stream"> {
  const guard = options.guard();
  const known = guardSource(request.headersDistinct, guard);
  if (!known.ok) return refusal(known);
  const { method: verb = "", url = "" } = request;
  if (!url.startsWith("/")) return refusal(fail("host.badRequest", "The address is not a path"));
  const urlPath = url.split("?", 1)[0]!;
  if (urlPath.startsWith("/api/") || urlPath.startsWith(DATASET_PATH)) {
    const allowed = guardToken(request.headersDistinct, guard.token);
    if (!allowed.ok) return refusal(allowed);
  }
  if (urlPath === CALL_PATH)
    return verb === "POST" ? call(request, options) : wrongVerb(verb, "POST");
  if (urlPath === SUBSCRIBE_PATH) {
    if (verb !== "GET") return wrongVerb(verb, "GET");
    return tooManyListeners(options.services.pushes) ?? "stream";
  }
  const range = request.headers.range ?? null;
  return answerContent(options.files, options.services.datasets, { verb, urlPath, range });
}

async function call(request: IncomingMessage, options: ServerOptions): Promise<Answer> {
  const body = await readCall(request);
  if (!body.ok) return refusal(body);
  return resultAnswer(await options.services.dispatch(body.value));
}

async function write(response: ServerResponse, answer: Answer, log: Log): Promise<void> {
  if (response.destroyed) return discard(answer);
  response.writeHead(answer.status, { ...SECURITY_HEADERS, ...answer.headers });
  if (answer.body === null || typeof answer.body === "string") {
    response.end(answer.body ?? undefined);
    return;
  }
  try {
    await pipeline(answer.body, response);
  } catch (thrown) {
    // The status is sent already: the page sees the connection break off, short of content-length.
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== "ERR_STREAM_PREMATURE_CLOSE")
      log.warn(`a file broke off: ${describeThrown(thrown)}`);
  }
}

const CLIENT_ERRORS: Readonly<Record<string, readonly [status: number, message: string]>> = {
  HPE_HEADER_OVERFLOW: [431, "The headers of the request are too large"],
  ERR_HTTP_REQUEST_TIMEOUT: [408, "The request took too long to arrive"],
};

/** Node could not read the request as HTTP, so there is no response object, only the socket. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Duplex): void {
  const [status, message] = CLIENT_ERRORS[error.code ?? ""] ?? [400, "The request is not HTTP"];
  endSocket(socket, status, fail("host.badRequest", message).error);
}

const wrongVerbError = fail("host.unsupported", "CONNECT is not answered here").error;

function endSocket(socket: Duplex, status: number, error: AppError): void {
  if (!socket.writable) return void socket.destroy();
  const body = JSON.stringify({ ok: false, error });
  const headers = {
    ...SECURITY_HEADERS,
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(body)),
    connection: "close",
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => undefined);
  socket.end(`HTTP/1.1 ${status} Refused\r\n${lines.join("")}\r\n${body}`, () => socket.destroy());
}
