import { useTranslation } from "react-i18next";
import type { AlertKey } from "#shared/contract/casework";
import { useCasework, useNavigation } from "../../../../stores/context";

/** The cases that hold everybody of a ring, which a click opens; nothing where there is none. */
export function InCases({ customers }: { readonly customers: readonly string[] }) {
  const { t } = useTranslation();
  const cases = useCasework(({ work }) => work.cases);
  const openCase = useNavigation((state) => state.openCase);
  const keys = customers.map((id): AlertKey => `customer:${id}`);
  const holding = [...cases.values()].filter(({ alerts }) =>
    keys.every((key) => alerts.includes(key)),
  );
  if (holding.length === 0) return null;
  return (
    <p className="graph-in-cases">
      {t("graph.ring.inCase")}{" "}
      {holding.map(({ id, title }) => (
        <button key={id} type="button" className="link" onClick={() => openCase(id)}>
          {title}
        </button>
      ))}
    </p>
  );
}
