import { randomUUID } from "node:crypto";
import { policy } from "~/access/policy";
import type { Who } from "~/access/who";
import { made, type Outcome } from "~/lifecycle/outcome";
import { db } from "~db/client.server";
import { DOCUMENTS, type FormTemplate } from "../2-announcement/form-template";
import type { CompetitionRules } from "../2-announcement/rules";
import { submittedVersion } from "./application.queries.server";
import type { Missing } from "./check";
import type { CheckPage } from "./form-page";
import { documentTitles } from "./own-application.queries.server";
import { readingFor } from "./reading";
import { frameOf, readDraft } from "./section.queries.server";
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
  return made({
    ...frameOf(loaded, gaps),
    gaps: gaps
      .filter(({ section }) => !opened || opened.includes(section))
      .map((gap) => ({ ...gap, label: labelOf(gap, template, rules) })),
    text: {
      reading: readingFor("applicant", edition.content, template),
      files: edition.files,
      documents: documentTitles(rules),
    },
    key: randomUUID(),
    seen: edition.sha256,
    isUnchanged: facts.application === "submitted" && last?.sha256 === edition.sha256,
    isNewEdition: last !== undefined,
    maySubmit: may.ok,
    why: may.ok ? null : may.reason,
  });
}

function labelOf({ section, path }: Missing, template: FormTemplate, rules: CompetitionRules): string {
  if (section === DOCUMENTS) return rules.requiredDocuments.find(({ key }) => key === path)?.title ?? "";
  const [key, index, column] = path.split(".");
  const field = template.sections.find((one) => one.key === section)?.fields.find((one) => one.key === key);
  const inner = field?.columns?.find((one) => one.key === column);
  return inner ? `${inner.label}, ${Number(index) + 1}` : (field?.label ?? "");
}
