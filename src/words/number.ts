/** Returns a finite number in plain digits with thousands separators, at most two decimals. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "-∞" : "?";
  const [whole = "0", fraction = ""] = Math.abs(value).toFixed(2).split(".");
  // Beyond 1e21 `toFixed` writes an exponent, which must not be taken apart.
  if (whole.includes("e")) return String(value);
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  const decimals = fraction.replace(/0+$/, "");
  const digits = decimals === "" ? grouped : `${grouped}.${decimals}`;
  return value < 0 && digits !== "0" ? `-${digits}` : digits;
}

/** Returns a fraction from 0 to 1 as a percentage, at most one decimal. */
export function formatPercent(fraction: number): string {
  const tenths = (fraction * 100).toFixed(1);
  return `${tenths.endsWith(".0") ? tenths.slice(0, -2) : tenths}%`;
}
