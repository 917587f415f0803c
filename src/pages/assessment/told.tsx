// The result of a risk assessment on its page: strengths, banners, pairs and changes.
import {
  makeStyles,
  mergeClasses,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { RiskTold } from '../../web/reads/risk.ts';
import { Lines, Sheet } from '../case/sections.tsx';
import { useShared } from '../frame/styles.ts';

const useStyles = makeStyles({
  line: { margin: 0 },
  // Beside each other where there is room: a later version may change twenty.
  changes: { margin: 0, paddingLeft: '20px', columnWidth: '420px', columnGap: tokens.spacingHorizontalXXL },
  weighs: { borderCollapse: 'collapse', textAlign: 'left' },
  cell: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXS} 0`,
    fontWeight: tokens.fontWeightRegular,
    verticalAlign: 'top',
  },
  points: { fontWeight: tokens.fontWeightSemibold, textAlign: 'right' },
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface ToldProps {
  readonly told: RiskTold;
  readonly at?: string;
  /** What may be done with it. */
  readonly children?: ReactNode;
}

/** As a card has it: red, amber, blue and grey, each in words. */
const intents = { late: 'error', today: 'warning', you: 'info', info: 'info' } as const;

/** What an assessment comes to: the band, strengths, why; that it informs, and people decide. */
export function Told({ told, at, children }: ToldProps) {
  const styles = useStyles();
  const shared = useShared();
  const { title, band, line, strengths, banners, pairs, weighs, changes, informs } = told;
  return (
    <Sheet title={title} {...(at !== undefined && { at })}>
      <MessageBar intent={intents[band.state]} layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{band.word}</MessageBarTitle> {band.when}
        </MessageBarBody>
      </MessageBar>
      <p className={shared.note}>{line}</p>
      {banners.map((words) => (
        <MessageBar key={words} intent="warning" layout="multiline">
          <MessageBarBody>{words}</MessageBarBody>
        </MessageBar>
      ))}
      <Lines
        lines={[{ label: 'Strengths', value: strengths === '' ? 'None were answered as there.' : strengths }, ...pairs]}
      />
      {weighs.length > 0 && <WeighsMost weighs={weighs} />}
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

function WeighsMost({ weighs }: Pick<RiskTold, 'weighs'>) {
  const styles = useStyles();
  const shared = useShared();
  const isCompared = weighs.some(({ change }) => change !== '');
  return (
    <div>
      <h3 className={shared.strong}>What weighs most</h3>
      <table className={styles.weighs}>
        <thead className={shared.subtle}>
          <tr>
            <th scope="col" className={styles.cell}>
              Sign
            </th>
            <th scope="col" className={mergeClasses(styles.cell, styles.points)}>
              Points
            </th>
            {isCompared && (
              <th scope="col" className={styles.cell}>
                Since last time
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {weighs.map(({ sign, points, change }) => (
            <tr key={sign}>
              <th scope="row" className={styles.cell}>
                {sign}
              </th>
              <td className={mergeClasses(styles.cell, styles.points)}>{points}</td>
              {isCompared && <td className={styles.cell}>{change}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
