import type { ApiCall, Telemetry } from '#services/telemetry.ts';

/** What runs were counted as, for tests of those who count. */
export interface RunCounts extends Pick<Telemetry, 'pullSettled' | 'apiCall'> {
  /** `facebook done`, in order. */
  pulls: string[];
  calls: ApiCall[];
}

export function createRunCounts(): RunCounts {
  const pulls: string[] = [];
  const calls: ApiCall[] = [];
  return {
    pulls,
    calls,
    pullSettled: (platform, result) => void pulls.push(`${platform} ${result}`),
    apiCall: (call) => void calls.push(call),
  };
}
