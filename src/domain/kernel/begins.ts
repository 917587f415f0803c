// How a text begins, where it goes into a sentence or becomes one.

/** "Return interview" as it stands within a sentence. */
export const beginLow = (text: string): string => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

/** "return interview" as a sentence or a line begins. */
export const beginHigh = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
