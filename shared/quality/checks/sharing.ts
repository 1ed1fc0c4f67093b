import { NULL_CODE } from "../../domain/columns";
import type { CheckContext } from "../context";
import type { CheckDefinition, Finding } from "../definition";
import { countByCode, describeIf, judgeRows } from "../judge";
import { SAMPLE_LIMIT } from "../report";

/** Devices, addresses and cards used by several customers: what the graph is made of. */

/** A column that names a shared thing, beside the column that names who uses it. */
interface Use {
  readonly table: string;
  readonly thing: string;
  readonly owner: string;
}

const use = (table: string, thing: string, owner = "customer_id"): Use => ({ table, thing, owner });

const USES = {
  "sharing.devices": [use("payments", "device_id"), use("transactions", "device_id", "account_id")],
  "sharing.ips": [
    use("sessions", "ip_hash"),
    use("payments", "ip_hash"),
    use("transactions", "ip", "account_id"),
  ],
  "sharing.cards": [use("payments", "card_bin"), use("transactions", "card_hash", "account_id")],
} as const satisfies Record<string, readonly Use[]>;

type SharingKind = keyof typeof USES;

/** Owners by thing, over every table that names both. */
function ownersByThing(context: CheckContext, uses: readonly Use[]): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  for (const { table, thing, owner } of uses) {
    if (!context.has(table, thing) || !context.has(table, owner)) continue;
    const things = context.column(table, thing, "text");
    const users = context.column(table, owner, "text");
    const byCode = things.values.map((value) => {
      const known = owners.get(value) ?? new Set<string>();
      owners.set(value, known);
      return known;
    });
    things.codes.forEach((code, row) => {
      const user = users.codes[row]!;
      if (code !== NULL_CODE && user !== NULL_CODE) byCode[code]!.add(users.values[user]!);
    });
  }
  return owners;
}

/** Counts the things used by two customers or more; the sample shows the most shared. */
const shared =
  (kind: SharingKind) =>
  (context: CheckContext): Finding => {
    const owners = ownersByThing(context, USES[kind]);
    const many = [...owners]
      .filter(([, users]) => users.size > 1)
      .sort(([a, usersA], [b, usersB]) => usersB.size - usersA.size || (a < b ? -1 : 1));
    const table = USES[kind].find((from) => context.has(from.table, from.thing));
    return {
      count: many.length,
      total: owners.size,
      sample: many.slice(0, SAMPLE_LIMIT).map(([thing, users]) => ({
        table: table?.table ?? "",
        record: null,
        key: thing,
        values: {
          [table?.thing ?? ""]: thing,
          customers: users.size,
          who: [...users].sort().slice(0, 5).join(", "),
        },
      })),
      facts: { most: many[0]?.[1].size ?? (owners.size > 0 ? 1 : 0) },
    };
  };

/** Fewer things than this may be new each time by chance. */
const THINGS_TO_COMPARE = 50;
/** Where this share of things is seen once only, they link nothing to anything. */
const SINGLE_USE = 0.95;

/** Rows whose device (or address) no other row has, where nearly all are so. */
const singleUse =
  (table: string, thing: string) =>
  (context: CheckContext): Finding => {
    const column = context.column(table, thing, "text");
    const counts = countByCode(column);
    const finding = judgeRows(context, table, { fields: [thing] }, (row) =>
      column.codes[row] === NULL_CODE ? null : counts[column.codes[row]!] === 1,
    );
    const odd = finding.total >= THINGS_TO_COMPARE && finding.count >= SINGLE_USE * finding.total;
    return describeIf(odd, finding);
  };

const sharing = { group: "sharing", severity: "information" } as const;

const sharedCheck = (kind: SharingKind): CheckDefinition => ({
  ...sharing,
  kind,
  needs: [],
  run: shared(kind),
});

export const SHARING_CHECKS: readonly CheckDefinition[] = [
  sharedCheck("sharing.devices"),
  sharedCheck("sharing.ips"),
  sharedCheck("sharing.cards"),
  {
    ...sharing,
    kind: "sharing.device_single_use",
    needs: ["payments.device_id"],
    run: singleUse("payments", "device_id"),
  },
  {
    ...sharing,
    kind: "sharing.ip_single_session",
    needs: ["sessions.ip_hash"],
    run: singleUse("sessions", "ip_hash"),
  },
  {
    ...sharing,
    kind: "sharing.card_single_use",
    needs: ["payments.card_bin"],
    run: singleUse("payments", "card_bin"),
  },
];
