export type Attributes = Record<string, string>;

/** Elements that say the same share one object, by which what follows from it is found again. */
export interface SharedAttributes {
  readonly of: (said: readonly { readonly name: string; readonly value: string }[]) => Attributes;
  /** One that other elements may have as well; what it means is worth remembering. */
  readonly isShared: (attributes: Attributes) => boolean;
}

/** A page whose cells all have names of their own is not to fill the memory with what is never asked again. */
const mostShared = 5_000;
/** Longer ones are texts, not looks. */
const longestShared = 1_000;

export function createSharedAttributes(): SharedAttributes {
  const none: Attributes = Object.freeze({});
  const known = new Map<string, Attributes>();
  const shared = new Set<Attributes>([none]);
  return {
    of: (said) => {
      if (said.length === 0) return none;
      let key = "";
      for (const { name, value } of said) key += `${name}\0${value}\0`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const attributes: Attributes = Object.fromEntries(
        said.map(({ name, value }) => [name, value]),
      );
      if (known.size < mostShared && key.length <= longestShared) {
        known.set(key, attributes);
        shared.add(attributes);
      }
      return attributes;
    },
    isShared: (attributes) => shared.has(attributes),
  };
}
