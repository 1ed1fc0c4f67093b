import type { Ring } from "#shared/graph/rings/types";

/** A count with its noun. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;

/** How much of what they paid went through what they share. */
function throughShared({ shared, payments }: Ring["sentence"]["values"]): string {
  if (shared < payments)
    return `${shared} of their ${payments} payments ${shared === 1 ? "goes" : "go"} through these`;
  return payments === 1
    ? "their only payment goes through these"
    : `all ${payments} of their payments go through these`;
}

/** Why a group is a ring, in one English sentence. */
export function ringSentence({ key, values }: Ring["sentence"]): string {
  const devices = counted(values.devices, "device");
  const ips = counted(values.ips, "IP");
  const places = { both: `${devices} and ${ips}`, devices, ips }[key];
  const clauses = [
    `${counted(values.customers, "customer")} paid from ${places} within ${counted(values.days, "day")}`,
    throughShared(values),
    ...(values.failed === 0 ? [] : [`${values.failed} failed`]),
    ...(values.labelled === 0 ? [] : [`${values.labelled} labelled as fraud`]),
    ...(values.young === 0
      ? []
      : [`${counted(values.young, "account is", "accounts are")} at most two weeks old`]),
  ];
  return `${clauses.join("; ")}.`;
}
