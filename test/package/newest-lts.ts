/** Newest Node line with long-term support, run from the registry's `node` package; the only place that names it. */
export const newestLts = 26;
