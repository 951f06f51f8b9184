-- The catalog, version 1. Times are microseconds since 1970 (UTC), states and causes the words of the state table.

PRAGMA application_id = 1113943148;      -- "Bell": tells a catalog from other programs' databases
PRAGMA user_version = 1;                 -- this edition, so that a start need not ask Flyway

CREATE TABLE workflow (
  id           INTEGER PRIMARY KEY,
  hash         TEXT    NOT NULL UNIQUE,  -- SHA-256 of the jobs (without resources, paths of logs, tags) and the arguments
  name         TEXT    NOT NULL,
  arguments    TEXT    NOT NULL,         -- JSON object
  created_time INTEGER NOT NULL
) STRICT;

-- One go at a workflow by one manager process. A resumed run is a new run on the jobs of its origin.
CREATE TABLE run (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  workflow_id INTEGER NOT NULL REFERENCES workflow,
  origin_id   INTEGER,                   -- the run that brought the jobs; its own id when it did so itself
  state       TEXT    NOT NULL,          -- RUNNING, DONE, ERROR (jobs failed), STOPPED (ended before its jobs)
  source      TEXT    NOT NULL,          -- the job file's absolute path, or the command
  directory   TEXT    NOT NULL,
  options     TEXT    NOT NULL,          -- JSON object: what a resume needs to start the same way
  host        TEXT    NOT NULL,
  boot_id     TEXT    NOT NULL,          -- with pid and start_ticks: the manager's process, for good
  pid         INTEGER NOT NULL,
  start_ticks INTEGER NOT NULL,
  mark        TEXT    NOT NULL UNIQUE,   -- stands in the environment of every process of the run
  start_time  INTEGER NOT NULL,
  end_time    INTEGER,
  reason      TEXT,                      -- why it ended as it did, for people
  states      TEXT                       -- JSON object: members per state when it ended; null: it has not
) STRICT;
CREATE INDEX run_by_origin ON run (origin_id);
CREATE INDEX run_by_source ON run (source, id);

CREATE TABLE allocation (
  id           INTEGER PRIMARY KEY,
  run_id       INTEGER NOT NULL REFERENCES run,
  scheduler    TEXT    NOT NULL,         -- local, slurm
  scheduler_id TEXT,
  node_count   INTEGER NOT NULL,
  core_count   INTEGER NOT NULL,
  nodes        TEXT    NOT NULL,         -- JSON array
  start_time   INTEGER NOT NULL,
  end_time     INTEGER
) STRICT;

CREATE TABLE job (
  id           INTEGER PRIMARY KEY,
  run_id       INTEGER NOT NULL REFERENCES run,  -- the origin
  name         TEXT    NOT NULL,
  first_key    INTEGER,                  -- key of the first iteration; null: a plain job
  member_count INTEGER NOT NULL,         -- iterations; 1 for a plain job
  state        TEXT    NOT NULL,         -- of all members that have no row in iteration
  cause        TEXT,
  priority     INTEGER NOT NULL,
  tags         TEXT    NOT NULL,         -- JSON object
  description  TEXT    NOT NULL          -- JSON: the job as a job file would say it, variables of the submit phase put in
) STRICT;
CREATE INDEX job_by_run ON job (run_id, name);

-- The present state of each member that once left the common waiting state of its job. A plain job has one, of ordinal 0.
CREATE TABLE iteration (
  job_id   INTEGER NOT NULL,
  ordinal  INTEGER NOT NULL,             -- key = job.first_key + ordinal
  state    TEXT    NOT NULL,
  cause    TEXT,
  attempts INTEGER NOT NULL,             -- made so far
  PRIMARY KEY (job_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt (
  job_id              INTEGER NOT NULL,
  ordinal             INTEGER NOT NULL,
  number              INTEGER NOT NULL,  -- from 1
  run_id              INTEGER NOT NULL,
  allocation_id       INTEGER NOT NULL,
  state               TEXT    NOT NULL,  -- SCHEDULED, RUNNING, or how it ended: RUN_DONE, RUN_ERROR, RUN_TIMEOUT, CANCELLED
  cause               TEXT,
  nodes               TEXT    NOT NULL,  -- as QCG-PilotJob writes it: n1[0:1],n2[0]
  pid                 INTEGER,
  start_ticks         INTEGER,
  start_time          INTEGER,
  end_time            INTEGER,
  exit_code           INTEGER,
  signal              INTEGER,
  user_time_us        INTEGER,
  system_time_us      INTEGER,
  peak_memory_bytes   INTEGER,
  minor_faults        INTEGER,
  major_faults        INTEGER,
  blocks_read         INTEGER,
  blocks_written      INTEGER,
  voluntary_switches  INTEGER,
  involuntary_switches INTEGER,
  stdout              TEXT,
  stderr              TEXT,
  stderr_tail         TEXT,
  message             TEXT,
  PRIMARY KEY (job_id, ordinal, number)
) STRICT, WITHOUT ROWID;
-- Those that count nothing against a job's limit are few, and a resume asks for them.
CREATE INDEX attempt_uncharged ON attempt (job_id, ordinal) WHERE cause IN ('node_lost', 'allocation_ended');

-- Append-only. An event without ordinal is of all members that were in from_state and had no event of their own since.
CREATE TABLE event (
  seq           INTEGER PRIMARY KEY,
  time          INTEGER NOT NULL,
  run_id        INTEGER NOT NULL,
  allocation_id INTEGER,
  job_id        INTEGER,                 -- null: an event of the run or of the allocation
  ordinal       INTEGER,
  attempt       INTEGER,
  from_state    TEXT,
  to_state      TEXT    NOT NULL,
  cause         TEXT,
  weight        REAL    NOT NULL,
  data          TEXT
) STRICT;
CREATE INDEX event_by_job ON event (job_id, seq);
CREATE INDEX event_by_run ON event (run_id, seq);

-- The next free number, for numbers that are given out in blocks.
CREATE TABLE counter (
  name TEXT PRIMARY KEY,
  next INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO counter VALUES ('job', 1);
