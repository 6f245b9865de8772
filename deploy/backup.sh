#!/usr/bin/env bash
# Copies the database, which is the one truth, while nodes serve:   backup.sh <directory>
#
# Where it is, is said as to PostgreSQL's own programs: PGHOST, PGPORT, PGDATABASE, PGUSER, and PGPASSWORD or PGPASSFILE. The
# role is one that only reads, and sees past row-level security, which holds for the tables' owner too. pg_dump must not be older than the server. KEEP copies stay (30 unless set). What it does not copy: the keys
# (TOMARIGI_KEYS), without which what is sealed in it opens nowhere. See docs/OPERATIONS.md, "Back up and restore".
#
# METRICS names the directory of node_exporter's textfile collector: it is told there when the last whole copy was made.
set -euo pipefail
umask 077

directory=${1:?"where to? backup.sh <directory>"}
keep=${KEEP:-30}
[[ $keep =~ ^[1-9][0-9]*$ ]] || { echo "KEEP=$keep is no number of copies" >&2; exit 2; }

mkdir -p "$directory"
cd "$directory"
copy=tomarigi-$(date -u +%Y%m%dT%H%M%SZ).dump
[ ! -e "$copy" ] || { echo "$directory/$copy is there already" >&2; exit 1; }
trap 'rm -f "$copy.part"' EXIT

# A role without bypassrls is refused by pg_dump: it would leave out every person and case.
pg_dump --format=custom --compress=6 --extension=btree_gist --lock-wait-timeout=60s --no-password --file="$copy.part"

contents=$(pg_restore --list "$copy.part")
for table in principal facility emergency_case audit flyway_schema_history; do
  [[ $contents == *" TABLE DATA public $table "* ]] \
    || { echo "the copy lacks $table: is $(whoami) connected to Tomarigi's database?" >&2; exit 1; }
done
sync "$copy.part"
mv "$copy.part" "$copy"
sha256sum "$copy" > "$copy.sha256"

if [ -n "${METRICS:-}" ]; then
  told=$METRICS/tomarigi-backup.prom
  {
    echo "# HELP tomarigi_backup_time_seconds When the last whole copy of the database was made"
    echo "# TYPE tomarigi_backup_time_seconds gauge"
    echo "tomarigi_backup_time_seconds $(date +%s)"
    echo "# HELP tomarigi_backup_size_bytes How large it is"
    echo "# TYPE tomarigi_backup_size_bytes gauge"
    echo "tomarigi_backup_size_bytes $(stat -c %s "$copy")"
  } > "$told.part"
  chmod 644 "$told.part"
  mv "$told.part" "$told"
fi

# The oldest go only after the new one is whole. The names sort by time.
copies=(tomarigi-*.dump)
for ((i = 0; i < ${#copies[@]} - keep; i++)); do
  rm -f "${copies[i]}" "${copies[i]}.sha256"
done
echo "$directory/$copy"
