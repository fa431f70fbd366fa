import { fulfilment } from "~/lifecycle/9-reporting/fulfilment";
import { shareBp } from "~/lifecycle/money";
import { formatBytes, formatDayOf, formatMoney, formatNumber } from "~/text/format";
import { Bars } from "../bars";
import { Button } from "../button";
import { Card, Cards } from "../card";
import { DataList } from "../data-list";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

export type ProjectRow = {
  id: string;
  title: string;
  applicant: string;
  direction: string | null;
  year: number;
  locality: string;
  sum: string;
};

/** Finished projects as cards that lead to their pages. */
export function ProjectCards({ rows }: { rows: readonly ProjectRow[] }) {
  const { t, lang, href } = usePage();
  const words = t.reporting.projects;
  return (
    <Cards>
      {rows.map((row) => (
        <Card key={row.id}>
          <h2 className="card-title" lang="ru">
            <a href={href(`/projects/${row.id}`)}>{row.title}</a>
          </h2>
          <p lang="ru">{row.applicant}</p>
          <p className="muted" lang="ru">
            {words.placeOf({ locality: row.locality, year: String(row.year) })}
            {row.direction ? `. ${row.direction}` : null}
          </p>
          <p>
            {words.grant}: <strong>{formatMoney(row.sum, lang)}</strong>
          </p>
        </Card>
      ))}
    </Cards>
  );
}

export type ProjectChoices = {
  organisers: { slug: string; name: string; locality: string }[];
  years: number[];
  directions: { law: string; title: string }[];
};

/** What projects are looked for by; only what leads to a card is offered. */
export function ProjectSearchForm({
  choices,
  chosen,
}: {
  choices: ProjectChoices;
  chosen: { organiser: string; direction: string; year: string };
}) {
  const { t, lang } = usePage();
  const words = t.reporting.projects;
  return (
    <Form method="get" action="/projects" className="search-form">
      {lang === "en" ? <input type="hidden" name="lang" value="en" /> : null}
      <Field
        name="organiser"
        type="select"
        required={false}
        label={words.organiser}
        empty={t.common.actions.all}
        value={chosen.organiser}
        options={choices.organisers.map(({ slug, name, locality }) => ({
          value: slug,
          label: `${locality} — ${name}`,
        }))}
      />
      <Field
        name="direction"
        type="select"
        required={false}
        label={words.direction}
        empty={t.common.actions.all}
        value={chosen.direction}
        options={choices.directions.map(({ law, title }) => ({ value: law, label: title }))}
      />
      <Field
        name="year"
        type="select"
        required={false}
        label={words.year}
        empty={t.common.actions.all}
        value={chosen.year}
        options={choices.years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      <Button look="plain">{t.common.actions.search}</Button>
    </Form>
  );
}

export type ProjectData = {
  number: number | null;
  competition: string;
  competitionPath: string;
  organiser: string;
  direction: string;
  applicant: string;
  inn: string | null;
  ogrn: string | null;
  sum: string;
  ownSum: string;
  sources: { title: string; sum: string }[];
  startsOn: string;
  endsOn: string;
  publishedAt: string;
  zone: string;
  results: { id: string; title: string; unit: string; planned: string; fact: string }[];
  spent: { category: string; planned: string; spent: string }[];
};

/** Who, where, when and from which money. */
export function ProjectFacts({ data, term }: { data: ProjectData; term: string }) {
  const { t, lang, href } = usePage();
  const words = t.reporting.card;
  return (
    <>
      <DataList
        items={[
          { label: words.applicant, value: <span lang="ru">{data.applicant}</span> },
          data.inn !== null &&
            data.ogrn !== null && {
              label: words.requisites,
              value: words.requisitesOf({ inn: data.inn, ogrn: data.ogrn }),
            },
          {
            label: words.competition,
            value: (
              <a href={href(data.competitionPath)} lang="ru">
                {data.competition}
              </a>
            ),
          },
          { label: words.organiser, value: <span lang="ru">{data.organiser}</span> },
          { label: words.direction, value: <span lang="ru">{data.direction}</span> },
          { label: words.number, value: data.number },
          { label: words.term, value: term },
        ]}
      />
      <Card title={words.money}>
        <DataList
          items={[
            ...data.sources.map(({ title, sum }) => ({ label: title, value: formatMoney(sum, lang) })),
            { label: words.own, value: formatMoney(data.ownSum, lang) },
            { label: words.total, value: formatMoney(BigInt(data.sum) + BigInt(data.ownSum), lang) },
          ]}
        />
      </Card>
    </>
  );
}

/** Plan and fact, and what the money was spent on, drawn as bars. */
export function ProjectResults({ data }: { data: ProjectData }) {
  const { t, lang } = usePage();
  const words = t.reporting.card;
  return (
    <>
      <Bars
        title={words.results}
        max={100}
        bars={data.results.map((row) => ({
          label: row.title,
          value: fulfilment(row.fact, row.planned),
          strong: fulfilment(row.fact, row.planned) >= 100,
          shown: words.resultOf({
            fact: row.fact === "" ? t.common.none : formatNumber(row.fact, lang),
            planned: formatNumber(row.planned, lang),
            unit: row.unit,
          }),
        }))}
      />
      <Bars
        title={words.spent}
        max={10_000}
        bars={data.spent.map((line) => ({
          label: line.category,
          value: shareBp(BigInt(line.spent), BigInt(line.planned)),
          shown: words.spentOf({ spent: formatMoney(line.spent, lang), planned: formatMoney(line.planned, lang) }),
        }))}
      />
      <p className="muted">{words.published(formatDayOf(data.publishedAt, data.zone, lang))}</p>
    </>
  );
}

/** The documents of a project that are open to everybody; nothing when there are none. */
export function ProjectFiles({
  id,
  files,
}: {
  id: string;
  files: readonly { id: string; name: string; size: number }[];
}) {
  const { t, lang } = usePage();
  if (files.length === 0) return null;
  return (
    <Card title={t.reporting.card.files}>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <a href={`/projects/${id}/files/${file.id}`} lang="ru">
              {file.name}
            </a>{" "}
            <span className="muted">{formatBytes(file.size, lang)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
