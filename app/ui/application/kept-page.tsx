import worker from "~/enhance/draft-worker.ts?worker&url";
import kept from "~/enhance/kept-page.ts?worker&url";
import { usePage } from "../page";

/** Has a page of the draft kept on the device to be read without a link, and says so when it comes from there. */
export function KeptPage() {
  const { t } = usePage();
  return (
    <>
      <pochin-kept data-worker={worker} data-words={JSON.stringify(t.draft.offline)} />
      <script type="module" src={kept} />
    </>
  );
}
