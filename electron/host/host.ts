import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { TOKEN_KEY } from "#shared/contract/loopback";
import type { ClosingReason } from "#shared/contract/methods";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";
import type { Services } from "#services/appServices";
import type { StaticFiles } from "#services/content/staticFiles";
import type { Log } from "#services/log";
import { createHostServer, type ServerLimits } from "./server";

export interface HostOptions {
  /** 0 lets the system choose. */
  readonly port: number;
  readonly services: Services;
  readonly files: StaticFiles;
  readonly log: Log;
  /** A new random one where null; development keeps one over restarts. */
  readonly token: string | null;
  readonly devOrigin: string | null;
  readonly limits?: Partial<ServerLimits>;
}

export interface RunningHost {
  readonly port: number;
  readonly token: string;
  /** Address to open, with the launch token in its fragment. */
  readonly url: string;
  /** Tells the pages why, then ends every connection. */
  close(reason: ClosingReason): Promise<void>;
}

const ADDRESS = "127.0.0.1";

/** Serves the page, the contract and the opened datasets to browsers of this machine. */
export async function startHost(options: HostOptions): Promise<Result<RunningHost>> {
  const token = options.token ?? randomBytes(32).toString("hex");
  let port = options.port;
  const server = createHostServer({
    services: options.services,
    files: options.files,
    guard: () => ({ port, token, devOrigin: options.devOrigin }),
    log: options.log,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  try {
    server.listen({ host: ADDRESS, port: options.port });
    await once(server, "listening");
  } catch (thrown) {
    return cannotListen(options.port, thrown);
  }
  // A server that listens on a host and port has an AddressInfo.
  port = (server.address() as AddressInfo).port;
  return ok({
    port,
    token,
    url: `http://${ADDRESS}:${port}/#${TOKEN_KEY}=${token}`,
    close: (reason) => close(server, options.services, reason),
  });
}

async function close(server: Server, services: Services, reason: ClosingReason): Promise<void> {
  services.pushes.send({ name: "host.closing", payload: { reason } });
  const closed = once(server, "close");
  server.close();
  // One turn of the event loop lets the last push leave.
  await new Promise((resolve) => setImmediate(resolve));
  server.closeAllConnections();
  await closed;
}

function cannotListen(port: number, thrown: unknown) {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === "EADDRINUSE")
    return fail("host.badRequest", `Port ${port} is in use by another program`, {
      tip: "Choose another with --port N, or leave the option out for a free one.",
    });
  return fail("host.internal", `The host cannot listen on ${ADDRESS}:${port}`, {
    detail: describeThrown(thrown),
  });
}
