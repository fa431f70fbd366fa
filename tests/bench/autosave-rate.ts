import { anOpenCompetition } from "../applications";
import { manyReadyApplications } from "../many-applications";
import { cookieOf } from "../sessions";
import { arriveAt, percentile, steadily } from "./arrivals";
import { budgetBody, twentyLines } from "./prepare";
import type { Scene } from "./scene";

const RATE = 300;
const SECONDS = 30;
/** After it twice as many arrive for so long: more than is promised, to see how it is borne. */
const BURST_SECONDS = 2;
/** Drafts, each with a person and a session of its own: a page saves again two seconds after it has saved. */
const DRAFTS = 600;
const WARM_SECONDS = 8;

type Page = { id: string; cookie: string; version: number };

/** Many people type at once, each in a draft of their own: saves arrive at a fixed rate whatever is answered, then in a burst. */
export const scene: Scene = {
  kind: "own",
  prepare: async () => {
    const ready = await manyReadyApplications(await anOpenCompetition(), DRAFTS);
    const idle: Page[] = [];
    for (const { id, head } of ready) idle.push({ id, cookie: await cookieOf(head), version: 1 });
    const origin = process.env.BASE_URL!;
    const lines = twentyLines();
    let saves = 0;
    const next = () => {
      const page = idle.shift();
      if (!page) return undefined;
      saves += 1;
      const typed = lines.map((line, index) => (index === saves % 20 ? { ...line, title: `Доска № ${saves}` } : line));
      return {
        sent: {
          method: "POST",
          path: `/applicant/applications/${page.id}/autosave/budget`,
          headers: { cookie: page.cookie, origin, "content-type": "application/x-www-form-urlencoded" },
          body: budgetBody(typed, page.version),
        },
        heard: (status: number | undefined, body: string) => {
          if (status === 200) page.version = JSON.parse(body).version;
          if (status !== undefined) idle.push(page);
        },
      };
    };
    return async ({ url, times }) => {
      await arriveAt(url, steadily(RATE / 3, WARM_SECONDS), next);
      await times();
      const { answered, unanswered, unsent, perSecond } = await arriveAt(url, steadily(RATE, SECONDS), next);
      const within = await times();
      const burst = await arriveAt(url, steadily(RATE * 2, BURST_SECONDS), next);
      const inBurst = await times();
      const waited = answered.map(({ ms }) => ms);
      const refused = [...answered, ...burst.answered].filter(({ status }) => status !== 200).length;
      const lost = { unanswered: unanswered + burst.unanswered, unsent: unsent + burst.unsent };
      return `p95_ms=${percentile(within, 0.95).toFixed(1)} per_s=${perSecond.toFixed(0)} (of ${RATE} asked a second for ${SECONDS} s, over ${DRAFTS} drafts; p99 ${percentile(within, 0.99).toFixed(1)} ms in the server; from the instant each was due to its answer p50 ${percentile(waited, 0.5).toFixed(0)}, p95 ${percentile(waited, 0.95).toFixed(0)}, p99 ${percentile(waited, 0.99).toFixed(0)} ms; in ${BURST_SECONDS} s of ${RATE * 2} a second p95 ${percentile(inBurst, 0.95).toFixed(0)} ms in the server; refused ${refused}, unanswered ${lost.unanswered}, unsent ${lost.unsent})`;
    };
  },
};
