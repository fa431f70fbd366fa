import { Field } from "../field";
import { usePage } from "../page";

type Props = {
  competitions: readonly { id: string; title: string }[];
  news?: { title: string; text: string; competitionId: string | null };
};

/** What news consist of. */
export function NewsFields({ competitions, news }: Props) {
  const words = usePage().t.news.office;
  return (
    <>
      <Field name="title" label={words.name} width="full" limit={200} value={news?.title} />
      <Field
        name="text"
        type="textarea"
        rows={10}
        label={words.text}
        hint={words.textHint}
        limit={10_000}
        value={news?.text}
      />
      {competitions.length > 0 ? (
        <Field
          name="competition"
          type="select"
          label={words.competition}
          required={false}
          empty={words.noCompetition}
          options={competitions.map(({ id, title }) => ({ value: id, label: title }))}
          value={news?.competitionId}
        />
      ) : null}
    </>
  );
}
