/** What Hive, Spark, Trino and DuckDB all read as NULL. An empty value would be refused or read as text. */
const noValue = "__HIVE_DEFAULT_PARTITION__";

/**
 * `council=Bath%20and%20North%20East%20Somerset`. Letters beyond ASCII stay as they are: Spark and Hive decode
 * every `%XX` to a character of its own, DuckDB to a byte.
 */
export function hiveFolder(key: string, value: string | number | null): string {
  const text = value === null ? noValue : String(value).replace(unsafe, percent);
  return `${key}=${text}`;
}

/** All of ASCII but letters, digits, `-` and `_`. A dot alone or two of them would lead elsewhere in some systems. */
const unsafe = /[^A-Za-z0-9_\-\u0080-\uffff]/g;

const percent = (character: string): string =>
  `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
