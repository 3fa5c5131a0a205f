/** Returns the cell where an issue stands: of what is missing, else of its place or the nearest above. */
export function cellOf(
  issue: { readonly pointer: string },
  cells: ReadonlyMap<string, string>,
): string | undefined {
  const missing = "key" in issue ? `${issue.pointer}/${String(issue.key)}` : issue.pointer;
  const first = cells.get(missing) ?? cells.get(`${missing}/zh`);
  for (
    let at = issue.pointer;
    first === undefined && at !== "";
    at = at.slice(0, at.lastIndexOf("/"))
  ) {
    const found = cells.get(at);
    if (found !== undefined) return found;
  }
  return first;
}
