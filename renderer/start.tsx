import { StrictMode, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { App } from "./App";
import { createI18n } from "./i18n/i18n";
import type { Ports } from "./platform/ports";
import { NoToken, StartFailure } from "./StartFailure";
import { AppContext } from "./stores/context";
import { createStores, openAtStart } from "./stores/stores";
import type { SettingsState } from "./stores/settings";

/** Draws the window into `element`, and opens what is to be opened at start. */
export async function start(element: HTMLElement, ports: Ports): Promise<void> {
  const root = createRoot(element);
  const i18n = createI18n(ports.system.language());
  const draw = (content: ReactNode) =>
    root.render(
      <StrictMode>
        <I18nextProvider i18n={i18n}>{content}</I18nextProvider>
      </StrictMode>,
    );
  const apply = ({ dark, spoken }: SettingsState) => {
    document.body.classList.toggle("bp6-dark", dark);
    document.documentElement.lang = spoken;
    if (i18n.language !== spoken) void i18n.changeLanguage(spoken);
  };

  const stores = createStores(ports);
  apply(stores.settings.getState());
  stores.settings.subscribe(apply);
  const [info] = await Promise.all([
    ports.host.call("app.info", {}),
    stores.settings.getState().read(),
  ]);
  if (!info.ok) return draw(<StartFailure error={info.error} />);
  const app = { ...stores, ports, info: info.value };
  draw(
    <AppContext value={app}>
      <App />
    </AppContext>,
  );
  void stores.recents.getState().refresh();
  await openAtStart(app);
}

/** Draws the page that says which address to use. */
export function startWithoutToken(element: HTMLElement, language: "en" | "fr"): void {
  document.documentElement.lang = language;
  createRoot(element).render(
    <I18nextProvider i18n={createI18n(language)}>
      <NoToken />
    </I18nextProvider>,
  );
}
