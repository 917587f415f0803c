// Where a place says another duty of a case than the person is asked for, or says it without its time: by the file that is to
// blame, `place · duty · what it says instead`. Lists that may only shrink: what is not on them fails their test, and so does a
// line that is not so any more.

type Known = Readonly<Record<string, readonly string[]>>;

/** Of the fictional cases of the demo. */
export const knownOfDemo: Known = {};

/** Of a case for each duty. */
export const knownOfEachDuty: Known = {};
