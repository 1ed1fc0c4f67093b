import { CALL_CHANNEL } from "#shared/contract/desktopBridge";
import { fail } from "#shared/domain/result";
import type { Dispatch } from "./dispatch";

/** The part of Electron's `ipcMain` that is used, so that tests can stand in for it. */
export interface IpcReceiver<Event> {
  handle(channel: string, answer: (event: Event, request: unknown) => Promise<unknown>): void;
}

/** Carries calls from the window to `dispatch`; calls of any other frame are refused. */
export function answerIpc<Event>(
  ipc: IpcReceiver<Event>,
  isTrusted: (event: Event) => boolean,
  dispatch: Dispatch,
): void {
  ipc.handle(CALL_CHANNEL, (event, request) =>
    isTrusted(event)
      ? dispatch(request)
      : Promise.resolve(fail("host.forbidden", "Only the application's own page may call")),
  );
}
