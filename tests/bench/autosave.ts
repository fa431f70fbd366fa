import { anApplicantAtWork, budgetBody } from "./prepare";
import type { Scene } from "./scene";

/** Saves that the end of a round leaves unanswered take their pages with them. */
const OPEN = 64;

/** A page of twenty budget lines saves itself while somebody types: a changed text every time, nobody waits for another. */
export const scene: Scene = {
  kind: "load",
  prepare: async () => {
    const idle = await Promise.all(Array.from({ length: OPEN }, anApplicantAtWork));
    const origin = process.env.BASE_URL!;
    let saves = 0;
    return {
      next: () => {
        const one = idle.shift();
        if (!one) return undefined;
        saves += 1;
        const lines = (one.budget.lines as Record<string, string>[]).map((line, index) =>
          index === saves % 20 ? { ...line, justification: `${line.justification} ${saves}` } : line,
        );
        return {
          sent: {
            method: "POST",
            path: `/applicant/applications/${one.id}/autosave/budget`,
            headers: { cookie: one.cookie, origin, "content-type": "application/x-www-form-urlencoded" },
            body: budgetBody(lines, one.version),
          },
          answered: (status, body) => {
            if (status === 200) one.version = JSON.parse(body).version;
            idle.push(one);
          },
        };
      },
      counts: (status) => status === 200,
    };
  },
};
