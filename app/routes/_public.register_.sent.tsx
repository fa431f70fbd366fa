import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const meta = pageMeta((t) => t.registration.account.register.sentTitle);

/** The same page whether the address was new or not. */
export default function RegisterSent() {
  const { t, href } = usePage();
  const words = t.registration.account.register;
  return (
    <>
      <PageTitle title={words.sentTitle} lead={words.sentLead} />
      <p>{words.sentHint}</p>
      <p>
        <a href={href("/register")}>{words.sentAgain}</a>
      </p>
    </>
  );
}
