import type { Reply } from '../../http.ts';

interface Detail {
  domain: string;
  reason: string;
  message: string;
  location?: string;
  locationType?: string;
}

function refuse(code: number, { message, ...detail }: Detail, status?: string): Reply {
  const error = { code, message, errors: [{ message, ...detail }], ...(status && { status }) };
  return { status: code, body: { error } };
}

export const unauthenticated = (): Reply => ({
  ...refuse(
    401,
    {
      domain: 'global',
      reason: 'authError',
      message: 'Invalid Credentials',
      location: 'Authorization',
      locationType: 'header',
    },
    'UNAUTHENTICATED',
  ),
  headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"' },
});

export const quotaExceeded = (): Reply =>
  refuse(403, {
    domain: 'youtube.quota',
    reason: 'quotaExceeded',
    message:
      'The request cannot be completed because you have exceeded your <a href="/youtube/v3/getting-started#quota">quota</a>.',
  });

export const rateLimitExceeded = (): Reply =>
  refuse(403, { domain: 'usageLimits', reason: 'rateLimitExceeded', message: 'Rate Limit Exceeded' });

export const forbidden = (): Reply => refuse(403, { domain: 'global', reason: 'forbidden', message: 'Forbidden' });

export const insufficientScopes = (): Reply => ({
  ...refuse(
    403,
    {
      domain: 'global',
      reason: 'insufficientPermissions',
      message: 'Request had insufficient authentication scopes.',
    },
    'PERMISSION_DENIED',
  ),
  headers: { 'www-authenticate': 'Bearer realm="https://accounts.google.com/", error="insufficient_scope"' },
});

export const backendError = (): Reply =>
  refuse(503, { domain: 'global', reason: 'backendError', message: 'Backend Error' }, 'UNAVAILABLE');

export const unknownParameter = (name: string): Reply =>
  refuse(
    400,
    {
      domain: 'global',
      reason: 'badRequest',
      message: `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`,
    },
    'INVALID_ARGUMENT',
  );

export const unknownPart = (part: string): Reply =>
  refuse(400, {
    domain: 'youtube.part',
    reason: 'unknownPart',
    message: `'${part}'`,
    location: 'part',
    locationType: 'parameter',
  });

export const missingParameter = (name: string): Reply =>
  refuse(400, {
    domain: 'youtube.parameter',
    reason: 'missingRequiredParameter',
    message: `No filter selected. Expected one of: ${name}`,
    location: '',
    locationType: 'parameter',
  });

export const invalidValue = (name: string, message: string): Reply =>
  refuse(400, {
    domain: 'youtube.parameter',
    reason: 'invalidValue',
    message,
    location: name,
    locationType: 'parameter',
  });

export const unknownIdentifier = (value: string, parameter: string): Reply =>
  refuse(400, {
    domain: 'global',
    reason: 'badRequest',
    message: `Unknown identifier (${value}) given in field parameters.${parameter}.`,
  });

export const incompatibleParameters = (names: string): Reply =>
  refuse(400, {
    domain: 'youtube.parameter',
    reason: 'incompatibleParameters',
    message: `Incompatible parameters specified in the request: ${names}`,
    location: '',
    locationType: 'parameter',
  });

export const playlistNotFound = (): Reply =>
  refuse(404, {
    domain: 'youtube.playlistItem',
    reason: 'playlistNotFound',
    message: "The playlist identified with the request's <code>playlistId</code> parameter cannot be found.",
    location: 'playlistId',
    locationType: 'parameter',
  });

export const queryNotSupported = (): Reply =>
  refuse(400, {
    domain: 'global',
    reason: 'badRequest',
    message:
      'The query is not supported. Check the documentation at https://developers.google.com/youtube/analytics/v2/available_reports for a list of supported queries.',
  });
