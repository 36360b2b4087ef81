import { type AnyNode, type Element, isCDATA, isTag, isText } from "domhandler";

/** How selectors look at the tree; every look at siblings and ancestors is counted. */
export const createAdapter = (step: (count: number) => void) => ({
  isTag,
  existsOne: (test: (element: Element) => boolean, nodes: AnyNode[]): boolean =>
    nodes.some((node) => isTag(node) && (test(node) || anyBelow(node, test, step))),
  getAttributeValue: ({ attribs }: Element, name: string): string | undefined => attribs[name],
  getChildren: (node: AnyNode): AnyNode[] => childrenOf(node),
  getName: ({ name }: Element): string => name,
  getParent: (node: AnyNode): AnyNode | null => {
    step(1);
    return node.parent;
  },
  getSiblings: (node: AnyNode): AnyNode[] => {
    const siblings = node.parent === null ? [node] : childrenOf(node.parent);
    step(siblings.length);
    return siblings;
  },
  prevElementSibling: (node: AnyNode): Element | null => {
    let before = node.prev;
    while (before !== null && !isTag(before)) before = before.prev;
    return before;
  },
  getText: textOf,
  hasAttrib: ({ attribs }: Element, name: string): boolean => Object.hasOwn(attribs, name),
  removeSubsets: (nodes: AnyNode[]): AnyNode[] => nodes,
  findAll: (): Element[] => [],
  findOne: (): Element | null => null,
});

const childrenOf = (node: AnyNode): AnyNode[] => ("children" in node ? node.children : []);

function anyBelow(
  top: AnyNode,
  test: (element: Element) => boolean,
  step: (count: number) => void,
): boolean {
  const open = [...childrenOf(top)];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    step(1);
    if (isTag(node) && test(node)) return true;
    for (const child of childrenOf(node)) open.push(child);
  }
  return false;
}

/** All text below a node, as it stands. */
export function textOf(node: AnyNode): string {
  let text = "";
  const open: AnyNode[] = [node];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (isText(at)) text += at.data;
    else if ("children" in at && !isCDATA(at)) {
      for (let index = at.children.length - 1; index >= 0; index -= 1) {
        const child = at.children[index];
        if (child !== undefined) open.push(child);
      }
    }
  }
  return text;
}
