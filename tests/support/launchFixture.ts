import { spawn, type ChildProcess } from "node:child_process";
import net from "node:net";
import path from "node:path";
import { onTestFinished } from "vitest";

export const PROJECT = path.resolve(import.meta.dirname, "../..");

/** A process of this test with what it wrote so far; it is killed when the test ends. */
export interface Launched {
  readonly child: ChildProcess;
  stdout(): string;
  stderr(): string;
  readonly ended: Promise<number | null>;
}

export function launch(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  command: string = process.execPath,
): Launched {
  const child = spawn(command, args, {
    cwd: PROJECT,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const written = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (written.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (written.stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  return { child, ended, stdout: () => written.stdout, stderr: () => written.stderr };
}

/** Whether something listens on a port of this machine. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1");
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}

const ADDRESS = /^.*?(http:\/\/127\.0\.0\.1:(\d+)\/#token=([0-9a-f]{64}))$/m;

/** The address in what `npm start` wrote, or null before it is printed. */
export function printedAddress(text: string) {
  const match = ADDRESS.exec(text);
  return match === null ? null : { url: match[1]!, port: Number(match[2]), token: match[3]! };
}
