import type { HostClient } from "#shared/contract/hostClient";
import { CALL_PATH, DATASET_PATH, SUBSCRIBE_PATH, TOKEN_HEADER } from "#shared/contract/loopback";
import type { Method, MethodInput, MethodOutput, PushMessage } from "#shared/contract/methods";
import { readAnswer, readPush } from "#shared/contract/wire";
import { describeThrown, fail, type Result } from "#shared/domain/result";
import { readEventData } from "./eventStream";

export interface LoopbackOptions {
  /** Origin of the host, such as `http://127.0.0.1:4173`. */
  readonly origin: string;
  readonly token: string;
  readonly fetch?: typeof fetch;
}

/** Milliseconds before the first and between later attempts to listen again. */
const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 10_000;

/** The host as seen from a browser: HTTP on the loopback interface, the launch token in a header. */
export function createLoopbackHost(options: LoopbackOptions): HostClient {
  const { origin, token } = options;
  const doFetch = options.fetch ?? fetch.bind(globalThis);
  const headers = { [TOKEN_HEADER]: token };
  return {
    call: (method, input) => callHost(doFetch, `${origin}${CALL_PATH}`, headers, method, input),
    subscribe: (listener) => listen(doFetch, `${origin}${SUBSCRIBE_PATH}`, headers, listener),
    datasetAddress: ({ id }) => ({
      url: `${origin}${DATASET_PATH}${encodeURIComponent(id)}/`,
      headers,
    }),
  };
}

async function callHost<M extends Method>(
  doFetch: typeof fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
  method: M,
  input: MethodInput<M>,
): Promise<Result<MethodOutput<M>>> {
  try {
    const response = await doFetch(url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body: JSON.stringify({ method, input }),
    });
    return readAnswer(method, await response.json());
  } catch (thrown) {
    return fail("host.unreachable", "The host does not answer", {
      tip: "Check that npm start is still running, then open the address it printed.",
      detail: describeThrown(thrown),
    });
  }
}

/** Listens until ended. A connection that breaks off is reported once and then tried again, ever more rarely. */
function listen(
  doFetch: typeof fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
  listener: (message: PushMessage) => void,
): () => void {
  const ending = new AbortController();
  const run = async () => {
    let wait = RETRY_FIRST_MS;
    let told = false;
    const onOpen = () => {
      wait = RETRY_FIRST_MS;
      told = false;
    };
    while (!ending.signal.aborted) {
      try {
        await listenOnce(doFetch, url, headers, ending.signal, onOpen, (message) => {
          told ||= message.name === "host.closing";
          listener(message);
        });
      } catch {
        // Refused, unreachable or broken off: told below, then tried again.
      }
      if (ending.signal.aborted) return;
      if (!told) listener({ name: "host.closing", payload: { reason: "connectionLost" } });
      told = true;
      await pause(wait, ending.signal);
      wait = Math.min(wait * 2, RETRY_MOST_MS);
    }
  };
  void run();
  return () => ending.abort();
}

async function listenOnce(
  doFetch: typeof fetch,
  url: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
  onOpen: () => void,
  listener: (message: PushMessage) => void,
): Promise<void> {
  const response = await doFetch(url, { headers, signal });
  if (!response.ok || response.body === null) return;
  onOpen();
  for await (const data of readEventData(response.body)) {
    const message = readPush(parseJson(data));
    if (message !== null) listener(message);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener("abort", end);
  });
