/** States as lists print them behind a dash, in brackets or as a sentence of their own. */
const words = [
  "on[- ]track",
  "on[- ]target",
  "on[- ]schedule",
  "on[- ]course",
  "ahead(?: of schedule| of target)?",
  "(?:fully |mostly |largely |substantially |partly |partially |nearly |almost )?(?:achieved|completed?|met|done|delivered|implemented)",
  "target (?:met|achieved|missed|not met)",
  "(?:not|never) (?:yet )?(?:achieved|met|completed?|started|on track|on target|begun|due|delivered|implemented)",
  "(?:some|minor|slight|major|significant|serious) (?:slippage|delays?)",
  "slippage",
  "slipped",
  "slipping",
  "(?:slightly |somewhat |badly |seriously |significantly )?delayed",
  "deferred",
  "postponed",
  "(?:slightly |just |well |somewhat |a little )?behind(?: schedule| target)?",
  "off (?:track|target|course)",
  "missed",
  "no progress",
  "at risk",
  "in progress",
  "under ?way",
  "in hand",
  "started",
  "cancelled",
  "withdrawn",
  "abandoned",
  "carried forward",
  "red/amber",
  "amber/green",
  "green",
  "amber",
  "red",
  "\\d{1,3}\\s?% (?:complete|completed|done)",
].join("|");
/** Words that may go on from a state within its phrase: `completed in March`, `slipped to June`. */
const goesOn =
  "in|on|by|until|till|to|from|due|pending|subject|as|and|but|although|though|following|because|ahead|within|during|early|late|since";
const stateAtStart = new RegExp(
  `^(?:status|progress|rag(?: status)?)?\\s*[:–-]?\\s*(${words})(?:(?=\\s*[.;,:)\\]–—!]|\\s*$|\\s-\\s|\\s*\\()|\\s+(?=(?:${goesOn})\\b)|\\s+(?=(?:january|february|march|april|may|june|july|august|september|october|november|december|q[1-4]|\\d)))\\s*`,
  "i",
);
/** One letter is a state only in capitals and alone. */
const letter = /^(?:[Ss]tatus|(?:RAG|Rag|rag)(?: [Ss]tatus)?)?\s*(?:[:–-]\s*)?([GARY])[.)\]]?$/;

export interface PrintedState {
  /** As printed: `on track`. */
  readonly state: string;
  /** What follows it. */
  readonly commentary: string;
}

/** A text that begins with a state, and what it goes on to say. */
export function parseState(printed: string): PrintedState | undefined {
  const text = printed.trim();
  const alone = letter.exec(text)?.[1];
  if (alone) return { state: alone, commentary: "" };
  const match = stateAtStart.exec(text);
  if (!match?.[1]) return undefined;
  const rest = text.slice(match[0].length);
  // "met residents", "complete the review": the word begins a sentence of its own
  return { state: match[1], commentary: rest.replace(/^[\s.;,:)\]–—!-]+/, "").trim() };
}
