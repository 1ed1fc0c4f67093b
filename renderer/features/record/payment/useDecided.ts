import { useCallback, useEffect } from "react";
import type { Result } from "#shared/domain/result";
import { useApp, usePrivacy, useRules, useSession } from "../../../stores/context";
import { rulesInForce, type RulesInForce } from "../../../stores/rulesInForce";
import { useAnswer, type Answer } from "../../../ui/useAnswer";

/** Rules that are not read yet: the question is put anew once they are. */
const unread = new Promise<never>(() => {});

/**
 * Asks what depends on the rules in force, again whenever they change; fails where they could not be read.
 *
 * @param ask kept with `useCallback`
 */
export function useDecided<T>(ask: (rules: RulesInForce) => Promise<Result<T>>): Answer<T> {
  const { rules } = useApp();
  const inForce = useRules(rulesInForce);
  const error = useRules((state) => state.error);
  const generation = useSession(({ current }) => current?.loaded.generation ?? 0);
  const privacy = usePrivacy(({ revision }) => revision);
  useEffect(() => void rules.getState().read(), [rules]);
  const answer = useAnswer(
    useCallback(() => (inForce === null ? unread : ask(inForce)), [inForce, ask]),
    `${generation} ${privacy}`,
  );
  return inForce === null && error !== null ? { value: null, error, loading: false } : answer;
}
