import type { Conclusion } from "./sheet";

/** What experts score by: the part of the competition's rules that a round keeps. Decimals are strings. */
export type ReviewRules = {
  blind: "single" | "double";
  commentMinLength: number;
  criteria: {
    key: string;
    title: string;
    help: string;
    min: number;
    max: number;
    step: number;
    weight: string;
    bands: { from: number; to: number; text: string }[];
  }[];
};

/** Marks as typed so far, by criterion. */
export type SheetDraft = { marks: Record<string, { mark: string; comment: string }>; remarks: string; conclusion: string };

/** What a sealed sheet holds: marks are decimals as strings, every one with its comment. */
export type SheetPayload = { marks: Record<string, { mark: string; comment: string }>; remarks: string; conclusion: Conclusion; total: string };
