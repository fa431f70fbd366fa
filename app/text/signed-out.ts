import type { Lang } from "./plural";

/** What the script of signing out says when there is no link: shared by the browser, hence apart from the catalogs and tiny. */
export const signedOut = {
  ru: {
    ask: {
      title: "Часть текста ещё не на сервере",
      body: "На этом устройстве есть текст, который сервер не принял или ещё не получил. Если выйти сейчас, он пропадёт. Чтобы сохранить его, останьтесь, дождитесь связи и выйдите потом.",
      stay: "Остаться",
      leave: "Стереть и выйти",
    },
    title: "Черновики стёрты, вход завершится со связью",
    wiped: "С этого устройства стёрто всё, что «Почин» на нём хранил: тексты заявок и страницы для чтения без связи.",
    lost: "Текст, который не успел уйти на сервер, тоже стёрт.",
    saved: "Сохранённое на сервере осталось там.",
    session:
      "Связи с сервером нет, поэтому сам вход ещё действует. Эта страница завершит его, как только появится связь: не закрывайте её. Если закрыть, вход завершится, когда в этом браузере снова откроют «Почин».",
    waiting: "Ждём связи…",
  },
  en: {
    ask: {
      title: "Some of the text is not on the server yet",
      body: "This device holds text that the server has not received or accepted. If you sign out now, it will be lost. To keep it, stay, wait for the connection and sign out later.",
      stay: "Stay",
      leave: "Delete and sign out",
    },
    title: "Drafts are deleted, the session will end with a connection",
    wiped:
      "Everything that Pochin kept on this device is deleted: texts of applications and pages for reading offline.",
    lost: "Text that had not reached the server is deleted too.",
    saved: "What is saved on the server stays there.",
    session:
      "There is no connection to the server, so the session itself is still open. This page will end it as soon as there is a connection: do not close it. If you do, the session will end when Pochin is opened in this browser again.",
    waiting: "Waiting for a connection…",
  },
} satisfies Record<Lang, unknown>;
