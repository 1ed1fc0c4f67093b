import type { Page } from "playwright/test";

/** What a file saved from the window holds. */
export interface SavedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** An application that runs, in the browser or on the desktop: what the tests do differently in the two. */
export interface RunningShell {
  /** A window as after a first start, with the tour turned down before or not: the demo dataset is being opened. */
  newWindow(tourSeen: boolean): Promise<Page>;
  closeWindow(window: Page): Promise<void>;
  /** Ends the application and starts it again with what it kept; answers a window of the new one. */
  restart(window: Page): Promise<Page>;
  /** Opens a folder as a user does: by its path in the browser, through the native dialog on the desktop. */
  openFolder(window: Page, folder: string): Promise<void>;
  /** The file that `act` has the window save. */
  savedFile(window: Page, act: () => Promise<void>): Promise<SavedFile>;
  stop(): Promise<void>;
}

/** Opens the list of datasets from the top bar. */
export const openDatasetMenu = (window: Page): Promise<void> =>
  window.getByRole("button", { name: /^Dataset: / }).click();
