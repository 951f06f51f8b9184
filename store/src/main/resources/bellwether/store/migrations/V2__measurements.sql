-- The catalog, version 2: jobs that were measured elsewhere, and the archive of their processes.
-- Such a job has neither a run nor an allocation, so that the two tables are made anew without NOT NULL there.

CREATE TABLE job_2 (
  id           INTEGER PRIMARY KEY,
  run_id       INTEGER REFERENCES run,   -- the origin; null: measured elsewhere
  name         TEXT    NOT NULL,
  first_key    INTEGER,                  -- key of the first iteration; null: a plain job
  member_count INTEGER NOT NULL,         -- iterations; 1 for a plain job
  state        TEXT    NOT NULL,         -- of all members that have no row in iteration
  cause        TEXT,
  priority     INTEGER NOT NULL,
  tags         TEXT    NOT NULL,         -- JSON object
  description  TEXT    NOT NULL          -- JSON: the job as a job file would say it, variables of the submit phase put in
) STRICT;
INSERT INTO job_2 SELECT id, run_id, name, first_key, member_count, state, cause, priority, tags, description FROM job;
DROP TABLE job;
ALTER TABLE job_2 RENAME TO job;
CREATE INDEX job_by_run ON job (run_id, name);

CREATE TABLE attempt_2 (
  job_id              INTEGER NOT NULL,
  ordinal             INTEGER NOT NULL,
  number              INTEGER NOT NULL,  -- from 1
  run_id              INTEGER,           -- null: measured elsewhere
  allocation_id       INTEGER,           -- null: measured elsewhere
  state               TEXT    NOT NULL,  -- SCHEDULED, RUNNING, or how it ended: RUN_DONE, RUN_ERROR, RUN_TIMEOUT, CANCELLED
  cause               TEXT,
  nodes               TEXT    NOT NULL,  -- as QCG-PilotJob writes it: n1[0:1],n2[0]; without cores where nobody knows them
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
INSERT INTO attempt_2 SELECT * FROM attempt;
DROP TABLE attempt;
ALTER TABLE attempt_2 RENAME TO attempt;
CREATE INDEX attempt_uncharged ON attempt (job_id, ordinal) WHERE cause IN ('node_lost', 'allocation_ended');

-- What was measured of one attempt: its record, the sums over its processes, and where those are in the archive.
CREATE TABLE measurement (
  id                 INTEGER PRIMARY KEY, -- never given twice: a process's id is this * 2^24 + its place in the order
  job_id             INTEGER NOT NULL REFERENCES job,
  ordinal            INTEGER NOT NULL,
  attempt            INTEGER NOT NULL,
  jobid              TEXT    NOT NULL,    -- the scheduler's
  name               TEXT    NOT NULL,
  user               TEXT    NOT NULL,
  submit_time        INTEGER NOT NULL,
  start_time         INTEGER NOT NULL,
  end_time           INTEGER NOT NULL,
  zone               TEXT    NOT NULL,    -- of its local times
  exit_code          INTEGER NOT NULL,    -- as the record says
  earliest_exit_code INTEGER,             -- of the earliest process, EPMT's answer; null: no processes
  exit_reason        TEXT    NOT NULL,
  source             TEXT    NOT NULL,
  content_hash       TEXT    NOT NULL,    -- of record and processes, in any order of the processes
  processes_file     TEXT,                -- below the archive's folder; null: no processes, or only the sums were kept
  threads_file       TEXT,                -- null: no process has more than one thread
  process_count      INTEGER NOT NULL,
  thread_count       INTEGER NOT NULL,
  cpu_time_us        INTEGER NOT NULL,
  counters           TEXT    NOT NULL,    -- JSON array: names in the order of the files
  sums               TEXT    NOT NULL,    -- JSON object: EPMT's proc_sums without all_proc_tags
  process_tags       TEXT    NOT NULL,    -- JSON array: EPMT's all_proc_tags
  tags               TEXT    NOT NULL,    -- JSON object
  environment        BLOB    NOT NULL,    -- JSON object, deflated
  environment_changes BLOB   NOT NULL,    -- JSON object, deflated
  status             TEXT    NOT NULL,    -- JSON object
  warnings           TEXT    NOT NULL,    -- JSON array
  skipped            TEXT    NOT NULL,    -- JSON array of {file, line, reason}: what could not be read
  skipped_count      INTEGER NOT NULL,    -- more than skipped holds when there are very many
  created_time       INTEGER NOT NULL,
  updated_time       INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX measurement_by_job ON measurement (job_id, ordinal, attempt);
CREATE INDEX measurement_by_jobid ON measurement (jobid, attempt);
CREATE INDEX measurement_by_start ON measurement (start_time);

CREATE TABLE measurement_host (
  measurement_id INTEGER NOT NULL REFERENCES measurement,
  ordinal        INTEGER NOT NULL,
  host           TEXT    NOT NULL,
  PRIMARY KEY (measurement_id, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX measurement_host_by_host ON measurement_host (host);

-- The sums over all processes of a measurement that have exactly these tags; untagged processes have {}.
CREATE TABLE op_sum (
  measurement_id  INTEGER NOT NULL REFERENCES measurement,
  tags            TEXT    NOT NULL,       -- JSON object, keys sorted
  process_count   INTEGER NOT NULL,
  thread_count    INTEGER NOT NULL,       -- numtids
  duration_us     INTEGER NOT NULL,
  cpu_time_us     INTEGER NOT NULL,
  start_time      INTEGER NOT NULL,       -- the earliest start
  end_time        INTEGER NOT NULL,       -- the latest end
  sums            TEXT    NOT NULL,       -- JSON object: every counter
  PRIMARY KEY (measurement_id, tags)
) STRICT, WITHOUT ROWID;

CREATE TABLE annotation (
  measurement_id INTEGER NOT NULL REFERENCES measurement,
  key            TEXT    NOT NULL,
  value          TEXT    NOT NULL,        -- JSON
  PRIMARY KEY (measurement_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE analysis (
  measurement_id INTEGER NOT NULL REFERENCES measurement,
  key            TEXT    NOT NULL,        -- outlier_detection …
  value          TEXT    NOT NULL,        -- JSON
  created_time   INTEGER NOT NULL,
  PRIMARY KEY (measurement_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE refmodel (
  id           INTEGER PRIMARY KEY AUTOINCREMENT,
  name         TEXT    UNIQUE,
  tags         TEXT    NOT NULL,          -- JSON object: those of its jobs
  op_tags      TEXT    NOT NULL,          -- JSON array of objects: its operations; empty: a model of whole jobs
  computed     TEXT    NOT NULL,          -- JSON object: per method and feature
  info         TEXT    NOT NULL,          -- JSON object: active_metrics, pca …
  enabled      INTEGER NOT NULL,          -- 0 or 1
  created_time INTEGER NOT NULL,
  updated_time INTEGER NOT NULL
) STRICT;

CREATE TABLE refmodel_job (
  refmodel_id    INTEGER NOT NULL REFERENCES refmodel,
  measurement_id INTEGER NOT NULL REFERENCES measurement,
  PRIMARY KEY (refmodel_id, measurement_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX refmodel_job_by_measurement ON refmodel_job (measurement_id);

INSERT INTO counter VALUES ('measurement', 1);

PRAGMA user_version = 2;
