import type { upload as russian } from "../ru/upload";

export const upload: typeof russian = {
  script: {
    preparing: "Preparing the file…",
    sending: "{done} of {size} uploaded ({percent}%)",
    continuing: "A part of this file is here already, going on. {done} of {size} uploaded ({percent}%)",
    waiting:
      "No connection. What is uploaded is kept ({done} of {size}); we go on by ourselves when the connection is back.",
    paused: "Paused. What is uploaded is kept ({done} of {size}); you can go on within three days.",
    checking: "The file is here, we are checking it. Do not close the page…",
    again: "The file changed while it was uploaded. Uploading it anew.",
    pause: "Pause",
    resume: "Go on",
    cancel: "Cancel the upload",
    progress: "Progress of the upload",
    megabytes: "MB",
    empty: "This file is empty. Check it and choose it again.",
    tooLarge:
      "This file takes {size}, and up to {max} can be uploaded. Make it smaller: scan it with a lower quality, for example.",
    kind: "Files of this kind are not taken. These are: {kinds}.",
    leaving: "The file is still being uploaded.",
  },
  unfinished: {
    title: "Not uploaded to the end",
    body: "Choose the same file once more and press “Upload the file”: the upload goes on from where it stopped. The uploaded part is kept for three days.",
    cancel: "Cancel",
    cancelOf: (name) => `Cancel the upload of ${name}`,
    cancelled: "The upload is cancelled.",
  },
  scan: {
    clean: "checked by an antivirus",
    notScanned: "not checked by an antivirus",
  },
};
