import { AppError } from '#core/error.ts';
import type { Capture, Connector } from '#core/ports/connector.ts';
import { isBorne, type PartVerdict, verdictOf, type Weight } from '#core/pulls/part.ts';

/** Runs the parts of a pull so that one does not sink the rest. */
export interface Parts {
  /**
   * Runs one part. Of a bearable one, a refusal, a request or an answer that is no longer as we know it is borne: the mapper
   * states the gap. A quota that is spent is of one resource: the others are still asked.
   * @throws AppError what is not borne: a token, an answer that did not come, a run that ended
   */
  run(weight: Weight, part: () => Promise<unknown>): Promise<void>;
  /** @throws AppError `wait` of a part whose quota is spent, so that the pull is tried again when it is whole */
  end(): void;
}

export function createParts(): Parts {
  let spent: AppError | undefined;
  return {
    async run(weight, part) {
      try {
        await part();
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        if (error.recovery.do === 'wait') spent ??= error;
        else if (weight === 'essential' || !isBorne(error)) throw error;
      }
    },
    end() {
      if (spent) throw spent;
    },
  };
}

/**
 * What became of each part, told by its captures alone, so that mapping them again tells the same. A call that failed and
 * was answered when it was made again counts as answered.
 * @param isPart whether a failure tells of its part; a request that is asked again in other words does not
 */
export function verdictsOf(
  captures: readonly Capture[],
  { endpointOf, failureOf }: Pick<Connector, 'endpointOf' | 'failureOf'>,
  isPart: (capture: Capture) => boolean = () => true,
): PartVerdict[] {
  const answered = new Set(captures.filter((capture) => !failureOf(capture)).map(identityOf));
  const failed = captures.filter((capture) => !answered.has(identityOf(capture)) && isPart(capture));
  return distinct(
    failed.flatMap((capture) => {
      const [part, failure] = [endpointOf(capture.call), failureOf(capture)];
      return part && failure ? [verdictIn(part, failure)] : [];
    }),
  );
}

/**
 * Reads the answers of a bearable part one by one. One that cannot be read gives nothing, and the verdict of its part.
 * @throws whatever is no AppError `stop`: a mistake of ours is not hidden
 */
export function readEach<T>(part: string, captures: readonly Capture[], read: (capture: Capture) => T) {
  const readings: T[] = [];
  const verdicts: PartVerdict[] = [];
  for (const capture of captures) {
    try {
      readings.push(read(capture));
    } catch (error) {
      if (!(error instanceof AppError) || error.recovery.do !== 'stop') throw error;
      verdicts.push(verdictIn(part, error));
    }
  }
  return { readings, verdicts: distinct(verdicts) };
}

/** The verdicts as a member of what was mapped: absent when there is none. */
export function withVerdicts(verdicts: readonly PartVerdict[]): { verdicts?: readonly PartVerdict[] } {
  return verdicts.length > 0 ? { verdicts } : {};
}

function verdictIn(part: string, error: AppError): PartVerdict {
  const { code, facts } = error;
  return { part, verdict: verdictOf(error), code, reason: String(facts.reason ?? facts.status ?? '') };
}

function distinct(verdicts: readonly PartVerdict[]): PartVerdict[] {
  return [...new Map(verdicts.map((each) => [`${each.part} ${each.code} ${each.reason}`, each])).values()];
}

function identityOf({ call: { method, url, body } }: Capture): string {
  return `${method} ${url} ${body ?? ''}`;
}
