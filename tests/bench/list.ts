import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { noWait } from "~/lifecycle/3-application/arrival.server";
import { submitApplication } from "~/lifecycle/3-application/submit-application.server";
import { aReadyApplication } from "../applications";
import { aPerson, grant } from "../people";
import { cookieOf } from "../sessions";
import { copyDraft, write } from "./prepare";
import type { Scene } from "./scene";

const APPLICATIONS = 1_000;

/** The office's list of an opened competition with a thousand applications: its pages in turn. */
export const scene: Scene = {
  kind: "load",
  prepare: async () => {
    const { id, head, competition } = await aReadyApplication();
    const submitted = await submitApplication(head, id, { key: randomUUID() }, noWait);
    if (!submitted.ok) throw new Error(submitted.reason);
    await copyDraft(id, APPLICATIONS - 1);
    await write(
      sql`update application a set state = 'opened', number = n.number, current_version = 1, title = s.title, direction = s.direction,
            requested = s.requested, own_share = s.own_share, total = s.total, arrived_at = s.arrived_at
          from application s, (select id, row_number() over (order by id)::int as number from application where competition_id = ${competition.id}) n
          where s.id = ${id} and n.id = a.id and a.competition_id = s.competition_id`,
      sql`insert into application_version (application_id, competition_id, version, content, files, sha256, rules_version, template_version,
            submitted_by, arrived_at, idempotency_key, receipt_code)
          select a.id, v.competition_id, 1, v.content, v.files, v.sha256, v.rules_version, v.template_version, v.submitted_by, v.arrived_at,
            gen_random_uuid(), a.id::text
          from application_version v, application a where v.application_id = ${id} and a.competition_id = v.competition_id and a.id <> v.application_id`,
      sql`update competition set state = 'admission', closed_at = now(), opened_at = now(), closed_count = ${APPLICATIONS} where id = ${competition.id}`,
      sql`analyze`,
    );
    const secretary = await aPerson("Анна Секретарь");
    await grant(secretary, "secretary", competition.organiserId);
    const cookie = await cookieOf(secretary);
    let turn = 0;
    return {
      next: () => ({
        sent: {
          path: `/office/competitions/${competition.id}/applications?page=${1 + (turn++ % 20)}`,
          headers: { cookie, "accept-encoding": "gzip" },
        },
      }),
      counts: (status) => status === 200,
    };
  },
};
