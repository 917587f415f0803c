// Says below a text, when it is left, which of its words may blame a child (docs/process.md P15.1). What is typed is read where
// it is typed, and goes nowhere.
import { noticedIn, sayNoticed, type WordToAvoid } from '../../../domain/kernel/language.ts';

const noteOf = (text: HTMLTextAreaElement): HTMLElement | undefined => {
  const next = text.nextElementSibling;
  return next instanceof HTMLElement && next.classList.contains('mset-words') ? next : undefined;
};

let made = 0;
function noteFor(text: HTMLTextAreaElement): HTMLElement {
  const note = document.createElement('div');
  made += 1;
  note.id = `words-${made}`;
  note.className = 'mset-words';
  // A screen reader hears it without a loss of the focus.
  note.setAttribute('role', 'status');
  text.after(note);
  text.setAttribute('aria-describedby', [text.getAttribute('aria-describedby') ?? '', note.id].join(' ').trim());
  return note;
}

/** A field was left. */
export function noteWords(left: EventTarget | null, list: readonly WordToAvoid[]): void {
  if (!(left instanceof HTMLTextAreaElement)) return;
  const said = sayNoticed(noticedIn(left.value, list));
  const note = noteOf(left) ?? (said === undefined ? undefined : noteFor(left));
  if (note !== undefined) note.textContent = said === undefined ? '' : `○ ${said}`;
}
