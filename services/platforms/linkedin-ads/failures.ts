import type { AppError } from '#core/error.ts';
import type { Capture } from '#core/ports/connector.ts';
import { unreadableBody } from '#services/exchange/failure.ts';
import { failureOf as refusalOf } from '../linkedin/failure.ts';
import { BODIES, endpointOf } from './answers.ts';

/** The error that an answer is: LinkedIn's own, or a success that cannot be read. */
export function failureOf(capture: Capture): AppError | null {
  const endpoint = endpointOf(capture.call);
  return refusalOf(capture) ?? (endpoint && unreadableBody('LinkedIn', capture, BODIES[endpoint]));
}
