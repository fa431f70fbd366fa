import type { OwnText } from "~/lifecycle/3-application/own-application";
import { ButtonRow, LinkButton } from "../button";
import { usePage } from "../page";

/** The way from a page to the same as a PDF, of the same edition. */
export function PdfLink({ page: { id, edition }, paper }: { page: OwnText; paper: "print" | "card" }) {
  const { t } = usePage();
  const of = edition === null ? "" : `?edition=${edition}`;
  return (
    <ButtonRow>
      <LinkButton look="plain" to={`/applicant/applications/${id}/${paper}.pdf${of}`}>
        {t.application.print.pdf}
      </LinkButton>
    </ButtonRow>
  );
}
