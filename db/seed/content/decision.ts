import type { VoteChoice } from "~/lifecycle/2-announcement/quorum";
import type { MeetingForm } from "~/lifecycle/6-decision/meeting";
import { commission, type MemberKey } from "./people";

/** A meeting of the commission. */
export type DemoMeeting = {
  number: number;
  place: string;
  form: MeetingForm;
  absent: readonly MemberKey[];
  recusals: readonly { application: string; member: MemberKey; reason: string }[];
  /** Votes that are not "for". */
  dissent: readonly { application: string; member: MemberKey; choice: Exclude<VoteChoice, "for"> }[];
  /** Changed proposals: the new sum in whole roubles. */
  cuts: readonly { application: string; roubles: number; reason: string }[];
};

/** The meeting that decides the current competition. */
export const meeting: DemoMeeting = {
  number: 1,
  place: "с. Мильково, ул. Победы, д. 8, малый зал администрации",
  form: "inPerson",
  absent: ["memberYudin"],
  recusals: [
    {
      application: "trail",
      member: "memberRogova",
      reason: "Мой муж работает в проекте плотником по договору. Прошу не учитывать мой голос по этой заявке.",
    },
  ],
  dissent: [
    { application: "veteran", member: "memberTikhonov", choice: "against" },
    { application: "ethno", member: "memberPanov", choice: "abstained" },
    { application: "robotics", member: "memberAkimova", choice: "against" },
  ],
  cuts: [
    {
      application: "trail",
      roubles: 281_000,
      reason:
        "Исключена строка «Экшн-камера с креплениями», 18 000 ₽: оба эксперта отметили, что она не связана ни с одним мероприятием плана.",
    },
  ],
};

/** Who is present at a meeting, the chair first. */
export function presentAt({ absent }: DemoMeeting): MemberKey[] {
  return commission.filter((member) => !absent.includes(member));
}

/** The votes on one application: every present member who is not recused, in the order of the roster. */
export function votesOn(at: DemoMeeting, application: string): { member: MemberKey; choice: VoteChoice }[] {
  const recused = at.recusals.filter((one) => one.application === application).map(({ member }) => member);
  return presentAt(at)
    .filter((member) => !recused.includes(member))
    .map((member) => {
      const other = at.dissent.find((one) => one.application === application && one.member === member);
      return { member, choice: other?.choice ?? "for" };
    });
}
