import type { Ring } from "#shared/graph/rings/types";

/** A count with its noun. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** Why a group is a ring, in one English sentence. */
export function ringSentence({ key, values }: Ring["sentence"]): string {
  const devices = counted(values.devices, "device");
  const ips = counted(values.ips, "IP");
  const places = { both: `${devices} and ${ips}`, devices, ips }[key];
  const clauses = [
    `${counted(values.customers, "customer")} paid from ${places} within ${counted(values.days, "day")}`,
    `${values.shared} of ${counted(values.payments, "payment")} between them ${values.shared === 1 ? "is" : "are"} on what they share`,
    ...(values.failed === 0 ? [] : [`${values.failed} failed`]),
    ...(values.labelled === 0 ? [] : [`${values.labelled} labelled as fraud`]),
    ...(values.young === 0
      ? []
      : [`${counted(values.young, "account is", "accounts are")} at most two weeks old`]),
  ];
  return `${clauses.join("; ")}.`;
}
