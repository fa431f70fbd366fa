import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { feedbackFor } from "~/lifecycle/7-publication/feedback.queries.server";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";
import { FeedbackText } from "~/ui/publication/feedback-text";

export const handle = { area: "applicant", reads: "feedback.read" } satisfies RouteHandle;
export const meta = pageMeta((t) => t.publication.feedback.title);

export async function loader(args: LoaderFunctionArgs) {
  const who = await requirePerson(args);
  return demand(await feedbackFor(who, args.params.id!));
}

export default function FeedbackPage() {
  const feedback = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.publication.feedback;
  const { application } = feedback;
  return (
    <>
      <PageTitle
        title={words.title}
        lead={words.lead}
        trail={[
          { to: "/applicant", label: t.application.home.title },
          { to: `/applicant/applications/${application.id}`, label: application.title },
        ]}
      />
      <FeedbackText feedback={feedback} />
    </>
  );
}
