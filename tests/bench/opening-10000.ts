import { openApplications } from "~/lifecycle/4-admission/open-applications.server";
import { listPapers, paperFile } from "~/lifecycle/4-admission/paper.queries.server";
import { anOpening } from "../submitted-competition";
import { manySubmitted } from "./many-opened";
import type { Scene } from "./scene";

const APPLICATIONS = 10_000;

/** The opening of ten thousand applications, and its protocol as a file. */
export const scene: Scene = {
  kind: "own",
  prepare: async () => {
    const { competition, secretary } = await manySubmitted(APPLICATIONS);
    return async () => {
      const began = performance.now();
      const opened = await openApplications(secretary, competition.id, anOpening);
      if (!opened.ok || opened.value !== APPLICATIONS) throw new Error(JSON.stringify(opened));
      const openedAt = performance.now();
      const list = await listPapers(secretary, competition.id);
      const [made] = list.ok ? list.value.papers : [];
      const of = { competitionId: competition.id, paperId: made!.id };
      const seconds: string[] = [`opening_s=${((openedAt - began) / 1000).toFixed(2)}`];
      for (const format of ["pdf", "docx"] as const) {
        const from = performance.now();
        const file = await paperFile(secretary, of, format);
        if (!file.ok) throw new Error(file.reason);
        const kilobytes = Math.round(file.value.bytes.byteLength / 1024);
        seconds.push(`${format}_s=${((performance.now() - from) / 1000).toFixed(2)} ${format}_kb=${kilobytes}`);
      }
      return seconds.join(" ");
    };
  },
};
