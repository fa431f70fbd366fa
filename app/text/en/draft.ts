import type { draft as ru } from "../ru/draft";

export const draft: typeof ru = {
  state: {
    saving: "Saving…",
    saved: "Saved on the server",
    merged: "Saved on the server together with what was written in another window or by another member",
    sent: "What was kept on this device is now on the server",
    kept: "No connection: kept on this device, we will send it ourselves",
    notSaved: "Could not save, we will try again. The text stays on this page, please do not close it.",
    clash: "The same field was changed in another window or by another member. Choose which text to keep:",
    expired: "You have signed out or your session has ended. The text is kept on this device.",
    signIn: "Sign in and save",
    stopped: "The server takes no more changes of this section. What you wrote stays on this device.",
    unsent: "There is unsent text on this device in another section, which somebody else has changed too.",
    show: "Show",
    leaving:
      "There is text on this device that is not on the server yet. If you sign out now it will be wiped. Sign out?",
  },
  unsent: {
    body: "There is text of an application on this device that could not be sent to the server. Open the section to see it.",
    open: "Open the section",
  },
  offline: {
    title: "No connection",
    seen: "You see what was saved at {when}. What was written without a connection is not in it yet.",
    acts: "Files can be attached and opened, and the application signed and submitted, with a connection only: the buttons work once the page is loaded again.",
    again: "Load the page again",
  },
  merged: "Saved together with what was written meanwhile in another window or by another member.",
  expired: {
    title: "Sign in to save",
    alert: "Your session ended while you were writing",
    body: "Your text is not lost, it stays on this page. Sign in again and we will save it. Please do not close the page.",
    signIn: "Sign in",
    back: "You are signed in. The text is still to be saved",
    backLead: "What you wrote is not saved yet. Press the button: it will be saved and you will return to the form.",
    save: "Save and return to the form",
  },
  history: {
    title: "History of the draft",
    lead: "Every saving stays here: you can see what it changed and bring an earlier text back.",
    link: "History of the draft",
    none: "Nothing has been saved yet",
    columns: { at: "Saved", section: "Section", by: "Who" },
    byErrand: ({ by, desk, principal }: { by: string; desk: string; principal: string }) =>
      `${by} (${desk}) on behalf of ${principal}`,
    savedBy: ({ at, by }: { at: string; by: string }) => `Saved ${at} by ${by}.`,
    legend: "Added words are underlined, removed ones are struck out.",
    same: "This saving changed nothing.",
    added: "added:",
    removed: "removed:",
    end: "end of change",
    current: "This is how the section looks now.",
    restore: "Bring this text back",
    restoreBody:
      "The section will become what it was right after this saving. The present text is not lost, it stays in the history.",
  },
  restored: "The earlier text is back. What was there before it stays in the history.",
  clash: {
    title: "The same field was changed in another window or by another member",
    body: "Nothing is lost: your text stands in the field, the other one is shown under it. Keep one of them or join both, then save.",
    theirs: "The other text",
    empty: "the field was emptied",
    mine: "Keep my text",
    take: "Take this text",
    both: "Keep both",
  },
};
