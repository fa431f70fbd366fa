import type { Lang } from "./plural";

/**
 * What is said when somebody signs out without a link, by the page that they leave and by the worker of drafts, which knows
 * no catalog: shared by the browser, hence apart and tiny.
 */
export const signedOut = {
  ru: {
    ask: {
      title: "Часть текста ещё не на сервере",
      body: "На этом устройстве есть текст, который сервер не принял или ещё не получил. Если выйти сейчас, он будет стёрт и пропадёт. Чтобы сохранить его, останьтесь, дождитесь связи и выйдите потом.",
      stay: "Остаться",
      leave: "Стереть и выйти",
    },
    title: "Черновики стёрты, вход завершится со связью",
    wiped: "С этого устройства стёрто всё, что «Почин» на нём хранил: тексты заявок и страницы для чтения без связи.",
    lost: "Текст, который не успел уйти на сервер, стёрт вместе с ними.",
    saved: "То, что уже сохранено на сервере, осталось там.",
    session:
      "Связи с сервером нет, поэтому сам вход ещё действует. Эта страница завершит его, как только появится связь: не закрывайте её. Если закрыть, вход завершится, когда в этом браузере снова откроют «Почин».",
    later:
      "Связи с сервером нет, поэтому сам вход ещё действует. Он завершится, когда в этом браузере откроют «Почин» со связью.",
    waiting: "Ждём связи…",
  },
  en: {
    ask: {
      title: "Some of the text is not on the server yet",
      body: "This device holds text that the server has not received or has not accepted. If you sign out now, it will be deleted and lost. To keep it, stay, wait for the connection and sign out later.",
      stay: "Stay",
      leave: "Delete and sign out",
    },
    title: "Drafts are deleted, you will be signed out once there is a connection",
    wiped:
      "Everything that Pochin kept on this device is deleted: texts of applications and pages for reading offline.",
    lost: "Text that had not reached the server is deleted with them.",
    saved: "What is already saved on the server stays there.",
    session:
      "There is no connection to the server, so the session itself is still open. This page will end it as soon as there is a connection: do not close it. If you do, the session will end when Pochin is opened in this browser again.",
    later:
      "There is no connection to the server, so the session itself is still open. It will end when Pochin is opened in this browser with a connection.",
    waiting: "Waiting for a connection…",
  },
} satisfies Record<Lang, unknown>;

/** The words of the page that was left, as HTML; `later` where no script of ours stays to end the session. */
export function signedOutWords(lang: Lang, { isLost, later }: { isLost?: boolean; later?: boolean }): string {
  const words = signedOut[lang];
  return `<h1 tabindex="-1">${words.title}</h1><p>${words.wiped}${isLost ? ` ${words.lost}` : ""} ${words.saved}</p>
<p>${later ? words.later : words.session}</p>`;
}
