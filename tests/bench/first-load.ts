import { anApplicantAtWork } from "./prepare";
import type { Scene } from "./scene";

/** What a browser that has never been here loads to show the budget form with twenty lines. */
export const scene: Scene = {
  kind: "page",
  prepare: async () => {
    const { id, cookie } = await anApplicantAtWork();
    return { path: `/applicant/applications/${id}/form/budget`, cookie };
  },
};
