export const reporting = {};
