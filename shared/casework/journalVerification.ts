import type { HashText } from "./journalChain";
import {
  readJournal,
  type AcknowledgedHead,
  type JournalFaultReason,
  type JournalReading,
} from "./journalReading";

/** Something a journal is not to have. */
export interface JournalFinding {
  /** 1-based line of the file. */
  readonly line: number;
  readonly reason: JournalFaultReason | "unacknowledged" | "given_head_missing";
  /** One plain English sentence without its full stop. */
  readonly message: string;
}

export interface JournalVerification {
  readonly reading: JournalReading;
  /** Empty where nothing is wrong. */
  readonly findings: readonly JournalFinding[];
  /** Number of the entry that has the hash given; null where none was given, or none has it. */
  readonly givenSeq: number | null;
}

/**
 * Everything that can be told about a journal. `acknowledged` is the head kept beside it, `given` a hash somebody noted
 * earlier, of any entry.
 */
export function verifyJournal(
  bytes: Uint8Array,
  hash: HashText,
  acknowledged: AcknowledgedHead | null,
  given: string | null,
): JournalVerification {
  const reading = readJournal(bytes, hash, acknowledged);
  const { entries, fault, unacknowledged } = reading;
  const findings: JournalFinding[] = fault === null ? [] : [fault];
  const end = entries.length + 1;
  if (fault === null && unacknowledged > 0)
    findings.push({
      line: end - unacknowledged + 1,
      reason: "unacknowledged",
      message: `${unacknowledged === 1 ? "1 entry follows" : `${unacknowledged} entries follow`} the last acknowledged one: the application was stopped while writing, or somebody else wrote`,
    });
  const givenEntry = entries.find((entry) => entry.hash === given);
  if (given !== null && givenEntry === undefined)
    findings.push({
      line: end,
      reason: "given_head_missing",
      message: "No good entry has the hash given: entries were removed or written anew since",
    });
  return { reading, findings, givenSeq: givenEntry?.seq ?? null };
}
