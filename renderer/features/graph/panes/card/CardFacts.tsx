import { Button } from "@blueprintjs/core";
import { EyeOff, EyeOpen, Lock } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { NodeCard } from "#shared/contract/graph";
import { useApp, usePrivacy } from "../../../../stores/context";

type Fact = NodeCard["facts"][number];

interface Props {
  readonly customerId: string;
  readonly facts: readonly Fact[];
}

/** Columns the card knows words for. */
const WORDS = ["country", "birthdate", "is_minor"] as const;

/** What the dataset says of a customer; what is personal is masked until it is revealed, which is recorded. */
export function CardFacts({ customerId, facts }: Props) {
  const { t } = useTranslation();
  const { ports, privacy, notices } = useApp();
  const anyRevealed = usePrivacy((state) => state.anyRevealed);
  const masked = facts.some((fact) => fact.masked);
  const change = async (show: boolean): Promise<void> => {
    const page = await ports.engine.page({ kind: "customer", id: customerId }, null);
    if (!page.ok) return notices.getState().addError(page.error);
    const { address } = page.value;
    if (address === null) return;
    const fields = page.value.facts.filter((fact) => fact.masked).map(({ field }) => field);
    const { reveal, mask } = privacy.getState();
    await (show ? reveal(address, customerId, fields) : mask(address));
  };
  return (
    <>
      <dl className="graph-facts">
        {facts.map((fact) => (
          <div key={fact.name}>
            <dt title={fact.name}>{nameOf(fact)}</dt>
            <dd>
              <FactValue fact={fact} />
            </dd>
          </div>
        ))}
      </dl>
      {(masked || anyRevealed) && (
        <Button
          className="graph-reveal"
          size="small"
          variant="minimal"
          icon={masked ? <EyeOpen size={12} title={false} /> : <EyeOff size={12} title={false} />}
          text={masked ? t("record.reveal") : t("record.maskAgain")}
          title={masked ? t("record.revealNote") : undefined}
          onClick={() => void change(masked)}
        />
      )}
    </>
  );

  function nameOf({ name }: Fact): string {
    const known = WORDS.find((word) => word === name);
    return known === undefined ? name : t(`graph.fact.${known}`);
  }
}

function FactValue({ fact: { name, value, masked } }: { readonly fact: Fact }) {
  const { t } = useTranslation();
  if (value === null) return <span className="quiet">–</span>;
  if (masked)
    return (
      <span className="masked" title={t("record.masked")}>
        <Lock size={11} title={false} />
        <span className="visually-hidden">{t("record.masked")} </span>
        {value}
      </span>
    );
  if (name !== "is_minor") return value;
  return value === "1" ? t("record.yes") : t("record.no");
}
