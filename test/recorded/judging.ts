import type { Capture, Connector } from '#core/ports/connector.ts';
import { judge } from './judgement.ts';

/** Whether an answer is an error, what the connector makes of it, and what is wrong with that. */
export interface Verdict {
  isError: boolean;
  kind: string;
  faults: readonly string[];
}

/** Holds a connector's word on an answer, error or not, against the independent judgement. */
export function verdictOf(
  connector: Pick<Connector, 'platform' | 'failureOf' | 'endpointOf'>,
  capture: Capture,
): Verdict {
  const judgement = judge(connector.platform, capture, connector.endpointOf(capture.call) !== null);
  const failure = connector.failureOf(capture);
  if (!judgement) {
    const faults = failure
      ? [`taken as an error (${failure.recovery.do}: ${failure.message}), and it can be read`]
      : [];
    return { isError: false, kind: 'none', faults };
  }
  const { kind, right } = judgement;
  return { isError: true, kind, faults: faultsOf(failure, { kind, right }, capture) };
}

function faultsOf(
  failure: ReturnType<Connector['failureOf']>,
  { kind, right }: NonNullable<ReturnType<typeof judge>>,
  { answer }: Capture,
): string[] {
  if (!failure) return [`an error of kind "${kind}" is taken as an answer that can be read`];
  const { recovery } = failure;
  if (!right.includes(recovery.do)) {
    return [`an error of kind "${kind}" is classified as ${recovery.do}, and right would be ${right.join(' or ')}`];
  }
  const isPast = recovery.do === 'wait' && recovery.until <= answer.receivedAt;
  return isPast ? [`waits until ${recovery.until}, which is before the answer came`] : [];
}
