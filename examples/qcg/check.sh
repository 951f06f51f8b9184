#!/usr/bin/env bash
# Runs every example of this folder with ./bellwether and compares its exit status, the ends of its jobs and, where it
# matters, what it wrote or said. The table stands in README.md too.
set -euo pipefail

here=$(cd -P "$(dirname "$0")" && pwd)
bellwether=$here/../../bellwether
"$bellwether" --version >/dev/null

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cp -R "$here" "$scratch/qcg"
cd "$scratch/qcg"

# On a cluster `module` is a shell function that the environment hands on; a login shell keeps it but sets PATH anew, and
# loading a module puts the programs on it.
module() { "$STAND_INS/module" "$@" && PATH=$STAND_INS:$PATH; }
export -f module
export STAND_INS=$here/stand-ins PATH=$here/stand-ins:$PATH
export BELLWETHER_CATALOG=$scratch/catalog.db
failures=0

# expect FILE STATUS STATES [FILE-OR-SAID PATTERN]
expect() {
  local file=$1 status=$2 states=$3 where=${4:-} pattern=${5:-} got_status=0 got_states=''
  "$bellwether" run --nodes 8 --json "$file" >"$scratch/out" 2>"$scratch/said" </dev/null || got_status=$?
  got_states=$(ends)
  if [ "$got_status" != "$status" ] || [ "$got_states" != "$states" ]; then
    complain "$file: expected status $status and '$states', found $got_status and '$got_states'"
  elif [ -n "$where" ] && ! { [ -f "$where" ] && { [ -z "$pattern" ] || grep -q -- "$pattern" "$where"; }; }; then
    complain "$file: expected ${where##*/} with '$pattern', found: $(head -n 3 "$where" 2>&1)"
  else
    echo "ok    $file"
  fi
}

# The states in which the jobs of the last run ended, as its summary counts them: "failed 1 job_finished 3".
ends() {
  { tail -n 1 "$scratch/out" | grep -oE '"(job_finished|failed|cancelled|upstream_failed)": *[1-9][0-9]*' || true; } |
    tr -d '": ' | sed -E 's/([0-9]+)$/ \1/' | sort | paste -sd ' ' -
}

complain() {
  echo "WRONG $1"
  sed 's/^/      /' "$scratch/said" | tail -n 5
  failures=$((failures + 1))
}

said=$scratch/said
expect iterations.json 0 'job_finished 4' job.out.3 'job 3 executed at .* @ '
expect espresso.json 0 'job_finished 1' pw.benzene.scf.out 'read 4 lines'
expect openmp.json 0 'job_finished 1' omp.ou 'thread = 7'
expect models.json 1 'failed 2' "$said" 'model'
expect app-script.json 0 'job_finished 1'
expect sleep.json 0 'job_finished 1' sleep.sandbox/sleep2.2.1.stdout
expect control.json 0 ''
expect finish.json 0 ''
expect list-jobs.json 0 ''
expect resources-info.json 0 ''
expect job-status.json 0 ''
expect job-info.json 0 ''
expect remove-job.json 0 ''
expect broken-trailing-comma.json 2 '' "$said" 'broken-trailing-comma.json: line 11, '
expect broken-lammps-dots.json 2 '' "$said" 'broken-lammps-dots.json: line 1, '
expect broken-openmpi-dots.json 2 '' "$said" 'broken-openmpi-dots.json: line 1, '
expect broken-executor-template.json 2 '' "$said" 'broken-executor-template.json: line 2, '

if [ "$failures" -gt 0 ]; then
  echo "$failures examples went another way than expected"
  exit 1
fi
echo "all examples went as expected"
