import type { store as ru } from "../ru/registration-store";

export const store: typeof ru = {
  title: "File store",
  safe: "The store passes its check",
  unsafe: "The store does not pass its check: no competition can be announced",
  unsafeBody:
    "Applicants' documents could be lost, so announcing is stopped; competitions that have begun go on. Details are in the server's log. When the cause is mended, reload this page: the check is made again.",
  unknown: "The store is still being checked. Reload the page in a minute.",
  checkedAt: (at) => `Checked with throw-away files: ${at}`,
  details: "What was checked",
  passed: "Passed",
  failed: "Not passed",
  notTried: "Not tried",
  checks: {
    enter: "Entering the store",
    write: "Writing a file",
    readBack: "A file is read as it was written",
    replace: "Writing again replaces what was there",
    list: "The list of files is complete",
    date: "The time of writing is right",
    private: "Files are closed to strangers",
    forget: "A removed file is gone",
  },
  faults: {
    enter:
      "It could not be entered: check the address, the keys and the name of the bucket (S3_ENDPOINT, S3_ACCESS_KEY_ID, S3_BUCKET).",
    write: "A file could not be written: check the rights of the key and the free space.",
    readBack: "The store gave back something else than was written: files in it are lost or damaged.",
    replace: "Writing again does not replace what was there: a file that is sent anew would stay the old one.",
    list: "The list of files is not complete: abandoned uploads could not be removed.",
    date: "The store does not remember when a file was written, or its clock is far off.",
    private: "Files are open to everybody who knows the address: close the bucket.",
    forget: "A removed file can still be read: documents would not be erased.",
  },
  capabilities: {
    writeOnce: "Refuses to overwrite a finished file",
    checksums: "Compares the checksum while writing",
  },
  can: "Yes",
  cannot: "No: the site reads every file back itself after writing",
};
