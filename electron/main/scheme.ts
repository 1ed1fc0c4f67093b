import { protocol, type Session } from "electron";
import { DESKTOP_SCHEME } from "#shared/contract/desktopBridge";
import { answerDesktopRequest, type DesktopPage } from "#services/content/desktopPage";

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

/** Serves the page and the opened datasets under app://. */
export const serveScheme = (session: Session, page: DesktopPage): void =>
  session.protocol.handle(DESKTOP_SCHEME, (request) => answerDesktopRequest(request, page));
