import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { payloadOf, sheetProblems } from "~/lifecycle/5-review/check-sheet";
import { SealForm } from "~/lifecycle/5-review/review.form";
import { sealSheet } from "~/lifecycle/5-review/seal-sheet.blind.server";
import { readSheet } from "~/lifecycle/5-review/sheets.blind.server";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { ConfirmPage } from "~/ui/admission/confirm-page";
import { Alert } from "~/ui/alert";
import { pageMeta, usePage } from "~/ui/page";
import { labelsOf } from "~/ui/review/score-form";
import { SheetText } from "~/ui/review/sheet-text";
import { fieldWords } from "~/ui/words";

export const handle = { area: "expert", reads: "sheet.read", writes: "sheet.seal" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.review.seal.title);

export async function loader(args: LoaderFunctionArgs) {
  const { id, pseudonym, draft, draftVersion, rules, may } = demand(
    await readSheet(await requirePerson(args), args.params.id),
  );
  const payload = payloadOf(rules, draft);
  return {
    id,
    pseudonym,
    draft,
    draftVersion,
    criteria: rules.criteria,
    maySeal: may.save,
    problems: sheetProblems(rules, draft),
    total: payload.ok ? payload.value.total : undefined,
  };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const form = await readForm(args.request, SealForm);
  if (!form.ok) return wrongFields(form.answer);
  const outcome = await sealSheet(who, args.params.id ?? "", form.value.draftVersion);
  return outcome.ok ? redirect("/expert?done=sealed") : refusal(outcome);
}

export default function Seal() {
  const data = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.review.seal;
  const back = `/expert/sheets/${data.id}`;
  const labels = labelsOf(data.criteria, t.review.sheet);
  return (
    <ConfirmPage
      title={words.title}
      lead={words.lead}
      trail={[
        { to: "/expert", label: t.review.expert.title },
        { to: back, label: data.pseudonym },
      ]}
      answer={useActionData<typeof action>()}
      button={words.button}
      back={back}
      blocked={!data.maySeal || data.problems.length > 0}
      body={
        <>
          {data.problems.length > 0 ? (
            <Alert tone="warn" title={words.problems}>
              <p>{words.problemsBody}</p>
              <ul>
                {data.problems.map((problem) => (
                  <li key={problem.field}>
                    <a href={`${back}#score-${problem.field}`}>{labels[problem.field]}</a>: {fieldWords(t, problem)}
                  </li>
                ))}
              </ul>
            </Alert>
          ) : null}
          <SheetText criteria={data.criteria} sheet={data.draft} total={data.total} />
        </>
      }
    >
      <input type="hidden" name="draftVersion" value={data.draftVersion} />
    </ConfirmPage>
  );
}
