/** What is in the inputs of a card, by their names, as every client of Teams sends it: nothing for what is empty. */
export type Values = Readonly<Record<string, string>>;
