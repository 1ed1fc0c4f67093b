import { createStore, type StoreApi } from "zustand/vanilla";
import { SQL_LIMIT } from "#shared/contract/methods";
import type { SqlAnswer } from "#shared/contract/sql";
import { fail, type AppError, type Result } from "#shared/domain/result";
import type { TabMemory } from "../platform/ports";
import type { QueriesStore } from "./queries";
import type { SqlStore } from "./sqlStore";

/** Rows of a result that are kept to be looked at; an export writes all. */
export const RESULT_ROWS = 10_000;

/** What was asked: a text, and where it began in the editor then. */
export interface SqlQuestion {
  readonly sql: string;
  readonly from: number;
}

export interface SqlRun extends SqlQuestion {
  /** Milliseconds of the window's clock. */
  readonly startedAt: number;
  /** The tables are not loaded yet; the query runs once they are. */
  readonly waiting: boolean;
}

export interface SqlFailure extends SqlQuestion {
  readonly error: AppError;
}

export interface SqlShown extends SqlQuestion {
  readonly answer: SqlAnswer;
}

export type PersonalDataChange = "revealed" | "masked";

export interface SqlConsoleState {
  /** What is in the editor; outlives a reload of the window. */
  readonly text: string;
  /** The saved query the editor was filled from, null where it was not. */
  readonly savedId: string | null;
  readonly running: SqlRun | null;
  /** The latest answer; stays while another query runs or after it has failed. */
  readonly shown: SqlShown | null;
  /** Why the latest query has no answer, null where it has one. */
  readonly failure: SqlFailure | null;
  /** What has happened to personal data since the answer shown, or the one that was dropped for it; null for nothing. */
  readonly personalData: PersonalDataChange | null;
  readonly setText: (text: string) => void;
  readonly setSaved: (id: string | null) => void;
  /** Runs in the place of whatever is running; waits for the tables where they are still being loaded. */
  readonly run: (question: SqlQuestion) => Promise<void>;
  readonly cancel: () => void;
  /**
   * Personal data of every record is shown from now on, or masked again: what was answered before is marked, or
   * dropped with what is running.
   */
  readonly personalDataChanged: (change: PersonalDataChange) => void;
  /** Drops results, which belong to a dataset that is not open any more. */
  readonly forget: () => void;
}

export type SqlConsoleStore = StoreApi<SqlConsoleState>;

interface Parts {
  readonly sql: SqlStore;
  readonly queries: QueriesStore;
  readonly tabMemory: TabMemory;
  /** UTC milliseconds. */
  readonly now: () => number;
}

/** The one query console of a window: its text, the run under way, and what came of the last. */
export function createSqlConsole({ sql, queries, tabMemory, now }: Parts): SqlConsoleStore {
  let latest = 0;
  return createStore<SqlConsoleState>((set, get) => {
    const settle = (question: SqlQuestion, startedAt: number, answer: Result<SqlAnswer>): void => {
      if (answer.ok)
        set({
          running: null,
          failure: null,
          shown: { ...question, answer: answer.value },
          personalData: null,
        });
      else set({ running: null, failure: { ...question, error: answer.error } });
      // A longer one is run all the same; the workspace says beforehand that it is not kept.
      if (question.sql.length > SQL_LIMIT) return;
      void queries.getState().ran({
        sql: question.sql,
        took: answer.ok ? answer.value.took : Math.max(now() - startedAt, 0),
        rows: answer.ok ? answer.value.rows : null,
      });
    };
    /** Ends the run under way, if any, as cancelled. */
    const end = (): void => {
      const { running } = get();
      if (running === null) return;
      latest += 1;
      if (!running.waiting) sql.getState().cancel();
      settle(running, running.startedAt, CANCELLED);
    };
    return {
      text: tabMemory.sqlText(),
      savedId: null,
      running: null,
      shown: null,
      failure: null,
      personalData: null,
      setText: (text) => {
        tabMemory.setSqlText(text);
        set({ text });
      },
      setSaved: (savedId) => set({ savedId }),
      run: async (question) => {
        end();
        const turn = ++latest;
        const startedAt = now();
        const { sql: text, from } = question;
        const waiting = sql.getState().status === "loading";
        set({ running: { sql: text, from, startedAt, waiting } });
        if (waiting) await loaded(sql);
        if (turn !== latest) return;
        set({ running: { sql: text, from, startedAt, waiting: false } });
        const answer = await sql.getState().run(text, RESULT_ROWS);
        if (turn === latest) settle({ sql: text, from }, startedAt, answer);
      },
      cancel: end,
      personalDataChanged: (change) => {
        const { shown, running } = get();
        if (change === "revealed") return set({ personalData: shown === null ? null : change });
        if (shown === null && running === null) return;
        end();
        set({ shown: null, failure: null, personalData: change });
      },
      forget: () => {
        latest += 1;
        set({ running: null, shown: null, failure: null, personalData: null });
      },
    };
  });
}

const CANCELLED = fail("sql.cancelled", "The query was cancelled.");

/** Resolves once the tables are there or cannot be had. */
const loaded = (sql: SqlStore): Promise<void> =>
  new Promise((resolve) => {
    const check = (): void => {
      if (sql.getState().status === "loading") return;
      stop();
      resolve();
    };
    const stop = sql.subscribe(check);
    check();
  });
