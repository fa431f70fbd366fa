import type { state as ru } from "../ru/state";

export const state: typeof ru = {
  application: {
    draft: "Draft",
    submitted: "Submitted",
    withdrawn: "Withdrawn",
    opened: "Opened, being checked",
    returned: "Returned for correction",
    admitted: "Admitted",
    rejected: "Not admitted",
    awarded: "Winner",
    reserve: "In reserve",
    declined: "Not supported",
    agreed: "Agreement concluded",
    completed: "Completed",
    forgone: "Grant not taken",
  },
  applicationForApplicant: {
    draft: "Draft",
    submitted: "Submitted",
    withdrawn: "Withdrawn",
    opened: "Being checked",
    returned: "To be corrected",
    admitted: "Admitted",
    rejected: "Not admitted",
    awarded: "Supported",
    reserve: "In reserve",
    declined: "Not supported",
    agreed: "Under way",
    completed: "Completed",
    forgone: "Grant not taken",
  },
};
