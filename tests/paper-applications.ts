import type { Person } from "~/access/who";
import { blankProfile } from "~/lifecycle/1-registration/applicant.form";
import { competitionFacts } from "~/lifecycle/2-announcement/competition.queries.server";
import { comparePaper, finishPaper } from "~/lifecycle/3-application/finish-paper.server";
import { namePaperApplicant } from "~/lifecycle/3-application/name-paper-applicant.server";
import type { ScanKind } from "~/lifecycle/3-application/paper-application";
import { readPaperToCompare } from "~/lifecycle/3-application/paper-finish.queries.server";
import { attachPaperScan } from "~/lifecycle/3-application/paper-scan.server";
import { registerPaper } from "~/lifecycle/3-application/register-paper.server";
import { dayOf, wallTimeOf } from "~/lifecycle/time";
import { db } from "~db/client.server";
import { play } from "~db/seed/play";
import { aDocument } from "./uploads";

/** A competition whose office takes applications on paper. */
export type Intake = { id: string; secretary: Person };

/** The profile of a group that has neither ИНН nor account. */
export const aGroupOnPaper = {
  ...blankProfile,
  fullName: "Инициативная группа «Соседи по бумаге»",
  shortName: "Соседи по бумаге",
  locality: "с. Мильково",
  address: "с. Мильково, ул. Победы, 1",
  headName: "Бумажникова Вера Ивановна",
  headPost: "",
  phone: "+7 (415) 332-10-10",
  email: "sosedi@paper.example",
  site: "",
  about: "",
};

/** Wall time in the competition's zone, so many minutes ago by its own clock. */
export async function minutesAgo({ id, secretary }: Intake, minutes: number): Promise<string> {
  const facts = await competitionFacts(db(), secretary, id);
  return wallTimeOf(new Date(facts!.now.getTime() - minutes * 60_000), facts!.zone);
}

/** Wall time of this minute, when something can have come since the reception was opened. */
export async function anArrival({ id, secretary }: Intake): Promise<string> {
  const facts = await competitionFacts(db(), secretary, id);
  return wallTimeOf(new Date(Math.max(facts!.opensAt.getTime(), facts!.now.getTime() - 60_000)), facts!.zone);
}

/** A paper that is written into the book; its number is its name too. */
export async function aRegisteredPaper(of: Intake, entry: string, arrivedAt?: string): Promise<string> {
  const at = arrivedAt ?? (await anArrival(of));
  const typed = {
    arrivedAt: at,
    way: "inPerson",
    entry,
    name: `Бумага ${entry}`,
    bearer: "Почтальонов П. П.",
  } as const;
  return (await play("a paper is registered", registerPaper(of.secretary, of.id, typed))).id;
}

/** A scan of a paper. */
export async function isScanned(of: Intake, paperId: string, kind: ScanKind): Promise<void> {
  const picked = await aDocument(`${kind}.pdf`);
  try {
    await play("a scan is attached", attachPaperScan(of.secretary, of.id, paperId, { kind, picked }));
  } finally {
    await picked.file.close();
  }
}

/** A paper whose applicant is named and whose scans are there: everything but the text of the form. */
export async function aPaperBeingTyped(
  of: Intake,
  entry: string,
  arrivedAt?: string,
): Promise<{ paperId: string; applicationId: string }> {
  const paperId = await aRegisteredPaper(of, entry, arrivedAt);
  const profile = { ...aGroupOnPaper, shortName: `Соседи по бумаге ${entry}` };
  const named = { kind: "initiative_group", profile, anyway: false } as const;
  const { id } = await play("its applicant is named", namePaperApplicant(of.secretary, of.id, paperId, named));
  for (const kind of ["application", "consent"] as const) await isScanned(of, paperId, kind);
  return { paperId, applicationId: id };
}

/** The typist says that everything is typed in as it stands on the paper. */
export async function isTypedIn(of: Intake, paperId: string): Promise<{ isCounted: boolean }> {
  const consent = { consentBy: aGroupOnPaper.headName, consentOn: dayOf(new Date(0), "Asia/Kamchatka") };
  return play("it is typed in", finishPaper(of.secretary, of.id, paperId, { ...consent, asOnPaper: "on" }));
}

/** A second person finds everything as on the paper. */
export async function isComparedBy(who: Person, { id }: Intake, paperId: string): Promise<void> {
  const { seen } = await play("it is read beside the paper", readPaperToCompare(who, id, paperId));
  await play("it is compared", comparePaper(who, id, paperId, { answer: "same", remark: "", seen }));
}
