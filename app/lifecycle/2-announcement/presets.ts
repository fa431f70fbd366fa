/** The presets of competition rules an organiser may start from; the rules themselves are in `presets.server.ts`. */
export const presetKeys = [
  "milkovo",
  "general-requirements",
  "regional-grants",
  "initiative-groups",
  "resource-centre",
] as const;
export type PresetKey = (typeof presetKeys)[number];

/** The ready forms that the form of a competition may begin with. */
export const readyFormKeys = ["milkovo", "initiative-groups", "resource-centre"] as const;
export type ReadyFormKey = (typeof readyFormKeys)[number];

/** The ready form that the rules of a preset come with. */
export const formOfPreset: Record<PresetKey, ReadyFormKey> = {
  milkovo: "milkovo",
  "general-requirements": "milkovo",
  "regional-grants": "resource-centre",
  "initiative-groups": "initiative-groups",
  "resource-centre": "resource-centre",
};
