#!/bin/bash
# Starts mongod as a member of a replica set, with the key by which its members know each other. The key is made here,
# once, on a volume: it stands in no file of the project.
set -euo pipefail

key=/data/configdb/keyfile
if [ ! -s "$key" ]; then
  umask 077
  head -c 756 /dev/urandom | base64 -w 0 >"$key.new"
  chmod 400 "$key.new"
  mv "$key.new" "$key"
fi
exec docker-entrypoint.sh mongod --replSet rendir --keyFile "$key" --bind_ip_all "$@"
