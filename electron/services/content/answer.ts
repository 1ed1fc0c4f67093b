import type { Readable } from "node:stream";
import type { AppError, ErrorCode, Result } from "#shared/domain/result";

/** A response before it becomes HTTP or an Electron `Response`. Every body is written or destroyed by the adapter. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Readable | null;
}

/** Failures that are answers to a well-formed question (no such dataset) keep 200: the question was not refused. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  "host.badRequest": 400,
  "host.unknownMethod": 404,
  "host.forbidden": 403,
  "host.tooLarge": 413,
  "host.notFound": 404,
  "host.unsupported": 405,
  "host.internal": 500,
};

export const statusOf = (result: Result<unknown>): number =>
  result.ok ? 200 : (STATUS[result.error.code] ?? 200);

/** A Result as JSON. */
export const resultAnswer = (
  result: Result<unknown>,
  status: number = statusOf(result),
  headers: Readonly<Record<string, string>> = {},
): Answer => {
  const body = JSON.stringify(result);
  return {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-length": String(Buffer.byteLength(body)),
      "cache-control": "no-store",
      ...headers,
    },
    body,
  };
};

/** A refusal: always 4xx or 5xx, also where the error alone would be an answer. */
export const refusal = (
  failed: { readonly ok: false; readonly error: AppError },
  status: number = STATUS[failed.error.code] ?? 400,
  headers: Readonly<Record<string, string>> = {},
): Answer => resultAnswer(failed, status, headers);

/** Ends the stream of an answer that will not be sent. */
export function discard(answer: Answer): void {
  if (answer.body !== null && typeof answer.body !== "string") answer.body.destroy();
}
