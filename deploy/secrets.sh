#!/usr/bin/env bash
# Makes the secrets of deploy/compose.yaml where there are none yet, in deploy/secrets. What is there stays.
# Keep a copy of node.properties apart from the backups: it holds the keys (docs/OPERATIONS.md, "Keys").
set -euo pipefail
umask 077
cd "$(dirname "$0")"
mkdir -p secrets
cd secrets

make() {
  [ -s "$1" ] || printf '%s' "$2" > "$1"
  # Containers read them as users of their own; the directory keeps everybody else of this machine out.
  chmod 444 "$1"
}
for name in postgres-password postgres-owner-password postgres-application-password \
  postgres-keycloak-password redis-password metrics-token grafana-password; do
  make "$name" "$(openssl rand -hex 32)"
done
make node.properties "tomarigi.keys=k1:$(openssl rand -base64 32)
tomarigi.metrics.token=$(cat metrics-token)
quarkus.datasource.password=$(cat postgres-application-password)
quarkus.redis.password=$(cat redis-password)
"
make owner.properties "quarkus.flyway.username=tomarigi
quarkus.flyway.password=$(cat postgres-owner-password)
"
make keycloak.conf "db-password=$(cat postgres-keycloak-password)
bootstrap-admin-username=keeper
bootstrap-admin-password=$(openssl rand -hex 32)
"
printf '%s\n' *
