#!/usr/bin/env bash
# Gives a network the rules of a settings file, such as one of municipalities/:
#
#   municipality.sh https://tomarigi.example.jp <network> municipalities/tochigi.json
#
# TOMARIGI_TOKEN is the token of an administrator or an officer of the network. What the file says takes the place of what
# was so; the history keeps what that was, and a second time changes nothing. Needs curl and jq.
set -euo pipefail

server=${1:?"where? municipality.sh <server> <network> <file>"}
network=${2:?"which network?"}
file=${3:?"which settings file?"}
: "${TOMARIGI_TOKEN:?"whose token? set TOMARIGI_TOKEN"}"

put() {
  local part=$1 path=$2
  jq -e ".$part" "$file" > "$said" || { echo "$file says nothing of $part" >&2; return; }
  # The token goes through a file descriptor: arguments are seen by everybody on the machine.
  curl --silent --show-error --fail-with-body --request PUT --header @<(echo "Authorization: Bearer $TOMARIGI_TOKEN") \
    --header 'Content-Type: application/json' --data @"$said" --output "$answer" "$server/api/networks/$network$path" \
    || { echo "$part was refused: $(cat "$answer")" >&2; exit 1; }
  echo "$part: done"
}

said=$(mktemp)
answer=$(mktemp)
trap 'rm -f "$said" "$answer"' EXIT
jq -e . "$file" > /dev/null || { echo "$file is no JSON" >&2; exit 2; }
put network ""
put settings /settings
put procedure /procedure
