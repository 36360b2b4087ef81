/** note: said for the record; warning: something was lost or doubtful; error: a part could not be read. */
export type Severity = "note" | "warning" | "error";

/** The stage that saw it. Only `extract` problems above a note make a file `partly-read`. */
export type Stage = "extract" | "interpret" | "normalise" | "check" | "archive";

/** What was seen, in quotes, what was done about it, and where. */
export interface Problem {
  readonly severity: Severity;
  readonly stage: Stage;
  readonly code: ProblemCode;
  /** Counts from 1. */
  readonly page?: number;
  /** The table's running number in the document, from 1. */
  readonly table?: number;
  /** Row and column as `inspect` prints them, from 0. */
  readonly row?: number;
  readonly column?: number;
  /** One sentence a clerk understands. */
  readonly message: string;
  /** Present where it is a finding an auditor would make, not only something noticed while reading. */
  readonly finding?: FindingDetail;
}

/** How sure a finding is. */
export type Certainty = "certain" | "likely" | "worth a look";

/** What a finding rests on. */
export interface FindingDetail {
  /** The figures or words concerned, as printed. */
  readonly printed: string;
  /** What one would expect in their place. */
  readonly expected: string;
  readonly sure: Certainty;
  /** Ids of the records concerned. */
  readonly records: readonly string[];
}

export type Finding = Problem & { readonly finding: FindingDetail };

/** A value and what was noticed on the way to it. */
export interface Outcome<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

