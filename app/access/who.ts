/** Who acts: a signed-in person, somebody not signed in, or the system itself in a job or a clock's move. */
export type Person = { kind: "person"; id: string; name: string; email: string; lang: "ru" | "en"; confirmed: boolean };
export type Nobody = { kind: "nobody" };
export type System = { kind: "system" };
export type Who = Person | Nobody | System;

export const nobody: Nobody = { kind: "nobody" };
export const system: System = { kind: "system" };
