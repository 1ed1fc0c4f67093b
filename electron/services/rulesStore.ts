import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import {
  RULE_SETS_LIMIT,
  RuleSet,
  SavedRuleSet,
  type Rule,
  type SavedRules,
} from "#shared/contract/rules";
import { fail, ok, type AppError, type Result } from "#shared/domain/result";
import { FEATURES } from "#shared/features/declarations/features";
import { checkRuleSet } from "#shared/rules/checkRuleSet";
import { DEFAULT_RULE_SET } from "#shared/rules/defaults";
import { explainProblem } from "#shared/rules/explainProblem";
import { JsonStore, type StoredFormat } from "./jsonStore";

const StoredRules = z.object({
  version: z.literal(1),
  /** Oldest first. */
  sets: z.array(SavedRuleSet).max(RULE_SETS_LIMIT),
  draft: RuleSet.nullable(),
});
type StoredRules = z.infer<typeof StoredRules>;

export const RULES_FORMAT: StoredFormat<StoredRules> = {
  file: "rules.json",
  subject: "The saved rules",
  version: 1,
  schema: StoredRules,
  upgraders: {},
  initial: { version: 1, sets: [], draft: null },
  codes: { unreadable: "rules.unreadable", unwritable: "rules.unwritable" },
};

const SHIPPED: SavedRuleSet = { number: 0, savedAt: null, note: "", ruleSet: DEFAULT_RULE_SET };

/** Rule sets by number. What was saved is never changed: decisions name it. */
export class RulesStore {
  readonly #store: JsonStore<StoredRules>;
  readonly #now: () => Date;

  constructor(configDir: string, now: () => Date) {
    this.#store = new JsonStore(configDir, RULES_FORMAT);
    this.#now = now;
  }

  async problem(): Promise<AppError | null> {
    return (await this.#store.read()).problem;
  }

  async read(): Promise<SavedRules> {
    const { sets, draft } = (await this.#store.read()).value;
    return { sets: [...sets.toReversed(), SHIPPED], draft };
  }

  async save(ruleSet: RuleSet, note: string): Promise<Result<SavedRuleSet>> {
    const refused = refusal(ruleSet);
    if (refused !== null) return refused;
    const savedAt = this.#now().toISOString();
    const written = await this.#store.tryUpdate((old) => {
      if (old.sets.length >= RULE_SETS_LIMIT) return full;
      const newestFirst = [...old.sets.toReversed(), SHIPPED];
      const rules = ruleSet.rules.map((rule) => withVersion(rule, newestFirst));
      const number = newestFirst[0]!.number + 1;
      const saved = { number, savedAt, note, ruleSet: { ...ruleSet, rules } };
      return ok({ ...old, sets: [...old.sets, saved], draft: null });
    });
    return written.ok ? ok(written.value.sets.at(-1)!) : written;
  }

  async saveDraft(draft: RuleSet | null): Promise<Result<Record<string, never>>> {
    const written = await this.#store.update((old) => ({ ...old, draft }));
    return written.ok ? ok({}) : written;
  }
}

/** The rule with its version in the newest set that has it, one higher where the rule has changed. */
function withVersion(rule: Rule, newestFirst: readonly SavedRuleSet[]): Rule {
  for (const { ruleSet } of newestFirst) {
    const before = ruleSet.rules.find(({ id }) => id === rule.id);
    if (before !== undefined)
      return { ...rule, version: before.version + (isSame(before, rule) ? 0 : 1) };
  }
  return { ...rule, version: 1 };
}

const isSame = (a: Rule, b: Rule): boolean =>
  isDeepStrictEqual({ ...a, version: 0 }, { ...b, version: 0 });

function refusal(ruleSet: RuleSet): ReturnType<typeof fail> | null {
  const errors = checkRuleSet(ruleSet, FEATURES).filter(({ severity }) => severity === "error");
  if (errors.length === 0) return null;
  return fail("rules.invalid", "The rules cannot be saved as they are", {
    tip: "Nothing was saved. Correct what the details name first.",
    detail: errors
      .map((problem) => {
        const { what, tip } = explainProblem(problem, "en");
        return `${problem.ruleId === null ? "" : `${problem.ruleId}: `}${what}. ${tip}`;
      })
      .join("\n"),
  });
}

const full = fail("rules.full", `At most ${RULE_SETS_LIMIT} rule sets can be kept`, {
  tip: `Nothing was changed. Move ${RULES_FORMAT.file} out of the settings folder to begin anew.`,
});
