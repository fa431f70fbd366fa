import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { policy } from "~/access/policy";
import type { RouteHandle } from "~/access/route-handle";
import { editForm } from "~/lifecycle/2-announcement/edit-form.server";
import { formForOffice } from "~/lifecycle/2-announcement/form.queries.server";
import { troubleOf } from "~/lifecycle/2-announcement/form-trouble";
import { competitionForOffice } from "~/lifecycle/2-announcement/office.queries.server";
import { questionForm } from "~/lifecycle/2-announcement/question.form";
import { kindAt, questionOf, questionPage, withQuestionAsked } from "~/lifecycle/2-announcement/question-page";
import { readForm } from "~/server/form.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { ColumnList } from "~/ui/announcement/column-list";
import { FormTrouble, troubleIn } from "~/ui/announcement/form-contents";
import { QuestionFields } from "~/ui/announcement/question-fields";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: ["competition.manage", "competition.editRules"],
  writes: "competition.editRules",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.form.question);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  const { facts } = demand(await competitionForOffice(who, args.params.id));
  demand(policy["competition.editRules"](who, facts));
  const { id, title, version, template } = demand(await formForOffice(who, args.params.id));
  return { id, title, version, ...questionPage(template, new URL(args.request.url).searchParams) };
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, template } = demand(await formForOffice(who, args.params.id));
  const query = new URL(args.request.url).searchParams;
  const form = await readForm(args.request, questionForm(kindAt(template, query)));
  if (!form.ok) return wrongFields(form.answer);
  const read = questionOf(template, query, form.value);
  if ("errors" in read) return wrongFields({ typed: form.typed, errors: read.errors });
  const outcome = await editForm(who, id, form.value.version, (before) => withQuestionAsked(before, query, read));
  if (!outcome.ok) return refusal(outcome, form.typed);
  const list = query.get("list") ?? query.get("at")?.split(".").slice(0, 2).join(".");
  const isColumn = query.has("list") || query.get("at")?.split(".").length === 3;
  const base = `/office/competitions/${id}/form`;
  if ("version" in outcome.value && isColumn) return redirect(`${base}/question?at=${list}&done=saved`);
  if ("version" in outcome.value) return redirect(`${base}?done=${query.has("at") ? "saved" : "added"}`);
  return data({ typed: form.typed, errors: {}, trouble: troubleOf(template, outcome.value) }, { status: 409 });
}

export default function Question() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const [query] = useSearchParams();
  const { t } = usePage();
  const words = t.announcement.form;
  const base = `/office/competitions/${page.id}`;
  const trouble = troubleIn(answer);
  const back = page.list ? `${base}/form/question?at=${page.list.at}` : `${base}/form`;
  return (
    <>
      <PageTitle
        title={page.field ? page.field.label : page.list ? words.addColumn : words.add}
        kicker={page.field ? words.kinds[page.field.kind] : undefined}
        lead={page.isFixed ? words.fixed : undefined}
        trail={[
          { to: base, label: page.title },
          { to: `${base}/form`, label: words.title },
          ...(page.list ? [{ to: back, label: page.list.label }] : []),
        ]}
      />
      {query.get("done") && !answer ? <Alert tone="good">{words.done.saved}</Alert> : null}
      {trouble ? <FormTrouble trouble={trouble} /> : null}
      <QuestionFields page={page} back={back} answer={answer} />
      {page.field?.columns ? (
        <ColumnList base={`${base}/form`} at={page.at} list={page.field} version={page.version} />
      ) : null}
    </>
  );
}
