/** The day that generated deals are about where no other is asked for. */
export const testDay = "2026-06-30";
