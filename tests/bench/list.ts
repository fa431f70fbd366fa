import { sql } from "drizzle-orm";
import { cookieOf } from "../sessions";
import { manySubmitted } from "./many-opened";
import { write } from "./prepare";
import type { Scene } from "./scene";

const APPLICATIONS = 1_000;

/** The office's list of an opened competition: its pages in turn. */
export const scene: Scene = {
  kind: "load",
  prepare: async () => {
    const { competition, secretary } = await manySubmitted(APPLICATIONS);
    await write(
      sql`update application a set state = 'opened', number = n.number
          from (select id, row_number() over (order by id)::int as number from application where competition_id = ${competition.id}) n
          where n.id = a.id`,
      sql`update competition set state = 'admission', opened_at = now() where id = ${competition.id}`,
      sql`analyze`,
    );
    const cookie = await cookieOf(secretary);
    const states = ["", "state=opened&", "state=admitted&"];
    let turn = 0;
    return {
      next: () => {
        const page = 1 + (turn % Math.ceil(APPLICATIONS / 50));
        const state = states[turn++ % states.length];
        return {
          sent: {
            path: `/office/competitions/${competition.id}/applications?${state}page=${page}`,
            headers: { cookie, "accept-encoding": "gzip" },
          },
        };
      },
      counts: (status) => status === 200,
    };
  },
};
