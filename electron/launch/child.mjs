import { watchParents } from "./lifeline.mjs";

/**
 * Ties this process and the application it started together: a signal or the end of the parent ends the
 * application, and its end ends this process. A graceful end by the user is exit code 0.
 * @param {import("node:child_process").ChildProcess} child
 */
export function endTogether(child) {
  let asked = false;
  const end = () => {
    asked = true;
    child.kill("SIGTERM");
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, end);
  watchParents(end);
  child.on("error", (error) => {
    process.stderr.write(`The application did not start: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code) => process.exit(asked ? 0 : (code ?? 1)));
}
