import { anApplicantAtWork } from "./prepare";
import type { Scene } from "./scene";

const OPEN = 8;

/** The budget of an application with twenty lines, opened by its signed-in head. */
export const scene: Scene = {
  kind: "load",
  prepare: async () => {
    const people = await Promise.all(Array.from({ length: OPEN }, anApplicantAtWork));
    let turn = 0;
    return {
      next: () => {
        const { id, cookie } = people[turn++ % OPEN]!;
        return {
          sent: { path: `/applicant/applications/${id}/form/budget`, headers: { cookie, "accept-encoding": "gzip" } },
        };
      },
      counts: (status) => status === 200,
    };
  },
};
