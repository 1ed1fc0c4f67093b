import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import type { FeatureInfo } from "#shared/contract/decisions";
import { ok } from "#shared/domain/result";
import { useLanguage } from "../../i18n/useLanguage";
import { useApp, useRules, useSession } from "../../stores/context";
import { useAnswer } from "../../ui/useAnswer";
import { matching, type PaletteItem } from "./items";

/** As many of each as leave room for the records found. */
const SHOWN = 8;

const NONE: readonly FeatureInfo[] = [];

/** Rules by code, name and id, and features by name: of nothing typed, none. */
export function useRuleItems(text: string): readonly PaletteItem[] {
  const rules = useRuleLines();
  const features = useFeatureLines(text !== "");
  if (text === "") return [];
  return [...matching(rules, text).slice(0, SHOWN), ...matching(features, text).slice(0, SHOWN)];
}

function useRuleLines(): readonly PaletteItem[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const { rules, navigation } = useApp();
  const open = useSession((state) => state.current !== null);
  const working = useRules((state) => state.working);
  useEffect(() => {
    if (open) void rules.getState().read();
  }, [rules, open]);
  if (!open || working === null) return [];
  return working.rules.map(({ id, code, state, words }): PaletteItem => ({
    id: `rule ${id}`,
    group: "rule",
    title: `${code} ${words[language].name}`,
    keywords: id,
    detail: `${id} · ${t(`rules.state.${state}`)}`,
    act: () => navigation.getState().openRule(id),
  }));
}

/** @param wanted whether the catalogue is needed: it is asked for once it is */
function useFeatureLines(wanted: boolean): readonly PaletteItem[] {
  const { navigation, ports } = useApp();
  const { decisions } = ports.engine;
  const language = useLanguage();
  const generation = useSession((state) => state.current?.loaded.generation ?? null);
  const ask = wanted && generation !== null;
  const answer = useAnswer(
    useCallback(() => (ask ? decisions.features() : Promise.resolve(ok(NONE))), [ask, decisions]),
    generation,
  );
  return (answer.value ?? NONE).map(({ name, explains }): PaletteItem => ({
    id: `feature ${name}`,
    group: "feature",
    title: name,
    detail: explains[language],
    act: () => navigation.getState().go({ page: "features", tab: "catalogue", feature: name }),
  }));
}
