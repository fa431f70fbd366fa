import { it } from "vitest";
import { inviteFirstAdministrator } from "~/lifecycle/1-registration/invite-first-administrator.server";
import * as registration from "./1-registration";
import * as announcement from "./2-announcement";
import * as application from "./3-application";
import * as admission from "./4-admission";
import * as review from "./5-review";
import * as decision from "./6-decision";
import * as publication from "./7-publication";
import * as agreement from "./8-agreement";
import * as reporting from "./9-reporting";
import { people } from "./people";
import type { Story } from "./story";

type Stage = { name: string; play: (story: Story) => Promise<void> };

/** A whole competition in the order it happens: every stage is played, and refuses once. */
const stages: Stage[] = [
  {
    name: "1. registration: an administrator, an organiser, its secretary",
    async play(story) {
      // As the command line does: the only thing that does not begin on a page.
      const invited = await inviteFirstAdministrator(people.administrator.email);
      if (!invited.ok) throw new Error(invited.reason);
      await registration.administratorComes(story, invited.value.url);
      await registration.organiserOpens(story);
    },
  },
  {
    name: "2. announcement: rules set, a contradiction refused, announced; experts and commission invited",
    async play(story) {
      await announcement.rulesAreSet(story);
      await announcement.competitionIsAnnounced(story);
      await registration.peopleCome(story);
    },
  },
  {
    name: "1. registration: three applicants, a colleague who joins, the organiser verifies",
    async play(story) {
      await registration.applicantsRegister(story);
      await registration.organiserVerifies(story);
    },
  },
  {
    name: "3. application: drafts, files, submissions, a new edition; what comes late is refused",
    async play(story) {
      await announcement.toNextDate(story);
      await application.firstApplies(story);
      await application.receiptIsChecked(story);
      await application.othersApply(story);
      await application.lateIsRefused(story, () => announcement.toNextDate(story));
    },
  },
  {
    name: "4. admission: opened, one rejected, one corrected, two admitted; nothing unchecked is admitted",
    async play(story) {
      await admission.applicationsAreOpened(story);
      await admission.uncheckedIsRefused(story);
      await admission.oneIsRejected(story);
      await admission.oneIsCorrected(story);
      await admission.otherIsAdmitted(story);
    },
  },
  {
    name: "5. review: a tie bars, an expert steps aside, sheets sealed, two people open the round",
    async play(story) {
      await review.expertDeclaresTie(story);
      await review.roundStarts(story);
      await review.oneRecuses(story);
      await review.sheetsAreSealed(story);
      await review.roundOpens(story);
    },
  },
  {
    name: "6. decision: no quorum, no meeting; votes by hands and by pages, an award cut, the protocol signed",
    async play(story) {
      await decision.rankingIsMade(story);
      await announcement.toNextDate(story);
      await announcement.toNextDate(story);
      await decision.meetingOpens(story);
      await decision.firstIsVotedByHands(story);
      await decision.unvotedIsNotSigned(story);
      await decision.secondIsCutAndVoted(story);
      await decision.protocolIsSigned(story);
    },
  },
  {
    name: "7. publication: nothing before its time, then results for everybody and letters to each",
    async play(story) {
      await publication.unpublishedIsClosed(story);
      await publication.resultsArePublished(story);
      await publication.lettersGo(story);
      await publication.feedbackIsRead(story);
    },
  },
  {
    name: "8. agreement: recorded to the kopeck; the other winner gives the money up",
    async play(story) {
      await announcement.toNextDate(story);
      await agreement.agreementIsRecorded(story);
      await agreement.otherForgoes(story);
    },
  },
  {
    name: "9. reporting: returned with remarks, accepted, the card of the project is public",
    async play(story) {
      await announcement.toNextDate(story);
      await announcement.toNextDate(story);
      await reporting.reportIsSubmitted(story);
      await reporting.reportIsAccepted(story);
      await reporting.competitionIsCompleted(story);
    },
  },
];

/**
 * Makes a test of every stage; once one has failed the later ones have nothing to go on and are skipped.
 * @param after what else is looked at when a stage has been played
 */
export function playStages(story: () => Story, timeoutMs?: number, after: () => Promise<void> = async () => {}): void {
  let isBroken = false;
  for (const { name, play } of stages)
    it(name, { timeout: timeoutMs }, async ({ skip }) => {
      skip(isBroken, "an earlier stage failed");
      isBroken = true;
      await play(story());
      await after();
      isBroken = false;
    });
}
