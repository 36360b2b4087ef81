import type { CellDefinition, RowDefinition } from "../../markup/edge-grid.ts";
import type { Bytes } from "./bytes.ts";
import { readPaletteShading, readShading } from "./colours.ts";

/** Property codes of [MS-DOC] 2.6.3. */
const code = {
  header: 0x3404,
  merge: 0x5624,
  delete: 0x5622,
  insert: 0x7621,
  columnWidth: 0x7623,
  left: 0x9601,
  define: 0xd608,
  shading80: 0xd609,
  shading: 0xd612,
  shadingSecond: 0xd616,
  shadingThird: 0xd60c,
  setShading: 0xd62d,
  verticalMerge: 0xd62b,
} as const;

const cellSize = 20;
/** Word's own limit on cells in a row. */
const mostCells = 64;
const noDefinition: RowDefinition = { edges: [], cells: [], header: false };

/** Applies one table property; one that does not matter here leaves the row as it is. */
export function changeRow(
  row: RowDefinition | undefined,
  property: number,
  operand: Bytes,
): RowDefinition | undefined {
  const before = row ?? noDefinition;
  switch (property) {
    case code.define:
      return { ...defineCells(operand), header: before.header };
    case code.header:
      return { ...before, header: operand.u8(0) === 1 };
    case code.shading80:
      return shadeCells(before, 0, operand, 2, readPaletteShading, true);
    case code.shading:
      return shadeCells(before, 0, operand, 10, readShading, false);
    case code.shadingSecond:
      return shadeCells(before, 22, operand, 10, readShading, false);
    case code.shadingThird:
      return shadeCells(before, 44, operand, 10, readShading, false);
    case code.setShading: {
      const fill = operand.length >= 12 ? readShading(operand, 2) : undefined;
      return changeCells(before, operand.u8(0), operand.u8(1), (cell) => filled(cell, fill));
    }
    case code.verticalMerge:
      return changeCells(before, operand.u8(0), operand.u8(0) + 1, (cell) => ({
        ...cell,
        continuesAbove: operand.u8(1) === 1,
      }));
    case code.merge:
      return changeCells(before, operand.u8(0) + 1, operand.u8(1), (cell) => ({
        ...cell,
        continuesLeft: true,
      }));
    case code.columnWidth:
      return setWidths(before, operand.u8(0), operand.u8(1), operand.i16(2));
    case code.delete:
      return deleteCells(before, operand.u8(0), operand.u8(1));
    case code.insert:
      return insertCells(before, operand.u8(0), operand.u8(1), operand.i16(2));
    case code.left: {
      const shift = operand.i16(0) - (before.edges[0] ?? 0);
      return { ...before, edges: before.edges.map((edge) => edge + shift) };
    }
    default:
      return row;
  }
}

/** A cell's merging lies in the low bits of its first word: bits 0 and 1 across, 5 and 6 down. */
function defineCells(operand: Bytes): Pick<RowDefinition, "edges" | "cells"> {
  const count = Math.min(operand.u8(0), mostCells);
  const edges: number[] = [];
  for (let index = 0; index <= count; index += 1) edges.push(operand.i16(1 + 2 * index));
  const start = 1 + 2 * (count + 1);
  const cells: CellDefinition[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = start + index * cellSize;
    const flags = at + 2 <= operand.length ? operand.u16(at) : 0;
    const continuesLeft = (flags & 0x03) === 0x02;
    const continuesAbove = (flags & 0x60) === 0x20;
    cells.push({
      ...(continuesLeft ? { continuesLeft } : {}),
      ...(continuesAbove ? { continuesAbove } : {}),
    });
  }
  return { edges, cells };
}

/** Older shadings stand beside newer ones and are the poorer copy: they only fill gaps. */
function shadeCells(
  row: RowDefinition,
  first: number,
  operand: Bytes,
  size: number,
  read: (bytes: Bytes, at: number) => string | undefined,
  older: boolean,
): RowDefinition {
  const cells = [...row.cells];
  for (let index = 0; (index + 1) * size <= operand.length; index += 1) {
    const cell = cells[first + index];
    if (cell === undefined) break;
    if (!older || cell.fill === undefined) {
      cells[first + index] = filled(cell, read(operand, index * size));
    }
  }
  return { ...row, cells };
}

function filled({ fill: _, ...cell }: CellDefinition, fill: string | undefined): CellDefinition {
  return fill === undefined ? cell : { ...cell, fill };
}

const changeCells = (
  row: RowDefinition,
  first: number,
  limit: number,
  change: (cell: CellDefinition) => CellDefinition,
): RowDefinition => ({
  ...row,
  cells: row.cells.map((cell, index) => (index >= first && index < limit ? change(cell) : cell)),
});

function setWidths(row: RowDefinition, first: number, limit: number, width: number): RowDefinition {
  const edges = [...row.edges];
  for (let index = first; index < limit && index + 1 < edges.length; index += 1) {
    const shift = (edges[index] ?? 0) + width - (edges[index + 1] ?? 0);
    for (let after = index + 1; after < edges.length; after += 1) {
      edges[after] = (edges[after] ?? 0) + shift;
    }
  }
  return { ...row, edges };
}

function deleteCells(row: RowDefinition, first: number, limit: number): RowDefinition {
  const count = Math.max(0, limit - first);
  return {
    ...row,
    edges: row.edges.toSpliced(first, count),
    cells: row.cells.toSpliced(first, count),
  };
}

function insertCells(
  row: RowDefinition,
  first: number,
  count: number,
  width: number,
): RowDefinition {
  const added = Math.min(count, mostCells - row.cells.length);
  if (added <= 0) return row;
  const at = Math.min(first, row.cells.length);
  const left = row.edges[at] ?? row.edges.at(-1) ?? 0;
  const edges = [
    ...row.edges.slice(0, at),
    ...Array.from({ length: added }, (_, index) => left + index * width),
    ...row.edges.slice(at).map((edge) => edge + added * width),
  ];
  const cells = row.cells.toSpliced(at, 0, ...Array.from({ length: added }, () => ({})));
  // The first cells of all bring the table's left edge with them.
  return {
    ...row,
    edges: row.edges.length === 0 ? [...edges, left + added * width] : edges,
    cells,
  };
}
