/** Faults were found in what was looked at. */
export const EXIT_FAULTS = 1;
/** The command was misused: an unknown option, a file that cannot be read or is not JSON. */
export const EXIT_USAGE = 2;
