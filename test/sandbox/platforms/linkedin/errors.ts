import type { Reply } from '../../http.ts';

// The gateway writes status, code and message; a resource writes message and status only.
const gateway = (status: number, code: string, message: string, serviceErrorCode?: number): Reply => ({
  status,
  headers: { 'x-restli-gateway-error': 'true' },
  body: { status, ...(serviceErrorCode !== undefined && { serviceErrorCode }), code, message },
});
const resource = (status: number, message: string): Reply => ({
  status,
  headers: { 'x-restli-gateway-error': 'false' },
  body: { message, status },
});

export const emptyToken = (): Reply => ({
  status: 401,
  headers: { 'x-restli-gateway-error': 'true' },
  body: { message: 'Empty oauth2_access_token', serviceErrorCode: 401, status: 401 },
});
export const invalidToken = (): Reply => gateway(401, 'INVALID_ACCESS_TOKEN', 'Invalid access token', 65600);
export const revokedToken = (): Reply =>
  gateway(401, 'REVOKED_ACCESS_TOKEN', 'The token used in the request has been revoked by the user', 65601);
export const restrictedMember = (): Reply => gateway(401, 'RESTRICTED_MEMBER', 'Member is restricted', 65608);

export const versionMissing = (): Reply =>
  gateway(
    400,
    'VERSION_MISSING',
    'A version must be present. Please specify a version by adding the LinkedIn-Version header.',
  );
export const versionInactive = (version: string): Reply =>
  gateway(426, 'NONEXISTENT_VERSION', `Requested version ${version}01 is not active`);

/** A missing role, and also another organization's figures. */
export const accessDenied = (method: string): Reply =>
  gateway(403, 'ACCESS_DENIED', `Not enough permissions to access: ${method}`, 100);
/** A parameter that does not exist, and also a post in a list that the member may not read. */
export const unpermittedField = (field: string): Reply =>
  gateway(
    403,
    'ACCESS_DENIED',
    `Unpermitted fields present in PARAMETER: Data Processing Exception while processing fields [/${field}]`,
    100,
  );

export const notFound = (): Reply => gateway(404, 'RESOURCE_NOT_FOUND', 'No virtual resource found');
export const noSuchMethod = (): Reply =>
  gateway(400, 'ILLEGAL_ARGUMENT', 'Resource method could not be resolved from request parameters.');
export const parameterRequired = (name: string): Reply => resource(400, `Parameter '${name}' is required.`);
export const parameterInvalid = (name: string): Reply => resource(400, `Parameter '${name}' is invalid`);
export const tooLongAgo = (start: number, end: number): Reply =>
  resource(
    400,
    `Invalid timeIntervals parameter [{timeGranularityType=DAY, timeRange={start=${start}, end=${end}}}]. Start time and end time must be less than 14 months apart.`,
  );
export const notByPost = (): Reply =>
  resource(400, 'Time-bound statistics is not supported for specific share queries');
/** Rest.li's reserved characters, percent-encoded where they must be raw. */
export const encodedSyntax = (field: string): Reply => ({
  status: 400,
  headers: { 'x-restli-gateway-error': 'false' },
  body: {
    errorDetailType: 'com.linkedin.common.error.BadRequest',
    message: 'Invalid param. Please see errorDetails for more information.',
    errorDetails: {
      inputErrors: [
        {
          description: 'Invalid value for param; wrong type or other syntax error',
          input: { inputPath: { fieldPath: field } },
          code: 'PARAM_INVALID',
        },
      ],
    },
  },
});
/** A URN whose colons are raw under protocol 2.0.0. */
export const rawUrn = (): Reply => ({
  status: 400,
  headers: { 'x-restli-gateway-error': 'false' },
  body: { serviceErrorCode: 0, message: 'Invalid query parameters passed to request', status: 400 },
});

export const uriTooLong = (): Reply => ({
  status: 414,
  headers: { 'content-type': 'text/html' },
  body: '<h1>414</h1>',
});
export const throttled = (): Reply => ({
  status: 429,
  headers: { 'x-restli-gateway-error': 'true' },
  body: {
    serviceErrorCode: 101,
    message: 'Resource level throttle limit for calls to this resource is reached.',
    status: 429,
  },
});
export const unavailable = (): Reply => gateway(503, 'SERVICE_UNAVAILABLE', 'Service unavailable');
