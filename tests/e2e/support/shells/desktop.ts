import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { _electron, type ElectronApplication } from "playwright/test";
import { DESKTOP_ORIGIN } from "#shared/contract/desktopBridge";
import { ensureBuilt } from "../../../../electron/build/ensureBuilt.mjs";
import { demoDirOf, ensureDemo } from "../../../../electron/launch/demo.mjs";
import { findElectron } from "../../../../electron/launch/desktop.mjs";
import { forgetSettings } from "./settings";
import { openDatasetMenu, type RunningShell } from "./shell";

/** Starts the built desktop application with settings and a profile of its own. */
export async function startDesktop(root: string): Promise<RunningShell> {
  const demoDir = demoDirOf(root);
  const built = await ensureBuilt(root);
  if (!built.ok) throw new Error(built.message);
  const demo = ensureDemo(root, demoDir);
  if (!demo.ok) throw new Error(demo.message);
  const folder = await mkdtemp(path.join(tmpdir(), "kivendtout-e2e-"));
  const config = path.join(folder, "config");
  const launch = () =>
    _electron.launch({
      executablePath: findElectron(root) ?? "",
      args: [root, `--user-data-dir=${path.join(folder, "profile")}`],
      env: {
        ...(process.env as Record<string, string>),
        KIVENDTOUT_CONFIG_DIR: config,
        KIVENDTOUT_DEMO_DIR: demoDir,
      },
    });
  let electron = await launch();
  return {
    newWindow: async (tourSeen) => {
      const window = await electron.firstWindow();
      await forgetSettings(config, tourSeen);
      await window.evaluate(() => globalThis.sessionStorage.clear());
      await window.goto(`${DESKTOP_ORIGIN}/`);
      return window;
    },
    // The application ends with its one window, which the next test gets anew.
    closeWindow: () => Promise.resolve(),
    restart: async () => {
      await electron.close();
      electron = await launch();
      return electron.firstWindow();
    },
    openFolder: async (window, picked) => {
      await electron.evaluate(({ dialog }, filePath) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] });
      }, picked);
      await openDatasetMenu(window);
      await window.getByRole("button", { name: /^Folder…/ }).click();
    },
    savedFile: (_window, act) => savedOnDesktop(electron, path.join(folder, "saved"), act),
    stop: async () => {
      await electron.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Answers the native dialog for a file to save with a place of the test's own. */
async function savedOnDesktop(
  electron: ElectronApplication,
  place: string,
  act: () => Promise<void>,
) {
  const named = electron.evaluate(
    ({ session }, to) =>
      new Promise<string>((resolve, reject) => {
        session.defaultSession.once("will-download", (_event, item) => {
          item.setSavePath(to);
          item.once("done", (_done, state) => {
            if (state === "completed") resolve(item.getFilename());
            else reject(new Error(`the file was not saved: ${state}`));
          });
        });
      }),
    place,
  );
  await act();
  return { name: await named, bytes: await readFile(place) };
}
