// Presses from many people at once, as Teams would send them, and how long their answers take.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import type { Person } from '../../src/domain/people/actor.ts';
import { bot } from '../worlds/teams-service.ts';
import type { Sending } from '../faults/hand.ts';
import { tenantId } from '../faults/cases.ts';

export interface Pressing {
  readonly person: Pick<Person, 'objectId' | 'name'>;
  readonly sending: Sending;
}
/** Where presses go, and under which token. */
export interface Target {
  readonly url: string;
  readonly pid: number;
  readonly token: string;
  readonly serviceUrl: string;
}
export interface Measured {
  readonly presses: number;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
  readonly perSecond: number;
  /** Processor time of the server for one press, in milliseconds. */
  readonly cpuMs: number;
  /** Answers that said "still working" in time. */
  readonly late: number;
  /** Answers that came later than Teams waits. */
  readonly tooLate: number;
  /** Answers that were not what was asked for. */
  readonly wrong: number;
  readonly firstWrong: string | undefined;
  /** Of the largest card that was answered, in bytes. */
  readonly largestCard: number;
}
export interface Load {
  readonly presses: readonly Pressing[];
  /** What every answer must hold. */
  readonly answer: RegExp;
  readonly concurrent?: number;
  /** Least time between one press and the next, for few people. */
  readonly pauseMs?: number;
  /** So many at once, then what they caused is let out before the next; else all in one go. */
  readonly batch?: number;
  /** No further press is begun after this. */
  readonly withinMs?: number;
}

const agent = new Agent({ keepAlive: true, maxSockets: 1024 });

/** Makes the presses; `settled` is waited for between batches. */
export async function measure(
  target: Target,
  load: Load,
  settled = async (): Promise<void> => undefined,
): Promise<Measured> {
  const tally: Tally = { times: [], wrong: [], late: 0, seconds: 0, cpuMs: 0, largest: '' };
  const size = load.batch ?? load.presses.length;
  for (let at = 0; at < load.presses.length; at += size) {
    if (at > 0) await settled();
    await pressAll(target, load, load.presses.slice(at, at + size), tally);
  }
  if (load.batch !== undefined) await settled();
  return summed(tally);
}

/** The answer to one press. */
export async function answerTo(target: Target, pressing: Pressing): Promise<string> {
  return (await post(target, JSON.stringify(activityOf(pressing, target.serviceUrl)))).text;
}

interface Tally {
  readonly times: number[];
  readonly wrong: string[];
  late: number;
  seconds: number;
  cpuMs: number;
  /** The longest answer. */
  largest: string;
}

async function pressAll(target: Target, load: Load, presses: readonly Pressing[], tally: Tally): Promise<void> {
  const { answer, concurrent = 32, pauseMs = 0, withinMs = Number.POSITIVE_INFINITY } = load;
  const until = performance.now() + withinMs;
  let next = 0;
  const worker = async (): Promise<void> => {
    for (
      let pressing = presses[next++];
      pressing !== undefined && performance.now() < until;
      pressing = presses[next++]
    ) {
      const body = JSON.stringify(activityOf(pressing, target.serviceUrl));
      const started = performance.now();
      const reply = await post(target, body).catch(async () => post(target, body));
      tally.times.push(performance.now() - started);
      if (reply.text.length > tally.largest.length) tally.largest = reply.text;
      const well = reply.status === 200 && answer.test(reply.text);
      if (!well && reply.text.includes('Still working')) tally.late += 1;
      else if (!well) tally.wrong.push(`${reply.status} ${reply.text.slice(0, 300)}`);
      if (pauseMs > 0) await new Promise((resolve) => void setTimeout(resolve, pauseMs));
    }
  };
  const [cpuBefore, started] = [cpuMsOf(target.pid), performance.now()];
  await Promise.all(Array.from({ length: concurrent }, worker));
  tally.seconds += (performance.now() - started) / 1000;
  tally.cpuMs += cpuMsOf(target.pid) - cpuBefore;
}

/** What Teams is known to wait for at least. */
const teamsWaitsMs = 3000;

function summed({ times, wrong, late, seconds, cpuMs, largest }: Tally): Measured {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    presses: times.length,
    p50: at(0.5),
    p99: at(0.99),
    worst: at(1),
    perSecond: times.length / seconds,
    cpuMs: cpuMs / times.length,
    late,
    tooLate: times.filter((time) => time > teamsWaitsMs).length,
    wrong: wrong.length,
    firstWrong: wrong[0],
    largestCard: cardBytes(largest),
  };
}

function cardBytes(answer: string): number {
  try {
    return Buffer.byteLength(JSON.stringify((JSON.parse(answer) as { value?: unknown }).value ?? ''));
  } catch {
    return 0;
  }
}

function activityOf({ person, sending }: Pressing, serviceUrl: string): object {
  const { verb, data } = sending;
  return {
    type: 'invoke',
    name: 'adaptiveCard/action',
    channelId: 'msteams',
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    serviceUrl,
    from: { id: `29:${person.objectId}`, name: person.name, aadObjectId: person.objectId },
    recipient: bot,
    conversation: { conversationType: 'personal', tenantId, id: `a:${person.objectId}` },
    channelData: { tenant: { id: tenantId } },
    value: { action: { type: 'Action.Execute', title: verb, verb, data }, trigger: 'manual' },
  };
}

/** Once more where it is called, when a connection that was kept had been closed meanwhile: the command is the same. */
async function post({ url, token }: Target, body: string): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      authorization: `Bearer ${token}`,
    };
    const sent = request(`${url}/api/messages`, { method: 'POST', agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const clockTick = 10;

/** Processor time of a process so far, with its threads; 0 where the system does not tell. */
export function cpuMsOf(pid: number): number {
  const fields = fileOf(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * clockTick;
}

/** Memory in MiB: now and at most. */
export function memoryOf(pid: number): { readonly now: number; readonly most: number } {
  const status = fileOf(`/proc/${pid}/status`);
  const of = (name: string): number => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

function fileOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
