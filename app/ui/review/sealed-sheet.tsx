import type { SheetState } from "~/lifecycle/5-review/sheet";
import type { ReviewRules, SheetDraft } from "~/lifecycle/5-review/sheet-draft";
import { Alert } from "../alert";
import { ButtonRow, LinkButton } from "../button";
import { DataList } from "../data-list";
import { usePage } from "../page";
import { SheetText } from "./sheet-text";

type Props = {
  base: string;
  sheet: {
    state: SheetState;
    rules: ReviewRules;
    draft: SheetDraft;
    revision: number;
    commitment: string | null;
    may: { reopen: boolean };
  };
};

/** One's own sheet that cannot be written in now, with the way to take it up again while there is one. */
export function SealedSheet({ base, sheet }: Props) {
  const { t } = usePage();
  const words = t.review.sheet;
  return (
    <>
      <Alert tone="note" title={sheet.state === "sealed" ? words.sealed : undefined}>
        {sheet.may.reopen ? words.sealedBody : words.closed}
      </Alert>
      {sheet.commitment ? (
        <DataList
          items={[
            { label: words.revision(sheet.revision), value: t.review.sheetStates.sealed },
            { label: words.commitment, value: <code className="small">{sheet.commitment}</code> },
          ]}
        />
      ) : null}
      <SheetText criteria={sheet.rules.criteria} sheet={sheet.draft} />
      {sheet.may.reopen ? (
        <ButtonRow>
          <LinkButton look="plain" to={`${base}/reopen`}>
            {words.reopen}
          </LinkButton>
        </ButtonRow>
      ) : null}
    </>
  );
}
