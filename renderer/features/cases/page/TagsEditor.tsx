import { TagInput } from "@blueprintjs/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";

interface Props {
  readonly tags: readonly string[];
  /** Tags in use anywhere, for completion. */
  readonly known: readonly string[];
  readonly onTags: (tags: readonly string[]) => Promise<boolean>;
}

const TAG_LENGTH = 40;
const TAGS = 50;

/** Tags that are added by Enter or a comma and taken away one by one. */
export function TagsEditor({ tags, known, onTags }: Props) {
  const { t } = useTranslation();
  const list = useId();
  return (
    <>
      <TagInput
        className="case-tags"
        values={tags}
        placeholder={t("cases.addTag")}
        inputProps={{ list, maxLength: TAG_LENGTH, "aria-label": t("cases.addTag") }}
        tagProps={{ minimal: true }}
        onAdd={(added) => {
          const wanted = [...new Set([...tags, ...added.map((tag) => tag.trim())])]
            .filter((tag) => tag !== "" && tag.length <= TAG_LENGTH)
            .slice(0, TAGS);
          if (wanted.length > tags.length) void onTags(wanted);
        }}
        onRemove={(_, at) => void onTags(tags.filter((_tag, index) => index !== at))}
      />
      <datalist id={list}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </>
  );
}
