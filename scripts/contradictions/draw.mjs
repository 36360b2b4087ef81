// Draws and page-building for composed reports: everything follows from the seed.
import { random } from "../synthetic/report-text.mjs";

/** Draws that share one generator. */
export function drawsOf(seed) {
  const next = random(seed);
  for (let n = 0; n < 8; n++) next();
  const whole = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = (list) => list[Math.floor(next() * list.length)];
  const some = (list, count) => {
    const rest = [...list];
    return Array.from(
      { length: Math.min(count, rest.length) },
      () => rest.splice(Math.floor(next() * rest.length), 1)[0],
    );
  };
  return { next, whole, pick, some, chance: (share) => next() < share };
}

/** `12345` as `12,345`, a negative in brackets. */
export function money(value) {
  const text = String(Math.abs(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return value < 0 ? `(${text})` : text;
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

export const paragraph = (text) => `<p>${escaped(text)}</p>`;
export const heading = (text, level = 2) => `<h${level}>${escaped(text)}</h${level}>`;

/** A table of text cells; the first row is its header. */
export function table(rows) {
  const lines = rows.map((cells, at) => {
    const tag = at === 0 ? "th" : "td";
    return `<tr>${cells.map((text) => `<${tag}>${escaped(text)}</${tag}>`).join("")}</tr>`;
  });
  return `<table border="1">${lines.join("")}</table>`;
}

export const page = (title, body) =>
  `<html><head><meta charset="utf-8"><title>${escaped(title)}</title></head><body>${heading(title, 1)}${body.join("")}</body></html>`;
