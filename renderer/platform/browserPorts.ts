import { z } from "zod";
import type {
  Clipboard,
  FileSaver,
  Frames,
  PageHistory,
  SystemPreferences,
  TabMemory,
} from "./ports";

const DARK = "(prefers-color-scheme: dark)";

export function browserPreferences(view: Window): SystemPreferences {
  const query = view.matchMedia(DARK);
  return {
    dark: () => query.matches,
    language: () => (view.navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en"),
    mac: () => /mac/i.test(view.navigator.platform),
    onDarkChange: (listener) => {
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
  };
}

/** Saves through a download link, which browsers and Electron both answer with their own dialog. */
export function browserFiles(document: Document): FileSaver {
  return {
    save: (name, mediaType, content) => {
      const type = typeof content === "string" ? `${mediaType};charset=utf-8` : mediaType;
      const part = typeof content === "string" ? content : new Uint8Array(content);
      const url = URL.createObjectURL(new Blob([part], { type }));
      const link = document.createElement("a");
      link.href = url;
      link.download = name;
      link.click();
      // The download has taken its own reference once the click has been handled.
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    },
  };
}

export function browserClipboard(view: Window): Clipboard {
  return {
    copy: async (text) => {
      try {
        await view.navigator.clipboard.writeText(text);
        return true;
      } catch {
        // Refused without a permission or focus: the caller says so.
        return false;
      }
    },
  };
}

const OPEN_PATH_KEY = "kivendtout.openPath";
const SQL_TEXT_KEY = "kivendtout.sqlText";
const GRAPH_KEY = "kivendtout.graph";
const MOMENT_KEY = "kivendtout.moment";
const RememberedMoment = z.object({ path: z.string(), ms: z.number(), before: z.number() });

export const browserTabMemory = (storage: Storage): TabMemory => ({
  openPath: () => storage.getItem(OPEN_PATH_KEY),
  setOpenPath: (path) => {
    if (path === null) storage.removeItem(OPEN_PATH_KEY);
    else storage.setItem(OPEN_PATH_KEY, path);
  },
  sqlText: () => storage.getItem(SQL_TEXT_KEY) ?? "",
  setSqlText: (text) => {
    try {
      storage.setItem(SQL_TEXT_KEY, text);
    } catch {
      // Full: the text is in the editor all the same, and what is run is in the history.
      storage.removeItem(SQL_TEXT_KEY);
    }
  },
  graphDraft: () => storage.getItem(GRAPH_KEY),
  setGraphDraft: (draft) => {
    if (draft === null) return storage.removeItem(GRAPH_KEY);
    try {
      storage.setItem(GRAPH_KEY, draft);
    } catch {
      // Full: after a reload the canvas is empty; saved views are in their cases.
      storage.removeItem(GRAPH_KEY);
    }
  },
  moment: () => {
    try {
      return RememberedMoment.parse(JSON.parse(storage.getItem(MOMENT_KEY) ?? "null"));
    } catch {
      // Nothing remembered, or by another version: the clock lands.
      return null;
    }
  },
  setMoment: (moment) => {
    try {
      storage.setItem(MOMENT_KEY, JSON.stringify(moment));
    } catch {
      // Full: after a reload the clock lands.
      storage.removeItem(MOMENT_KEY);
    }
  },
});

export const browserFrames = (view: Window): Frames => ({
  request: (draw) => view.requestAnimationFrame(draw),
  cancel: (requested) => view.cancelAnimationFrame(requested),
  now: () => view.performance.now(),
});

const LAST_STEP_KEY = "kivendtout.lastStep";

/** The browser's own history; every entry carries its step as its state. */
export function browserHistory(view: Window): PageHistory {
  const { history, location, sessionStorage } = view;
  const stepOf = (state: unknown): number | null => (typeof state === "number" ? state : null);
  const addressOf = (fragment: string): string =>
    `${location.origin}${location.pathname}${fragment}`;
  let step = 0;
  let last = 0;
  /** An entry without a step is new, and what was ahead of the one before is gone. */
  const arriveAt = (known: number | null, newStep: number): void => {
    step = known ?? newStep;
    last = known === null ? step : Math.max(last, step);
    try {
      sessionStorage.setItem(LAST_STEP_KEY, String(last));
    } catch {
      // Full: after a reload nothing is known to be ahead.
    }
  };
  last = Number(sessionStorage.getItem(LAST_STEP_KEY));
  arriveAt(stepOf(history.state), 0);
  history.replaceState(step, "");
  return {
    fragment: () => location.hash,
    step: () => step,
    last: () => last,
    push: (fragment) => {
      arriveAt(null, step + 1);
      history.pushState(step, "", addressOf(fragment));
    },
    replace: (fragment) => history.replaceState(step, "", addressOf(fragment)),
    move: (steps) => history.go(steps),
    addressOf,
    subscribe: (listener) => {
      const moved = (event: PopStateEvent) => {
        arriveAt(stepOf(event.state), step + 1);
        history.replaceState(step, "");
        listener(location.hash);
      };
      view.addEventListener("popstate", moved);
      return () => view.removeEventListener("popstate", moved);
    },
  };
}
