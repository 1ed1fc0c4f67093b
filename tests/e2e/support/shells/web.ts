import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { BrowserType, Page } from "playwright/test";
import { forgetSettings } from "./settings";
import { openDatasetMenu, type RunningShell } from "./shell";

/** Runs `npm start -- --browser --no-open` as a user would, with settings of its own, and a browser beside it. */
export async function startWeb(root: string, browserType: BrowserType): Promise<RunningShell> {
  const config = await mkdtemp(path.join(tmpdir(), "kivendtout-e2e-"));
  let host = await startHost(root, config);
  const browser = await browserType.launch();
  const openWindow = async (): Promise<Page> => {
    const window = await (await browser.newContext()).newPage();
    await window.goto(host.address);
    return window;
  };
  return {
    newWindow: async (tourSeen) => {
      await forgetSettings(config, tourSeen);
      return openWindow();
    },
    closeWindow: (window) => window.context().close(),
    restart: async (window) => {
      await window.context().close();
      await host.stop();
      host = await startHost(root, config);
      return openWindow();
    },
    openFolder: async (window, folder) => {
      await openDatasetMenu(window);
      await window.getByLabel("By path").fill(folder);
      await window.getByRole("button", { name: "Open", exact: true }).click();
    },
    savedFile: async (window, act) => {
      const [download] = await Promise.all([window.waitForEvent("download"), act()]);
      return {
        name: download.suggestedFilename(),
        bytes: await readFile(await download.path()),
      };
    },
    stop: async () => {
      await browser.close();
      await host.stop();
      await rm(config, { recursive: true, force: true });
    },
  };
}

/** The host as `npm start` runs it, over a folder of settings. */
async function startHost(root: string, config: string) {
  const child = spawn("npm", ["start", "--silent", "--", "--browser", "--no-open", "--port", "0"], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, KIVENDTOUT_CONFIG_DIR: config },
  });
  return {
    address: await printedAddress(child),
    stop: async () => {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
    },
  };
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    child.stdout?.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(printed);
      if (found !== null) resolve(found[0]);
    });
    child.once("exit", (code) =>
      reject(new Error(`npm start ended with code ${code}: ${printed}`)),
    );
  });
}
