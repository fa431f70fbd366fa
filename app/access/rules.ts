import { done, type Outcome, type Refusal, refused } from "../lifecycle/outcome";
import type { Who } from "./who";

/** May this person do it, given these facts? The answer is a value with a reason, never an exception. */
export type Rule<Facts> = (who: Who, facts: Facts) => Outcome;

/** A rule from a yes-or-no question and the reason that a "no" gives. */
export function rule<Facts>(question: (who: Who, facts: Facts) => boolean, reason: Refusal): Rule<Facts> {
  return (who, facts) => (question(who, facts) ? done : refused(reason));
}

/** All must allow; the first refusal is the answer, so rules that hide existence come first. */
export function every<Facts>(...rules: Rule<Facts>[]): Rule<Facts> {
  return (who, facts) => {
    for (const one of rules) {
      const answer = one(who, facts);
      if (!answer.ok) return answer;
    }
    return done;
  };
}

/** One is enough; when none allows, the first one's refusal is the answer. */
export function some<Facts>(first: Rule<Facts>, ...others: Rule<Facts>[]): Rule<Facts> {
  return (who, facts) => {
    const answer = first(who, facts);
    if (answer.ok) return answer;
    return others.some((one) => one(who, facts).ok) ? done : answer;
  };
}
