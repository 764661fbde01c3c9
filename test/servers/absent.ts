import { javaMongoCommand } from './mongo/java-server.ts';
import { commandOnPath } from './packages.ts';
import { NO_REDIS, redisCommand } from './redis.ts';

/** Why tests on MongoDB and Redis cannot run on this machine; empty when they can. What is missing is installed first where we may. */
export function absentServers(): string[] {
  const { MONGODB_TEST_URI, REDIS_TEST_URL } = process.env;
  const mongo = MONGODB_TEST_URI || commandOnPath('mongod') ? undefined : javaMongoCommand();
  const reasons = [mongo && 'reason' in mongo ? mongo.reason : []].flat();
  return REDIS_TEST_URL || redisCommand() ? reasons : [...reasons, NO_REDIS];
}
