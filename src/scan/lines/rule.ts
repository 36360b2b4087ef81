/** A straight line found in a picture, in its pixels. */
export interface Rule {
  readonly direction: "horizontal" | "vertical";
  /** y of a horizontal one, x of a vertical one: its middle. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly thickness: number;
}

/** Darker than this is ink (of 255), where rules are thinner and fainter than letters. */
export const inkBelow = 170;
