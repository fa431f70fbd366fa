import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const handle = { area: "public" };
export const meta = pageMeta((t) => t.announcement.site.about.title);

export default function About() {
  const { t, href } = usePage();
  const words = t.announcement.site.about;
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      {words.parts.map(({ title, text }) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <p>
        <a href={href("/help")}>{t.help.title}</a>
      </p>
    </>
  );
}
