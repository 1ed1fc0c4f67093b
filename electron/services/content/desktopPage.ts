import { Readable } from "node:stream";
import { DESKTOP_HOST } from "#shared/contract/desktopBridge";
import { fail } from "#shared/domain/result";
import type { OpenDatasets } from "../datasets/openDatasets";
import { refusal, type Answer } from "./answer";
import { answerContent } from "./pageContent";
import { SECURITY_HEADERS } from "./securityHeaders";
import type { StaticFiles } from "./staticFiles";

export interface DesktopPage {
  readonly files: StaticFiles;
  readonly datasets: OpenDatasets;
  /** The development server whose page may read datasets across origins; null outside development. */
  readonly devOrigin: string | null;
}

/** Answers a request for app://investigator/…: the page, or a file of an opened dataset. */
export async function answerDesktopRequest(
  request: Pick<Request, "url" | "method" | "headers">,
  { files, datasets, devOrigin }: DesktopPage,
): Promise<Response> {
  const url = new URL(request.url);
  const answer =
    url.host === DESKTOP_HOST
      ? await answerContent(files, datasets, {
          verb: request.method,
          urlPath: url.pathname,
          range: request.headers.get("range"),
        })
      : refusal(fail("host.forbidden", "There is no such page of the application"));
  return toResponse(answer, devOrigin);
}

function toResponse({ status, headers, body }: Answer, devOrigin: string | null): Response {
  const crossOrigin: Record<string, string> =
    devOrigin === null
      ? {}
      : {
          "access-control-allow-origin": devOrigin,
          "cross-origin-resource-policy": "cross-origin",
        };
  return new Response(body instanceof Readable ? webStream(body) : body, {
    status,
    headers: { ...SECURITY_HEADERS, ...headers, ...crossOrigin },
  });
}

/** Node and the DOM declare the same web stream twice, with types that do not meet. */
const webStream = (body: Readable): ReadableStream =>
  Readable.toWeb(body) as unknown as ReadableStream;
