/** A page as it comes from another process: encoded there, and sent on as it is. */
export interface RenderedApart {
  readonly status: number;
  readonly type: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Said to a process that is asked for nothing: somebody waits for something else, and it keeps still. */
export interface BusyElsewhere {
  readonly busyMilliseconds: number;
}

export interface AskedApart {
  readonly number: number;
  readonly address: string;
}

export interface AnsweredApart {
  /** `ready` where a process has loaded what it needs. */
  readonly number: number | "ready";
  /** Absent where the page is only begun: its time runs from now on. */
  readonly rendered?: RenderedApart;
  /** The page needs more than is done here. */
  readonly isLong?: true;
}
