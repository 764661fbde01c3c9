import { CLI } from '#config/texts/cli.ts';
import { isAdPlatform } from '#core/accounts/account.ts';
import { formatMoment } from '#core/report/format.ts';
import { type Command, table } from './command.ts';

export const accounts: Command = {
  name: 'accounts',
  summary: CLI.summaries.accounts,
  options: {},
  async run(app) {
    const found = (await app.everyAccount()).map(({ revision: _, ...account }) => ({
      ...account,
      connectedAt: account.connectedAt ?? null,
      credential: isAdPlatform(account.platform)
        ? app.adsConnectors.has(account.platform)
        : app.connectors.has(account.platform),
    }));
    const rows = found.map(({ id, platform, native, connectedAt, credential }) => [
      id,
      platform,
      native,
      connectedAt ? `${CLI.connectedSince} ${formatMoment(connectedAt)}` : CLI.notConnected,
      credential ? '' : CLI.noCredential,
    ]);
    return { json: found, lines: found.length === 0 ? [CLI.noAccounts] : table(rows) };
  },
};
