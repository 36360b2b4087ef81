/** Lets values through in the order of their positions, each as soon as all before it have come. */
export function inOrder<T>(emit: (value: T) => void): (position: number, value: T) => void {
  const waiting = new Map<number, T>();
  let next = 0;
  return (position, value) => {
    waiting.set(position, value);
    for (let ready = waiting.get(next); ready !== undefined; ready = waiting.get(next)) {
      waiting.delete(next);
      next += 1;
      emit(ready);
    }
  };
}
