import { useTranslation } from "react-i18next";
import type { Rule } from "#shared/contract/rules";
import { setCode, setWords, type RuleSetEdit } from "../../../stores/ruleEdits";
import { IdField } from "./IdField";
import { TextField } from "./TextField";

/** What is needed to give a rule another id. */
export interface RuleNaming {
  readonly takenBy: (id: string) => string | null;
  readonly onId: (id: string) => void;
}

interface Props {
  readonly rule: Rule;
  /** Null once the rule is saved: its id stays. */
  readonly naming: RuleNaming | null;
  readonly onEdit: (edit: RuleSetEdit) => void;
  readonly onSettle: () => void;
}

const LANGUAGES = ["en", "fr"] as const;
const PARTS = ["name", "reason"] as const;
const SENTENCE = 400;
const CODE = /^[A-Z][A-Z0-9_]{0,15}$/;

/** The rule's code and id, and its name and reason in both languages. */
export function WordsForm({ rule, naming, onEdit, onSettle }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-label={t("rules.words")}>
      <h2>{t("rules.words")}</h2>
      <div className="words-form">
        <div className="words-names">
          <TextField
            label={t("rules.code")}
            value={rule.code}
            allowed={(text) => CODE.test(text)}
            hint={t("rules.codeHint")}
            onChange={(code) => onEdit(setCode(rule, code))}
            onDone={onSettle}
          />
          {naming !== null && <IdField ruleId={rule.id} {...naming} />}
        </div>
        {LANGUAGES.map((language) => (
          <fieldset key={language}>
            <legend>{t(`rules.language.${language}`)}</legend>
            {PARTS.map((part) => (
              <TextField
                key={part}
                label={t(`rules.word.${part}`)}
                value={rule.words[language][part]}
                allowed={(text) => text.trim() !== "" && text.length <= SENTENCE}
                onChange={(text) => {
                  const own = { ...rule.words[language], [part]: text };
                  const words = { ...rule.words, [language]: own };
                  onEdit(setWords(rule, words, `words ${language} ${part}`));
                }}
                onDone={onSettle}
              />
            ))}
          </fieldset>
        ))}
      </div>
      <p className="quiet rules-note">{t("rules.reasonNote")}</p>
    </section>
  );
}
