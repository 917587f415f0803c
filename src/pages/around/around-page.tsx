// The picture around a case or a record, and beside it the same in words: what is chosen in the one is chosen in the other.
import { Link, makeStyles, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { AroundPage } from '../../web/reads/around.ts';
import { usePage } from '../data/use-page.ts';
import { PageFrame } from '../frame/page-frame.tsx';
import { useShared } from '../frame/styles.ts';
import { InWords } from './in-words.tsx';
import { layout } from './layout.ts';
import { PictureKey, Picture } from './picture.tsx';

const useStyles = makeStyles({
  both: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalL },
  picture: { flex: '2 1 480px', minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  words: { flex: '1 1 320px', minWidth: 0 },
});

export function AroundPageView({ of }: { readonly of: string }) {
  const page = usePage<AroundPage>(`around/${of}`);
  const { data } = page;
  return (
    <PageFrame
      title={`Around ${data?.called ?? of}`}
      page={page}
      tools={({ link, kind }) => (
        <Link href={`#/${link}`}>{kind === 'Case' ? 'Open the case' : 'Open the record'}</Link>
      )}
    >
      {(told) => <Both told={told} middle={of} />}
    </PageFrame>
  );
}

function Both({ told, middle }: { readonly told: AroundPage; readonly middle: string }) {
  const styles = useStyles();
  const shared = useShared();
  const [picked, pick] = useState<string>();
  const { dots, lines, left, cases } = told;
  const chosen = dots.some(({ id }) => id === picked) ? picked : undefined;
  const at = useMemo(
    () =>
      layout(
        dots,
        lines.map(({ reference, thing, since }) => ({ from: reference, to: thing, since })),
      ),
    [dots, lines],
  );
  if (lines.length === 0) {
    return (
      <p className={shared.note}>
        Nothing is named here that you may read. What cases name of people and places is drawn here.
      </p>
    );
  }
  return (
    <>
      {left > 0 && (
        <p className={shared.note}>
          {left} more {left === 1 ? 'is' : 'are'} two steps away and not drawn: open the picture around one of these.
        </p>
      )}
      <div className={styles.both}>
        <div className={styles.picture}>
          <Picture dots={dots} lines={lines} at={at} picked={chosen} pick={pick} />
          <PictureKey />
        </div>
        <div className={styles.words}>
          <InWords dots={dots} lines={lines} middle={middle} picked={chosen} pick={pick} cases={cases} />
        </div>
      </div>
    </>
  );
}
