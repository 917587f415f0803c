// The question before a page or panel is left with unsaved text.
import { Button, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useId } from 'react';
import { Window } from './window.tsx';

const useStyles = makeStyles({
  dialog: {
    boxSizing: 'border-box',
    width: '480px',
    maxWidth: `calc(100vw - 2 * ${tokens.spacingHorizontalM})`,
    padding: tokens.spacingHorizontalXXL,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    borderRadius: tokens.borderRadiusXLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
  },
  title: { ...typographyStyles.subtitle1, margin: 0 },
  text: { ...typographyStyles.body1, margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalXXL}` },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, justifyContent: 'end' },
});

/** Asked before typed text that is not saved would be lost. */
export function LeaveDialog({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const styles = useStyles();
  const title = useId();
  return (
    <Window over role="alertdialog" className={styles.dialog} aria-labelledby={title} onEscape={onStay}>
      <h2 id={title} className={styles.title}>
        Not saved yet
      </h2>
      <p className={styles.text}>What you typed here is not saved. If you close it now, it is lost.</p>
      <div className={styles.buttons}>
        <Button appearance="primary" onClick={onStay}>
          Keep writing
        </Button>
        <Button onClick={onLeave}>Close without saving</Button>
      </div>
    </Window>
  );
}
