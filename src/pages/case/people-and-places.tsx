// The people and places that a case names, on its page: what was said, and below it how that is known and who may read it.
import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { CasePage } from '../../web/reads/case.ts';
import { useShared } from '../frame/styles.ts';
import { Sheet } from './sections.tsx';

type Named = CasePage['mentions'][number];

const useStyles = makeStyles({
  entry: {
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  called: { ...typographyStyles.body1Strong, overflowWrap: 'anywhere' },
  how: { margin: 0, maxWidth: '75ch', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  kept: { ...typographyStyles.body1Strong, color: tokens.colorPaletteRedForeground1 },
});

interface PeopleAndPlacesProps {
  readonly mentions: CasePage['mentions'];
  /** Below them: the way to all of them. */
  readonly children?: ReactNode;
}

export function PeopleAndPlaces({ mentions, children }: PeopleAndPlacesProps) {
  const shared = useShared();
  if (mentions.length === 0) return null;
  return (
    <Sheet title="People and places" at="people-and-places">
      <ul className={shared.list}>
        {mentions.map((named, place) => (
          <Entry key={place} named={named} />
        ))}
      </ul>
      {children}
    </Sheet>
  );
}

function Entry({ named: { kind, called, how, details, source, notFamily } }: { readonly named: Named }) {
  const styles = useStyles();
  const shared = useShared();
  return (
    <li className={styles.entry}>
      {notFamily && <div className={styles.kept}>▲ Do not tell family</div>}
      <div className={styles.called}>{called === undefined ? kind : `${called} · ${kind.toLowerCase()}`}</div>
      {details.map(({ label, value }) => (
        <div key={label} className={styles.how}>
          {label} {value}
        </div>
      ))}
      {how !== '' && <p className={styles.how}>{how}</p>}
      <div className={shared.subtle}>{source}</div>
    </li>
  );
}
