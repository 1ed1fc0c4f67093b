import { Button, InputGroup, PopoverNext } from "@blueprintjs/core";
import { Plus } from "@blueprintjs/icons";
import { useCallback, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntityRef, SearchHit } from "#shared/contract/browse";
import type { AlertKey } from "#shared/contract/casework";
import { ok } from "#shared/domain/result";
import { useApp } from "../../../stores/context";
import { EntityIcon } from "../../../ui/EntityIcon";
import { useAnswer } from "../../../ui/useAnswer";
import { useFormat } from "../../../ui/useFormat";
import type { AlertsByKey } from "../caseHits";

interface Props {
  readonly present: readonly AlertKey[];
  readonly alerts: AlertsByKey;
  readonly onAdd: (keys: readonly AlertKey[]) => Promise<boolean>;
}

const FOUND = 40;
const SHOWN = 8;
const NOTHING = Promise.resolve(ok({ hits: [], total: 0 }));

/** Adds the alert of a customer or payment that is found by its id. */
export function AddAlert({ present, alerts, onAdd }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <PopoverNext
      isOpen={open}
      placement="bottom-end"
      onInteraction={setOpen}
      content={
        <Finder
          present={present}
          alerts={alerts}
          onAdd={async (keys) => {
            const added = await onAdd(keys);
            if (added) setOpen(false);
            return added;
          }}
        />
      }
    >
      <Button
        size="small"
        variant="minimal"
        icon={<Plus size={14} title={false} />}
        text={t("cases.alert.add")}
      />
    </PopoverNext>
  );
}

function Finder({ present, alerts, onAdd }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { engine } = useApp().ports;
  const [text, setText] = useState("");
  const wanted = text.trim();
  const answer = useAnswer(
    useCallback(() => (wanted === "" ? NOTHING : engine.search(wanted, FOUND)), [engine, wanted]),
  );
  const found = (answer.value?.hits ?? []).filter(
    ({ entity: { kind } }) => kind === "customer" || kind === "payment",
  );
  const add = async ({ entity }: SearchHit): Promise<void> => {
    const key = await keyOfEntity(entity, alerts, async () => {
      const page = await engine.page(entity);
      const facts = page.ok ? page.value.facts : [];
      return facts.find((fact) => fact.entity?.kind === "customer")?.entity?.id ?? null;
    });
    if (!present.includes(key)) await onAdd([key]);
  };
  return (
    <div className="case-finder">
      <InputGroup
        autoFocus
        type="search"
        aria-label={t("cases.alert.find")}
        placeholder={t("cases.alert.find")}
        value={text}
        onValueChange={setText}
      />
      <ul aria-label={t("cases.alert.find")} aria-busy={answer.loading}>
        {found.slice(0, SHOWN).map((hit) => (
          <li key={`${hit.entity.kind}:${hit.entity.id}`}>
            <Button
              fill
              variant="minimal"
              alignText="start"
              icon={<EntityIcon kind={hit.entity.kind} />}
              text={<span className="mono">{hit.entity.id}</span>}
              endIcon={
                present.includes(`customer:${hit.entity.id}`) ? (
                  <span className="quiet">{t("cases.alert.present")}</span>
                ) : undefined
              }
              onClick={() => void add(hit)}
            />
          </li>
        ))}
      </ul>
      {wanted !== "" && !answer.loading && found.length === 0 && (
        <p className="quiet">{t("cases.alert.noneFound")}</p>
      )}
      {found.length > SHOWN && (
        <p className="quiet">
          {t("cases.shown", { shown: format.count(SHOWN), total: format.count(found.length) })}
        </p>
      )}
    </div>
  );
}

/** The alert a customer or payment belongs to; a payment without a customer is one of its own. */
async function keyOfEntity(
  { kind, id }: EntityRef,
  alerts: AlertsByKey,
  customerOf: () => Promise<string | null>,
): Promise<AlertKey> {
  if (kind === "customer") return `customer:${id}`;
  for (const { key, hits } of alerts.values())
    if (hits.some(({ paymentId }) => paymentId === id)) return key;
  const customer = await customerOf();
  return customer === null ? `payment:${id}` : `customer:${customer}`;
}
