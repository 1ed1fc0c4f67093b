import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { TOKEN_HEADER } from "#shared/contract/loopback";
import { fail, ok, type Result } from "#shared/domain/result";

export interface GuardOptions {
  readonly port: number;
  readonly token: string;
  /** Origin of the development server whose page may call as well; null outside development. */
  readonly devOrigin: string | null;
}

type HeaderValues = IncomingMessage["headersDistinct"];

/**
 * Refuses what did not come to this host under its own name, or from another page. A page of another site that
 * makes its own name point to 127.0.0.1 (DNS rebinding) still sends that name as Host.
 */
export function guardSource(headers: HeaderValues, options: GuardOptions): Result<null> {
  const host = only(headers["host"]);
  if (host !== `127.0.0.1:${options.port}` && host !== `localhost:${options.port}`)
    return fail("host.forbidden", "The request is not addressed to this host", {
      tip: "Open the address that npm start printed.",
    });
  if (headers["origin"] === undefined) return ok(null);
  const origin = only(headers["origin"]);
  if (origin === `http://${host}` || (origin !== null && origin === options.devOrigin))
    return ok(null);
  return fail("host.forbidden", "The request comes from another page");
}

/** Refuses a request without the launch token. Digests are compared, in constant time, so no length shows. */
export function guardToken(headers: HeaderValues, token: string): Result<null> {
  const given = only(headers[TOKEN_HEADER]);
  if (given !== null && timingSafeEqual(digest(given), digest(token))) return ok(null);
  return fail("host.forbidden", "The launch token is missing or not that of this start", {
    tip: "Open the address that npm start printed.",
  });
}

/** The value of a header sent exactly once. */
const only = (values: readonly string[] | undefined): string | null =>
  values?.length === 1 ? values[0]! : null;

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
