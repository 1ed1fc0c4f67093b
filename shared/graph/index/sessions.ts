import type { Dataset } from "../../domain/dataset";
import { UNTIMED } from "../../log/arrivals";
import type { EventLog } from "../../log/eventLog";
import { NONE, rankOf, type KeyKind } from "../../log/kinds";
import { codeOf, keySourceOf, SCHEMA_SOURCES } from "../../log/sources";
import { listAt, listsOf, type Lists } from "./lists";

const SESSION_RANK = rankOf("session");

/** Sessions by their own records: when each began, and whose and where it was. Codes are the log's. */
export class Sessions {
  /** Position in the log by session code; `UNTIMED` without a time, `NONE` where payments alone name the session. */
  readonly position: Uint32Array;
  readonly customer: Uint32Array;
  readonly ip: Uint32Array;
  readonly #ofCustomer: Lists;
  readonly #ofIp: Lists;

  /** @param dataset what the log was built of; without it sessions without a time are not known */
  constructor(log: EventLog, dataset: Dataset | null) {
    const { keys } = log.dictionaries;
    const { size } = keys.session;
    this.position = new Uint32Array(size).fill(NONE);
    this.customer = new Uint32Array(size).fill(NONE);
    this.ip = new Uint32Array(size).fill(NONE);
    this.#readLog(log);
    if (dataset !== null && log.untimed.rank.includes(SESSION_RANK)) this.#readTray(log, dataset);
    this.#ofCustomer = sessionsBy(this.customer, keys.customer.size);
    this.#ofIp = sessionsBy(this.ip, keys.ip.size);
  }

  /** Sessions whose records name a customer: a view, no copy. */
  ofCustomer(code: number): Uint32Array {
    return listAt(this.#ofCustomer, code);
  }

  ofIp(code: number): Uint32Array {
    return listAt(this.#ofIp, code);
  }

  #readLog({ size, rank, keys }: EventLog): void {
    const sessions = keys.session;
    if (sessions === null) return;
    for (let position = 0; position < size; position++)
      if (rank[position] === SESSION_RANK)
        this.#keep(
          sessions[position]!,
          position,
          keys.customer?.[position] ?? NONE,
          keys.ip?.[position] ?? NONE,
        );
  }

  #readTray({ untimed, dictionaries }: EventLog, dataset: Dataset): void {
    const source = SCHEMA_SOURCES[dataset.schema].records.find(({ kind }) => kind === "session");
    if (source === undefined) return;
    const coded = (kind: KeyKind) => keySourceOf(dataset, source, kind, dictionaries);
    const [sessions, customers, ips] = [coded("session"), coded("customer"), coded("ip")];
    untimed.row.forEach((row, at) => {
      if (untimed.rank[at] !== SESSION_RANK || sessions === null) return;
      this.#keep(
        codeOf(sessions, row),
        UNTIMED,
        customers === null ? NONE : codeOf(customers, row),
        ips === null ? NONE : codeOf(ips, row),
      );
    });
  }

  #keep(code: number, position: number, customer: number, ip: number): void {
    if (code === NONE || this.position[code] !== NONE) return;
    this.position[code] = position;
    this.customer[code] = customer;
    this.ip[code] = ip;
  }
}

const sessionsBy = (owners: Uint32Array, count: number): Lists =>
  listsOf(count, (add) =>
    owners.forEach((owner, session) => {
      if (owner !== NONE) add(owner, session);
    }),
  );
