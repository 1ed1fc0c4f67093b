import type { Clipboard, FileSaver, SystemPreferences, TabMemory } from "./ports";

const DARK = "(prefers-color-scheme: dark)";

export function browserPreferences(view: Window): SystemPreferences {
  const query = view.matchMedia(DARK);
  return {
    dark: () => query.matches,
    language: () => (view.navigator.language.toLowerCase().startsWith("fr") ? "fr" : "en"),
    onDarkChange: (listener) => {
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
  };
}

/** Saves through a download link, which browsers and Electron both answer with their own dialog. */
export function browserFiles(document: Document): FileSaver {
  return {
    save: (name, mediaType, text) => {
      const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
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

export const browserTabMemory = (storage: Storage): TabMemory => ({
  openPath: () => storage.getItem(OPEN_PATH_KEY),
  setOpenPath: (path) => {
    if (path === null) storage.removeItem(OPEN_PATH_KEY);
    else storage.setItem(OPEN_PATH_KEY, path);
  },
});
