/** What somebody told of a job and the server has not confirmed yet. */
export type Told = {
  /** Order in which it was told; given by the store. */
  seq?: number;
  /** The same for every try, so that the server takes it once. */
  key: string;
  /** Id of the member of staff who told it. */
  who: string;
  reference: string;
  /** What was told, in words: "Finish". */
  step: string;
  fields: [name: string, value: string][];
  photos: { field: string; name: string; content: Blob }[];
  /** By the clock of this device, milliseconds. */
  saidAt: number;
  tries: number;
  /** Why the server will not take it; it is not sent again by itself. */
  stuck?: string;
};

/** What the server has. */
export type Sent = { key: string; who: string; reference: string; step: string; at: string; kept: boolean; say: string };

/** What came of one try. */
export type Answer =
  | { what: "sent"; at: string; kept: boolean; say: string }
  | { what: "refused"; say: string } // by a rule, to be mended
  | { what: "stuck"; say: string } // never will be taken
  | { what: "sign-in" }
  | { what: "other" } // somebody else is signed in
  | { what: "retry" };

/** Milliseconds until the next try after so many: 2 s, 4 s … 5 min, with a part left to chance so that a whole fleet does not come at once. */
export function pause(tries: number, chance: number = Math.random()): number {
  return Math.min(300_000, 2000 * 2 ** Math.max(0, tries - 1)) * (0.75 + chance / 2);
}
