import { pageMeta, usePage } from "~/ui/page";
import { PageTitle } from "~/ui/page-title";

export const meta = pageMeta((t) => t.registration.account.reset.sentTitle);

/** The same page whether the address has an account or not. */
export default function ResetSent() {
  const { t } = usePage();
  const words = t.registration.account.reset;
  return <PageTitle title={words.sentTitle} lead={words.sentLead} />;
}
