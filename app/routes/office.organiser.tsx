import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import type { RouteHandle } from "~/access/route-handle";
import { myOrganisers } from "~/lifecycle/1-registration/organiser.queries.server";
import { made, refused } from "~/lifecycle/outcome";
import { demand } from "~/server/http.server";
import { requirePerson } from "~/server/session.server";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "office", reads: "organiser.listOwn" } satisfies RouteHandle;

export const meta = pageMeta((t) => t.registration.office.organiserTitle);

export async function loader(args: LoaderFunctionArgs) {
  const organisers = await myOrganisers(await requirePerson(args));
  demand(organisers.length > 0 ? made(true) : refused("notFound"));
  if (organisers.length === 1) throw redirect(`/office/organisers/${organisers[0]!.id}`);
  return { organisers: organisers.map(({ id, name }) => ({ id, name })) };
}

/** The choice of those who work for several organisers; with one it goes straight there. */
export default function ChooseOrganiser() {
  const { organisers } = useLoaderData<typeof loader>();
  const { t, href } = usePage();
  const words = t.registration.office;
  return (
    <>
      <PageTitle title={words.organiserTitle} lead={words.chooseOrganiser} />
      <ul>
        {organisers.map(({ id, name }) => (
          <li key={id}>
            <a href={href(`/office/organisers/${id}`)}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
