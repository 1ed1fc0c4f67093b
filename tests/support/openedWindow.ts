import { expect, vi } from "vitest";
import type { LoadedDataset } from "#shared/contract/engine";
import { ok } from "#shared/domain/result";
import { start } from "../../renderer/start";
import { fakePorts, type FakePorts } from "./fakePorts";
import { aLoadedDataset } from "./reports";

export interface OpenedWindow {
  readonly ports: FakePorts;
  /** Text of the whole document, with plain spaces. */
  readonly text: () => string;
  readonly shows: (wanted: string | RegExp) => Promise<void>;
  /** Clicks the first element of that role with this name or text, once there is one. */
  readonly press: (name: string | RegExp, role?: string) => Promise<void>;
  readonly close: () => void;
}

/** The whole window at an address, over fake ports, with a dataset read. */
export async function openedWindow(
  fragment: string,
  loaded: LoadedDataset = aLoadedDataset(),
  ports = fakePorts(),
): Promise<OpenedWindow> {
  ports.history.replace(fragment);
  const stop = await start(document.body.appendChild(document.createElement("div")), ports);
  await vi.waitFor(() => expect(ports.engine.loads).toHaveLength(1));
  ports.engine.loads[0]!.finish(ok(loaded));
  const text = () => (document.body.textContent ?? "").replace(/\s/g, " ");
  const shows = (wanted: string | RegExp) =>
    vi.waitFor(() => expect(text()).toMatch(new RegExp(wanted)), { timeout: 5000 });
  await shows("UTC");
  return {
    ports,
    text,
    shows,
    press: async (name, role = "button") => {
      const found = await vi.waitFor(() => elementNamed(new RegExp(name), role));
      found.click();
    },
    close: () => {
      stop();
      document.body.replaceChildren();
      document.body.className = "";
    },
  };
}

function elementNamed(name: RegExp, role: string): HTMLElement {
  const inFrame = (element: HTMLElement): boolean => element.closest(".top-bar") !== null;
  // The frame has buttons of the same names, such as undo.
  const all = [...document.querySelectorAll<HTMLElement>(`${role}, [role=${role}]`)]
    .filter((element) => !element.matches(":disabled"))
    .sort((a, b) => Number(inFrame(a)) - Number(inFrame(b)));
  const match = all.find((element) =>
    [element.getAttribute("aria-label"), element.textContent?.trim()].some(
      (label) => typeof label === "string" && name.test(label),
    ),
  );
  if (match === undefined) throw new Error(`No ${role} named ${name}`);
  return match;
}
