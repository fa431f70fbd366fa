import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { editForm } from "~/lifecycle/2-announcement/edit-form.server";
import { formForOffice, readyForm } from "~/lifecycle/2-announcement/form.queries.server";
import { withAct } from "~/lifecycle/2-announcement/form-acts";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { troubleOf } from "~/lifecycle/2-announcement/form-trouble";
import type { ReadyFormKey } from "~/lifecycle/2-announcement/presets";
import { FormAct } from "~/lifecycle/2-announcement/question.form";
import { readForm } from "~/server/form.server";
import { demand, demandForm, refusal } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { Alert } from "~/ui/alert";
import { FormContents, FormTrouble, troubleIn } from "~/ui/announcement/form-contents";
import { asFormAnswer, Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "competition.manage",
  writes: "competition.editRules",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.announcement.form.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await formForOffice(who, args.params.id));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id, template } = demand(await formForOffice(who, args.params.id));
  const act = demandForm(await readForm(args.request, FormAct));
  const change = act.act === "begin" ? await anew(id, act.at) : (form: FormTemplate) => withAct(form, act);
  const outcome = await editForm(who, id, act.version, change);
  if (!outcome.ok) return refusal(outcome);
  if (!("version" in outcome.value)) return data({ trouble: troubleOf(template, outcome.value) }, { status: 409 });
  const done = { begin: "begun", up: "moved", remove: "removed", uncheck: "removed" }[act.act];
  const [section, list, column] = act.at.split(".");
  const base = `/office/competitions/${id}/form`;
  return redirect(column ? `${base}/question?at=${section}.${list}&done=${done}` : `${base}?done=${done}`);
}

async function anew(id: string, key: ReadyFormKey) {
  const template = await readyForm(id, key);
  return () => ({ template });
}

const doneKeys = ["saved", "removed", "added", "moved", "sectionAdded", "begun"] as const;

export default function FormOfCompetition() {
  const { id, title, version, template, mayEdit } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = usePage();
  const [query] = useSearchParams();
  const words = t.announcement.form;
  const said = doneKeys.find((key) => key === query.get("done"));
  const trouble = troubleIn(answer);
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={words.version(version)}
        lead={mayEdit ? words.lead : words.locked}
        trail={[
          { to: "/office", label: t.announcement.office.home.title },
          { to: `/office/competitions/${id}`, label: title },
        ]}
      />
      {said && !answer ? <Alert tone="good">{words.done[said]}</Alert> : null}
      {trouble ? <FormTrouble trouble={trouble} /> : null}
      {asFormAnswer(answer) ? <Form inline answer={answer} /> : null}
      <FormContents
        base={`/office/competitions/${id}/form`}
        version={version}
        template={template}
        mayEdit={mayEdit}
        preview={query.get("preview")}
      />
    </>
  );
}
