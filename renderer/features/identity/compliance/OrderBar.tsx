import { Button } from "@blueprintjs/core";
import { Briefcase, IdNumber, Person, ShoppingCart } from "@blueprintjs/icons";
import { useTranslation } from "react-i18next";
import type { AlertKey } from "#shared/contract/casework";
import { useApp, useCasework } from "../../../stores/context";
import { IDENTITY_HOME } from "../../../stores/identityPlace";
import { useFormat } from "../../../ui/useFormat";
import type { KnownCards } from "../useCardRows";
import { ageReasons } from "./complianceColumns";
import type { ComplianceRow } from "./complianceRows";
import { OrderCase } from "./OrderCase";

interface Props {
  /** The order that is chosen. */
  readonly row: ComplianceRow | null;
  readonly known: KnownCards;
}

/** What can be done about the order that is chosen. */
export function OrderBar({ row, known }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { navigation } = useApp();
  const cases = useCasework((state) => state.work.cases);
  if (row === null) return <p className="quiet identity-order-bar">{t("identity.chooseOrder")}</p>;
  const { order, cards, unread } = row;
  const { openEntity, openCase, openCard, go } = navigation.getState();
  const customer = order.customer?.id ?? null;
  const key: AlertKey = `customer:${customer ?? ""}`;
  const own = [...cases.values()].filter(({ alerts }) => alerts.includes(key));
  return (
    <div
      className="identity-order-bar"
      role="group"
      aria-label={t("identity.orderActs", { order: order.id })}
    >
      <span className="identity-order-why">
        <span className="mono">{order.id}</span> {ageReasons(row, { t, format })}
      </span>
      <span className="spring" />
      {own.map(({ id, title }) => (
        <Button
          key={id}
          size="small"
          icon={<Briefcase size={12} title={false} />}
          text={t("identity.openCase", { title })}
          onClick={() => openCase(id)}
        />
      ))}
      {cards.map(({ picture }) => (
        <Button
          key={picture.sha256}
          size="small"
          icon={<IdNumber size={12} title={false} />}
          text={t("identity.openCard", { file: picture.file })}
          onClick={() => go({ ...IDENTITY_HOME, card: picture.sha256 })}
        />
      ))}
      {unread.map((file) => (
        <Button
          key={file}
          size="small"
          icon={<IdNumber size={12} title={false} />}
          text={t("identity.readCard", { file })}
          title={t("identity.readDatasetHint")}
          onClick={() => openCard(file)}
        />
      ))}
      {customer !== null && (
        <Button
          size="small"
          icon={<Person size={12} title={false} />}
          text={t("identity.openCustomer")}
          onClick={() => openEntity({ kind: "customer", id: customer })}
        />
      )}
      <Button
        size="small"
        icon={<ShoppingCart size={12} title={false} />}
        text={t("identity.openOrder")}
        onClick={() => openEntity({ kind: "order", id: order.id })}
      />
      {customer !== null && (
        <OrderCase
          customer={customer}
          disabled={!known.isWritable}
          note={`${order.id}: ${ageReasons(row, { t, format })}`}
        />
      )}
    </div>
  );
}
