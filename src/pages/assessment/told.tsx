// The result of a risk assessment on its page: strengths, banners, pairs and changes.
import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RiskTold } from '../../web/reads/risk.ts';
import { Lines, Sheet } from '../case/sections.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  line: { margin: 0 },
  changes: { margin: 0, paddingLeft: '20px' },
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ToldProps {
  readonly told: RiskTold;
  readonly at?: string;
  /** What may be done with it. */
  readonly children?: ReactNode;
}

/** What an assessment comes to, strengths first; that it informs, and people decide. */
export function Told({ told, at, children }: ToldProps) {
  const styles = useStyles();
  const shared = useShared();
  const { title, line, strengths, banners, pairs, changes, informs } = told;
  return (
    <Sheet title={title} {...(at !== undefined && { at })}>
      <p className={shared.note}>{line}</p>
      {banners.map((words) => (
        <MessageBar key={words} intent="warning" layout="multiline">
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      ))}
      <Lines
        lines={[{ label: 'Strengths', value: strengths === '' ? 'None were answered as there.' : strengths }, ...pairs]}
      />
      {changes.length > 0 && (
        <div>
          <h3 className={shared.strong}>Changed since last time</h3>
          <ul className={styles.changes}>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </div>
      )}
      <p className={shared.note}>{informs}</p>
      {children !== undefined && <div className={styles.foot}>{children}</div>}
    </Sheet>
  );
}
