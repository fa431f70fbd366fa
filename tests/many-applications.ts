import { randomUUID } from "node:crypto";
import { type Person, system } from "~/access/who";
import { made } from "~/lifecycle/outcome";
import { transaction } from "~db/client.server";
import { application, declaration, draftHistory, draftSection } from "~db/schema/application";
import { applicant, membership, person } from "~db/schema/registration";
import { type Announced, completeDraft, yesToAll } from "./applications";

export type Ready = { id: string; head: Person; applicantId: string };

/** Complete drafts of as many applicants, written at once and past their verbs: for proofs that need hundreds. */
export async function manyReadyApplications(competition: Announced, count: number): Promise<Ready[]> {
  const all = Array.from({ length: count }, (_, index): Ready => {
    const id = randomUUID();
    const name = `Мария Иванова ${index}`;
    const head = { kind: "person", id, name, email: `${id}@example.org`, lang: "ru", confirmed: true } as const;
    return { id: randomUUID(), head, applicantId: randomUUID() };
  });
  const now = new Date();
  await transaction(system, "seed.play", async (tx) => {
    await tx
      .insert(person)
      .values(all.map(({ head: { id, name, email } }) => ({ id, name, email, emailConfirmedAt: now })));
    await tx.insert(applicant).values(
      all.map(({ applicantId, head }, index) => ({
        id: applicantId,
        kind: "legal" as const,
        fullName: `Автономная некоммерческая организация «Добрые дела» № ${index}`,
        shortName: `АНО «Добрые дела» № ${index}`,
        headName: head.name,
        createdBy: head.id,
        verification: "verified" as const,
      })),
    );
    await tx
      .insert(membership)
      .values(all.map(({ applicantId, head }) => ({ applicantId, personId: head.id, role: "head" as const })));
    await tx.insert(application).values(
      all.map(({ id, applicantId, head }) => ({
        id,
        applicantId,
        competitionId: competition.id,
        createdBy: head.id,
      })),
    );
    await tx.insert(declaration).values(
      all.flatMap(({ id, head }) =>
        Object.entries(yesToAll(competition.rules)).map(([requirement, isMet]) => ({
          applicationId: id,
          competitionId: competition.id,
          ...{ requirement, isMet, saidBy: head.id, saidAt: now },
        })),
      ),
    );
    const saved = all.flatMap(({ id, head }) =>
      Object.entries(completeDraft(competition.rules)).map(([section, data]) => ({
        applicationId: id,
        competitionId: competition.id,
        ...{ section, version: 1, data, savedBy: head.id },
      })),
    );
    await tx.insert(draftSection).values(saved);
    await tx.insert(draftHistory).values(saved);
    return made(undefined);
  });
  return all;
}
