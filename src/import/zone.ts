const minute = 60_000;
const fixed = /^([+-])(\d\d):(\d\d)$/;

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  formatters.set(zone, formatter);
  return formatter;
};

/** Returns whether a text names a time zone: `+08:00`, `UTC`, `Asia/Shanghai`. */
export const isZone = (zone: string): boolean => {
  const [, , hours = "99", minutes = "99"] = fixed.exec(zone) ?? [];
  if (fixed.test(zone)) return Number(hours) <= 14 && Number(minutes) <= 59;
  try {
    return formatterOf(zone).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};

/** Returns how far a zone's clocks are ahead of UTC at an instant, both in milliseconds. */
const offsetAt = (zone: string, instant: number): number => {
  const [whole, sign, hours, minutes] = fixed.exec(zone) ?? [];
  if (whole) return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * minute;
  const parts = formatterOf(zone).formatToParts(instant);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return shown - Math.floor(instant / 1000) * 1000;
};

/** Returns the instant at which a zone's clocks show a time, both in milliseconds since 1970. */
export const instantOf = (zone: string, shown: number): number => {
  const guess = shown - offsetAt(zone, shown);
  // The offset may differ on either side of a change of the clocks: the second guess is right.
  return shown - offsetAt(zone, guess);
};

/** Returns what a zone's clocks show at an instant, both in milliseconds since 1970. */
export const shownAt = (zone: string, instant: number): number => instant + offsetAt(zone, instant);
