// How cards look: Teams' measures, and Fluent's tokens for every colour, so that a card follows the theme on its own.

const token = (name: string): string => `var(--${name})`;

interface Shades {
  readonly default: string;
  readonly subtle: string;
}
const shades = (name: string): Shades => ({ default: token(name), subtle: token(name) });

/** Text on any of our grounds. Attention and accent are only used where docs/design.md 6.9 allows them. */
const foregroundColors = {
  default: { default: token('colorNeutralForeground1'), subtle: token('colorNeutralForeground2') },
  dark: shades('colorNeutralForeground1'),
  light: shades('colorNeutralForeground1'),
  accent: shades('colorBrandForeground1'),
  good: shades('colorPaletteGreenForeground1'),
  warning: shades('colorPaletteDarkOrangeForeground1'),
  attention: shades('colorPaletteRedForeground1'),
};
const ground = (name: string) => ({ backgroundColor: token(name), foregroundColors });

/** What the library draws by. Sizes in px. */
export const hostConfig = {
  fontFamily: token('fontFamilyBase'),
  fontSizes: { small: 12, default: 14, medium: 16, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 400, default: 400, bolder: 600 },
  lineHeights: { small: 16, default: 20, medium: 22, large: 24, extraLarge: 32 },
  spacing: { small: 4, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 12 },
  separator: { lineThickness: 1, lineColor: token('colorNeutralStroke2') },
  containerStyles: {
    default: { backgroundColor: 'transparent', foregroundColors },
    emphasis: ground('colorNeutralBackground3'),
    good: ground('colorPaletteGreenBackground1'),
    accent: ground('colorBrandBackground2'),
    attention: ground('colorPaletteRedBackground1'),
    warning: ground('colorPaletteYellowBackground1'),
  },
  actions: {
    maxActions: 20,
    spacing: 'medium',
    buttonSpacing: 0,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
  inputs: {
    label: { inputSpacing: 'small', requiredInputs: { weight: 'default' }, optionalInputs: { weight: 'default' } },
  },
  textStyles: { heading: { size: 'medium', weight: 'bolder' } },
};
