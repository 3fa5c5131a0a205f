import fc from "fast-check";

/** The deepest nesting that is tried. */
const deepest = 20_000;

const nested = (depth: number): unknown => {
  let data: unknown = "end";
  for (let n = 0; n < depth; n++) data = n % 2 === 0 ? [data] : { not: data };
  return data;
};

const cyclic = (): unknown => {
  const circle: Record<string, unknown> = { id: "circle" };
  circle.all = [circle];
  return circle;
};

const throwing = (): unknown =>
  Object.defineProperty({ id: "x" }, "name", {
    enumerable: true,
    get: () => {
      throw new Error("read me not");
    },
  });

const revoked = (): unknown => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return { inner: proxy };
};

/** Data that a parser would rather not meet, made anew each time: some of it is changed by use. */
const strays: readonly (() => unknown)[] = [
  () => undefined,
  () => null,
  () => true,
  () => "",
  () => 0,
  () => -0,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => Number.MAX_VALUE,
  () => 2 ** 53 + 2,
  () => 1e-320,
  () => 10n ** 30n,
  () => "\ud800",
  () => "a\udc00b",
  () => "\u0000",
  () => "\u001b[2J\u001b]0;x\u0007",
  () => "\u202e\u2066",
  () => "x".repeat(20_000),
  () => "`".repeat(50),
  () => "__proto__",
  () => "constructor",
  () => "toString",
  () => "{}",
  () => "2026-02-30",
  () => "9999-99-99",
  () => [],
  () => ({}),
  () => [[], [[]]],
  () => JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  () => Object.create(null),
  () => Object.create({ id: "inherited" }),
  () => new Array(5),
  () => Array.from({ length: 3000 }, (_, n) => ({ id: `n${n}` })),
  () => Object.fromEntries(Array.from({ length: 2000 }, (_, n) => [`k${n}`, n])),
  () => nested(40),
  () => nested(deepest),
  cyclic,
  throwing,
  revoked,
  () => new Date(Number.NaN),
  () => new Map([["id", "x"]]),
  () => new Uint8Array(4),
  () => Symbol("x"),
  () => () => "x",
];

/** Words that mean something to one parser or another. */
const words: readonly string[] = [
  "{",
  "}",
  "[",
  "]",
  '"',
  "\\",
  ",",
  ":",
  "\n",
  "\r",
  "\t",
  ";",
  "'",
  "null",
  "-",
  "1e999",
  "-1e-999",
  "0".repeat(400),
  "9".repeat(400),
  "\\ud800",
  "\ud800",
  "\\u0000",
  "\u0000",
  "\u001b[2J",
  "\ufeff",
  '"__proto__":{"polluted":true},',
  '"constructor":1,',
  '"id":"again",',
  "/*",
  "//",
  "NaN",
  "[".repeat(deepest),
  '{"not":'.repeat(deepest),
  "(".repeat(deepest),
  "not ".repeat(5000),
  "非".repeat(5000),
  "(".repeat(300),
  "—",
  "，",
  "“",
  "以上",
  "all of",
];

/** Replaces, removes or adds something somewhere in data; what is not on the way is shared. */
function changedAt(data: unknown, where: readonly number[], stray: unknown): unknown {
  const [first, ...rest] = where;
  const isPlain = typeof data === "object" && data !== null;
  if (first === undefined || !isPlain) return stray;
  if (Array.isArray(data)) {
    const copy = [...data];
    const index = first % (data.length + 1);
    if (stray === undefined && rest.length === 0) copy.splice(index, 1);
    else copy[index] = changedAt(data[index], rest, stray);
    return copy;
  }
  const keys = Object.keys(data);
  const odd = ["__proto__", "stray", "", "constructor"][first % 4] ?? "";
  const key = keys[first % (keys.length + 1)] ?? odd;
  const value = Object.hasOwn(data, key) ? (data as Record<string, unknown>)[key] : undefined;
  const others = Object.entries(data).filter(([own]) => own !== key);
  const inner = changedAt(value, rest, stray);
  return Object.fromEntries(
    stray === undefined && rest.length === 0 ? others : [...others, [key, inner]],
  );
}

const placeArbitrary = fc.array(fc.nat(60), { minLength: 1, maxLength: 9 });
const strayArbitrary = fc.constantFrom(...strays);
const changes = fc.array(fc.tuple(placeArbitrary, strayArbitrary), { minLength: 1, maxLength: 3 });

/** Makes sound data with something hostile in it, and hostile data alone. */
export function hostileData(sound: readonly unknown[]): fc.Arbitrary<unknown> {
  const tampered = fc.tuple(fc.constantFrom(...sound), changes).map(([data, made]) =>
    made.reduce<unknown>((now, [where, stray]) => {
      try {
        return changedAt(now, where, stray());
      } catch {
        // It was hostile already on the way there.
        return now;
      }
    }, data),
  );
  return fc.oneof(
    { weight: 8, arbitrary: tampered },
    { weight: 1, arbitrary: strayArbitrary.map((make) => make()) },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 3, withBigInt: true, withDate: true }) },
  );
}

const isText = (data: unknown): boolean => {
  try {
    return JSON.stringify(data) !== undefined;
  } catch {
    return false;
  }
};

/** Makes sound texts cut off, garbled, with odd words in them; and no text that was ever sound. */
export function hostileText(sound: readonly string[]): fc.Arbitrary<string> {
  const edit = fc.tuple(fc.nat(1_000_000), fc.constantFrom(...words), fc.nat(6));
  const garbled = fc
    .tuple(fc.constantFrom(...sound), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([text, edits]) =>
      edits.reduce((now, [at, word, how]) => {
        const place = at % (now.length + 1);
        if (how === 0) return now.slice(0, place);
        if (how === 1) return now.slice(0, place) + now.slice(place + (at % 50));
        if (how === 2) return now.slice(0, place) + now.slice(Math.max(0, place - (at % 200)));
        return now.slice(0, place) + word + now.slice(place + (how === 3 ? 0 : word.length % 7));
      }, text),
    );
  const parsed = sound.flatMap((text) => {
    try {
      return [JSON.parse(text) as unknown];
    } catch {
      return [];
    }
  });
  const printed =
    parsed.length === 0
      ? []
      : [
          {
            weight: 5,
            arbitrary: hostileData(parsed).map((data) =>
              isText(data) ? JSON.stringify(data) : String(Object.prototype.toString.call(data)),
            ),
          },
        ];
  return fc.oneof(
    { weight: 5, arbitrary: garbled },
    ...printed,
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...words), { maxLength: 12 }).map((all) => all.join("")),
    },
  );
}

/** Makes sound bytes cut off or changed here and there, and any bytes at all. */
export function hostileBytes(sound: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const edit = fc.tuple(fc.nat(10_000_000), fc.nat(255), fc.nat(9));
  const garbled = fc
    .tuple(fc.constantFrom(...sound), fc.array(edit, { minLength: 1, maxLength: 12 }))
    .map(([bytes, edits]) =>
      edits.reduce((now, [at, byte, how]) => {
        const place = at % (now.length + 1);
        if (how === 0) return now.slice(0, place);
        const copy = Uint8Array.from(now);
        copy[place] = byte;
        return copy;
      }, bytes),
    );
  return fc.oneof(
    { weight: 4, arbitrary: garbled },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
  );
}
