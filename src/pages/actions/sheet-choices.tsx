// What of the action sheet one looks at, and in which order; on a phone folded under how many filters are in force.
import { Field, makeStyles, Select, Switch, ToggleButton, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useState } from 'react';
import type { ActionSheet } from '../../web/reads/action-sheet.ts';
import { useWide } from '../card/panel/use-wide.ts';
import { NameChoice } from '../frame/name-choice.tsx';
import { narrow } from '../frame/styles.ts';
import {
  filtersOf,
  isSheetOrder,
  isSheetPart,
  ownerOnSheet,
  sheetOrders,
  sheetParts,
  type SheetChoice,
} from './sheet-choice.ts';

const useStyles = makeStyles({
  tools: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  half: { width: '200px', [narrow]: { width: `calc(50% - ${tokens.spacingHorizontalM} / 2)` } },
  input: { width: '100%', minWidth: 0, '& > select': { minWidth: 0 } },
});

interface SheetChoicesProps {
  readonly rows: ActionSheet['rows'];
  readonly choice: SheetChoice;
  readonly setChoice: (choice: SheetChoice) => void;
  readonly named: boolean;
  readonly setNamed: (named: boolean) => void;
}

export function SheetChoices({ rows, choice, setChoice, named, setNamed }: SheetChoicesProps) {
  const styles = useStyles();
  const [filtering, setFiltering] = useState(false);
  const isWide = useWide(640);
  const count = filtersOf(choice);
  return (
    <div className={styles.tools} data-chrome role="group" aria-label="Which actions to show">
      {!isWide && (
        <ToggleButton
          icon={<FilterRegular />}
          checked={filtering}
          aria-expanded={filtering}
          onClick={() => setFiltering(!filtering)}
        >
          {count === 0 ? 'Filters' : `Filters (${count})`}
        </ToggleButton>
      )}
      {(isWide || filtering) && (
        <>
          <Words
            label="Show"
            words={sheetParts}
            value={choice.part}
            set={(part) => setChoice({ ...choice, part: isSheetPart(part) ? part : 'all' })}
          />
          <NameChoice
            label="Agency"
            names={rows.map(({ agency }) => agency)}
            value={choice.agency}
            set={(agency) => setChoice({ ...choice, agency })}
            className={styles.half}
          />
          <NameChoice
            label="Owner"
            names={rows.map(ownerOnSheet)}
            value={choice.owner}
            set={(owner) => setChoice({ ...choice, owner })}
            className={styles.half}
          />
          <NameChoice
            label="Child or record"
            names={rows.map(({ host }) => host)}
            value={choice.host}
            set={(host) => setChoice({ ...choice, host })}
            className={styles.half}
          />
          <Words
            label="In order of"
            words={sheetOrders}
            value={choice.order}
            set={(order) => setChoice({ ...choice, order: isSheetOrder(order) ? order : 'agency' })}
          />
        </>
      )}
      <Switch label="Show names" checked={named} onChange={(_, { checked }) => setNamed(checked)} />
    </div>
  );
}

interface WordsProps {
  readonly label: string;
  readonly words: Readonly<Record<string, string>>;
  readonly value: string;
  readonly set: (value: string) => void;
}

function Words({ label, words, value, set }: WordsProps) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.half}>
      <Select className={styles.input} value={value} onChange={(_, { value: next }) => set(next)}>
        {Object.entries(words).map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </Select>
    </Field>
  );
}
