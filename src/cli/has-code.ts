/** Returns whether an error is a failure of the system, or of the program, of some code. */
export const hasCode = (error: unknown, code: string): error is Error & { readonly code: string } =>
  error instanceof Error && "code" in error && error.code === code;
