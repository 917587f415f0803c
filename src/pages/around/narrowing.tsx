// Which of what is around is shown: of one kind, of some months. What was chosen is asked of the server, which draws what fits then.
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { AroundPage } from '../../web/reads/around.ts';
import { narrow } from '../frame/styles.ts';
import type { AroundLook } from './around-look.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  half: { width: '240px', [narrow]: { width: `calc(50% - ${tokens.spacingHorizontalM} / 2)` } },
  input: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
});

const times: readonly (readonly [months: string, title: string])[] = [
  ['', 'At any time'],
  ['1', 'Within a month'],
  ['3', 'Within 3 months'],
  ['6', 'Within 6 months'],
  ['12', 'Within a year'],
];

interface NarrowingProps extends Pick<AroundPage, 'kinds'> {
  readonly look: AroundLook;
  readonly setLook: (look: AroundLook) => void;
}

export function Narrowing({ kinds, look, setLook }: NarrowingProps) {
  const styles = useStyles();
  return (
    <div className={styles.tools} data-chrome>
      <Field label="Kind" className={styles.half}>
        <Select
          className={styles.input}
          value={look.kind}
          onChange={(_, { value }) => setLook({ ...look, kind: value })}
        >
          <option value="">All kinds</option>
          {kinds.map(({ value, title, count }) => (
            <option key={value} value={value}>
              {`${title} (${count})`}
            </option>
          ))}
        </Select>
      </Field>
      <Field label="Seen or named" className={styles.half}>
        <Select
          className={styles.input}
          value={look.months}
          onChange={(_, { value }) => setLook({ ...look, months: value })}
        >
          {times.map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}
