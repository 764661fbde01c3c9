import type { AppError } from '#core/error.ts';
import type { Capture } from '#core/ports/connector.ts';
import { unreadableBody } from '#services/exchange/failure.ts';
import { refusalOf } from '../facebook/failures.ts';
import { BODIES, endpointOf } from './answers.ts';

/** The error that an answer is: the Graph API's own, or a success that cannot be read. */
export function failureOf(capture: Capture): AppError | null {
  const endpoint = endpointOf(capture.call);
  return refusalOf(capture) ?? (endpoint && unreadableBody('Meta', capture, BODIES[endpoint]));
}
