import type { CliIo, ExitCode } from "./io";

/** Codes of a stream whose reader has gone: a closed pipe (`| head`), a closed terminal. */
const READER_GONE: readonly unknown[] = ["EPIPE", "EIO", "ERR_STREAM_DESTROYED"];
const ERASE_REST_OF_LINE = "\u001B[K";
const CANCELLING: readonly NodeJS.Signals[] = ["SIGINT", "SIGTERM", "SIGHUP"];
/** npm passes a Ctrl-C on to a child that has had it from the terminal already; this tells it from a second one. */
const SAME_KEYSTROKE_MS = 1_000;

/** The standard streams. What nobody reads any more is dropped; any other failure throws. */
export function standardIo(): CliIo {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (!READER_GONE.includes(error.code)) throw error;
    });
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    ready: () => untilReady(process.stdout),
    progress: (line) => {
      if (process.stderr.isTTY) process.stderr.write(`\r${line}${ERASE_REST_OF_LINE}`);
    },
  };
}

async function untilReady(stream: NodeJS.WriteStream): Promise<boolean> {
  if (stream.writableNeedDrain)
    await new Promise<void>((resolve) => {
      const done = () => {
        for (const event of ["drain", "error", "close"]) stream.off(event, done);
        resolve();
      };
      for (const event of ["drain", "error", "close"]) stream.on(event, done);
    });
  return stream.writable;
}

/**
 * Runs `work` with a flag that an interrupt, a request to end or a closed terminal raises; one more such signal
 * ends the process at once.
 */
export async function untilCancelled(
  work: (cancelled: () => boolean) => Promise<ExitCode>,
): Promise<ExitCode> {
  let cancelled = false;
  const stopListening = () => {
    for (const signal of CANCELLING) process.off(signal, cancel);
  };
  const cancel = () => {
    if (!cancelled) setTimeout(stopListening, SAME_KEYSTROKE_MS).unref();
    cancelled = true;
  };
  for (const signal of CANCELLING) process.on(signal, cancel);
  try {
    return await work(() => cancelled);
  } finally {
    stopListening();
  }
}
