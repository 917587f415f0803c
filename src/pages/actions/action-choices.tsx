// What of a list of actions one looks at: late ones, those of an owner or an agency; and in which order.
import { Field, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import type { Actions } from '../../web/reads/actions.ts';
import { NameChoice } from '../frame/name-choice.tsx';
import { narrow } from '../frame/styles.ts';
import { isActionOrder, orders, ownerOf, type ActionChoice } from './action-choice.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  half: { width: '200px', [narrow]: { width: `calc(50% - ${tokens.spacingHorizontalM} / 2)` } },
  input: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
});

interface ActionChoicesProps {
  readonly rows: Actions['rows'];
  readonly choice: ActionChoice;
  readonly setChoice: (choice: ActionChoice) => void;
}

export function ActionChoices({ rows, choice, setChoice }: ActionChoicesProps) {
  const styles = useStyles();
  return (
    <div className={styles.tools} data-chrome role="group" aria-label="Which actions to show">
      <NameChoice
        label="Owner"
        names={rows.map(ownerOf)}
        value={choice.owner}
        set={(owner) => setChoice({ ...choice, owner })}
        className={styles.half}
      />
      <NameChoice
        label="Agency"
        names={rows.map(({ agency }) => agency)}
        value={choice.agency}
        set={(agency) => setChoice({ ...choice, agency })}
        className={styles.half}
      />
      <Field label="In order of" className={styles.half}>
        <Select
          className={styles.input}
          value={choice.order}
          onChange={(_, { value }) => setChoice({ ...choice, order: isActionOrder(value) ? value : 'todo' })}
        >
          {Object.entries(orders).map(([name, title]) => (
            <option key={name} value={name}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
      <Switch
        label="Only late"
        checked={choice.late}
        onChange={(_, { checked }) => setChoice({ ...choice, late: checked })}
      />
    </div>
  );
}
