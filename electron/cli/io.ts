import path from "node:path";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { describeThrown, fail, ok, type AppError, type Result } from "#shared/domain/result";

/** Exit codes of every command (SPEC §14). */
export const EXIT = { done: 0, findings: 1, unusable: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Where a command writes: results to `out`, everything else to `err`. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  /** Waits until `out` takes more; false where nobody reads it any longer. */
  ready(): Promise<boolean>;
  /** Shows a line in place of the one before, on a terminal only; an empty one takes it away. */
  progress(line: string): void;
}

export interface Command {
  readonly name: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** The whole usage text, without the summary. */
  readonly usage: string;
  /** `cancelled` is asked now and then; true ends the command with `dataset.cancelled`. */
  run(args: readonly string[], io: CliIo, cancelled: () => boolean): Promise<ExitCode>;
}

type Options = NonNullable<ParseArgsConfig["options"]>;
type Parsed<T extends Options> = typeof parseArgs<{ options: T; allowPositionals: true }>;

type Values<T extends Options> = ReturnType<Parsed<T>>["values"];

/** What a command that takes one path was called with. */
interface GivenArgs<T extends Options> {
  readonly values: Values<T>;
  readonly path: string;
}

/** The options and the PATH of a command that takes one; `cli.usage` says what is wrong with them. */
export function readArgs<T extends Options>(
  args: readonly string[],
  options: T,
): Result<GivenArgs<T>> {
  const parsed = readManyArgs(args, options);
  if (!parsed.ok) return parsed;
  const { values, paths } = parsed.value;
  const [given, ...more] = paths;
  if (more.length > 0) return fail("cli.usage", `One PATH only, not also ${more[0]}.`);
  return ok({ values, path: path.resolve(given!) });
}

/** The options and the PATHs, at least one and as they were given, of a command that takes several. */
export function readManyArgs<T extends Options>(
  args: readonly string[],
  options: T,
): Result<{ readonly values: Values<T>; readonly paths: readonly string[] }> {
  let parsed;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (thrown) {
    return fail("cli.usage", describeThrown(thrown));
  }
  if (parsed.positionals.length === 0) return fail("cli.usage", "PATH is missing.");
  return ok({ values: parsed.values, paths: parsed.positionals });
}

/** Bad usage: what is wrong and how the command is called, on stderr. */
export function refuseUsage(io: CliIo, command: Command, what: string): ExitCode {
  io.err(`${what}\n\n${command.usage}\n`);
  return EXIT.unusable;
}

/** An expected failure on stderr: what, where, what to do. */
export function reportError(io: CliIo, error: AppError): ExitCode {
  io.err(`${describeError(error)}\n`);
  return EXIT.unusable;
}

export function describeError({ message, where, tip, detail }: AppError): string {
  const place = [
    where?.file,
    where?.line === undefined ? undefined : `line ${where.line}`,
    where?.row === undefined ? undefined : `record ${where.row}`,
    where?.field === undefined ? undefined : `field ${where.field}`,
  ].filter((part) => part !== undefined && !message.includes(part));
  const lines = [place.length > 0 ? `${message} (${place.join(", ")})` : message];
  if (detail !== undefined) lines.push(`  ${detail}`);
  if (tip !== undefined) lines.push(`  ${tip}`);
  return lines.join("\n");
}
