export const announcement = {};
