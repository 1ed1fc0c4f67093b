import { groupLists, paymentField } from "../groupLists";
import { count, paymentFigures } from "../payments";
import { recordList } from "../recordLists";
import { NO_TIMELINE } from "../timeline";
import type { PageMaker } from "./page";
import { distinctKeys, hasKind } from "./parts";

/** A device: who paid from it, through which IPs, with which cards. */
export const devicePage: PageMaker = (records, id) => {
  const own = records.belonging("device", id);
  const listed = records.listed("device", id);
  const by = { field: paymentField(records, "device") ?? "device_id", id };
  return {
    title: null,
    figures: [
      count("customers", records.customersOf("device", id)),
      ...paymentFigures(records, own.payment),
      ...distinctKeys(records, own).filter(({ id: figure }) => figure !== "devices"),
    ],
    lists: [
      ...groupLists(records, "customer", listed, null),
      recordList(records, "payments", "payment", listed.payment, by),
      ...groupLists(records, "ip", listed, "customers"),
      ...groupLists(records, "bin", { ...listed, session: [] }, "customers"),
    ],
    ...NO_TIMELINE,
  };
};

/** An IP: who came and paid through it, and from which devices. */
export const ipPage: PageMaker = (records, id) => {
  const own = records.belonging("ip", id);
  const listed = records.listed("ip", id);
  const by = { field: paymentField(records, "ip") ?? "ip_hash", id };
  const hasSessions = hasKind(records, "session");
  return {
    title: null,
    figures: [
      count("customers", records.customersOf("ip", id)),
      ...(hasSessions
        ? [count("sessions", own.session.length), count("events", own.event.length)]
        : []),
      ...paymentFigures(records, own.payment),
      ...distinctKeys(records, own).filter(({ id: figure }) => figure !== "ips"),
    ],
    lists: [
      ...groupLists(records, "customer", listed, null),
      recordList(records, "payments", "payment", listed.payment, by),
      ...(hasSessions ? [recordList(records, "sessions", "session", listed.session, by)] : []),
      ...groupLists(records, "device", { ...listed, session: [] }, "customers"),
      ...groupLists(records, "bin", { ...listed, session: [] }, "customers"),
    ],
    ...NO_TIMELINE,
  };
};
