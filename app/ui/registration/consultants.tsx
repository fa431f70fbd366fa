import type { ErrandRow } from "~/lifecycle/1-registration/errand";
import { formatDay } from "~/text/format";
import { Button } from "../button";
import { Form } from "../form";
import { usePage } from "../page";

/** Helpers who prepare drafts for an applicant; its head may withdraw each errand. */
export function Helpers({ id, errands, isHead }: { id: string; errands: readonly ErrandRow[]; isHead: boolean }) {
  const { t, lang } = usePage();
  const words = t.registration.desk;
  if (errands.length === 0) return null;
  return (
    <>
      <h2>{words.helpers}</h2>
      <p>{words.helpersLead}</p>
      <ul>
        {errands.map((row) => (
          <li key={row.id}>
            {row.helper} ({row.desk}),{" "}
            {words.given({
              way: t.registration.named.ways[row.way],
              day: formatDay(row.givenOn, lang),
            })}
            : {row.principal}{" "}
            {isHead ? (
              <Form inline action={`/applicant/organisations/${id}/errands/${row.id}/withdraw`}>
                <Button look="danger" small label={words.withdrawLabel(row.helper)}>
                  {words.withdraw}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
}
