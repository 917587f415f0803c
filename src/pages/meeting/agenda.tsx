// The agenda on the page of a meeting, worked with the keyboard alone if need be.
import { makeStyles, mergeClasses, Switch, tokens, typographyStyles } from '@fluentui/react-components';
import { ArrowRight16Filled } from '@fluentui/react-icons/svg/arrow-right';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Circle16Regular } from '@fluentui/react-icons/svg/circle';
import { Fragment, useId, useState } from 'react';
import type { AgendaItem, ClosedItem } from '../../web/reads/meetings.ts';
import { moveByArrow } from '../board/arrow-keys.ts';
import { useShownNames } from '../board/name-watch.ts';
import { Flags, RowWarnings } from '../frame/marks.tsx';
import { focusRing, useShared } from '../frame/styles.ts';
import { nextOf } from './item-time.ts';

const useStyles = makeStyles({
  sheet: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
  names: { marginLeft: 'auto' },
  item: {
    ...typographyStyles.body1,
    ...focusRing,
    display: 'grid',
    gridTemplateColumns: '48px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    boxSizing: 'border-box',
    width: '100%',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    border: 'none',
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: 0,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    textAlign: 'start',
    cursor: 'pointer',
    // A bar, not a ground: in high contrast the ground would swallow the words.
    ':hover': { boxShadow: `inset 3px 0 0 ${tokens.colorNeutralStrokeAccessible}` },
  },
  closed: { cursor: 'default', ':hover': { boxShadow: 'none' } },
  open: { boxShadow: `inset 4px 0 0 ${tokens.colorCompoundBrandStroke}` },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalS },
  // On a desk whether it is decided stands at the end of its row.
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
  },
  mark: { ...typographyStyles.caption1, display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  decided: { color: tokens.colorPaletteGreenForeground1 },
  next: { ...typographyStyles.caption1Strong, color: tokens.colorBrandForeground1 },
  words: { overflowWrap: 'anywhere' },
});

interface AgendaProps {
  readonly agenda: readonly AgendaItem[];
  readonly restricted: readonly ClosedItem[];
  /** The item whose card is open. */
  readonly open: string | undefined;
  readonly onOpen: (item: AgendaItem) => void;
}

/** The items in their order. Arrow keys go from one to the next; Enter opens it. */
export function Agenda({ agenda, restricted, open, onOpen }: AgendaProps) {
  const styles = useStyles();
  const shared = useShared();
  const id = useId();
  const next = nextOf(agenda);
  const [named, setNamed] = useState(false);
  const { names, watch, problem } = useShownNames(named);
  const left = agenda.filter(({ decided }) => decided === undefined).length;
  return (
    <section className={mergeClasses(shared.sheet, styles.sheet)} aria-labelledby={id}>
      <div className={styles.head}>
        <h2 id={id} className={shared.heading}>
          Agenda
        </h2>
        <span className={shared.subtle}>
          {agenda.length - left} of {agenda.length} decided
        </span>
        {agenda.length > 0 && (
          <Switch
            className={styles.names}
            label="Show names"
            checked={named}
            onChange={(_, { checked }) => setNamed(checked)}
          />
        )}
      </div>
      {problem !== undefined && <div role="alert">{problem}</div>}
      <div onKeyDown={moveByArrow} role="presentation">
        <ol className={shared.list} data-lane>
          {agenda.map((item, place) => (
            <Fragment key={item.reference}>
              <Closed items={restricted.filter(({ after }) => after === place)} />
              {/* Names are those of children. */}
              <li data-reference={item.reference} ref={item.kind === 'record' ? undefined : watch}>
                <Item
                  item={item}
                  name={names[item.reference]}
                  isOpen={item.reference === open}
                  isNext={item === next}
                  onOpen={onOpen}
                />
              </li>
            </Fragment>
          ))}
          <Closed items={restricted.filter(({ after }) => after >= agenda.length)} />
        </ol>
      </div>
      {agenda.length + restricted.length === 0 && (
        <div className={shared.subtle}>No case is listed for this meeting.</div>
      )}
    </section>
  );
}

/** Restricted cases that this person is not let in to: when, and nothing to open. */
function Closed({ items }: { readonly items: readonly ClosedItem[] }) {
  const styles = useStyles();
  const shared = useShared();
  return items.map(({ slot, minutes }) => (
    <li key={slot} className={mergeClasses(styles.item, styles.closed)}>
      <span className={shared.subtle}>{slot}</span>
      <span>
        <span className={shared.strong}>A restricted item</span>
        <span className={mergeClasses(styles.line, shared.subtle)}>
          {minutes} min · heard by the people named for it
        </span>
      </span>
    </li>
  ));
}

interface ItemProps {
  readonly item: AgendaItem;
  /** The child's, while names are shown. */
  readonly name: string | undefined;
  readonly isOpen: boolean;
  readonly isNext: boolean;
  readonly onOpen: (item: AgendaItem) => void;
}

function Item({ item, name, isOpen, isNext, onOpen }: ItemProps) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <button
      type="button"
      data-item
      data-at={item.reference}
      className={mergeClasses(styles.item, isOpen && styles.open)}
      aria-current={isOpen ? 'true' : undefined}
      onClick={() => onOpen(item)}
    >
      <span className={shared.subtle}>{item.slot}</span>
      <span className={styles.about}>
        <span>
          <span className={styles.line}>
            <span className={mergeClasses(shared.strong, styles.words)}>{name ?? item.reference}</span>
            {name !== undefined && <span className={shared.subtle}>{item.reference}</span>}
            <Flags flags={item.flags} />
            <RowWarnings warnings={item.warnings} />
          </span>
          <span className={mergeClasses(styles.line, shared.subtle)}>
            {item.kindLabel} · {item.minutes} min
            {item.lateItem !== undefined && ` · ${item.lateItem}`}
            {item.together.length > 0 && ` · together with ${item.together.join(', ')}`}
            {item.actions > 0 && ` · ${sayActions(item.actions)}`}
          </span>
        </span>
        <Standing item={item} isNext={isNext} />
      </span>
    </button>
  );
}

const sayActions = (count: number): string => (count === 1 ? '1 action' : `${count} actions`);

function Standing({ item: { decided }, isNext }: { readonly item: AgendaItem; readonly isNext: boolean }) {
  const styles = useStyles();
  if (decided !== undefined) {
    return (
      <span className={mergeClasses(styles.mark, styles.decided)}>
        <CheckmarkCircle16Filled aria-hidden />
        <span className={styles.words}>
          Decided: {decided.words} · {decided.by}, {decided.when}
        </span>
      </span>
    );
  }
  return (
    <span className={mergeClasses(styles.mark, isNext && styles.next)}>
      {isNext ? <ArrowRight16Filled aria-hidden /> : <Circle16Regular aria-hidden />}
      {isNext ? 'Next to decide' : 'Not decided yet'}
    </span>
  );
}