/** The closed list of problem codes, with what each means; REFERENCE.md prints it. */
export const problemCodes = {
  // the whole file
  "file-empty": "The file has no bytes.",
  "file-unrecognised": "The bytes are of no format that can be read.",
  "file-damaged": "The file is cut short or broken beyond repair.",
  "file-encrypted": "The file needs a password, or the one given is wrong.",
  "file-unsupported": "The format is known but not supported yet.",
  "file-unreadable": "The file system does not let the file be read.",
  "file-too-large": "The file is larger than the limit for one file.",
  "file-too-many-pages": "The file has more pages than the limit.",
  "file-stalled": "Reading made no progress within the time limit.",
  "file-too-long": "Reading took longer than the time limit for one file.",
  "package-too-long": "The members of a package took all the time that one package may.",
  "file-memory": "Reading needed more memory than the limit.",
  "file-misnamed": "The name's extension says another format than the bytes.",
  "reader-crashed": "The reading process ended unexpectedly.",
  "too-large-inflated": "A packed file inflates to more than the limit.",
  "too-many-members": "A packed file has more members than the limit.",
  "member-damaged": "A member of a packed file does not match its checksum or is cut short.",
  "not-a-report": "The file is not something that could be a report.",
  "no-text": "No text came out of the file.",
  internal: "A fault of muniment's own.",
  // parts of a file
  "page-unreadable": "One page could not be read; the others were.",
  "page-no-text": "The page has no text layer; it is a picture.",
  "text-covered": "Text was painted over, so what shows in its place was read instead.",
  "font-unmapped": "A font has no usable character map, so its text cannot be known.",
  "font-contradicts": "A font says other figures than it draws, so that they cannot be known.",
  "part-unreadable": "A part of the document could not be read; the rest was.",
  "part-unsupported": "A part of the document is of a kind that is not read yet.",
  "reader-warning": "A library that reads the format warned of something.",
  "text-encoding": "Bytes that are no valid text were replaced.",
  "nesting-too-deep": "Nesting deeper than the limit was cut off.",
  "table-clamped": "A table claims more rows or columns than it can have; the claim was cut back.",
  "page-read-by-ocr": "The page is a picture; what stands on it was read off it by machine.",
  "page-not-read-by-ocr": "The page is a picture, and nothing could be read off it.",
  "text-layer-differs": "The text that lies over a scan shows other figures than the scan.",
  "ocr-missing":
    "Pages that are pictures were left because the packages that read them are not installed.",
  // meaning
  "header-doubtful":
    "A header that gives period, unit or measure was read off a picture in two ways, so no figure under it is stored.",
  "table-unrecognised": "A table looks like data but its kind could not be told.",
  "row-outside-table": "A line beside a table looks like a row of it; its figures were not stored.",
  "row-unrecognised": "A row fits no reading of its table.",
  "list-unrecognised": "A list is too long to be one of commitments.",
  "unit-contradiction": "Two places disagree about the unit of a table's amounts.",
  "unit-unknown": "A table of money prints no unit, and another under the same heads has one.",
  "column-unrecognised": "A column's meaning could not be told.",
  "value-unreadable": "A value cell holds something that is no single value.",
  "due-unreadable": "A date cell holds no date that can be read.",
  "status-unreadable":
    "A mark stands where a status is expected, but the report does not say what it means.",
  "money-unreadable": "An amount cannot be read.",
  "tick-without-text": "A tick stands in a row without words.",
  "council-unknown": "The report's council could not be told.",
  "period-unknown": "The report's period could not be told.",
  // what gave nothing
  "no-records": "The report has tables, but no record came of them.",
  "set-aside": "What holds a code or figure was set aside without being understood.",
  // findings about figures
  "total-mismatch": "A column does not add up to its printed total.",
  "net-mismatch": "Gross, grant and other income do not give the printed net.",
  "variance-mismatch": "Budget less actual is not the printed variance.",
  "number-slip": "A figure only makes sense as a slip of printing or extraction.",
  "count-mismatch": "The prose claims a count that the rows do not have.",
  "status-contradicts": "A status contradicts the figures beside it.",
  "basis-differs": "A figure for part of a year is called by the whole year's target.",
  "target-direction": "A target moves against the indicator's polarity.",
  "percent-range": "A percentage is outside what it can be.",
  "due-outside-plan": "A due date falls outside the plan year over it.",
  "figure-differs": "One measure is printed with different figures.",
  "weight-sum": "Weights do not add up to 100.",
  "section-repeated": "A section is printed twice.",
  "code-out-of-years": "An indicator's code was not in force in the report's years.",
  "code-title-mismatch": "A code and the title beside it name different indicators.",
  "code-reused": "A local code stands for different things.",
  "unit-changes":
    "A unit changes within a row, within a column, or between a title and its figures.",
  "share-mismatch": "A printed percentage is not the share of the figures it is printed of.",
  "words-contradict": "Words such as rose, fell or improved contradict the figures beside them.",
  "done-before-due": "A commitment that is due after the report's own date is called done.",
  "cumulative-falls": "A cumulative count falls from one quarter to the next.",
  "twin-differs": "Two copies of one report differ.",
  "correction-stale": "A correction's target no longer exists or now reads differently.",
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** The file yields nothing: thrown by readers, caught only by the pipeline. */
export class UnreadableFile extends Error {
  override readonly name = "UnreadableFile";
  readonly code: ProblemCode;
  constructor(code: ProblemCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The work cannot be done: one sentence for the person who asked, and the exit status that goes with it. */
export class WorkFailed extends Error {
  override readonly name = "WorkFailed";
  /** 2 wrong usage; 4 the work could not be done. */
  readonly status: 2 | 4;
  constructor(status: 2 | 4, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.status = status;
  }
}

/** What the system refused, in one sentence; nothing for what it did not. `code` is that of Node's error. */
export function systemSentence(code: string, path: string): string | undefined {
  if (code === "ENOSPC" || code === "EDQUOT" || code === "EFBIG")
    return `The disk is full: ${path} could not be written.`;
  if (code === "EMFILE" || code === "ENFILE")
    return "Too many files are open: raise the limit (ulimit -n), or let other programs end.";
  if (code === "ENOMEM" || code === "EAGAIN")
    return "The system has no memory or process left: let other programs end, or give fewer --jobs.";
  if (code === "EACCES" || code === "EPERM") return `${path} may not be opened or written.`;
  if (code === "EROFS") return `${path} lies on a disk that is read-only.`;
  if (code === "EIO") return `The disk failed while ${path} was used.`;
  if (code === "ENOENT" || code === "ENOTDIR") return `There is no such folder or file: ${path}.`;
  if (code === "EISDIR" || code === "ERR_FS_EISDIR")
    return `${path} is a folder where a file is meant.`;
  if (code === "EEXIST" || code === "ENOTEMPTY") return `${path} is there already.`;
  if (code === "ENAMETOOLONG") return `${path} is longer than the system allows.`;
  return undefined;
}
