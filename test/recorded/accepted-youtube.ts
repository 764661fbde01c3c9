import type { AcceptedThere } from './acceptance.ts';

const NO_OCCASION = 'Optional, and the invented ministry has no occasion for it.';

export const YOUTUBE: readonly AcceptedThere[] = [
  {
    endpoint: 'channels',
    path: /^items\[\]\.(snippet|brandingSettings|status|topicDetails|localized|localizations|contentOwnerDetails)\b/,
    direction: 'recorded-only',
    reason: 'A part that our request does not ask.',
  },
  {
    endpoint: 'channels',
    path: /^items\[\]\.(statistics\.commentCount|contentDetails\.relatedPlaylists\.(watchHistory|watchLater|favorites))$/,
    direction: 'recorded-only',
    reason: 'Recorded in 2020 and before; YouTube has taken it away since.',
  },
  {
    endpoint: 'videos',
    path: /^items\[\]\.(player|topicDetails|localizations|recordingDetails|fileDetails|processingDetails|suggestions)\b/,
    direction: 'recorded-only',
    reason: 'A part that our request does not ask.',
  },
  {
    endpoint: 'videos',
    path: /^items\[\]\.liveStreamingDetails\.(concurrentViewers|activeLiveChatId)$/,
    direction: 'recorded-only',
    reason: 'They vanish when a broadcast ends, and the invented ministry shows its broadcasts once they have ended.',
  },
  {
    endpoint: 'videos',
    path: /^items\[\]\.(contentDetails\.(regionRestriction|hasCustomThumbnail|contentRating\.\w+)|status\.(publishAt|containsSyntheticMedia|rejectionReason|failureReason)|liveStreamingDetails\.scheduledEndTime)$/,
    direction: 'recorded-only',
    reason: NO_OCCASION,
  },
  {
    endpoint: 'playlistItems',
    path: /^items\[\]\.contentDetails\.(note|startAt|endAt)$/,
    direction: 'recorded-only',
    reason: NO_OCCASION,
  },
  {
    endpoint: 'error not-allowed',
    path: /^error\.(status|details)$/,
    direction: 'recorded-only',
    reason:
      'Of refused API keys and memberships; the refusal that our requests meet, of reports, was recorded without.',
  },
];
