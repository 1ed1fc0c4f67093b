/** Where the Node side reports what no user asked about. Lines hold names and messages, never tokens or inputs. */
export interface Log {
  warn(message: string): void;
  error(message: string): void;
}

/** Writes to stderr, one line a message: control characters from outside cannot forge a second one. */
export const stderrLog: Log = {
  warn: (message) => process.stderr.write(`warning: ${oneLine(message)}\n`),
  error: (message) => process.stderr.write(`error: ${oneLine(message)}\n`),
};

const oneLine = (message: string): string => message.replace(/\p{Cc}+/gu, " ").slice(0, 2000);
