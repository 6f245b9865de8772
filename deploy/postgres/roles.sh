#!/usr/bin/env bash
# Run once by the image of PostgreSQL, on a new database: the two roles of docs/OPERATIONS.md,
# "A database of your own", and what Keycloak keeps its own things in.
set -euo pipefail

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres \
  --set=owner="$(cat /run/secrets/postgres-owner-password)" \
  --set=keycloak="$(cat /run/secrets/postgres-keycloak-password)" \
  --set=application="$(cat /run/secrets/postgres-application-password)" <<'SQL'
create role tomarigi login password :'owner';
create role tomarigi_app login password :'application';
create database tomarigi owner tomarigi;
create role keycloak login password :'keycloak';
create database keycloak owner keycloak;
SQL
