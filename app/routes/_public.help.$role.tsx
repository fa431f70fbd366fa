import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { made, refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { helpRoles } from "~/ui/announcement/help-roles";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public", reads: "page.read" } satisfies RouteHandle;
export const meta = pageMeta<Awaited<ReturnType<typeof loader>>>((t, data) =>
  data ? t.help.roles[data.role].title : t.help.title,
);

export async function loader({ params }: LoaderFunctionArgs) {
  const role = helpRoles.find((one) => one === params.role);
  return { role: demand(role ? made(role) : refused("notFound")) };
}

export default function HelpForRole() {
  const { role } = useLoaderData<typeof loader>();
  const { t } = usePage();
  const words = t.help.roles[role];
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} trail={[{ to: "/help", label: t.help.title }]} />
      <ol className="steps">
        {words.steps.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ol>
      <p className="muted">{t.help.more}</p>
    </>
  );
}
