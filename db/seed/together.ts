import { and, eq, isNull } from "drizzle-orm";
import type { Person } from "~/access/who";
import { askHead } from "~/lifecycle/1-registration/ask-head.server";
import { attachProof } from "~/lifecycle/1-registration/attach-proof.server";
import { askColleague } from "~/lifecycle/3-application/ask-colleague.server";
import { endSectionTask } from "~/lifecycle/3-application/end-section-task.server";
import { inviteCoApplicant } from "~/lifecycle/3-application/invite-co-applicant.server";
import { moveCoApplicant } from "~/lifecycle/3-application/move-co-applicant.server";
import { readColleagues } from "~/lifecycle/3-application/section-task.queries.server";
import type { PickedFile } from "~/server/form-upload.server";
import { db } from "~db/client.server";
import { membership } from "~db/schema/registration";
import { joins } from "./cast";
import type { Office, Registered } from "./company";
import { people } from "./content/people";
import { authorities, type DemoHelp, lostMailbox } from "./content/together";
import type { DemoFile } from "./content/types";
import { pdfOf, uploaded } from "./files";
import { play } from "./play";

type Applicants = ReadonlyMap<string, Registered>;

/** A section is given to a colleague, and another organisation is invited to the project and agrees. */
export async function worksTogether(head: Person, applicationId: string, help: DemoHelp, all: Applicants) {
  const { key, colleague, note, isDone } = help.section;
  const who = await joins(people[colleague]);
  const asked = { section: key, colleague: who.id, dueOn: "", note };
  await play(`${colleague} is asked for a section`, askColleague(head, applicationId, asked));
  if (isDone) {
    const { tasks } = await play("the request is read", readColleagues(who, applicationId));
    await play(`${colleague} is done`, endSectionTask(who, applicationId, tasks[0]!.id, "finish"));
  }
  if (!help.coApplicant) return;
  const { applicant, inn, part } = help.coApplicant;
  const invited = await play(`${applicant} is invited`, inviteCoApplicant(head, applicationId, { inn, part }));
  if ("fault" in invited) throw new Error(`${applicant} cannot be invited: ${invited.fault}`);
  await play(`${applicant} agrees`, moveCoApplicant(all.get(applicant)!.head, invited.id, "agree"));
}

/** Documents by which people act are attached as files. */
export async function showAuthority(all: Applicants): Promise<void> {
  for (const { applicant, who, document } of authorities) {
    const { id, head } = all.get(applicant)!;
    const member = await joins(people[who]);
    const [row] = await db()
      .select({ id: membership.id })
      .from(membership)
      .where(and(eq(membership.applicantId, id), eq(membership.personId, member.id), isNull(membership.until)));
    await withDocument(document, (picked) =>
      play(`${document.name} is attached`, attachProof(head, id, row!.id, picked)),
    );
  }
}

/** A member who reads the old mailbox no more asks the office to move the account. */
export async function losesMailbox({ id: organiser }: Office, all: Applicants): Promise<void> {
  const { applicant, from, to, document, text, file } = lostMailbox;
  const asker = await joins(to);
  const asked = {
    reason: "mailboxLost",
    headName: "",
    headPost: "",
    headUntil: null,
    lostEmail: people[from].email,
    document,
    text,
    organiser,
  } as const;
  await withDocument(file, (picked) =>
    play(`${to.name} asks for the account`, askHead(asker, all.get(applicant)!.id, asked, picked)),
  );
}

async function withDocument({ name, text }: DemoFile, give: (picked: PickedFile) => Promise<unknown>): Promise<void> {
  const file = await uploaded(await pdfOf(name, text));
  try {
    const refused = await give({ name, file });
    if (refused !== undefined) throw new Error(`${name} is refused: ${JSON.stringify(refused)}`);
  } finally {
    await file.close();
  }
}
