import type { Person } from "~/access/who";
import { previewContent } from "~/text/ru/preview-content";
import { db } from "~db/client.server";
import { templateOf } from "../2-announcement/competition.queries.server";
import { competitionForOffice } from "../2-announcement/office.queries.server";
import { made, refused } from "../outcome";
import { commissionExample, expertExample, type PreviewRole, previewRoles } from "./preview";

/**
 * What an expert or the commission would see of an application to this competition, by its rules and form as they stand: the
 * application is made up, nothing is written, and nobody else can open it. Refuses `notFound`.
 */
export async function readPreview(who: Person, competitionId: string | undefined, role: string | undefined) {
  const asked = previewRoles.find((one) => one === role);
  if (!asked) return refused("notFound");
  const found = await competitionForOffice(who, competitionId);
  if (!found.ok) return found;
  const { facts, rules, address } = found.value;
  const { template } = await templateOf(db(), facts.id);
  const page = { id: facts.id, title: facts.title, address };
  return made({ ...page, seen: seenBy(asked, [template, rules, previewContent]) });
}

function seenBy(role: PreviewRole, given: Parameters<typeof expertExample>) {
  return role === "expert" ? { role, ...expertExample(...given) } : { role, ...commissionExample(...given) };
}
