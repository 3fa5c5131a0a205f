/** Returns a JSON pointer as a path: numbers lead into lists, texts into objects. */
export function pathTo(root: unknown, pointer: string): readonly (string | number)[] {
  let at = root;
  return pointer
    .split("/")
    .slice(1)
    .map((step) => {
      const key = step.replaceAll("~1", "/").replaceAll("~0", "~");
      const part = Array.isArray(at) ? Number(key) : key;
      at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[part];
      return part;
    });
}
