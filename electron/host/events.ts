import type { ServerResponse } from "node:http";
import { fail } from "#shared/domain/result";
import { refusal, type Answer } from "#services/content/answer";
import { SECURITY_HEADERS } from "#services/content/securityHeaders";
import type { PushHub } from "#services/pushHub";

/** Pages that listen at once; each holds a connection. */
const LISTENER_LIMIT = 32;
/** Bytes a page may leave unread before its connection is given up. */
const UNREAD_LIMIT = 1024 * 1024;

export const tooManyListeners = (hub: PushHub): Answer | null =>
  hub.listeners < LISTENER_LIMIT
    ? null
    : refusal(fail("host.unsupported", "Too many pages listen already"), 429);

/** Sends every push as a server-sent event until the page goes (HTML Living Standard, §9.2). */
export function streamPushes(response: ServerResponse, hub: PushHub): void {
  if (response.destroyed) return;
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
  });
  // A first comment, so that the page knows at once that it is heard.
  response.write(":\n\n");
  const end = hub.subscribe((message) => {
    response.write(`data: ${JSON.stringify(message)}\n\n`);
    if (response.writableLength > UNREAD_LIMIT) response.destroy();
  });
  response.on("close", end);
}
