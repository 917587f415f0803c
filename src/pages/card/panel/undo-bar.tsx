// The few seconds in which a press can be taken back.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { undoMs } from './held-press.ts';
import type { Sitting } from './use-desk.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: tokens.spacingVerticalM,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow16,
  },
  words: { flexGrow: 1 },
});

/** A press that waits to be sent. It is sent too when the panel or the page is left. */
export function UndoBar({ sitting: { held, send, undo } }: { readonly sitting: Sitting }) {
  const styles = useStyles();
  return (
    <div role="status">
      {held !== undefined && (
        <div className={styles.bar}>
          <span className={styles.words}>
            {held}. It is sent in {undoMs / 1000} seconds.
          </span>
          <Button appearance="primary" icon={<ArrowUndoRegular />} onClick={undo}>
            Undo
          </Button>
          <Button onClick={send}>Send now</Button>
        </div>
      )}
    </div>
  );
}
