// Tabs by hand: those of Fluent leave things behind that take the focus and cannot be seen. One stop of the keyboard; arrows,
// Home and End choose.
import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import { focusRing } from '../frame/styles.ts';

const useStyles = makeStyles({
  tabs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  tab: {
    ...typographyStyles.body1,
    ...focusRing,
    padding: tokens.spacingHorizontalS,
    border: 'none',
    borderBottom: `${tokens.strokeWidthThicker} solid transparent`,
    borderRadius: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': { borderBottomColor: tokens.colorNeutralStroke1 },
  },
  chosen: {
    ...typographyStyles.body1Strong,
    color: tokens.colorNeutralForeground1,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    ':hover': { borderBottomColor: tokens.colorCompoundBrandStroke },
  },
});

interface TabsProps<Name extends string> {
  readonly tabs: readonly { readonly name: Name; readonly title: string }[];
  readonly chosen: Name;
  readonly choose: (name: Name) => void;
  /** The id of what the tabs show; it is labelled by `tab-<name>`. */
  readonly shows: string;
}

export function Tabs<Name extends string>({ tabs, chosen, choose, shows }: TabsProps<Name>) {
  const styles = useStyles();
  const pressed = (event: KeyboardEvent<HTMLElement>): void => {
    const place = tabs.findIndex(({ name }) => name === chosen);
    const next = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: -1 }[event.key];
    const tab = next === undefined ? undefined : tabs.at(next % tabs.length);
    if (tab === undefined) return;
    event.preventDefault();
    choose(tab.name);
    document.getElementById(`tab-${tab.name}`)?.focus();
  };
  return (
    <div role="tablist" className={styles.tabs} data-chrome>
      {tabs.map(({ name, title }) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          aria-controls={shows}
          tabIndex={name === chosen ? 0 : -1}
          className={mergeClasses(styles.tab, name === chosen && styles.chosen)}
          onClick={() => choose(name)}
          onKeyDown={pressed}
        >
          {title}
        </button>
      ))}
    </div>
  );
}
