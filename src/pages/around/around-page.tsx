// What is around a case or a record, three ways: a picture, the same in words, and where and when. What is chosen in the one is
// chosen in the other.
import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { AroundPage } from '../../web/reads/around.ts';
import { useWide } from '../card/panel/use-wide.ts';
import { usePage } from '../data/use-page.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { addressOfAround, askedOfAround, type AroundLook, type AroundView } from './around-look.ts';
import { InWords, Ways } from './in-words.tsx';
import { inferredIn } from './inferred.ts';
import { layout } from './layout.ts';
import { Narrowing } from './narrowing.tsx';
import { PictureKey, Picture, readableWidth } from './picture.tsx';
import { Tabs } from './tabs.tsx';
import { WhereTable } from './where-table.tsx';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    justifyContent: 'space-between',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  both: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalL },
  picture: { flex: '1 1 0', minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  words: { flex: '0 0 320px', minWidth: 0 },
  strip: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', minHeight: '32px' },
  /** What is chosen is seen as long as any of the drawing is. */
  stays: { position: 'sticky', bottom: 0 },
  ways: { gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`, padding: tokens.spacingHorizontalM },
});

const tabs: readonly { readonly name: AroundView; readonly title: string }[] = [
  { name: 'picture', title: 'Picture' },
  { name: 'list', title: 'List' },
  { name: 'where', title: 'Where and when' },
];

interface AroundPageProps {
  readonly of: string;
  readonly look: AroundLook;
}

export function AroundPageView({ of, look: first }: AroundPageProps) {
  const [look, setLook] = useState(first);
  const page = usePage<AroundPage>(askedOfAround(of, look));
  const { data } = page;
  const looks = (next: AroundLook): void => {
    setLook(next);
    history.replaceState(history.state, '', `#/${addressOfAround(of, next)}`);
  };
  return (
    <PageFrame
      title={`Around ${data?.called ?? of}`}
      page={page}
      tools={({ link, kind }) => (
        <Link href={`#/${link}`}>{kind === 'Case' ? 'Open the case' : 'Open the record'}</Link>
      )}
    >
      {(told) => <Around told={told} middle={of} look={look} setLook={looks} />}
    </PageFrame>
  );
}

interface AroundProps {
  readonly told: AroundPage;
  readonly middle: string;
  readonly look: AroundLook;
  readonly setLook: (look: AroundLook) => void;
}

function Around({ told, middle, look, setLook }: AroundProps) {
  const styles = useStyles();
  const shared = useShared();
  const { lines, left, kinds } = told;
  // The window may be turned while nothing is chosen; what was chosen stays.
  const isNarrow = !useWide(600);
  const view = look.view ?? (isNarrow ? 'list' : 'picture');
  if (kinds.length === 0) {
    return (
      <p className={shared.note}>
        Nothing is named here that you may read. What cases name of people and places is drawn here.
      </p>
    );
  }
  return (
    <>
      <div className={styles.head}>
        <Tabs tabs={tabs} chosen={view} choose={(one) => setLook({ ...look, view: one })} shows="around" />
        <Narrowing kinds={kinds} look={look} setLook={setLook} />
      </div>
      {left > 0 && (
        <p className={shared.note}>
          And {left} more: narrow the kind or the time, or open the picture around one of these.
        </p>
      )}
      <div id="around" role="tabpanel" aria-labelledby={`tab-${view}`}>
        {lines.length === 0 ? (
          <div className={shared.row}>
            <p className={shared.note}>Nothing of this kind and time is named here that you may read.</p>
            <Button onClick={() => setLook({ ...look, kind: '', months: '' })}>Show all kinds and times</Button>
          </div>
        ) : (
          <Views told={told} middle={middle} view={view} toList={() => setLook({ ...look, view: 'list' })} />
        )}
      </div>
    </>
  );
}

interface ViewsProps extends Pick<AroundProps, 'told' | 'middle'> {
  readonly view: AroundView;
  readonly toList: () => void;
}

/** Beside a drawing stands what it says in words, where there is room for both; what the page around them takes. */
const [besideIt, around] = [320, 120];

function Views({ told: { dots, lines, cases }, middle, view, toList }: ViewsProps) {
  const styles = useStyles();
  const shared = useShared();
  const [picked, pick] = useState<string>();
  const chosen = dots.find(({ id }) => id === picked);
  const at = useMemo(
    () =>
      layout(
        dots,
        lines.map(({ reference, thing, since }) => ({ from: reference, to: thing, since })),
      ),
    [dots, lines],
  );
  const inferred = useMemo(() => inferredIn(lines, middle), [lines, middle]);
  const isBeside = useWide(Math.ceil(readableWidth(at)) + besideIt + around);
  const drawn = { dots, lines, inferred, picked: chosen?.id, pick };
  const words = <InWords {...drawn} middle={middle} cases={cases} />;
  if (view === 'where') return <WhereTable dots={dots} lines={lines} />;
  if (view === 'list') return words;
  return (
    <div className={styles.both}>
      <div className={styles.picture}>
        <Picture {...drawn} at={at} />
        {!isBeside && (
          <div className={mergeClasses(shared.sheet, styles.strip, styles.ways, chosen !== undefined && styles.stays)}>
            {chosen === undefined ? (
              <span className={shared.subtle}>Choose one: what it is linked to stays, and the rest fades.</span>
            ) : (
              <>
                <span className={shared.strong}>{chosen.called}</span>
                <Ways dot={chosen} middle={middle} cases={cases} />
                <Button size="small" onClick={toList}>
                  Read in the list
                </Button>
                <Button size="small" onClick={() => pick(undefined)}>
                  Show all
                </Button>
              </>
            )}
          </div>
        )}
        <PictureKey />
      </div>
      {isBeside && <div className={styles.words}>{words}</div>}
    </div>
  );
}
