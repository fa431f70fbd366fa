/** A decision that the commission votes on, as the page of the sitting shows it; `votes` are those of the protocol before. */
export type ConsideredView = {
  id: string;
  number: number;
  applicant: string;
  project: string;
  state: "opened" | "returned" | "admitted" | "rejected";
  ground: string | null;
  votes: { against: number; abstained: number; recused: number } | null;
};
