/** A page as its draw operators, written out: the test owns every line of it. */
export interface MadePage {
  readonly operators: string;
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
  /** Further entries of the page, of its resources and of its fonts. */
  readonly entries?: string;
  readonly resources?: string;
  readonly fonts?: string;
}
type TextAt = (x: number, y: number, text: string, size?: number, font?: string) => string;
export const firstObject: number;
export function pageObject(index: number, objects: number): number;
export function stream(entries: string, data: string): string;
export function makePdf(
  pages: readonly MadePage[],
  further?: readonly string[],
  catalogue?: string,
): Uint8Array;
export function pagesToObjects(
  pages: readonly MadePage[],
  further?: readonly string[],
  catalogue?: string,
): string[];
export function objectsToPdf(objects: readonly string[], trailer?: string): Uint8Array;
export const textAt: TextAt;
export const textBefore: TextAt;
export const textAround: TextAt;
export function textWidth(text: string, size?: number): number;
export function lineBetween(x1: number, y1: number, x2: number, y2: number): string;
export function gridOf(xs: readonly number[], ys: readonly number[]): string;
export function rowsAt(
  xs: readonly number[],
  top: number,
  step: number,
  rows: readonly (readonly string[])[],
  size?: number,
  font?: string,
): string;
export function roundedBox(
  x: number,
  y: number,
  width: number,
  height: number,
  radius?: number,
): string;
export function circleAt(x: number, y: number, r: number): string;
export function arrowAt(x: number, y: number, quarters: number): string;
