import type { Reply } from '../../http.ts';

interface GraphError {
  message: string;
  type?: string;
  code: number;
  error_subcode?: number;
  is_transient?: boolean;
  error_user_title?: string;
  error_user_msg?: string;
}

/** An error as the Graph API writes it; the trace id is put in by the caller, who knows the request. */
function refuse(status: number, error: GraphError): Reply {
  const { message, type = 'OAuthException', ...rest } = error;
  const challenge = `OAuth "Facebook Platform" "invalid_request" "${message}"`;
  return { status, headers: { 'www-authenticate': challenge }, body: { error: { message, type, ...rest } } };
}

export const noToken = (): Reply =>
  refuse(400, { message: '(#104) An access token is required to request this resource.', code: 104 });

export const badToken = (): Reply =>
  refuse(400, { message: 'Invalid OAuth access token - Cannot parse access token', code: 190 });

export const tokenDead = (): Reply =>
  refuse(400, {
    message:
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
    code: 190,
    error_subcode: 460,
  });

export const wrongKindOfToken = (): Reply =>
  refuse(400, { message: '(#190) This method must be called with a Page Access Token', code: 190 });

export const unavailable = (): Reply =>
  refuse(503, {
    message: 'An unexpected error has occurred. Please retry your request later.',
    code: 2,
    is_transient: true,
  });

/** Deterministic: asking again gives it again, asking for fewer rows does not. No type, no trace. */
export const tooMuchData = (): Reply => ({
  status: 500,
  body: {
    error: { code: 1, message: "Please reduce the amount of data you're asking for, then retry your request" },
  },
});

export const pageLimit = (): Reply =>
  refuse(400, {
    message:
      '(#80001) There have been too many calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
    code: 80_001,
    error_subcode: 2_446_079,
  });

export const noPermission = (): Reply =>
  refuse(403, {
    message:
      '(#200) Requires permission: read_insights or User associated with the Page access token does not have an appropriate role on the Page.',
    code: 200,
  });

export const adsNotGranted = (): Reply =>
  refuse(403, {
    message: '(#200) Ad account owner has NOT grant ads_management or ads_read permission',
    code: 200,
  });

export const userContentNeeded = (): Reply =>
  refuse(400, {
    message:
      "(#10) This endpoint requires the 'pages_read_user_content' permission or the 'Page Public Content Access' feature.",
    code: 10,
  });

export const notServedHere = (): Reply =>
  refuse(400, {
    message: '(#200) Permissions error',
    code: 200,
    error_subcode: 1_504_029,
    is_transient: false,
  });

/** Names no metric, and a nested one lacks even the number. */
export const invalidMetric = (nested: boolean): Reply =>
  refuse(400, { message: `${nested ? '' : '(#100) '}The value must be a valid insights metric`, code: 100 });

export const noMetric = (): Reply =>
  refuse(400, {
    message: 'Invalid query',
    code: 3001,
    error_subcode: 1_504_028,
    is_transient: false,
    error_user_title: 'No metric specified',
    error_user_msg:
      'No metric was specified to be fetched. Please specify one or more metrics to be fetched and try again.',
  });

export const wrongParameter = (message: string): Reply => refuse(400, { message: `(#100) ${message}`, code: 100 });

export const badProof = (): Reply =>
  refuse(400, {
    message: 'Invalid appsecret_proof provided in the API argument',
    type: 'GraphMethodException',
    code: 100,
  });

export const proofRequired = (): Reply =>
  refuse(400, {
    message: '(#100) API calls from the server require an appsecret_proof argument',
    type: 'GraphMethodException',
    code: 100,
  });

/** More than ninety days in a call, or days further back than the page has. */
export const daysNotServed = (): Reply =>
  refuse(400, {
    message: 'Invalid parameter',
    code: 100,
    error_subcode: 1_504_016,
    is_transient: false,
    error_user_title: 'Invalid Date Range',
    error_user_msg: 'There cannot be more than 90 days (7776000 s) between since and until',
  });

export const nonexistingField = (name: string): Reply =>
  refuse(400, { message: `(#100) Tried accessing nonexisting field (${name})`, code: 100 });

export const unknownPath = (path: string): Reply =>
  refuse(400, { message: `Unknown path components: ${path}`, code: 2500 });

export const objectGone = (id: string): Reply =>
  refuse(400, {
    message: `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`,
    type: 'GraphMethodException',
    code: 100,
    error_subcode: 33,
  });

export const tooManyInBatch = (): Reply =>
  refuse(400, {
    message: 'Too many requests in batch message. Maximum batch size is 50',
    type: 'GraphBatchException',
    code: 1,
    is_transient: false,
  });

export const badBatch = (): Reply => refuse(400, { message: '(#100) param batch must be an array.', code: 100 });

export const badCode = (): Reply =>
  refuse(400, { message: 'This authorization code has been used or has expired.', code: 100, error_subcode: 36_009 });

export const badClient = (): Reply => refuse(400, { message: 'Error validating client secret.', code: 1 });
