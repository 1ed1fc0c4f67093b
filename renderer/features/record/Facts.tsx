import { Button } from "@blueprintjs/core";
import { EyeOff, EyeOpen } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { PageFact, RecordPage } from "#shared/contract/browse";
import { useApp, usePrivacy } from "../../stores/context";
import { copyWithNotice } from "../../stores/copy";
import { CopyText } from "../../ui/CopyText";
import { FieldValue } from "../../ui/FieldValue";
import { EntityIcon } from "../../ui/EntityIcon";

/** The fields of the record itself, with links, and with what is personal masked until revealed. */
export function Facts({ page }: { page: RecordPage }) {
  const { t } = useTranslation();
  const { entity, facts, address } = page;
  const otherCurrency =
    address?.table === "transactions" && facts.some(({ field }) => field === "currency");
  return (
    <section className="panel record-facts" aria-labelledby="record-facts">
      <header className="panel-head">
        <h2 id="record-facts">{t("record.facts")}</h2>
        {address !== null && <span className="quiet mono">{address.table}</span>}
      </header>
      <dl className="fields">
        {facts.map((fact) => (
          <div key={fact.field} className="field">
            <dt className="mono" title={fact.field}>
              {fact.field}
            </dt>
            <dd>
              <Fact fact={fact} own={entity.id} otherCurrency={otherCurrency} />
            </dd>
          </div>
        ))}
      </dl>
      <Personal page={page} />
    </section>
  );
}

function Fact(props: { fact: PageFact; own: string; otherCurrency: boolean }) {
  const { fact, own, otherCurrency } = props;
  const { field, type, value, personal, entity } = fact;
  const app = useApp();
  const { openEntity } = app.navigation.getState();
  if (value !== null && value === own)
    return <CopyText value={value} onCopy={(text) => void copyWithNotice(app, text)} />;
  return (
    <span className="fact">
      {entity !== null && <EntityIcon kind={entity.kind} size={12} />}
      <FieldValue
        field={{ name: field, type, personal, otherCurrency }}
        value={value}
        entity={entity}
        onOpen={openEntity}
      />
    </span>
  );
}

/** Where the record has personal fields: shows them once that is recorded, and masks them again. */
function Personal({ page }: { page: RecordPage }) {
  const { t } = useTranslation();
  const { privacy } = useApp();
  const { reveal, mask } = privacy.getState();
  const allRevealed = usePrivacy((state) => state.allRevealed);
  const { address, facts, entity } = page;
  const personal = facts.filter((fact) => fact.personal && fact.value !== null);
  if (personal.length === 0 || address === null) return null;
  const masked = personal.filter((fact) => fact.masked).map(({ field }) => field);
  return (
    <footer className="personal">
      {masked.length > 0 ? (
        <>
          <Button
            size="small"
            icon={<EyeOpen size={14} title={false} />}
            text={t("record.reveal")}
            onClick={() => void reveal(address, entity.id, masked)}
          />
          <span className="quiet">{t("record.revealNote")}</span>
        </>
      ) : (
        <>
          <span role="status">{t("record.revealed")}</span>
          <Button
            size="small"
            variant="minimal"
            icon={<EyeOff size={14} title={false} />}
            text={allRevealed ? t("record.maskAll") : t("record.maskAgain")}
            onClick={() => void mask(address)}
          />
        </>
      )}
    </footer>
  );
}
