// How the picture is looked at, as it stands in the address: a link or a reload shows the same.

const views = ['picture', 'list', 'where'] as const;
export type AroundView = (typeof views)[number];
export interface AroundLook {
  /** Undefined until one is chosen: then the width of the window says. */
  readonly view?: AroundView;
  /** Of one kind alone; empty: of all. */
  readonly kind: string;
  /** Seen or named within so many months; empty: at any time. */
  readonly months: string;
}

/** `kind=place&months=3&view=where`; what is as at first is left out. */
const said = (parts: Readonly<Record<string, string>>): string => {
  const all = new URLSearchParams(Object.entries(parts).filter(([, value]) => value !== ''));
  return all.size === 0 ? '' : `?${all.toString()}`;
};
export const addressOfAround = (of: string, { view, kind, months }: AroundLook): string =>
  `around/${of}${said({ kind, months, view: view ?? '' })}`;
/** What the server is asked: how it is shown is the page's own. */
export const askedOfAround = (of: string, { kind, months }: AroundLook): string =>
  `around/${of}${said({ kind, months })}`;

/** Reads the last part of `#/around/ENT-4F7K-2Q9X?kind=place`; what it does not know is as at first. */
export function readAround(part: string): { readonly of: string; readonly look: AroundLook } {
  const [of = '', query = ''] = part.split('?');
  const asked = new URLSearchParams(query);
  const view = views.find((one) => one === asked.get('view'));
  return {
    of,
    look: {
      ...(view !== undefined && { view }),
      kind: /^[a-z]{1,20}$/.exec(asked.get('kind') ?? '')?.[0] ?? '',
      months: /^\d{1,2}$/.exec(asked.get('months') ?? '')?.[0] ?? '',
    },
  };
}
