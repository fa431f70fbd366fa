import type { PresetKey } from "~/lifecycle/2-announcement/presets";
import { type RuleSection, sectionOfPath } from "~/lifecycle/2-announcement/rules-sections";
import { Alert } from "../alert";
import { usePage } from "../page";
import { ruleLabel } from "./rule-words";

/** What a section that began with a preset has to compare with the organiser's own act; nothing for other presets. */
export function PresetNotes({ preset, section }: { preset: PresetKey | null; section: RuleSection }) {
  const { t } = usePage();
  const notes = Object.entries((preset && t.announcement.presetNotes[preset]) ?? {}).filter(
    ([path]) => sectionOfPath(path) === section,
  );
  if (notes.length === 0) return null;
  return (
    <Alert title={t.announcement.office.rules.notes}>
      <ul>
        {notes.map(([path, note]) => (
          <li key={path}>
            {ruleLabel(t, path)}: {note}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
