// The line that says whether what is typed is saved.
import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle16Regular } from '@fluentui/react-icons/svg/error-circle';
import type { SaveState } from './autosave.ts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'center',
    flexGrow: 1,
    justifyContent: 'end',
    minWidth: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  failed: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

/** How far what is typed has been saved. Quiet to screen readers but for the end of a save. */
export function SaveLine({ state }: { readonly state: SaveState }) {
  const styles = useStyles();
  return (
    <div className={styles.line} role="status">
      {state.is === 'saving' && <span aria-hidden>Saving …</span>}
      {state.is === 'saved' && (
        <>
          <CheckmarkCircle16Regular />
          <span>Saved {state.at}</span>
        </>
      )}
      {state.is === 'failed' && (
        <>
          <ErrorCircle16Regular className={styles.failed} />
          <span className={styles.failed}>Not saved: {state.why}</span>
        </>
      )}
    </div>
  );
}
