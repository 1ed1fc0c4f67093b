import type { TFunction } from "i18next";
import type { Ring } from "#shared/graph/rings/types";
import type { Format } from "../../../../ui/format";

/** Why a group of customers is a ring, in one sentence. */
export function ringSentence({ sentence }: Ring, t: TFunction, format: Format): string {
  const { key, values } = sentence;
  const of = (name: keyof typeof values) => ({
    count: values[name],
    n: format.count(values[name]),
  });
  const main = t(`graph.ring.sentence.${key}`, {
    customers: t("graph.count.customers", of("customers")),
    devices: t("graph.count.devices", of("devices")),
    ips: t("graph.count.ips", of("ips")),
    days: t("graph.ring.days", of("days")),
  });
  const details = [
    values.shared === values.payments
      ? t("graph.ring.throughAll", of("payments"))
      : t("graph.ring.through", {
          shared: format.count(values.shared),
          total: format.count(values.payments),
        }),
    ...(values.failed > 0 ? [t("graph.ring.failed", of("failed"))] : []),
    ...(values.labelled > 0 ? [t("graph.ring.labelled", of("labelled"))] : []),
    ...(values.young > 0 ? [t("graph.ring.young", of("young"))] : []),
  ];
  return t("graph.ring.whole", { main, details: details.join(", ") });
}
