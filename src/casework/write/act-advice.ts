// The write path of requests for advice (design.md 5).
import type { Advice } from '../../domain/advice/advice.ts';
import { actOnChained, type ChainOutcome, type ChainRequest } from './act-chained.ts';
import { adviceKind, type OfAdvice } from './kinds.ts';
import type { Ports } from '../ports/ports.ts';

/** Takes a step on a request. Throws only when the store does. */
export const actOnAdvice = (
  { advice: chains, machine, telemetry }: Pick<Ports, 'advice' | 'machine' | 'telemetry'>,
  request: ChainRequest<OfAdvice>,
): Promise<ChainOutcome<Advice>> => actOnChained({ kind: adviceKind, chains, machine, telemetry }, request);
