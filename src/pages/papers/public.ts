// The page that anyone may print: its style, its letters, and one button, which stands there only where it does something.
import './letters.ts';
import './papers.css';

const button = document.querySelector<HTMLButtonElement>('#print');
button?.removeAttribute('hidden');
button?.addEventListener('click', () => window.print());
