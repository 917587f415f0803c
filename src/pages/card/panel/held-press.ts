// Presses of one button that no step takes back: they wait ten seconds in the browser, and can be taken back until then.
// What asks a child's safety to wait is never among them (docs/decisions 48).

export const undoMs = 10_000;

/** What is about to be said, by verb. */
const words: Readonly<Record<string, string>> = {
  'action.accept': 'Accepting this action',
  'meeting.come': 'Saying that you are coming',
};

/** What a press that is held says meanwhile; undefined for one that is sent at once. */
export const sayHeld = (verb: string): string | undefined => words[verb];
