import { Classes } from "@blueprintjs/core";
import { StrictMode, startTransition, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { App } from "./App";
import { createI18n, speak, textsOf } from "./i18n/i18n";
import { markMoments } from "./moments";
import type { Ports, SystemPreferences } from "./platform/ports";
import { NoToken, StartFailure } from "./StartFailure";
import { AppContext } from "./stores/context";
import { createStores, openAtStart } from "./stores/stores";
import type { SettingsState } from "./stores/settings";

/**
 * Draws the window into `element` and begins to open what is to be opened at start.
 * Answers the function that takes the window away.
 */
export async function start(element: HTMLElement, ports: Ports): Promise<() => void> {
  let spoken = ports.system.language();
  const root = createRoot(element);
  const i18n = createI18n(spoken, await textsOf(spoken));
  let speaking = Promise.resolve();
  // As a transition it is rendered in slices, and the page answers in between.
  const draw = (content: ReactNode) =>
    startTransition(() =>
      root.render(
        <StrictMode>
          <I18nextProvider i18n={i18n}>{content}</I18nextProvider>
        </StrictMode>,
      ),
    );
  // On the body, since menus and dialogs are its children.
  const apply = ({ dark, spoken: wanted }: SettingsState) => {
    document.body.classList.toggle(Classes.DARK, dark);
    document.documentElement.lang = wanted;
    if (spoken === wanted) return;
    spoken = wanted;
    speaking = speak(i18n, () => spoken);
  };

  const stores = createStores(ports);
  apply(stores.settings.getState());
  const ends = [
    stores.settings.subscribe(apply),
    stores.session.subscribe(({ current }) => {
      document.title = titleOf(current?.label ?? null, i18n.t("app.name"));
    }),
    markMoments(stores),
    stores.stop,
    () => root.unmount(),
  ];
  const [info] = await Promise.all([
    ports.host.call("app.info", {}),
    stores.settings.getState().read(),
  ]);
  const stop = () => {
    for (const end of ends) end();
  };
  await speaking;
  if (!info.ok) {
    draw(<StartFailure error={info.error} />);
    return stop;
  }
  const app = { ...stores, ports, info: info.value };
  draw(
    <AppContext value={app}>
      <App />
    </AppContext>,
  );
  void stores.recents.getState().refresh();
  void openAtStart(app);
  return stop;
}

const titleOf = (label: string | null, name: string): string =>
  label === null ? name : `${label} – ${name}`;

/** Draws the page that says which address to use. */
export async function startWithoutToken(
  element: HTMLElement,
  system: SystemPreferences,
): Promise<() => void> {
  const language = system.language();
  const i18n = createI18n(language, await textsOf(language));
  document.documentElement.lang = language;
  document.body.classList.toggle(Classes.DARK, system.dark());
  const root = createRoot(element);
  root.render(
    <I18nextProvider i18n={i18n}>
      <NoToken />
    </I18nextProvider>,
  );
  return () => root.unmount();
}
