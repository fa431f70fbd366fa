import type { BlindMode, Criterion } from "../2-announcement/rules";
import type { Conclusion } from "./sheet";

/** What experts score by: the part of the competition's rules that a round keeps. */
export type ReviewRules = { blind: BlindMode; commentMinLength: number; criteria: Criterion[] };

/** Marks as typed so far, by criterion. */
export type SheetDraft = {
  marks: Record<string, { mark: string; comment: string }>;
  remarks: string;
  conclusion: string;
};

/** What a sealed sheet holds: marks are decimals as strings, every one with its comment; `total` is Σ mark × weight. */
export type SheetPayload = {
  marks: Record<string, { mark: string; comment: string }>;
  remarks: string;
  conclusion: Conclusion;
  total: string;
};

/** A sheet nobody has written in. */
export const emptyDraft: SheetDraft = { marks: {}, remarks: "", conclusion: "" };
