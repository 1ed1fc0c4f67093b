import { parseArgs } from "node:util";

/**
 * @typedef {object} StartOptions
 * @property {"browser" | "desktop" | "best"} shell
 * @property {boolean} open whether to open the default browser
 * @property {number} port 0 for a free one
 * @property {string | null} dataset
 * @property {boolean} help
 */

export const USAGE = `Usage: npm start -- [options]

  --browser       open in the browser, also where the desktop application could run
  --desktop       open the desktop application, or say why that is not possible
  --no-open       print the address without opening a browser
  --port N        port of the address, 1024 to 65535 (default: a free one)
  --dataset DIR   open this dataset: a folder, or one file of transactions
  --help          show this text
`;

/**
 * @param {string[]} args
 * @returns {{ ok: true, options: StartOptions } | { ok: false, message: string }}
 */
export function parseOptions(args) {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        browser: { type: "boolean", default: false },
        desktop: { type: "boolean", default: false },
        "no-open": { type: "boolean", default: false },
        port: { type: "string", default: "0" },
        dataset: { type: "string" },
        help: { type: "boolean", default: false },
      },
    }));
  } catch (thrown) {
    return { ok: false, message: thrown instanceof Error ? thrown.message : String(thrown) };
  }
  const { browser, desktop, dataset = null, help } = values;
  const port = Number(values.port);
  if (browser && desktop) return { ok: false, message: "Choose one of --browser and --desktop" };
  if (!/^\d+$/.test(values.port) || (port !== 0 && port < 1024) || port > 65_535)
    return { ok: false, message: "--port takes a number from 1024 to 65535, or 0 for a free one" };
  if (dataset === "") return { ok: false, message: "--dataset takes a folder or a file" };
  const shell = browser ? "browser" : desktop ? "desktop" : "best";
  return { ok: true, options: { shell, open: !values["no-open"], port, dataset, help } };
}
