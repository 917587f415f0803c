// Every route of the tab's API: what it takes, what it answers, and who may. The server and the OpenAPI description are
// made from this one table.
import type { z } from 'zod';
import {
  actionsShape,
  boardShape,
  caseShape,
  deliveryShape,
  figuresShape,
  helpShape,
  meShape,
  meetingShape,
  meetingsShape,
  findRequest,
  findShape,
  namesRequest,
  namesShape,
  paperShape,
  papersShape,
  pressRequest,
  pressShape,
  printShape,
  riskShape,
  signInRequest,
  signInShape,
  tokenShape,
  sayShape,
  trainingsShape,
} from './api.ts';

export interface Route {
  readonly method: 'get' | 'post';
  /** restify's form: `:name` is a parameter. */
  readonly path: string;
  readonly says: string;
  /** Without a token: only what leads to one. */
  readonly open?: true;
  readonly body?: z.ZodType;
  readonly answer: z.ZodType;
}

/** Server-sent events and the description itself are no JSON routes of this kind: GET /api/tab/changes, /api/tab/openapi.json. */
export const routes = {
  signIn: { method: 'get', path: '/api/tab/sign-in', says: 'How to sign in', open: true, answer: signInShape },
  signInAs: {
    method: 'post',
    path: '/api/tab/sign-in',
    says: 'Signs in as a fictional person; only in a local run',
    open: true,
    body: signInRequest,
    answer: tokenShape,
  },
  me: { method: 'get', path: '/api/tab/me', says: 'Who is signed in, and which pages there are', answer: meShape },
  board: {
    method: 'get',
    path: '/api/tab/board',
    says: 'What is due, and the cases by stage; with ?ended=yes those that have ended too',
    answer: boardShape,
  },
  case: { method: 'get', path: '/api/tab/cases/:reference', says: 'One case', answer: caseShape },
  risk: {
    method: 'get',
    path: '/api/tab/cases/:reference/risk',
    says: 'The risk assessment of a case',
    answer: riskShape,
  },
  meetings: { method: 'get', path: '/api/tab/meetings', says: 'Meetings to come and past', answer: meetingsShape },
  meeting: { method: 'get', path: '/api/tab/meetings/:meeting', says: 'One meeting', answer: meetingShape },
  actions: {
    method: 'get',
    path: '/api/tab/actions',
    says: 'My actions, or those of the agency in ?agency=',
    answer: actionsShape,
  },
  delivery: { method: 'get', path: '/api/tab/delivery', says: 'What was not delivered', answer: deliveryShape },
  figures: { method: 'get', path: '/api/tab/figures', says: 'Numbers, and never of whom', answer: figuresShape },
  say: { method: 'get', path: '/api/tab/say', says: 'What young people said, by quarter', answer: sayShape },
  training: {
    method: 'get',
    path: '/api/tab/training',
    says: 'Training to come for my role, and what I have done',
    answer: trainingsShape,
  },
  help: { method: 'get', path: '/api/tab/help', says: 'Pathway and phone numbers', answer: helpShape },
  papers: { method: 'get', path: '/api/tab/papers', says: 'Posters, leaflets and the policy', answer: papersShape },
  paper: { method: 'get', path: '/api/tab/papers/:paper', says: 'One of them, to print or read', answer: paperShape },
  printAgenda: { method: 'get', path: '/api/tab/print/agenda/:meeting', says: 'Agenda for paper', answer: printShape },
  printMinutes: { method: 'get', path: '/api/tab/print/minutes/:meeting', says: 'Minutes', answer: printShape },
  printExtract: {
    method: 'get',
    path: '/api/tab/print/extract/:meeting/:reference',
    says: 'What a meeting decided about one child',
    answer: printShape,
  },
  printChronology: {
    method: 'get',
    path: '/api/tab/print/chronology/:reference',
    says: 'History of a case',
    answer: printShape,
  },
  printLetter: {
    method: 'get',
    path: '/api/tab/print/letter/:reference',
    says: 'Letter to child and family after a closure',
    answer: printShape,
  },
  printPack: {
    method: 'get',
    path: '/api/tab/print/pack/:reference',
    says: 'Pack for the council that takes a case over',
    answer: printShape,
  },
  printCertificate: {
    method: 'get',
    path: '/api/tab/print/certificate/:training',
    says: 'My certificate of a training',
    answer: printShape,
  },
  names: {
    method: 'post',
    path: '/api/tab/names',
    says: 'Names of the children of these cases; each is a look',
    body: namesRequest,
    answer: namesShape,
  },
  find: {
    method: 'post',
    path: '/api/tab/find',
    says: 'Cases by name, case ID or reference, among those one may see; each is a look',
    body: findRequest,
    answer: findShape,
  },
  press: {
    method: 'post',
    path: '/api/tab/press',
    says: 'Presses a button; the answer is the adaptive card that follows',
    body: pressRequest,
    answer: pressShape,
  },
} as const satisfies Readonly<Record<string, Route>>;
export type RouteName = keyof typeof routes;
