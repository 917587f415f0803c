// The picture on every sheet: a lighthouse at night, and two people on the shore whom its light has found. Colours are in
// papers.css, so that each reader has their own.

const star = ([x, y, r]: readonly [number, number, number]): string => `<circle cx="${x}" cy="${y}" r="${r}"/>`;
const stars: readonly (readonly [number, number, number])[] = [
  [18, 12, 0.7],
  [44, 26, 0.5],
  [70, 11, 0.6],
  [100, 20, 0.5],
  [122, 14, 0.7],
  [141, 24, 0.5],
  [188, 12, 0.6],
  [204, 38, 0.5],
  [132, 44, 0.4],
  [199, 58, 0.4],
];

const person = (x: number, y: number, size: number): string =>
  `<g transform="translate(${x} ${y}) scale(${size})"><circle cy="-12.2" r="2.6"/>` +
  `<path d="M-3.4 0c0-6 .6-9 3.4-9s3.4 3 3.4 9z"/></g>`;
const people = (x: number, y: number): string =>
  `<g class="mset-people">${person(x, y, 0.92)}${person(x + 6.5, y + 0.5, 0.66)}</g>`;

/** 210 wide and 100 high. `box`: what of it is shown; where the paper has another form, it is cut at the left and above. */
const sceneIn = (box: string): string =>
  `<svg class="mset-scene" viewBox="${box}" preserveAspectRatio="xMaxYMax slice" aria-hidden="true" focusable="false">` +
  `<g class="mset-star">${stars.map(star).join('')}</g>` +
  `<path class="mset-beam" d="M170.5 35.5 212 18v28z"/><path class="mset-beam" d="M167 33.5 104 92l36 6z"/>` +
  `<path class="mset-far" d="M0 84c30-5 62-5 98-1s74 4 112-2v19H0z"/>` +
  `<path class="mset-rock" d="M140 90c6-10 12-14 17-14h22c8 0 15 4 21 11l10 4v9h-74z"/>` +
  `<path class="mset-tower" d="M161.4 78 163.6 42h9.8l2.2 36z"/>` +
  `<path class="mset-stripe" d="m163.1 50-.6 9h12l-.6-9zM162 67.5l-.6 9h14.2l-.6-9z"/>` +
  `<path class="mset-tower" d="M161.5 39.5h14v2.8h-14z"/><path class="mset-lamp" d="M164.5 31h8v8.5h-8z"/>` +
  `<path class="mset-stripe" d="M163 31.5c.8-4.2 3.2-6 5.5-6s4.7 1.8 5.5 6zM168 22.5h1v3.5h-1z"/>` +
  `<path class="mset-door" d="M166.6 78v-5.2c0-2.4 3.8-2.4 3.8 0V78z"/>` +
  `<path class="mset-near" d="M0 93c24-5 44-4 68-1 26 3 48 4 76-1 26-4 44-3 66 0v9H0z"/>${people(119, 93.5)}</svg>`;

export const scene = sceneIn('0 0 210 100');
/** For a tall panel: the lighthouse and those whom it has found. */
export const tallScene = sceneIn('105 13 105 88');

/** The shore along the foot of a leaflet's inner side, 297 wide and 44 high. */
export const shore =
  `<svg class="mset-shore" viewBox="0 0 297 44" aria-hidden="true" focusable="false">` +
  `<path class="mset-glow" d="M297 0 118 34l60 10h119z"/>` +
  `<path class="mset-far" d="M0 28c44-9 88-8 140-2s102 6 157-3v21H0z"/>` +
  `<path class="mset-near" d="M0 37c36-7 70-6 104-2 40 5 74 5 112-1 30-5 56-4 81 0v10H0z"/>${people(150, 37.5)}</svg>`;
