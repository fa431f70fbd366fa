import { publicPhases } from "~/lifecycle/2-announcement/public-phase";
import { Button } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";

export type SearchChoices = {
  organisers: { slug: string; name: string; locality: string }[];
  years: number[];
  directions: { law: string; title: string }[];
};

type Props = {
  choices: SearchChoices;
  chosen?: { organiser: string; direction: string; year: string; phase: string };
};

/** The search by district, direction, year and state: a plain form whose answer has an address. */
export function SearchForm({ choices, chosen }: Props) {
  const { t, lang } = usePage();
  const words = t.announcement.site.search;
  return (
    <Form method="get" action="/competitions" id="search" className="search-form">
      {lang === "en" ? <input type="hidden" name="lang" value="en" /> : null}
      <Field
        name="organiser"
        type="select"
        required={false}
        label={words.organiser}
        empty={words.anyOrganiser}
        value={chosen?.organiser}
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
        empty={words.any}
        value={chosen?.direction}
        options={choices.directions.map(({ law, title }) => ({ value: law, label: title }))}
      />
      <Field
        name="year"
        type="select"
        required={false}
        label={words.year}
        empty={words.anyYear}
        value={chosen?.year}
        options={choices.years.map((year) => ({ value: `${year}`, label: `${year}` }))}
      />
      <Field
        name="phase"
        type="select"
        required={false}
        label={words.phase}
        empty={words.any}
        value={chosen?.phase}
        options={publicPhases.map((phase) => ({ value: phase, label: t.state.competitionPhase[phase] }))}
      />
      <Button look="plain">{t.common.actions.search}</Button>
    </Form>
  );
}
