import { helpRoles } from "~/ui/announcement/help-roles";
import { Card, Cards } from "~/ui/card";
import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public" };
export const meta = pageMeta((t) => t.help.title);

export default function Help() {
  const { t, href } = usePage();
  return (
    <>
      <PageTitle title={t.help.title} lead={t.help.lead} />
      <Cards>
        {helpRoles.map((role) => (
          <Card key={role}>
            <h2 className="card-title">
              <a href={href(`/help/${role}`)}>{t.help.roles[role].title}</a>
            </h2>
            <p>{t.help.roles[role].lead}</p>
          </Card>
        ))}
      </Cards>
      <p className="muted">{t.help.more}</p>
    </>
  );
}
