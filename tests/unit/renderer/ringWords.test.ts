import { describe, expect, it } from "vitest";
import { SET_ASIDE_REASONS, type Ring } from "#shared/graph/rings/types";
import { createFormat } from "#renderer/ui/format";
import { ringSentence } from "#renderer/features/graph/panes/rings/ringSentence";
import { i18nOf } from "../../support/i18n";
import { aRing } from "../../support/rings";

describe("the words about rings", () => {
  const languages = ["en", "fr"] as const;
  const keys = ["both", "devices", "ips"] as const satisfies readonly Ring["sentence"]["key"][];

  it.each(languages)("exist for every sentence and every reason (%s)", (language) => {
    const { t } = i18nOf(language);
    for (const key of keys) {
      const said = ringSentence(
        { ...aRing({ failed: 1, young: 2 }), sentence: { ...aRing().sentence, key } },
        t,
        createFormat(language),
      );
      expect(said).not.toMatch(/graph\.|\{\{/);
    }
    for (const reason of SET_ASIDE_REASONS) {
      expect(t(`graph.ring.aside.${reason}`)).not.toContain("graph.");
      expect(t(`graph.ring.asideHint.${reason}`)).not.toContain("graph.");
    }
  });

  it("leave out what did not happen", () => {
    const { t } = i18nOf("en");
    expect(ringSentence(aRing({ labelled: 0, payments: 2 }), t, createFormat("en"))).toBe(
      "2 customers paid from 1 device within 2 days: 2 payments, all of them through these.",
    );
  });
});
