import type { ErrandRow } from "~/lifecycle/1-registration/errand";
import type { ApplicationState } from "~/lifecycle/3-application/application";
import { formatDay } from "~/text/format";
import { Button } from "../button";
import { Card } from "../card";
import { DataList } from "../data-list";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { DoneAlert } from "./done-alert";

type Shown = {
  id: string;
  errand: ErrandRow;
  drafts: { id: string; competition: string; state: ApplicationState }[];
  open: { id: string; title: string; organiser: string }[];
};

/** An errand for its helper: who asked, the drafts begun by it, where to begin another, and the way to end it. */
export function ErrandView({ page, answer }: { page: Shown; answer: unknown }) {
  const { t, lang, href } = usePage();
  const words = t.registration.desk;
  const { id, errand, drafts, open } = page;
  return (
    <>
      <PageTitle
        title={errand.applicant}
        kicker={errand.desk}
        lead={words.lead}
        trail={[{ to: "/desk", label: words.title }]}
      />
      <DoneAlert words={words.done} />
      <DataList
        items={[
          { label: words.principal, value: errand.principal },
          {
            label: words.consent,
            value: `${t.registration.named.ways[errand.way]}, ${formatDay(errand.givenOn, lang)}`,
          },
        ]}
      />
      <h2>{words.drafts}</h2>
      {drafts.length === 0 ? <p className="muted">{words.noDrafts}</p> : null}
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <a href={href(`/applicant/applications/${draft.id}`)} lang="ru">
              {draft.competition}
            </a>{" "}
            <span className="muted">{t.state.application[draft.state]}</span>
          </li>
        ))}
      </ul>
      <h2>{words.open}</h2>
      {open.length === 0 ? <p className="muted">{words.noOpen}</p> : null}
      {open.map((competition) => (
        <Card key={competition.id} level={3} title={competition.title}>
          <p>{competition.organiser}</p>
          <Form id={`begin-${competition.id}`} answer={answer}>
            <input type="hidden" name="competition" value={competition.id} />
            <Button look="plain" label={words.beginLabel(competition.title)}>
              {words.begin}
            </Button>
          </Form>
        </Card>
      ))}
      <Form inline action={`/desk/errands/${id}/end`}>
        <Button look="danger">{words.end}</Button>
      </Form>
    </>
  );
}
