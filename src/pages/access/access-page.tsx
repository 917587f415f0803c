// What a person is given of their record, item by item: what is to be weighed, and what is given, blacked out or withheld.
import { Button, Field, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AccessPage as Told } from '../../web/reads/access.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { narrow, useShared } from '../frame/styles.ts';
import { usePage } from '../data/use-page.ts';
import { useSteps, type Steps } from '../data/use-steps.tsx';

const useStyles = makeStyles({
  choice: { width: '280px', [narrow]: { width: '100%' } },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  item: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  lines: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  label: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  /** Words that do not leave: the reviewer reads them. */
  out: {
    color: tokens.colorNeutralForegroundInverted,
    backgroundColor: tokens.colorNeutralBackgroundInverted,
    textDecorationLine: 'line-through',
    padding: `0 ${tokens.spacingHorizontalXXS}`,
  },
});

type Item = Told['items'][number];
const views: Readonly<Record<string, readonly [title: string, has: (item: Item) => boolean]>> = {
  undecided: ['Not decided', ({ as }) => as === 'undecided'],
  weigh: ['To weigh', ({ flags }) => flags.length > 0],
  kept: ['Not given whole', ({ as }) => as === 'black' || as === 'withhold'],
  given: ['Given whole', ({ as }) => as === 'give'],
  all: ['All', () => true],
};
/** So many at once: a long record is read in parts. */
const step = 50;

interface AccessProps {
  readonly id: string;
}

export function AccessPageView({ id }: AccessProps) {
  const page = usePage<Told>(`access/${encodeURIComponent(id)}`);
  const steps = useSteps(page.reload);
  const styles = useStyles();
  const shared = useShared();
  return (
    <PageFrame page={page} title={`${page.data?.title ?? 'Someone asks for their record'}: ${id}`}>
      {({ line, when, late, items, steps: buttons, print }) => (
        <>
          <div className={mergeClasses(shared.sheet, styles.item)}>
            <p className={shared.note}>{line}</p>
            {when !== '' && <p className={late ? shared.strong : shared.note}>{late ? `▲ ${when}` : when}</p>}
            <span className={shared.row}>
              {buttons.map((button) => (
                <Button
                  key={button.verb}
                  appearance={button.style === 'positive' ? 'primary' : 'secondary'}
                  onClick={() => steps.press(button)}
                >
                  {button.title}
                </Button>
              ))}
              {print !== undefined && (
                <a className={shared.link} href={`#/${print}`}>
                  Print it, or save it as a file
                </a>
              )}
            </span>
          </div>
          {print === undefined && <Items items={items} press={steps.press} />}
          {steps.panel}
        </>
      )}
    </PageFrame>
  );
}

function Items({ items, press }: { readonly items: Told['items'] } & Pick<Steps, 'press'>) {
  const undecided = items.filter(({ as }) => as === 'undecided');
  const [chosen, setView] = useState<string>();
  const view = chosen ?? (undecided.length > 0 ? 'undecided' : 'weigh');
  const [most, setMost] = useState(step);
  const styles = useStyles();
  const shared = useShared();
  const shown = items.filter((item) => views[view]?.[1](item) ?? true);
  return (
    <>
      <NextItem undecided={undecided} press={press} />
      <Field label="Show" className={styles.choice} data-chrome>
        <Select
          value={view}
          onChange={(_, { value }) => {
            setView(value);
            setMost(step);
          }}
        >
          {Object.entries(views).map(([value, [title, has]]) => (
            <option key={value} value={value}>
              {`${title} (${items.filter(has).length})`}
            </option>
          ))}
        </Select>
      </Field>
      {shown.length === 0 && <p className={shared.note}>Nothing is in this list.</p>}
      {shown.length > 0 && (
        <ul className={mergeClasses(shared.list, styles.list)} aria-label="Items">
          {shown.slice(0, most).map((item) => (
            <OneItem key={item.id} item={item} press={press} />
          ))}
        </ul>
      )}
      {shown.length > most && (
        <span className={shared.row}>
          <Button onClick={() => setMost(most + step)}>{`${shown.length - most} more`}</Button>
        </span>
      )}
    </>
  );
}

/** How many a person must still decide on, and the way to the next of them. */
function NextItem({ undecided, press }: { readonly undecided: Told['items'] } & Pick<Steps, 'press'>) {
  const shared = useShared();
  const [next] = undecided;
  if (next === undefined) return null;
  const { id, step: button } = next;
  return (
    <div className={mergeClasses(shared.sheet, shared.row)}>
      <span className={shared.strong}>
        {`▲ ${undecided.length === 1 ? '1 item is' : `${undecided.length} items are`} not decided: nothing of it leaves, and nothing is sent or signed`}
      </span>
      {button !== undefined && (
        <Button appearance="primary" onClick={() => press(button)}>
          {`Decide on the next: ${id}`}
        </Button>
      )}
    </div>
  );
}

function OneItem({ item, press }: { readonly item: Item } & Pick<Steps, 'press'>) {
  const styles = useStyles();
  const shared = useShared();
  const { id, title, line, flags, choice, said, lines, step: button } = item;
  return (
    <li className={mergeClasses(shared.sheet, styles.item)}>
      <h2 className={shared.heading}>{title}</h2>
      <span className={shared.subtle}>{`${id} · ${line}`}</span>
      {flags.length > 0 && <span className={shared.strong}>{`To weigh: ${flags.join(', ')}`}</span>}
      <dl className={styles.lines}>
        {lines.map(({ label, pieces }, place) => (
          <div key={`${place}`}>
            <dt className={styles.label}>{label}</dt>
            <dd className={styles.value}>
              {pieces.map(({ text, out }, at) =>
                out ? (
                  <del key={`${at}`} className={styles.out}>
                    {text}
                  </del>
                ) : (
                  text
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
      <span className={shared.row}>
        <span>{said || item.as === 'undecided' ? choice : `${choice} (by rule)`}</span>
        {button !== undefined && (
          <Button size="small" aria-label={`${button.title}: ${id}`} onClick={() => press(button)}>
            Decide
          </Button>
        )}
      </span>
    </li>
  );
}
