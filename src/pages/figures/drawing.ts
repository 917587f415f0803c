// What the drawings of the figures look like, and how wide they are. Every colour is a token; what is told apart by colour has
// a pattern too, so that it is seen in high contrast.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Chart } from '../../reading/figures/charts.ts';
import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** What a drawing is given: as wide as its sheet. */
export interface ChartParts {
  readonly chart: Chart;
  /** What is read in its place. */
  readonly label: string;
}

const words = { fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase200 };
export const useDrawing = makeStyles({
  drawing: { display: 'block', width: '100%', overflow: 'visible' },
  text: { ...words, fill: tokens.colorNeutralForeground2 },
  strong: { ...words, fill: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  grid: { stroke: tokens.colorNeutralStroke2 },
  full: {
    fill: tokens.colorCompoundBrandBackground,
    stroke: tokens.colorCompoundBrandBackground,
    strokeWidth: '1.5px',
  },
  outline: { fill: tokens.colorNeutralBackground1, stroke: tokens.colorCompoundBrandBackground, strokeWidth: '1.5px' },
  hatched: { stroke: tokens.colorCompoundBrandBackground, strokeWidth: '1.5px' },
  hatch: { stroke: tokens.colorCompoundBrandBackground, strokeWidth: '3px' },
  rest: { fill: 'none', stroke: tokens.colorNeutralStroke1 },
  line: { fill: 'none', stroke: tokens.colorCompoundBrandStroke, strokeWidth: '2.5px', strokeLinejoin: 'round' },
  dot: { fill: tokens.colorCompoundBrandBackground, stroke: tokens.colorNeutralBackground1, strokeWidth: '2px' },
});

const usual = 520;
/** The width of what holds a drawing, in pixels; again whenever it is another. */
export function useWidth(): { readonly ref: RefObject<HTMLDivElement | null>; readonly width: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(usual);
  useLayoutEffect(() => {
    const holder = ref.current;
    if (holder === null) return undefined;
    const read = (): void => setWidth(holder.clientWidth || usual);
    read();
    const observer = new ResizeObserver(read);
    observer.observe(holder);
    return () => observer.disconnect();
  }, []);
  return { ref, width };
}

/** A number and its sign stay on one line. */
export const unbroken = (text: string): string => text.replaceAll(' %', '\u00A0%');

/** Nothing would be drawn but a frame. */
export const isEmpty = ({ series }: Pick<Chart, 'series'>): boolean =>
  series.every(({ values }) => values.every((value) => !value));

/** Where there is no room for a word at each place: every second, every third. */
export const everyFor = (width: number, places: number): number => Math.max(1, Math.ceil((places * 34) / width));
