import packageJson from "../../package.json" with { type: "json" };
import { evaluate } from "./commands/evaluate";
import { evidence } from "./commands/evidence";
import { generate } from "./commands/generate";
import { inspect } from "./commands/inspect";
import { journal } from "./commands/journal";
import { ocr } from "./commands/ocr";
import { rings } from "./commands/rings";
import { score } from "./commands/score";
import { EXIT, type CliIo, type Command, type ExitCode } from "./io";
import { standardIo, untilCancelled } from "./process";

const COMMANDS: readonly Command[] = [
  inspect,
  score,
  evaluate,
  rings,
  ocr,
  journal,
  evidence,
  generate,
];

/** The command line in its own process: standard streams, and signals that cancel. */
export const main = (argv: readonly string[]): Promise<ExitCode> =>
  untilCancelled((cancelled) => runCli(argv, standardIo(), cancelled));

/** Runs one command and answers its exit code. */
export async function runCli(
  argv: readonly string[],
  io: CliIo,
  cancelled: () => boolean = () => false,
): Promise<ExitCode> {
  const [name, ...args] = argv;
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    const text = overview();
    if (name === undefined) io.err(text);
    else io.out(text);
    return name === undefined ? EXIT.unusable : EXIT.done;
  }
  if (name === "--version") {
    io.out(`${packageJson.version}\n`);
    return EXIT.done;
  }
  const command = COMMANDS.find((candidate) => candidate.name === name);
  if (command === undefined) {
    io.err(`There is no command ${name}.\n\n${overview()}`);
    return EXIT.unusable;
  }
  if (args.includes("--help") || args.includes("-h")) {
    io.out(`${command.summary}\n\n${command.usage}\n`);
    return EXIT.done;
  }
  return command.run(args, io, cancelled);
}

function overview(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const rows = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`);
  return [
    "kivendtout: the investigator's engine without a window",
    "",
    "Usage: npx kivendtout <command> [options]",
    "",
    ...rows,
    "",
    "npx kivendtout <command> --help tells a command's options.",
    "Exit codes: 0 done, 1 findings of severity error, 2 bad usage, unreadable input or cancelled.",
    "",
  ].join("\n");
}
