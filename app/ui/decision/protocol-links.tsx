import { ButtonRow, LinkButton } from "../button";
import { Card } from "../card";
import { usePage } from "../page";

/** The signed protocol as files, with the digest it can be checked by. */
export function ProtocolLinks({ base, number, digest }: { base: string; number: string; digest: string }) {
  const { t } = usePage();
  const words = t.decision.meeting;
  return (
    <Card title={`${words.protocol} ${t.decision.number(number)}`}>
      <ButtonRow>
        <LinkButton look="plain" download to={`${base}/protocol.pdf`}>
          {words.pdf}
        </LinkButton>
        <LinkButton look="plain" download to={`${base}/protocol.docx`}>
          {words.docx}
        </LinkButton>
      </ButtonRow>
      <p className="small muted">
        {words.digest}: <code>{digest}</code>
      </p>
    </Card>
  );
}
