import type { IncomingMessage } from "node:http";
import { describeThrown, fail, ok, type Result } from "#shared/domain/result";

/** Largest body of a call, bytes. Calls carry names and settings; records are read through `/dataset/`. */
export const BODY_LIMIT = 1024 * 1024;

/** The JSON body of a call. */
export async function readCall(request: IncomingMessage): Promise<Result<unknown>> {
  if (!/^application\/json(;\s*charset=utf-8)?$/i.test(request.headers["content-type"] ?? ""))
    return fail("host.badRequest", "A call is sent as application/json");
  if (request.headers["content-encoding"] !== undefined)
    return fail("host.badRequest", "A call is sent without content encoding");
  if (Number(request.headers["content-length"] ?? 0) > BODY_LIMIT) return tooLarge;
  const body = await readBody(request);
  if (!body.ok) return body;
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body.value)) as unknown);
  } catch (thrown) {
    return fail("host.badRequest", "The body of the call is not JSON", {
      detail: describeThrown(thrown),
    });
  }
}

/** The rest of a body that is too large is left to the server, which discards it after the answer. */
function readBody(request: IncomingMessage): Promise<Result<Buffer>> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_LIMIT) finish(tooLarge);
      else chunks.push(chunk);
    };
    const onEnd = () => finish(ok(Buffer.concat(chunks)));
    const onBroken = () => finish(fail("host.badRequest", "The body of the call broke off"));
    const finish = (result: Result<Buffer>) => {
      request.off("data", onData).off("end", onEnd).off("close", onBroken);
      resolve(result);
    };
    request.on("data", onData).on("end", onEnd).on("close", onBroken).on("error", onBroken);
  });
}

const tooLarge = fail("host.tooLarge", `The body of a call is at most ${BODY_LIMIT} bytes`);
