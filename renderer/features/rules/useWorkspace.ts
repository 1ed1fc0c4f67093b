import { useCallback, useEffect, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { LoadedDataset } from "#shared/contract/engine";
import type { Moment } from "#shared/contract/replay";
import type { Rule, RuleSet, SavedRuleSet } from "#shared/contract/rules";
import { checkRuleSet } from "#shared/rules/checkRuleSet";
import { featuresOf } from "#shared/rules/conditionFaults";
import { useApp, useSession, useWhatIf } from "../../stores/context";
import {
  addRule,
  copyOf,
  deleteRule,
  importRules,
  newRule,
  ownerOf,
  setId,
} from "../../stores/ruleEdits";
import { useLanguage } from "../../i18n/useLanguage";
import { fileStem } from "../../ui/fileStem";
import { useAnswer } from "../../ui/useAnswer";
import { isSameMoment } from "../../stores/whatIf";
import { catalogueOf } from "./editor/catalogue";
import { readRuleFile, writeRuleFile } from "./ruleFile";

/** The figures of working and saved set, asked for as either, or the moment, changes. */
export function useFigures(
  loaded: LoadedDataset,
  working: RuleSet,
  newest: SavedRuleSet,
  moment: Moment | null,
) {
  const { whatIf } = useApp();
  const state = useWhatIf((one) => one);
  const { generation } = loaded;
  useEffect(() => {
    whatIf.getState().ask({ working, saved: newest.ruleSet, moment, generation });
  }, [whatIf, working, newest, moment, generation]);
  const known = state.working?.generation === generation ? state.working : null;
  const saved = state.saved?.generation === generation ? state.saved : null;
  return {
    answer: known?.answer ?? null,
    // Of another moment it would be compared with what it is not comparable to.
    saved:
      saved !== null && known !== null && isSameMoment(saved.moment, known.moment)
        ? saved.answer
        : null,
    waiting: known === null || known.ruleSet !== working || !isSameMoment(known.moment, moment),
    state,
  };
}

/** The catalogue, what is wrong with the set, and what the dataset lacks for a rule. */
export function useCatalogue(working: RuleSet, generation: number) {
  const { decisions } = useApp().ports.engine;
  const features = useAnswer(
    useCallback(() => decisions.features(), [decisions]),
    generation,
  );
  const catalogue = useMemo(() => catalogueOf(features.value ?? []), [features.value]);
  const problems = useMemo(
    // Without a catalogue every feature would be unknown.
    () => (catalogue.size === 0 ? [] : checkRuleSet(working, catalogue.values())),
    [working, catalogue],
  );
  const lackedBy = (rule: Rule): readonly string[] => [
    ...new Set(featuresOf(rule.when).flatMap((name) => catalogue.get(name)?.missing ?? [])),
  ];
  return { catalogue, problems, lackedBy };
}

/**
 * To the list where the rule that was open is gone, as after undoing that it was added or renamed. An address of a rule
 * that never was stays, so that it can be said.
 */
export function useLeaveGone(ruleId: string | null, exists: boolean): void {
  const { navigation } = useApp();
  const open = useRef<string | null>(null);
  useEffect(() => {
    if (exists) open.current = ruleId;
    if (exists || ruleId === null || open.current !== ruleId) return;
    const { location, replace } = navigation.getState();
    if (location.page === "rules" && location.ruleId === ruleId)
      replace({ ...location, ruleId: null });
  }, [navigation, ruleId, exists]);
}

/** What is done with rules and sets besides changing them in place. */
export function useRuleActions(working: RuleSet) {
  const { rules, navigation, notices, ports } = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const label = useSession((state) => state.current?.label ?? "");
  const { edit } = rules.getState();
  const go = (ruleId: string | null) => {
    const { location } = navigation.getState();
    if (location.page === "rules") navigation.getState().go({ ...location, ruleId });
  };
  const put = (rule: Rule, after: Rule | null) => {
    edit(addRule(rule, after));
    go(rule.id);
  };
  return {
    open: go,
    add: () => put(newRule(working), null),
    duplicate: (rule: Rule) => put(copyOf(working, rule), rule),
    remove: (rule: Rule) => {
      edit(deleteRule(rule));
      go(null);
    },
    naming: (rule: Rule) => ({
      takenBy: (id: string) => {
        const owner = ownerOf(working, id, rule);
        return owner === null ? null : `${owner.code} ${owner.words[language].name}`;
      },
      onId: (id: string) => {
        edit(setId(rule, id));
        const { location, replace } = navigation.getState();
        if (location.page === "rules") replace({ ...location, ruleId: id });
      },
    }),
    export: () => {
      const file = `${fileStem(label)}-${t("rules.fileName")}.json`;
      ports.files.save(file, "application/json", writeRuleFile(working));
      notices.getState().add("success", { kind: "exported", file });
    },
    import: async (file: File): Promise<void> => {
      const read = readRuleFile(await file.text(), file.name);
      if (!read.ok) return notices.getState().addError(read.error);
      edit(importRules(file.name, read.value));
      go(null);
    },
  };
}
