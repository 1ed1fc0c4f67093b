import { createStore, type StoreApi } from "zustand/vanilla";
import type { HostClient } from "#shared/contract/hostClient";
import { DEFAULT_SETTINGS, type Settings } from "#shared/contract/methods";
import type { Language } from "../i18n/language";
import type { SystemPreferences } from "../platform/ports";
import type { NoticesStore } from "./notices";

export type Theme = Settings["theme"];

export interface SettingsState {
  readonly theme: Theme;
  readonly language: Settings["language"];
  /** The theme in force once `system` has been looked up. */
  readonly dark: boolean;
  /** The language in force once `system` has been looked up. */
  readonly spoken: Language;
  /** Columns shown of a table, in order, by table; a table that is not named shows all. */
  readonly columns: Settings["columns"];
  readonly read: () => Promise<void>;
  readonly setTheme: (theme: Theme) => Promise<void>;
  readonly setLanguage: (language: Language) => Promise<void>;
  /** Null = all columns in the order of the table. */
  readonly setColumns: (table: string, columns: readonly string[] | null) => Promise<void>;
}

export type SettingsStore = StoreApi<SettingsState>;

interface SettingsPorts {
  readonly host: HostClient;
  readonly system: SystemPreferences;
  readonly notices: NoticesStore;
}

/** Settings apply at once and are then written; a failed write is told and changes nothing on screen. */
export function createSettings({ host, system, notices }: SettingsPorts): SettingsStore {
  const inForce = (theme: Theme, language: Settings["language"]) => ({
    theme,
    language,
    dark: theme === "system" ? system.dark() : theme === "dark",
    spoken: language === "system" ? system.language() : language,
  });

  const store = createStore<SettingsState>((set, get) => {
    const write = async (change: Partial<Pick<Settings, "theme" | "language">>): Promise<void> => {
      set(inForce(change.theme ?? get().theme, change.language ?? get().language));
      const written = await host.call("settings.write", change);
      if (!written.ok) notices.getState().addError(written.error);
    };
    return {
      ...inForce(DEFAULT_SETTINGS.theme, DEFAULT_SETTINGS.language),
      columns: DEFAULT_SETTINGS.columns,
      read: async () => {
        const read = await host.call("settings.read", {});
        if (read.ok)
          set({ ...inForce(read.value.theme, read.value.language), columns: read.value.columns });
        else notices.getState().addError(read.error);
      },
      setTheme: (theme) => write({ theme }),
      setLanguage: (language) => write({ language }),
      setColumns: async (table, shown) => {
        const others = Object.entries(get().columns).filter(([name]) => name !== table);
        const chosen = shown === null ? [] : [[table, [...shown]] as const];
        const columns = Object.fromEntries([...others, ...chosen]);
        set({ columns });
        const written = await host.call("settings.write", { columns });
        if (!written.ok) notices.getState().addError(written.error);
      },
    };
  });

  system.onDarkChange(() => {
    const { theme, language } = store.getState();
    store.setState(inForce(theme, language));
  });
  return store;
}
