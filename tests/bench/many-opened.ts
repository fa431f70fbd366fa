import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Person } from "~/access/who";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { type Announced, aReadyApplication } from "../applications";
import { aPerson, grant } from "../people";
import { copyDraft, write } from "./prepare";

/** A competition of so many submitted applications whose reception is over, with its secretary: written past the verbs. */
export async function manySubmitted(count: number): Promise<{ competition: Announced; secretary: Person }> {
  const { id, head, competition } = await aReadyApplication();
  const submitted = await submitApplication(head, id, { key: randomUUID() }, noWait);
  if (!submitted.ok) throw new Error(submitted.reason);
  await copyDraft(id, count - 1);
  await write(
    sql`update application a set state = 'submitted', current_version = 1, title = s.title, direction = s.direction,
          requested = s.requested, own_share = s.own_share, total = s.total, arrived_at = s.arrived_at
        from application s where s.id = ${id} and a.competition_id = s.competition_id`,
    sql`insert into application_version (application_id, competition_id, version, content, files, sha256, rules_version, template_version,
          submitted_by, arrived_at, idempotency_key, receipt_code, standing)
        select a.id, v.competition_id, 1, v.content, v.files, v.sha256, v.rules_version, v.template_version, v.submitted_by, v.arrived_at,
          gen_random_uuid(), a.id::text, v.standing
        from application_version v, application a where v.application_id = ${id} and a.competition_id = v.competition_id and a.id <> v.application_id`,
    sql`update competition set state = 'closed', closes_at = now() - interval '1 minute', closed_at = now(), closed_count = ${count}
        where id = ${competition.id}`,
    sql`analyze`,
  );
  const secretary = await aPerson("Анна Секретарь");
  await grant(secretary, "secretary", competition.organiserId);
  return { competition, secretary };
}
