import { usePage } from "../page";
import { Tabs } from "../tabs";

/** The two pages of a competition after its results: agreements and reports. */
export function AgreementTabs({ competitionId }: { competitionId: string }) {
  const { t } = usePage();
  const words = t.agreement.list.tabs;
  const base = `/office/competitions/${competitionId}`;
  return (
    <Tabs
      label={words.label}
      items={[
        { to: `${base}/agreements`, label: words.agreements },
        { to: `${base}/reports`, label: words.reports },
      ]}
    />
  );
}
