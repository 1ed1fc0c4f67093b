import { runCli } from "../../electron/cli/index";

export interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command in this process. */
export const run = (...argv: string[]): Promise<Run> => runUntil(() => false, ...argv);

/** The same, cancelled as soon as the answer is yes. */
export async function runUntil(cancelled: () => boolean, ...argv: string[]): Promise<Run> {
  let out = "";
  let err = "";
  const io = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    ready: () => Promise.resolve(true),
    progress: () => undefined,
  };
  const code = await runCli(argv, io, cancelled);
  return { code, out, err };
}
