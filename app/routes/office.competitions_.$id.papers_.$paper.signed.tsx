import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { attachSignedCopy } from "~/lifecycle/4-admission/attach-signed-copy.server";
import { readPaperToSign, signedCopyFiles } from "~/lifecycle/4-admission/paper.queries.server";
import { ButtonForm } from "~/lifecycle/button.form";
import { fileError } from "~/lifecycle/file-error";
import { readFormWithFile } from "~/server/form-upload.server";
import { demand, refusal, wrongFields } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { formatBytes } from "~/text/format";
import { officeTrail } from "~/ui/admission/office-trail";
import { Button, ButtonRow, LinkButton } from "~/ui/button";
import { Field } from "~/ui/field";
import { Form } from "~/ui/form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = {
  area: "office",
  reads: "paper.attachSigned",
  writes: "paper.attachSigned",
} satisfies RouteHandle;
export const meta = pageMeta((t) => t.papers.attach.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await readPaperToSign(who, args.params.id ?? "", args.params.paper ?? ""));
}

export async function action(args: ActionFunctionArgs) {
  const who = await requirePerson(args);
  const { id = "", paper = "" } = args.params;
  demand(await readPaperToSign(who, id, paper));
  const form = await readFormWithFile(args.request, ButtonForm, signedCopyFiles);
  if (!form.ok) return wrongFields(form.answer);
  if (!form.picked) return wrongFields({ typed: {}, errors: { file: { code: "fileRequired" } } });
  try {
    const outcome = await attachSignedCopy(who, id, paper, form.picked);
    if (!outcome.ok) return refusal(outcome);
    if (outcome.value)
      return wrongFields({ typed: {}, errors: { file: fileError(outcome.value.unfit, signedCopyFiles) } });
    return redirect(`/office/competitions/${id}/papers?done=attached`);
  } finally {
    await form.close();
  }
}

export default function SignedCopy() {
  const { competition, kind, number, version, accept, maxBytes } = useLoaderData<typeof loader>();
  const { t, lang } = usePage();
  const words = t.papers.attach;
  const { office } = t.papers;
  const back = `/office/competitions/${competition.id}/papers`;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={`${office.numbered(office.kinds[kind], number)}, ${office.version(version)}`}
        lead={words.lead}
        trail={officeTrail(t, competition, { to: back, label: office.title })}
      />
      <Form answer={useActionData<typeof action>()} files>
        <Field
          type="file"
          name="file"
          label={words.file}
          accept={accept}
          hint={words.limits(formatBytes(maxBytes, lang))}
        />
        <ButtonRow>
          <Button>{words.button}</Button>
          <LinkButton look="link" to={back}>
            {t.common.actions.back}
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}
