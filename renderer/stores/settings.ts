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
  /** Sizes of resizable panels in per cent, by the name of their group; those at their initial sizes are absent. */
  readonly panels: Settings["panels"];
  /** Whether the guided tour was taken or turned down. */
  readonly tourSeen: boolean;
  /** Who works here, as the journal names them; empty = the name of the system's user. */
  readonly investigator: string;
  /** What becomes of rows that the clock has not reached. */
  readonly future: Settings["future"];
  readonly alertCapacity: number;
  readonly replay: Settings["replay"];
  readonly read: () => Promise<void>;
  readonly setTheme: (theme: Theme) => Promise<void>;
  readonly setLanguage: (language: Settings["language"]) => Promise<void>;
  /** Remembers the sizes of a group of panels; null = back to the initial ones. */
  readonly setPanels: (group: string, sizes: readonly number[] | null) => Promise<void>;
  readonly resetPanels: () => Promise<void>;
  readonly setTourSeen: (seen: boolean) => Promise<void>;
  readonly setInvestigator: (name: string) => Promise<void>;
  readonly setFuture: (future: Settings["future"]) => Promise<void>;
  readonly setAlertCapacity: (perDay: number) => Promise<void>;
  readonly setReplay: (change: Partial<Settings["replay"]>) => Promise<void>;
  /** Null = all columns in the order of the table. */
  readonly setColumns: (table: string, columns: readonly string[] | null) => Promise<void>;
}

export type SettingsStore = StoreApi<SettingsState>;

/** What the host keeps, as far as the window uses it. */
type Remembered = Omit<Settings, "version">;

interface SettingsPorts {
  readonly host: HostClient;
  readonly system: SystemPreferences;
  readonly notices: NoticesStore;
}

/** Settings apply at once and are then written; a failed write is told and changes nothing on screen. */
export function createSettings({ host, system, notices }: SettingsPorts): SettingsStore {
  const inForce = ({ theme, language, ...remembered }: Remembered) => ({
    theme,
    language,
    columns: remembered.columns,
    panels: remembered.panels,
    tourSeen: remembered.tourSeen,
    investigator: remembered.investigator,
    future: remembered.future,
    alertCapacity: remembered.alertCapacity,
    replay: remembered.replay,
    dark: theme === "system" ? system.dark() : theme === "dark",
    spoken: language === "system" ? system.language() : language,
  });

  const store = createStore<SettingsState>((set, get) => {
    const write = async (change: Partial<Remembered>): Promise<void> => {
      set(inForce({ ...get(), ...change }));
      const written = await host.call("settings.write", change);
      if (!written.ok) notices.getState().addError(written.error);
    };
    return {
      ...inForce(DEFAULT_SETTINGS),
      read: async () => {
        const read = await host.call("settings.read", {});
        if (read.ok) set(inForce(read.value));
        else notices.getState().addError(read.error);
      },
      setTheme: (theme) => write({ theme }),
      setLanguage: (language) => write({ language }),
      setColumns: (table, shown) => write({ columns: withEntry(get().columns, table, shown) }),
      setPanels: (group, sizes) => write({ panels: withEntry(get().panels, group, sizes) }),
      resetPanels: () => write({ panels: {} }),
      setTourSeen: (tourSeen) => write({ tourSeen }),
      setInvestigator: (investigator) => write({ investigator }),
      setFuture: (future) => write({ future }),
      setAlertCapacity: (alertCapacity) => write({ alertCapacity }),
      setReplay: (change) => write({ replay: { ...get().replay, ...change } }),
    };
  });

  system.onDarkChange(() => store.setState(inForce(store.getState())));
  return store;
}

/** A list put under a name, or taken away (null). */
function withEntry<T>(
  lists: Readonly<Record<string, T[]>>,
  name: string,
  list: readonly T[] | null,
): Record<string, T[]> {
  const others = Object.entries(lists).filter(([other]) => other !== name);
  return Object.fromEntries(list === null ? others : [...others, [name, [...list]]]);
}
