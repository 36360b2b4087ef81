/** Where a command prints. */
export interface Io {
  /** Results. */
  readonly out: (text: string) => void;
  /** Progress and problems. */
  readonly err: (text: string) => void;
  /** Width of the terminal that results go to; absent where it is none. */
  readonly columns?: number | undefined;
  /** True where `err` goes to a terminal. */
  readonly live?: boolean;
}
