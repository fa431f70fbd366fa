import { sql } from "drizzle-orm";
import { manySubmitted } from "./many-opened";
import { write } from "./prepare";

/** Words that names and titles are made of, so that searches find some of them and not others. */
const names = [
  "Ёлка",
  "Добрые дела",
  "Родник",
  "Мост",
  "Забота",
  "Северное сияние",
  "Очаг",
  "Тропа",
  "Камчатский ручей",
];
const titles = [
  "Школа ремёсел",
  "Чистый берег",
  "Тёплый дом",
  "Книги детям",
  "Лыжная тропа",
  "Старые песни",
  "Сад у дома",
];
const places = ["с. Мильково", "п. Палана", "с. Тигиль", "г. Елизово", "с. Усть-Большерецк"];
const states = ["opened", "opened", "opened", "returned", "admitted", "admitted", "rejected"];

const pick = (from: readonly string[], n: ReturnType<typeof sql>) =>
  sql`(string_to_array(${from.join("|")}, '|'))[1 + (${n}) % ${from.length}::int]`;

/**
 * A competition with so many opened applications of as many applicants in every condition that the office's list knows:
 * written past the verbs, by the number of each and so the same in every run.
 */
export async function aVariedList(count: number) {
  const { competition, secretary } = await manySubmitted(count);
  const { id, rules } = competition;
  const n = sql`n`;
  const numbered = sql`(select id, row_number() over (order by id)::int as n from application where competition_id = ${id})`;
  const directions = rules.directions.map(({ key }) => key);
  const requirements = rules.requirements.map(({ key }) => key).join("|");
  await write(
    sql`insert into applicant (kind, full_name, short_name, inn, oktmo, locality, head_name, created_by)
        select (case when n % 9 = 0 then 'initiative_group' when n % 7 = 0 then 'branch' else 'legal' end)::applicant_kind,
          'Автономная некоммерческая организация «' || ${pick(names, n)} || ' ' || n || '»',
          'АНО «' || ${pick(names, n)} || ' ' || n || '»', (4100000000 + n)::text,
          '3060' || (n % 5) || '000', ${pick(places, n)}, 'Иванова Мария', ${secretary.id}
        from generate_series(1, ${count}::int) n`,
    sql`update application a set number = m.n, applicant_id = p.id, state = ${pick(states, sql`m.n`)}::application_state,
          title = ${pick(titles, sql`m.n * 3`)} || ' ' || m.n, direction = ${pick(directions, sql`m.n`)},
          requested = (m.n * 7919 % 500000 + 1) * 100, own_share = (m.n * 104729 % 90000) * 100,
          arrived_at = now() - make_interval(secs => m.n * 37 % 600000)
        from ${numbered} m
        join (select id, row_number() over (order by inn)::int as n from applicant where created_by = ${secretary.id}) p on p.n = m.n
        where m.id = a.id`,
    sql`insert into requirement_check (application_id, competition_id, requirement, result, checked_by)
        select m.id, ${id}, key, (case when m.n % 11 = 0 and place = 1 then 'fail' else 'ok' end)::check_result, ${secretary.id}
        from ${numbered} m, unnest(string_to_array(${requirements}, '|')) with ordinality as required (key, place)
        where m.n % 3 > 0 or place < 3`,
    sql`insert into correction (application_id, competition_id, ordinal, remarks, sections, due_at, asked_by)
        select m.id, ${id}, 1, 'Уточните цены', '["budget"]', now() + make_interval(days => m.n % 9 - 4), ${secretary.id}
        from ${numbered} m join application a on a.id = m.id where a.state = 'returned' or m.n % 13 = 0`,
    sql`insert into late_attempt (application_id, competition_id, act, attempted_by, arrived_at, closes_at)
        select m.id, ${id}, 'resubmit', ${secretary.id}, now(), now() from ${numbered} m where m.n % 37 = 0`,
    sql`update competition set state = 'admission', opened_at = now() where id = ${id}`,
    sql`analyze`,
  );
  return { competition, secretary };
}
