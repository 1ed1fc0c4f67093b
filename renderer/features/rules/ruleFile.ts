import { RuleSet } from "#shared/contract/rules";
import { ok, fail, type Result } from "#shared/domain/result";

/** A rule set as a file that can be imported again. */
export const writeRuleFile = (ruleSet: RuleSet): string => `${JSON.stringify(ruleSet, null, 2)}\n`;

/** What a file holds, refused with the first reason where it is no rule set. */
export function readRuleFile(text: string, file: string): Result<RuleSet> {
  const refused = (message: string, field?: string) =>
    fail("rules.badFile", message, {
      where: field === undefined ? { file } : { file, field },
    });
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return refused("The file is not JSON.");
  }
  const read = RuleSet.safeParse(content);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  return refused(issue?.message ?? "The file is no rule set.", issue?.path.join("."));
}
