import type { Reply } from '../../http.ts';

const PROBLEMS = 'https://api.x.com/2/problems';

/** A refused parameter, as X names it: an object of arrays. */
export function invalid(name: string, value: string, message: string): Reply {
  return {
    status: 400,
    body: {
      errors: [{ parameters: { [name]: [value] }, message }],
      title: 'Invalid Request',
      detail: 'One or more parameters to your request was invalid.',
      type: `${PROBLEMS}/invalid-request`,
    },
  };
}

export const unauthorized = (): Reply => ({
  status: 401,
  body: { title: 'Unauthorized', type: 'about:blank', status: 401, detail: 'Unauthorized' },
});

export const creditsDepleted = (): Reply => ({
  status: 402,
  body: {
    account_id: 1_702_345_678_901_234_700,
    title: 'CreditsDepleted',
    detail: 'Your enrolled account does not have any credits to fulfill this request.',
    type: `${PROBLEMS}/credits`,
  },
});

export const clientForbidden = (): Reply => ({
  status: 403,
  body: {
    client_id: '30123456',
    registration_url: 'https://developer.x.com/en/docs/projects/overview',
    title: 'Client Forbidden',
    detail:
      'When authenticating requests to the X API v2 endpoints, you must use keys and tokens from a developer App that is attached to a Project.',
    reason: 'client-not-enrolled',
    type: `${PROBLEMS}/client-forbidden`,
  },
});

/** Unknown paths answer nothing at all. */
export const notFound = (): Reply => ({ status: 404, body: '' });

export const tooManyRequests = (): Reply => ({
  status: 429,
  body: { title: 'Too Many Requests', detail: 'Too Many Requests', type: 'about:blank', status: 429 },
});

/** The same in the words of another part of X: no JSON. */
export const tooManyInText = (): Reply => ({ status: 429, body: 'Rate limit exceeded\n' });

export const usageCapped = (): Reply => ({
  status: 429,
  body: {
    account_id: 1_702_345_678_901_234_700,
    product_name: 'standard-basic',
    title: 'UsageCapExceeded',
    period: 'Monthly',
    scope: 'Product',
    detail: 'Usage cap exceeded: Monthly product cap',
    type: `${PROBLEMS}/usage-capped`,
  },
});

export const unavailable = (): Reply => ({
  status: 503,
  body: { title: 'Service Unavailable', detail: 'Service Unavailable', type: 'about:blank', status: 503 },
});

/** An account that does not exist, or is suspended: 200 with errors and nothing else. */
export const noSuchUser = (id: string, parameter: string): Reply => ({
  status: 200,
  body: {
    errors: [
      {
        value: id,
        detail: `Could not find user with ${parameter}: [${id}].`,
        title: 'Not Found Error',
        resource_type: 'user',
        parameter,
        resource_id: id,
        type: `${PROBLEMS}/resource-not-found`,
      },
    ],
  },
});

export const suspendedUser = (id: string): Reply => ({
  status: 200,
  body: {
    errors: [
      {
        resource_id: id,
        parameter: 'id',
        resource_type: 'user',
        section: 'data',
        title: 'Forbidden',
        value: id,
        detail: `User has been suspended: [${id}].`,
        type: `${PROBLEMS}/resource-not-found`,
      },
    ],
  },
});

/** A post that was deleted, or never was. */
export function postNotFound(id: string) {
  return {
    value: id,
    detail: `Could not find tweet with ids: [${id}].`,
    title: 'Not Found Error',
    resource_type: 'tweet',
    parameter: 'ids',
    section: 'data',
    type: `${PROBLEMS}/resource-not-found`,
  };
}

/** A post that is there and not shown: withheld, or its author suspended or protected. */
export function postWithheld(id: string) {
  return {
    value: id,
    detail: `Sorry, you are not authorized to see the Tweet with ids: [${id}].`,
    title: 'Authorization Error',
    resource_type: 'tweet',
    parameter: 'ids',
    section: 'data',
    type: `${PROBLEMS}/not-authorized-for-resource`,
  };
}

/** A passing trouble, told as an answer. */
export const userUnavailable = (id: string): Reply => ({
  status: 200,
  body: {
    errors: [
      {
        resource_id: id,
        parameter: 'id',
        resource_type: 'user',
        section: 'data',
        title: 'Resource Unavailable',
        value: id,
        detail: `The requested resource is currently unavailable: [${id}].`,
        type: `${PROBLEMS}/resource-unavailable`,
      },
    ],
  },
});

/** One refused field of one post; the post itself is served without the group. */
export function refusedField(id: string, field: string) {
  return {
    detail: `Metrics data for the field ${field} is not available for Tweets older than 30 days.`,
    resource_id: id,
    resource_type: 'tweet',
    section: 'data',
    title: 'Disallowed Resource',
    type: `${PROBLEMS}/disallowed-resource`,
  };
}
