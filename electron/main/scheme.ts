import { Readable } from "node:stream";
import { protocol, type Session } from "electron";
import { DESKTOP_HOST, DESKTOP_SCHEME } from "#shared/contract/desktopBridge";
import { fail } from "#shared/domain/result";
import { refusal, type Answer } from "#services/content/answer";
import { answerContent } from "#services/content/pageContent";
import { SECURITY_HEADERS } from "#services/content/securityHeaders";
import type { StaticFiles } from "#services/content/staticFiles";
import type { OpenDatasets } from "#services/datasets/openDatasets";

/** Makes app:// a scheme like https:// (origin, fetch, storage). To be called before the application is ready. */
export const registerScheme = (): void =>
  protocol.registerSchemesAsPrivileged([
    {
      scheme: DESKTOP_SCHEME,
      privileges: {
        standard: true,
        secure: true,
        supportFetchAPI: true,
        stream: true,
        corsEnabled: true,
      },
    },
  ]);

/**
 * Serves the page and the opened datasets under app://. `devOrigin` is the development server whose page may read
 * datasets across origins, null outside development.
 */
export function serveScheme(
  session: Session,
  files: StaticFiles,
  datasets: OpenDatasets,
  devOrigin: string | null,
): void {
  session.protocol.handle(DESKTOP_SCHEME, async (request) => {
    const url = new URL(request.url);
    const answer =
      url.host === DESKTOP_HOST
        ? await answerContent(files, datasets, {
            verb: request.method,
            urlPath: url.pathname,
            range: request.headers.get("range"),
          })
        : refusal(fail("host.forbidden", "There is no such application page"));
    return toResponse(answer, devOrigin);
  });
}

function toResponse(answer: Answer, devOrigin: string | null): Response {
  const crossOrigin: Record<string, string> =
    devOrigin === null
      ? {}
      : {
          "access-control-allow-origin": devOrigin,
          "cross-origin-resource-policy": "cross-origin",
        };
  const { status, body } = answer;
  return new Response(body instanceof Readable ? webStream(body) : body, {
    status,
    headers: { ...SECURITY_HEADERS, ...answer.headers, ...crossOrigin },
  });
}

/** Node and the DOM declare the same web stream twice, with types that do not meet. */
const webStream = (body: Readable): ReadableStream =>
  Readable.toWeb(body) as unknown as ReadableStream;
