import type { EntityRef, RecordAddress } from "#shared/contract/browse";
import type { EngineApi } from "#shared/contract/engine";
import type { StepTo } from "#shared/contract/replay";
import { bookmarkHere } from "./bookmarks";
import type { CaseworkStore } from "./casework";
import type { ClockStore, MarkName } from "./clockState";
import type { Location } from "./location";
import type { NavigationStore } from "./navigation";
import type { Ports } from "../platform/ports";

/** What can be asked of the clock by a key. */
export const CLOCK_COMMANDS = [
  "playPause",
  "playBackwards",
  "pause",
  "playForwards",
  "slower",
  "faster",
  "previousRecord",
  "nextRecord",
  "previousAlert",
  "nextAlert",
  "previousRuleHit",
  "nextRuleHit",
  "previousOfEntity",
  "nextOfEntity",
  "firstRecord",
  "lastRecord",
  "markA",
  "markB",
  "goToA",
  "goToB",
  "loop",
  "typeTime",
  "bookmark",
] as const;
export type ClockCommand = (typeof CLOCK_COMMANDS)[number];

interface ClockWindow {
  readonly clock: ClockStore;
  readonly casework: CaseworkStore;
  readonly navigation: NavigationStore;
  readonly ports: Pick<Ports, "newId" | "engine">;
}

export const isClockCommand = (command: string): command is ClockCommand =>
  CLOCK_COMMANDS.some((known) => known === command);

const RECORD: StepTo = { kind: "record" };
const ALERT: StepTo = { kind: "alert" };
const RULE_HIT: StepTo = { kind: "ruleHit", ruleId: null };

export function carryOutClock(command: ClockCommand, app: ClockWindow): void {
  const clock = app.clock.getState();
  switch (command) {
    case "playPause":
      return clock.playing === 0 ? clock.play(1) : clock.pause();
    case "playForwards":
      return clock.playing === 1 ? clock.changeSpeed(1) : clock.play(1);
    case "playBackwards":
      return clock.playing === -1 ? clock.changeSpeed(1) : clock.play(-1);
    case "pause":
      return clock.pause();
    case "slower":
      return clock.changeSpeed(-1);
    case "faster":
      return clock.changeSpeed(1);
    case "previousRecord":
      return clock.step(RECORD, -1);
    case "nextRecord":
      return clock.step(RECORD, 1);
    case "previousAlert":
      return clock.step(ALERT, -1);
    case "nextAlert":
      return clock.step(ALERT, 1);
    case "previousRuleHit":
      return clock.step(RULE_HIT, -1);
    case "nextRuleHit":
      return clock.step(RULE_HIT, 1);
    case "previousOfEntity":
      return void stepOfEntity(app, -1);
    case "nextOfEntity":
      return void stepOfEntity(app, 1);
    case "firstRecord":
    case "lastRecord":
      return goToEnd(app.clock, command);
    case "markA":
      return setMark(app.clock, "a");
    case "markB":
      return setMark(app.clock, "b");
    case "goToA":
      return goToMark(app.clock, "a");
    case "goToB":
      return goToMark(app.clock, "b");
    case "loop":
      return clock.setLooping(!clock.looping);
    case "typeTime":
      return app.navigation.getState().toggle("time");
    case "bookmark":
      return void bookmarkHere(app);
  }
}

/** The main stretch is what is meant by the data; stray records lie beyond it. */
function goToEnd(store: ClockStore, end: "firstRecord" | "lastRecord"): void {
  const { span, go, pause } = store.getState();
  if (span === null) return;
  pause();
  const { main, landing } = span;
  go(end === "lastRecord" ? landing : { ms: main.fromMs, before: main.earlier + 1 });
}

/** Set once more where it stands already, a mark is taken away. */
function setMark(store: ClockStore, name: MarkName): void {
  const { marks, moment, mark } = store.getState();
  const there = marks[name];
  const stands = there?.ms === moment?.ms && there?.before === moment?.before;
  mark(name, stands ? null : moment);
}

function goToMark(store: ClockStore, name: MarkName): void {
  const { marks, go } = store.getState();
  const moment = marks[name];
  if (moment !== null) go(moment);
}

async function stepOfEntity(app: ClockWindow, direction: 1 | -1): Promise<void> {
  const { clock, navigation, ports } = app;
  const { location, inspected } = navigation.getState();
  const entity =
    entityAt(location) ??
    (inspected === null ? null : await customerOf(ports.engine, inspected)) ??
    (location.page === "timeline" ? location.lanes[0] : null);
  if (entity) clock.getState().step({ kind: "entity", entity }, direction);
}

/** Whose records are stepped through: the customer of the alert on screen, or whatever the page is of. */
function entityAt(location: Location): EntityRef | null {
  if (location.page === "record") return location.entity;
  if (location.page !== "alerts" || location.key === null) return null;
  const colon = location.key.indexOf(":");
  return location.key.slice(0, colon) === "customer"
    ? { kind: "customer", id: location.key.slice(colon + 1) }
    : null;
}

/** The customer a record in the inspector is of, or names; null where it names none. */
async function customerOf(
  engine: Pick<EngineApi, "record" | "tables">,
  { table, record }: RecordAddress,
): Promise<EntityRef | null> {
  const [found, tables] = await Promise.all([engine.record(table, record), engine.tables()]);
  if (!found.ok || !tables.ok) return null;
  const info = tables.value.find(({ name }) => name === table);
  const field = info?.fields.find(({ entity }) => entity === "customer")?.name;
  const id = found.value.fields.find(({ name }) => name === field)?.value ?? null;
  return id === null ? null : { kind: "customer", id };
}
