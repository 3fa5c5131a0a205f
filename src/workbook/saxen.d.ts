declare module "saxen" {
  type Decode = (text: string) => string;

  /** Reads XML and tells what it comes by, in order. */
  export class Parser {
    on(
      event: "openTag",
      told: (
        name: string,
        attributes: () => Readonly<Record<string, string>>,
        decode: Decode,
      ) => void,
    ): this;
    on(event: "closeTag", told: (name: string) => void): this;
    on(event: "text", told: (text: string, decode: Decode) => void): this;
    on(event: "error", told: (error: Error) => void): this;
    /** Returns the first error, if there is any and nobody is told of errors. */
    parse(xml: string): Error | undefined;
  }
}
