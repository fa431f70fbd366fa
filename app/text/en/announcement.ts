import { plural } from "../plural";
import type { announcement as ru } from "../ru/announcement";
import { approval } from "./announcement-approval";
import { change } from "./announcement-change";
import { contradictions } from "./announcement-checks";
import { ruleFields } from "./announcement-fields";
import { form } from "./announcement-form";
import { formula } from "./announcement-formula";
import { presetNotes } from "./announcement-notes";
import { office } from "./announcement-office";
import { rules } from "./announcement-rules";
import { site } from "./announcement-site";

export const announcement: typeof ru = {
  rules,
  ruleFields,
  change,
  approval,
  presetNotes,
  contradictions,
  form,
  formula,
  office,
  site,
  kinds: {
    legal: "Non-profit organisations",
    branch: "Branches of non-profit organisations",
    unregistered_association: "Associations without a legal entity",
    initiative_group: "Groups of residents",
  },
  presets: {
    milkovo: {
      title: "Municipal subsidy: regional and local money",
      about:
        "For organisations. Ten weighted criteria, two blind experts and a third one when they differ, pass mark 60, own share from 10%.",
    },
    "general-requirements": {
      title: "Municipal subsidy by the general requirements (Decrees 1780–1782)",
      about:
        "For organisations. Two people announce and change the rules, in the first half of the reception only; the commission admits; of equal scores the earlier application is first. Numbers that the general requirements do not fix are marked: compare them with your own act.",
    },
    "regional-grants": {
      title: "Regional competition by the model of the Presidential Grants Fund",
      about:
        "For organisations. Grants up to ₽3,000,000, the full form, ten weighted criteria, two experts and a third one when they differ, one project of an applicant can be funded.",
    },
    "initiative-groups": {
      title: "Residents' initiatives",
      about:
        "For groups without a legal entity. Up to ₽50,000 from the local budget, five criteria, pass mark 50, no own share required.",
    },
    "resource-centre": {
      title: "Small grants of a resource centre",
      about:
        "For organisations and groups. Three experts see the applicant, the median counts, the money is the centre's own.",
    },
  },
  modes: {
    live: "Real",
    test: "For practice",
    liveHint: "Runs on real time, letters go to applicants",
    testHint: "The calendar moves at the press of a button, letters stay inside, nothing enters open data",
  },
  dates: {
    announcement: "Announcement",
    receptionOpens: "Applications open",
    receptionCloses: "Applications close",
    reviewDue: "Reviews are due",
    meeting: "The commission meets",
    results: "Results are published",
    agreements: "Agreements are signed",
    report: "Report",
  },
  count: (n: number) => plural("en", n, { one: `${n} competition`, other: `${n} competitions` }),
};
