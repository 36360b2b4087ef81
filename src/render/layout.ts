import type pc from "picocolors";

/** What a text is laid out for. */
export interface Terminal {
  /** Absent where the text goes to no terminal. */
  readonly width?: number | undefined;
  readonly colour: boolean;
}

/** What the layout needs: the width, and colours that are nothing where there are none. */
export interface Layout {
  readonly width: number;
  readonly colours: ReturnType<typeof pc.createColors>;
}
