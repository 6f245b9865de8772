#!/usr/bin/env bash
# Runs the packaged product once, on stores of its own, so that the JVM writes what it learns into a cache:
#   train.sh <cache file>     in the directory with quarkus-run.jar
set -euo pipefail

cache=${1:?"which file? train.sh <cache file>"}
data=$(mktemp -d)
address=http://127.0.0.1:${PORT:-18080}

java -XX:AOTCacheOutput="$cache" -Dquarkus.http.host=127.0.0.1 -Dquarkus.http.port="${PORT:-18080}" \
  -Dtomarigi.embedded=on -Dtomarigi.demo=on -Dtomarigi.data="$data" -jar quarkus-run.jar &
product=$!
# It ends its stores, and writes the cache, only when it is told to end in good order.
trap 'kill "$product" 2>/dev/null && wait "$product"; rm -rf "$data"' EXIT

ready() { curl --silent --fail --output /dev/null "$address/q/health/ready"; }
for ((second = 0; second < 180; second++)); do
  if ready; then break; fi
  kill -0 "$product" || { echo "the product has ended" >&2; exit 1; }
  sleep 1
done
ready

# What every node does in its first minute.
get() { curl --silent --show-error --fail --output /dev/null "$@"; }
token=$(curl --silent --fail "$address/api/login" --header 'Content-Type: application/json' \
  --data '{"username":"coordinator","password":"tomarigi"}' | sed 's/.*"token":"\([^"]*\)".*/\1/')
for ((round = 0; round < 20; round++)); do
  get "$address/"
  get "$address/wall/demo"
  get "$address/api/networks/demo/board"
  get --header "Authorization: Bearer $token" "$address/desk/demo"
  get --header "Authorization: Bearer $token" "$address/api/networks/demo/cases"
done

kill "$product"
wait "$product" || true
[ -s "$cache" ] || { echo "no cache was written" >&2; exit 1; }
ls -l "$cache"
