// What a change costs, in files of `src`. docs/design.md 10 prints this list, and no other document has numbers of its own.
export interface Cost {
  readonly change: string;
  readonly files: number;
}

export const costs: readonly Cost[] = [
  { change: 'a field on a form', files: 1 },
  { change: 'a rule, a deadline', files: 1 },
  { change: 'a role', files: 2 },
  { change: 'a step on a case', files: 3 },
  { change: 'a page of the tab, with what it reads', files: 4 },
  { change: 'a stage', files: 5 },
  { change: 'a step on a part', files: 6 },
  { change: 'a part, with a step, a clock, a section and a button', files: 9 },
  { change: 'a matter, with two steps, own access, a card and a typed word', files: 16 },
];
