import type { Platform } from '#core/accounts/account.ts';
import type { ScopeNeed } from '#core/credentials/reach.ts';

const GOOGLE = 'https://www.googleapis.com/auth';

/**
 * Which permissions the calls behind a metric need. Where one is missing, Facebook answers empty lists with status 200: only the
 * permissions tell.
 */
export const SCOPE_NEEDS: Readonly<Record<Platform, readonly ScopeNeed[]>> = {
  facebook: [
    { scope: 'pages_read_engagement', endpoint: /./ },
    { scope: 'read_insights', endpoint: /insights/ },
  ],
  x: [
    { scope: 'users.read', endpoint: /./ },
    { scope: 'tweet.read', endpoint: /./ },
  ],
  youtube: [
    { scope: `${GOOGLE}/youtube.readonly`, endpoint: /youtube\/v3/ },
    { scope: `${GOOGLE}/yt-analytics.readonly`, endpoint: /v2\/reports/ },
  ],
  linkedin: [
    { scope: 'rw_organization_admin', endpoint: /./ },
    { scope: 'r_organization_social', endpoint: /ugcPosts/ },
  ],
};
