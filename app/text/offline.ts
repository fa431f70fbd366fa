/** A form that is kept on the device: its address, and its title as it stands in HTML. */
type KeptForm = { path: string; title: string };

/**
 * The page that the worker of drafts shows when a page cannot be had. The worker knows no language of a person, so both are
 * on it. Shared by the browser, hence apart from the catalogs and tiny.
 */
export function offlinePage(forms: readonly KeptForm[], styles: string): string {
  const list = forms.map(({ path, title }) => `<li><a href="${path}">${title}</a></li>`).join("");
  const kept = (words: string, none: string) => (list ? `<p>${words}</p><ul>${list}</ul>` : `<p>${none}</p>`);
  return `<!DOCTYPE html><html lang="ru" data-size="normal" data-contrast="normal" data-spacing="normal"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Нет связи — Почин</title>${styles}</head>
<body><main id="content" class="frame"><h1>Нет связи</h1>
<p>Эту страницу сейчас не загрузить. То, что вы написали в заявке, записано на этом устройстве и уйдёт на сервер, когда вы откроете форму со связью.</p>
${kept("Без связи можно читать и писать разделы, которые записаны на этом устройстве, а документы и проверку читать:", "Без связи открываются только заявки, которые вы уже открывали на этом устройстве.")}
<section lang="en"><h2>No connection</h2>
<p>This page cannot be loaded now. What you wrote in the application is kept on this device and will go to the server when you open the form with a connection. ${
    list
      ? "The sections listed above can be read and written without it, the documents and the check read."
      : "Only applications that were opened on this device before can be opened without it."
  }</p></section></main></body></html>`;
}

/** What the same worker shows, without a link, to whoever opens a page here after signing out without one. */
export function signedOutPage(): string {
  return `<!DOCTYPE html><html lang="ru"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Черновики стёрты — Почин</title>
<style>:root{color-scheme:light dark}body{font:1.125rem/1.5 sans-serif;max-width:40rem;margin:0 auto;padding:1rem}h1,h2{font-size:1.5rem}</style></head>
<body><main><h1>Черновики стёрты, вход завершится со связью</h1>
<p>Связи нет. Вход завершится, когда в этом браузере откроют «Почин» со связью.</p>
<section lang="en"><h2>Drafts are deleted, the session will end with a connection</h2>
<p>There is no connection. The session will end when Pochin is opened in this browser with a connection.</p></section></main></body></html>`;
}
