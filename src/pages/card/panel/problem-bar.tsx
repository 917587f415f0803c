// The message of a press that failed, with a button to try again.
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Sitting } from './use-desk.ts';

const useStyles = makeStyles({ bar: { position: 'sticky', bottom: '8px', marginTop: '16px' } });

/** Why a press failed, and the same press again. It is where the buttons are, and is read aloud at once. */
export function ProblemBar({ sitting }: { readonly sitting: Sitting }) {
  const styles = useStyles();
  const kept = sitting.drawn === undefined ? '' : ' What you typed is still here.';
  return (
    <MessageBar className={styles.bar} intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        {sitting.problem}
        {kept}
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={sitting.again}>Try again</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
