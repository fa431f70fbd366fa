/** What is known of a file that is kept: an antivirus found nothing in it, or none was there to ask. An infected one is not kept. */
export const scanVerdicts = ["clean", "notScanned"] as const;
export type ScanVerdict = (typeof scanVerdicts)[number];
