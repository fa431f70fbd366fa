import ownTime from "~/enhance/own-time.ts?worker&url";
import { usePage } from "./page";

/** The same instant by the viewer's own zone, where the device knows another one than the competition's; nothing without scripts. */
export function OwnTime({ at, zone }: { at: Date | string; zone: string }) {
  const { t } = usePage();
  return (
    <>
      <pochin-own-time data-at={new Date(at).toISOString()} data-zone={zone} data-words={t.deadline.ownTime} />
      <script type="module" src={ownTime} />
    </>
  );
}
