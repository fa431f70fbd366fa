import { MAX_PROOFS, type ProofsPage } from "~/lifecycle/1-registration/proof";
import { formatBytes } from "~/text/format";
import { Button, ButtonRow, LinkButton } from "../button";
import { Field } from "../field";
import { Form } from "../form";
import { usePage } from "../page";
import { PageTitle } from "../page-title";
import { DoneAlert } from "./done-alert";
import { ProofList } from "./proof-list";

/** The documents by which one member acts, for the head and the member: what is attached, and one plain form to attach a file. */
export function ProofsView({ page, answer }: { page: ProofsPage; answer: unknown }) {
  const { t, lang } = usePage();
  const words = t.registration.proofs;
  const { id, shortName, member, proofs, mayAttach, accept, maxBytes } = page;
  const home = `/applicant/organisations/${id}`;
  const here = `${home}/members/${member.id}/proof`;
  return (
    <>
      <PageTitle
        title={words.title}
        kicker={`${member.name}, ${t.registration.memberRoles[member.role]}`}
        lead={member.role === "signatory" ? words.lead.signatory : words.lead.head}
        trail={[{ to: home, label: shortName }]}
      />
      <DoneAlert words={words.done} />
      {proofs.length === 0 ? <p className="muted">{words.none}</p> : null}
      <ProofList
        proofs={proofs}
        to={(fileId) => `${here}/${fileId}`}
        after={(row) =>
          mayAttach ? (
            <Form inline action={`${here}/${row.id}/remove`} id={`remove-${row.id}`}>
              <Button look="link" small label={words.removeOf(row.name)}>
                {words.remove}
              </Button>
            </Form>
          ) : null
        }
      />
      {mayAttach ? (
        <Form answer={answer} files>
          <Field
            type="file"
            name="file"
            label={words.choose}
            accept={accept}
            hint={`${words.limits(formatBytes(maxBytes, lang))}. ${t.common.howMany({ now: proofs.length, max: MAX_PROOFS })}`}
          />
          <ButtonRow>
            <Button>{words.attach}</Button>
            <LinkButton look="link" to={home}>
              {t.common.actions.back}
            </LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  );
}
