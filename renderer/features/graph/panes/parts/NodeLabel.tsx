import { useTranslation } from "react-i18next";

/** The id of a node or what a group is called, in words where it has no name. */
export function NodeLabel({ label }: { readonly label: string }) {
  const { t } = useTranslation();
  return label === "" ? t("graph.group.unnamed") : <span className="mono">{label}</span>;
}
