/** What a comment claims of its target. */
export type Claim = "met" | "missed" | "";

const met =
  /\b(?:targets?|milestones?)\b(?: \w+){0,4} (?:(?:been|was|were) )?(?:fully |successfully )?(?:achieved|met|exceeded|surpassed|reached|delivered)\b|\b(?:achieved|met|exceeded|surpassed|reached|(?:well )?(?:beyond|above|over)) (?:its |our |the |this |annual |year[- ]end )*targets?\b/i;
const denied =
  /\b(?:not|n't|never|un(?:likely|able)|fail(?:ed|s)?|miss(?:ed|es)?|below|short of|behind|if|should|will|would|expected to|on (?:course|track|target) to|likely to|aim(?:s|ed)? to|so that|in order to|to ensure|partially|partly|nearly|almost|no longer|previous|last year)\b/i;
const missed =
  /\btargets?\b(?: \w+){0,4} (?:not (?:been )?(?:achieved|met|reached)|missed)\b|\b(?:did not|failed to|has not|have not|not) (?:achieve|achieved|meet|met|reach|reached) (?:its |our |the |this |annual )*targets?\b/i;

/** `Target has been achieved.` claims it met; `on course to meet the target` claims nothing yet. */
export function claimOf(comment: string): Claim {
  const claims = comment
    .split(/(?<=[.!?;])\s+|\n/)
    .map((sentence): Claim => {
      if (missed.test(sentence)) return "missed";
      return met.test(sentence) && !denied.test(sentence) ? "met" : "";
    })
    .filter((claim) => claim !== "");
  const [first = ""] = claims;
  // A comment that says both says neither.
  return claims.every((claim) => claim === first) ? first : "";
}
