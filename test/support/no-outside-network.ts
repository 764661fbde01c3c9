import nock from 'nock';

// Only loopback may be called by a test; nock refuses every other host before a socket opens.
nock.disableNetConnect();
nock.enableNetConnect((host) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host));
