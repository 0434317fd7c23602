#!/bin/sh
# Run once by the PostgreSQL image, on an empty volume: the hub gets a role that owns its database and nothing else.
set -eu
psql -v ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    -v password="$(cat /run/secrets/database-password)" <<'SQL'
create role simpul login password :'password';
create database simpul owner simpul;
SQL
