import { DESKTOP_ORIGIN, type DesktopBridge } from "#shared/contract/desktopBridge";
import type { HostClient } from "#shared/contract/hostClient";
import { DATASET_PATH } from "#shared/contract/loopback";
import { readAnswer, readPush } from "#shared/contract/wire";
import { describeThrown, fail } from "#shared/domain/result";

/** The host as seen from the desktop window: the preload script's bridge to the main process. */
export function createIpcHost(bridge: DesktopBridge): HostClient {
  return {
    call: async (method, input) => {
      try {
        return readAnswer(method, await bridge.call(method, input));
      } catch (thrown) {
        return fail("host.unreachable", "The main process does not answer", {
          tip: "Restart the application.",
          detail: describeThrown(thrown),
        });
      }
    },
    subscribe: (listener) =>
      bridge.subscribe((message) => {
        const push = readPush(message);
        if (push !== null) listener(push);
      }),
    datasetAddress: ({ id }) => ({
      url: `${DESKTOP_ORIGIN}${DATASET_PATH}${encodeURIComponent(id)}/`,
      headers: {},
    }),
  };
}
