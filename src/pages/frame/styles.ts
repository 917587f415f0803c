// What several pages look like. Every colour, size and font is a token of Fluent.
import { makeStyles, tokens, typographyStyles, type GriffelStyle } from '@fluentui/react-components';

/** The ring around what has the keyboard. */
export const focusRing: GriffelStyle = {
  ':focus-visible': {
    outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: tokens.strokeWidthThin,
  },
};

/** A white sheet on the grey ground of Teams. In high contrast it is known by its line. */
export const sheet: GriffelStyle = {
  backgroundColor: tokens.colorNeutralBackground1,
  color: tokens.colorNeutralForeground1,
  border: `${tokens.strokeWidthThin} solid ${tokens.colorTransparentStroke}`,
  borderRadius: tokens.borderRadiusMedium,
  boxShadow: tokens.shadow2,
};

/** A row of a sheet with others, where it is a sheet of its own elsewhere. */
export const row: GriffelStyle = {
  border: 'none',
  borderRadius: 0,
  boxShadow: 'none',
  borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  // A bar, not a shadow: that of a row would lie on its neighbours.
  ':hover': { boxShadow: `inset 3px 0 0 ${tokens.colorNeutralStrokeAccessible}` },
};

/** Narrower than this, everything stands in one column. */
export const narrowQuery = '(max-width: 639px)';
export const narrow = `@media ${narrowQuery}`;

/** Lower than this, as a laptop is at 200 %, the content has the screen: nothing sticks, and the navigation is one line. */
export const low = '@media (max-height: 560px)';

/** Where a page has room for two columns: a panel beside it may take the half. */
export const roomy = '@container page (min-width: 960px)';

export const useShared = makeStyles({
  title: { ...typographyStyles.subtitle1, margin: 0, ':focus': { outline: 'none' } },
  heading: { ...typographyStyles.subtitle2, margin: 0 },
  /** What a link may lead to: it takes the focus, below what sticks to the top. */
  place: { ...focusRing, ':focus': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` } },
  strong: { ...typographyStyles.body1Strong },
  subtle: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground3 },
  note: { ...typographyStyles.body1, margin: 0, color: tokens.colorNeutralForeground2 },
  /** Read aloud, not shown. */
  unseen: {
    position: 'absolute',
    width: '1px',
    height: '1px',
    overflow: 'hidden',
    clipPath: 'inset(50%)',
    whiteSpace: 'nowrap',
  },
  words: { ...typographyStyles.body1, display: 'flex', flexDirection: 'column', minWidth: 0, overflowWrap: 'anywhere' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  sheet: { ...sheet, padding: tokens.spacingHorizontalL },
  /** A whole sheet that leads somewhere. */
  way: {
    ...sheet,
    ...focusRing,
    display: 'flex',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    textDecorationLine: 'none',
    ':hover': { boxShadow: tokens.shadow8, textDecorationLine: 'none' },
  },
  /** As high as a finger needs, wherever it stands. */
  link: {
    ...focusRing,
    display: 'inline-flex',
    alignItems: 'center',
    minHeight: '24px',
    color: tokens.colorBrandForegroundLink,
    borderRadius: tokens.borderRadiusSmall,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
});
