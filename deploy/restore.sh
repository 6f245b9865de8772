#!/usr/bin/env bash
# Puts a copy that backup.sh made into an empty database:   restore.sh <file>
#
# Where that is, is said as in backup.sh. Both roles must be there under their old names (docs/OPERATIONS.md, "A database of
# your own"). All of it is restored or nothing. No node may run on that database meanwhile, and Redis and Kafka must be empty
# before the first node starts: they may know words that were said after the copy was made, and boards believe the newer word.
set -euo pipefail

copy=${1:?"which copy? restore.sh <file>"}
[ -r "$copy" ] || { echo "$copy cannot be read" >&2; exit 1; }
if [ -e "$copy.sha256" ]; then
  (cd "$(dirname "$copy")" && sha256sum --quiet --check "$(basename "$copy").sha256")
else
  echo "WARNING: there is no $copy.sha256; whether the copy is whole is not known" >&2
fi

ask() { psql --no-psqlrc --no-password --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1"; }

tables=$(ask "select count(*) from pg_tables where schemaname = 'public'")
if [ "$tables" != 0 ]; then
  echo "The database is not empty ($tables tables): restore into a new one, and point the nodes at that." >&2
  exit 1
fi

pg_restore --no-password --single-transaction --exit-on-error --dbname="${PGDATABASE:?"into which database?"}" "$copy"
PGOPTIONS="${PGOPTIONS:-} -c client_min_messages=error" ask 'analyze'
echo "Restored. Now: empty Redis and Kafka's topic, call verify-audit, start the nodes."
