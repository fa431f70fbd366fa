import { setTimeout as pause } from "node:timers/promises";
import { listInbox } from "~/server/embedded/inbox.server";
import { catalog } from "~/text/text";
import type { Hands } from "./hands";
import { type ApplicantKey, type Part, people } from "./people";

export const t = catalog("ru");

/** What the story has learnt from its pages: addresses, codes, dates. */
export type Story = {
  as(who: Part | "anybody"): Promise<Hands>;
  /** Waits for the newest letter to somebody whose link fits, and answers that link. */
  linkFor(who: Part, link: RegExp): Promise<string>;
  /** Waits for a letter to somebody whose text has these words. */
  letterTo(who: Part, words: string): Promise<void>;
  lettersTo(email: string): Promise<number>;
  known: {
    /** The office of the competition. */
    office: string;
    /** Its public page. */
    page: string;
    term: { startsOn: string; endsOn: string };
    /** Where each applicant's application lives. */
    application: Partial<Record<ApplicantKey, string>>;
    receipt: Partial<Record<ApplicantKey, string>>;
    meeting: string;
    agreement: string;
    report: string;
  };
};

const PATIENCE_MS = 20_000;

/** A story told with these hands, over the parts of this folder. */
export function tell({ dataDir, open }: { dataDir: string; open: () => Promise<Hands> }): Story {
  const opened = new Map<string, Promise<Hands>>();
  const wait = async <T>(what: string, look: () => Promise<T | undefined>): Promise<T> => {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(40)) {
      const found = await look();
      if (found !== undefined) return found;
    }
    throw new Error(`no letter came: ${what}`);
  };
  const lettersOf = (email: string) => listInbox(dataDir, { to: email, limit: 50 });
  return {
    as(who) {
      if (!opened.has(who)) opened.set(who, open());
      return opened.get(who)!;
    },
    linkFor: (who, link) =>
      wait(`${who} ${link}`, async () =>
        (await lettersOf(people[who].email)).flatMap(({ links }) => links).find((one) => link.test(one)),
      ),
    async letterTo(who, words) {
      await wait(`${who} ${words}`, async () =>
        (await lettersOf(people[who].email)).find(({ text, subject }) => `${subject} ${text}`.includes(words)),
      );
    },
    lettersTo: async (email) => (await lettersOf(email)).length,
    known: {
      office: "",
      page: "",
      term: { startsOn: "", endsOn: "" },
      application: {},
      receipt: {},
      meeting: "",
      agreement: "",
      report: "",
    },
  };
}
