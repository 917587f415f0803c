// What a change costs, in files of `src`. Each was made, and lies as a diff in `additions`: a test writes it into a copy,
// compiles it and counts its files. docs/design.md 10 prints this list, and no other document has numbers of its own.
export interface Cost {
  readonly change: string;
  readonly files: number;
  /** Its diff. */
  readonly addition: string;
}

export const costs: readonly Cost[] = [
  { change: 'a field on a form', files: 1, addition: 'field' },
  { change: 'a rule, a deadline', files: 1, addition: 'rule' },
  { change: 'something more that is owed: called for, barred, listed, printed', files: 1, addition: 'duty' },
  { change: 'a kind of person, place or thing that cases name', files: 1, addition: 'kind' },
  { change: 'a role', files: 2, addition: 'role' },
  { change: 'a step on a case', files: 3, addition: 'step-on-a-case' },
  { change: 'a stage', files: 3, addition: 'stage' },
  { change: 'a page of the tab, with what it reads', files: 4, addition: 'page' },
  { change: 'a step on a part', files: 4, addition: 'step-on-a-part' },
  { change: 'a part, with a step, a clock, a section and a button', files: 9, addition: 'part' },
  { change: 'a matter, with two steps, own access, a card and a typed word', files: 16, addition: 'place' },
];
