/** The presets of competition rules an organiser may start from; the rules themselves are in `presets.server.ts`. */
export const presetKeys = ["milkovo", "initiative-groups", "resource-centre"] as const;
export type PresetKey = (typeof presetKeys)[number];
