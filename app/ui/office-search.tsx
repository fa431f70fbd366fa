import { useSearchParams } from "@remix-run/react";
import listKeys from "~/enhance/list-keys.ts?worker&url";
import { usePage } from "./page";

/** One box on top of every page of the office: finds whatever its reader may see. */
export function OfficeSearch() {
  const { t, path } = usePage();
  const [query] = useSearchParams();
  const typed = path === "/office/search" ? (query.get("q") ?? "") : "";
  const words = t.announcement.officeSearch;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of our baseline do not know the element
    <form method="get" action="/office/search" role="search" className="office-search">
      <label className="sr" htmlFor="office-search">
        {words.label}
      </label>
      <input type="search" id="office-search" name="q" defaultValue={typed} placeholder={words.placeholder} />
      <button type="submit" className="button button-plain button-small">
        {words.button}
      </button>
    </form>
  );
}

/** Which keys do what, for those who have them; and the script that makes them do it. */
export function KeysHelp() {
  const { t } = usePage();
  const words = t.announcement.officeSearch.keys;
  return (
    <>
      <details id="keys" className="keys small">
        <summary>{words.title}</summary>
        <dl className="data">
          {words.list.map(([key, what]) => (
            <div className="data-row" key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </details>
      <script type="module" src={listKeys} />
    </>
  );
}
