/** A dated item of a list, or a sentence with figures, that gave no record, and why. */
export interface ListAside {
  readonly of: "list-item" | "sentence";
  /** Index of the block in the document. */
  readonly block: number;
  readonly page?: number;
  readonly text: string;
  /** One phrase: `most items of the list carry neither date nor state`. */
  readonly why: string;
}
