import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import type { FormTemplate } from "~/lifecycle/2-announcement/form-template";
import { blankForm } from "~/lifecycle/2-announcement/public.queries.server";
import { demand } from "~/server/http.server";
import { whoOf } from "~/server/session.server";
import { BlankForm } from "~/ui/announcement/blank-form";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "competition.readPublic" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.shield.blank.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await whoOf(args);
  const { organiser = "", competition = "" } = args.params;
  return demand(await blankForm(who, organiser, competition));
}

export default function Blank() {
  const { title, address, template, ...rules } = useLoaderData<typeof loader>();
  const { t } = usePage();
  return (
    <>
      <PageTitle
        title={t.shield.blank.title}
        kicker={title}
        lead={t.shield.blank.lead}
        trail={[{ to: address, label: title }]}
      />
      <BlankForm template={template as FormTemplate} rules={rules} />
    </>
  );
}
