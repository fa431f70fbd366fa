import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { carryOver } from "~db/schema/application";
import { DOCUMENTS, type FormTemplate } from "../2-announcement/form-template";
import type { CompetitionRules } from "../2-announcement/rules";
import { submittedVersion } from "./application.queries.server";
import type { Missing } from "./check";
import { filesToRead } from "./file.queries.server";
import type { CarriedFrom, CheckPage } from "./form-page";
import { blockersIn } from "./formal-criteria";
import { documentTitles } from "./own-application.queries.server";
import { readingFor } from "./reading";
import { criteriaOf, frameOf, readDraft } from "./section.queries.server";
import { lastSignOff } from "./sign-off.queries.server";
import { editionOf } from "./version.server";

/** The last page of the form, for those who act for the applicant. Refuses `notFound`. */
export async function readCheckPage(who: Who, applicationId: string): Promise<Outcome<CheckPage>> {
  const read = await readDraft(who, applicationId);
  if (!read.ok) return read;
  const { loaded, gaps } = read.value;
  const { facts, template, rules } = loaded;
  const last = facts.currentVersion === null ? undefined : await submittedVersion(db(), applicationId);
  const edition = editionOf(loaded, last);
  const opened = facts.correction?.sections;
  const may = policy[opened ? "application.resubmit" : "application.submit"](who, facts);
  const formal = criteriaOf(loaded, gaps);
  const criteria = formal.map((one) => {
    const blocks = one.blocks && (!opened || opened.some((section) => section === one.place));
    const labelled = one.gaps.map((gap) => ({ ...gap, label: labelOf(gap, template, rules) }));
    return { ...one, blocks, mend: blocks ? one.mend : "", gaps: labelled };
  });
  const [signOff, carried, files] = await Promise.all([
    lastSignOff(db(), applicationId, edition),
    facts.currentVersion === null ? carriedFrom(applicationId) : null,
    filesToRead(db(), edition.files),
  ]);
  return made({
    ...frameOf(loaded, gaps, formal),
    applicantId: facts.applicantId,
    criteria,
    left: blockersIn(criteria).reduce((sum, one) => sum + Math.max(1, one.gaps.length), 0),
    signOff,
    isSignOffNeeded: rules.signOff ?? false,
    maySign: policy["application.sign"](who, facts).ok,
    mayAskToSign: facts.paper === null && policy["application.edit"](who, facts).ok,
    carried,
    text: {
      reading: readingFor("applicant", edition.content, template, {
        isPartner: !policy["application.readWork"](who, facts).ok,
      }),
      files,
      documents: documentTitles(rules),
    },
    key: randomUUID(),
    seen: edition.sha256,
    isUnchanged: facts.application === "submitted" && last?.sha256 === edition.sha256,
    isNewEdition: last !== undefined,
    maySubmit: may.ok,
    why: may.ok ? null : facts.paper !== null && !opened ? "onPaper" : may.reason,
  });
}

async function carriedFrom(applicationId: string): Promise<CarriedFrom | null> {
  const [row] = await db()
    .select({ fromId: carryOver.fromId, left: carryOver.left })
    .from(carryOver)
    .where(eq(carryOver.applicationId, applicationId));
  return row ?? null;
}

function labelOf({ section, path }: Missing, template: FormTemplate, rules: CompetitionRules): string {
  if (section === DOCUMENTS) return rules.requiredDocuments.find(({ key }) => key === path)?.title ?? "";
  const [key, index, column] = path.split(".");
  const field = template.sections.find((one) => one.key === section)?.fields.find((one) => one.key === key);
  const inner = field?.columns?.find((one) => one.key === column);
  return inner ? `${inner.label}, ${Number(index) + 1}` : (field?.label ?? "");
}
