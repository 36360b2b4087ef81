// The faults that can be put into a file of the source, found by its syntax, and the text of a file in which any of
// them can be switched on while it runs.
import { parseAst } from "rolldown/parseAst";

const turned = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };
const moved = { "<": "<=", ">": ">=", "<=": "<", ">=": ">" };
const negated = { "===": "!==", "!==": "===" };
const otherSign = { "+": "-", "-": "+" };

/**
 * Every fault that could be put into a text: the expression from `from` to `to`, what stands there instead, what the
 * fault is called, the position that has to be run for it to matter, and whether that is when the file is loaded.
 */
export function faultsOf(text) {
  const found = [];
  walk(parseAst(text), undefined, true, (node, parent, isAtLoad) => {
    for (const [fault, { start: from, end: to }, instead, at = from] of faultsAt(
      node,
      parent,
      text,
    )) {
      found.push({ fault, from, to, instead, at, isAtLoad });
    }
  });
  return found.sort((a, b) => a.from - b.from);
}

/** The text with faults that stand in it as `globalThis.fault === id ? fault : text`; each has an `id`. */
export const withSwitches = (text, faults) =>
  withFaults(text, faults, (same, plain) => {
    const switches = same.map(({ id, instead }) => `globalThis.fault === ${id} ? (${instead}) : `);
    return `${switches.join("")}(${plain})`;
  });

/**
 * The text in which every expression that has faults is what `put` makes of them and of the expression, the ones within
 * it done before.
 */
export function withFaults(text, faults, put, from = 0, to = text.length) {
  const within = faults.filter((fault) => fault.from >= from && fault.to <= to);
  let made = "";
  let at = from;
  while (within.length > 0) {
    const outermost = within.reduce((a, b) =>
      b.from < a.from || (b.from === a.from && b.to > a.to) ? b : a,
    );
    const inside = within.filter(
      (fault) => fault.from >= outermost.from && fault.to <= outermost.to,
    );
    const isSame = (fault) => fault.from === outermost.from && fault.to === outermost.to;
    const inner = inside.filter((fault) => !isSame(fault));
    const plain = withFaults(text, inner, put, outermost.from, outermost.to);
    made += `${text.slice(at, outermost.from)}(${put(inside.filter(isSame), plain)})`;
    at = outermost.to;
    for (const fault of inside) within.splice(within.indexOf(fault), 1);
  }
  return made + text.slice(at, to);
}

function faultsAt(node, parent, text) {
  const of = ({ start, end }) => text.slice(start, end);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "number" ? thresholds(node, parent) : [];
    case "BinaryExpression":
      return operators(node, of);
    case "LogicalExpression": {
      if (node.operator === "??") return [];
      const instead = `(${of(node.left)}) ${node.operator === "&&" ? "||" : "&&"} (${of(node.right)})`;
      return [["and for or", node, instead]];
    }
    case "IfStatement":
      return [
        ["condition dropped", node.test, "true"],
        ["condition never met", node.test, "false"],
      ];
    case "ConditionalExpression": {
      const instead = `(${of(node.test)}) ? (${of(node.alternate)}) : (${of(node.consequent)})`;
      return [["branches swapped", node, instead]];
    }
    case "UnaryExpression":
      return node.operator === "!" ? [["not dropped", node, of(node.argument)]] : [];
    default:
      return [];
  }
}

/** A key of an object is none; -1 is what a search answers. */
function thresholds(node, parent) {
  if (parent?.type === "Property" && parent.key === node) return [];
  if (parent?.type === "UnaryExpression" && node.value === 1) return [];
  const half = ["threshold halved", node, String(node.value / 2)];
  const double = ["threshold doubled", node, String(node.value * 2 + 1)];
  return node.value === 0 ? [double] : [half, double];
}

function operators(node, of) {
  const { operator, left, right } = node;
  const made = (fault, instead) => [fault, node, `(${of(left)}) ${instead} (${of(right)})`];
  if (turned[operator]) {
    return [made("comparison turned", turned[operator]), made("bound moved", moved[operator])];
  }
  if (negated[operator]) return [made("equality negated", negated[operator])];
  if (!otherSign[operator] || isText(left) || isText(right)) return [];
  return [made("plus for minus", otherSign[operator])];
}

const isText = ({ type, value }) =>
  type === "TemplateLiteral" || (type === "Literal" && typeof value === "string");

function walk(node, parent, isAtLoad, visit) {
  visit(node, parent, isAtLoad);
  const inside = isAtLoad && !/Function/.test(node.type);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === "object" && typeof child.type === "string") {
        walk(child, node, inside, visit);
      }
    }
  }
}
