import { beforeAll, describe, expect, it } from "vitest";
import { inviteFirstAdministrator } from "~/lifecycle/1-registration/invite-first-administrator.server";
import { useSite } from "../world";
import * as registration from "./competition/1-registration";
import * as announcement from "./competition/2-announcement";
import * as application from "./competition/3-application";
import * as admission from "./competition/4-admission";
import * as review from "./competition/5-review";
import { overHttp } from "./competition/hands";
import { type Story, tell } from "./competition/story";

const site = useSite();
let story: Story;

beforeAll(() => {
  story = tell({ dataDir: site.dataDir, open: async () => overHttp(site.baseUrl) });
});

describe("a whole competition, over HTTP with cookies only", () => {
  it("1. registration: an administrator, an organiser, its secretary", async () => {
    const invited = await inviteFirstAdministrator("gromova@pochin.example");
    if (!invited.ok) return expect.fail(invited.reason);
    await registration.administratorComes(story, invited.value.url);
    await registration.organiserOpens(story);
  });

  it("2. announcement: rules set, a contradiction refused, announced; experts and commission invited", async () => {
    await announcement.rulesAreSet(story);
    await announcement.competitionIsAnnounced(story);
    await registration.peopleCome(story);
  });

  it("1. registration: three applicants, a colleague who joins, the organiser verifies", async () => {
    await registration.applicantsRegister(story);
    await registration.organiserVerifies(story);
  });

  it("3. application: drafts, files, submissions, a new edition; what comes late is refused", async () => {
    await announcement.toNextDate(story);
    await application.firstApplies(story);
    await application.receiptIsChecked(story);
    await application.othersApply(story);
    await application.lateIsRefused(story, () => announcement.toNextDate(story));
  });

  it("4. admission: opened, one rejected, one corrected, two admitted", async () => {
    await admission.applicationsAreOpened(story);
    await admission.uncheckedIsRefused(story);
    await admission.oneIsRejected(story);
    await admission.oneIsCorrected(story);
    await admission.otherIsAdmitted(story);
  });
  it("5. review: a tie bars, an expert steps aside, sheets sealed, two people open the round", async () => {
    await review.expertDeclaresTie(story);
    await review.roundStarts(story);
    await review.oneRecuses(story);
    await review.sheetsAreSealed(story);
    await review.roundOpens(story);
  });
});
