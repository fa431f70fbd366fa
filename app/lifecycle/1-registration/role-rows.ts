import type { Role } from "../../access/roles";

/** A role held now; `isWhole` says that it is for the whole organiser, not for one competition. */
export type HeldRole = {
  id: string;
  role: Role;
  name: string;
  email: string;
  since: string;
  isWhole: boolean;
  isSelf: boolean;
};

/** An invitation that nobody has accepted yet. */
export type WaitingRole = { id: string; role: Role; name: string; email: string; sentAt: string };
