import { createContext, type ReactNode, useContext } from "react";

const Unfolded = createContext(false);

/**
 * A secondary part of a long page, under a line that tells what is inside. Printed open; works without scripts.
 * @param open whether something inside is in use already
 */
export function Fold({ title, open, children }: { title: ReactNode; open?: boolean; children: ReactNode }) {
  const isUnfolded = useContext(Unfolded);
  return (
    <details open={isUnfolded || open}>
      <summary>{title}</summary>
      {children}
    </details>
  );
}

/** Everything inside stands open: for those who have to read all of it. */
export function AllOpen({ children }: { children: ReactNode }) {
  return <Unfolded.Provider value={true}>{children}</Unfolded.Provider>;
}
