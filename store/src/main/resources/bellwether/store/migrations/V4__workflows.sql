-- The catalog, version 4: views for people, with a row for each member of a job. Their names were those of two tables.

ALTER TABLE job RENAME TO job_definition;
ALTER TABLE workflow RENAME TO workflow_identity;

ALTER TABLE workflow_identity ADD COLUMN description TEXT; -- for people
ALTER TABLE run ADD COLUMN user TEXT;                      -- who ran it; null: an earlier version did not ask

-- The number of the member of ordinal 0; the others follow. null: measured elsewhere
ALTER TABLE job_definition ADD COLUMN member_id INTEGER;
INSERT INTO counter SELECT 'member', 1 + coalesce(sum(member_count), 0) FROM job_definition WHERE run_id IS NOT NULL;
UPDATE job_definition SET member_id = place.first FROM (
  SELECT id, 1 + sum(member_count) OVER (ORDER BY id) - member_count AS first
  FROM job_definition WHERE run_id IS NOT NULL) place
WHERE place.id = job_definition.id;

-- The views. Times are texts in UTC with milliseconds. A DAG has the number of the run that brought its jobs.

-- One row for each member of a job of a run; a plain job is one member.
CREATE VIEW job AS
WITH RECURSIVE
  -- All members of the arrays of which some have no row in iteration.
  place (id, ordinal, last, member_id, run_id, state) AS (
    SELECT id, 0, member_count - 1, member_id, run_id, state FROM job_definition
    WHERE run_id IS NOT NULL AND member_count > 1
      AND member_count > (SELECT count(*) FROM iteration WHERE job_id = job_definition.id)
    UNION ALL
    SELECT id, ordinal + 1, last, member_id, run_id, state FROM place WHERE ordinal < last),
  member (id, ordinal, job_id, run_id, state, attempts) AS (
    SELECT d.id, i.ordinal, d.member_id + i.ordinal, d.run_id, i.state, i.attempts
    FROM job_definition d JOIN iteration i ON i.job_id = d.id
    WHERE d.run_id IS NOT NULL
    UNION ALL
    SELECT id, 0, member_id, run_id, state, 0 FROM job_definition
    WHERE run_id IS NOT NULL AND member_count = 1 AND NOT EXISTS (SELECT 1 FROM iteration WHERE job_id = job_definition.id)
    UNION ALL
    SELECT id, ordinal, member_id + ordinal, run_id, state, 0 FROM place
    WHERE NOT EXISTS (SELECT 1 FROM iteration i WHERE i.job_id = place.id AND i.ordinal = place.ordinal))
SELECT
  m.job_id,                                -- unique for each member
  m.run_id AS dag_id,
  d.name || coalesce(':' || (d.first_key + m.ordinal), '') AS job_hash, -- what identifies it in its DAG: its name
  d.name || coalesce(':' || (d.first_key + m.ordinal), '') AS name,
  nullif(d.tags, '{}') AS tag,             -- JSON object
  -- Before the values of the member are put in.
  coalesce((SELECT group_concat(key || '=' || value, ' ') || ' ' FROM json_each(d.description, '$.execution.env')), '')
    || coalesce(json_extract(d.description, '$.execution.script'), json_extract(d.description, '$.execution.exec')
      || coalesce((SELECT ' ' || group_concat(value, ' ') FROM json_each(d.description, '$.execution.args')), ''), '') AS command,
  json_extract(d.description, '$.attributes') AS context_args, -- JSON object
  -- Cores; null: all those of the nodes that it asks for.
  coalesce(json_extract(d.description, '$.resources.numCores.exact'), json_extract(d.description, '$.resources.numCores.min'),
      CASE WHEN json_extract(d.description, '$.resources.numNodes') IS NULL THEN 1 END)
    * coalesce(json_extract(d.description, '$.resources.numNodes.exact'), json_extract(d.description, '$.resources.numNodes.min'), 1) AS slots,
  json_extract(d.description, '$.resources.nodeCrs.mem') / 1024.0 AS mem_free, -- GiB of each node; null: not asked for
  m.attempts AS num_attempts,
  json_extract(d.description, '$.max_attempts') AS max_attempts,
  CAST(json_extract(d.description, '$.resources.wt') AS INTEGER) AS max_runtime, -- seconds; null: no limit
  CASE
    WHEN m.state IN ('CREATED', 'AWAITING_PARENTS', 'UPSTREAM_FAILED') THEN 'REGISTERED'
    WHEN m.state = 'READY' THEN 'QUEUED_FOR_INSTANTIATION'
    WHEN m.state = 'SCHEDULED' THEN 'INSTANTIATED'
    WHEN m.state = 'RUNNING' THEN 'RUNNING'
    WHEN m.state IN ('RUN_ERROR', 'RUN_TIMEOUT', 'RESTART_READY') THEN 'ERROR_RECOVERABLE'
    WHEN m.state IN ('FAILED', 'CANCELLED') THEN 'ERROR_FATAL'
    WHEN m.state IN ('RUN_DONE', 'JOB_FINISHED') THEN 'DONE'
  END AS status,
  strftime('%Y-%m-%d %H:%M:%f', (SELECT time FROM event e WHERE e.job_id = m.id ORDER BY seq LIMIT 1) / 1e6,
    'unixepoch') AS submitted_date,
  -- Of a member of an array: when its last attempt ended or started; null: none did.
  strftime('%Y-%m-%d %H:%M:%f',
    CASE WHEN d.member_count = 1 THEN (SELECT time FROM event e WHERE e.job_id = m.id ORDER BY seq DESC LIMIT 1)
      ELSE (SELECT coalesce(end_time, start_time) FROM attempt a
        WHERE a.job_id = m.id AND a.ordinal = m.ordinal AND a.number = m.attempts) END / 1e6,
    'unixepoch') AS status_date
FROM member m LEFT JOIN job_definition d ON d.id = m.id;

-- One row for each attempt.
CREATE VIEW job_instance AS
SELECT
  (d.member_id + a.ordinal) * 1000000 + a.number AS job_instance_id, -- 17000002 is attempt 2 of job 17
  a.run_id AS workflow_run_id,
  l.scheduler AS executor_type,
  l.scheduler_id AS executor_id,
  d.member_id + a.ordinal AS job_id,
  printf('wallclock=%.6f, cpu=%.6f, maxvmem=%d', (a.end_time - a.start_time) / 1e6,
    (a.user_time_us + a.system_time_us) / 1e6, a.peak_memory_bytes) AS usage_str,
  CASE WHEN a.nodes LIKE '%[%' THEN substr(a.nodes, 1, instr(a.nodes, '[') - 1) ELSE a.nodes END AS nodename, -- the first
  a.pid AS process_group_id,
  (a.end_time - a.start_time) / 1e6 AS wallclock,              -- seconds
  a.peak_memory_bytes AS maxvmem,                              -- bytes, resident
  (a.user_time_us + a.system_time_us) / 1e6 AS cpu,            -- seconds
  (a.blocks_read + a.blocks_written) * 512 AS io,              -- bytes
  CASE
    WHEN a.state = 'SCHEDULED' THEN 'SUBMITTED'
    WHEN a.state = 'RUNNING' THEN 'RUNNING'
    WHEN a.state = 'RUN_DONE' THEN 'DONE'
    ELSE 'ERROR'
  END AS status,
  strftime('%Y-%m-%d %H:%M:%f', a.start_time / 1e6, 'unixepoch') AS submitted_date, -- null: not started
  strftime('%Y-%m-%d %H:%M:%f', coalesce(a.end_time, a.start_time) / 1e6, 'unixepoch') AS status_date
FROM job_definition d JOIN attempt a ON a.job_id = d.id LEFT JOIN allocation l ON l.id = a.allocation_id
WHERE d.run_id IS NOT NULL;

-- One row for each attempt that failed.
CREATE VIEW job_instance_error_log AS
SELECT
  (d.member_id + a.ordinal) * 1000000 + a.number AS id,
  (d.member_id + a.ordinal) * 1000000 + a.number AS job_instance_id,
  strftime('%Y-%m-%d %H:%M:%f', a.end_time / 1e6, 'unixepoch') AS error_time,
  -- The cause, what is known of it, and the end of standard error.
  CASE a.cause
      WHEN 'exit_code' THEN 'exit code ' || a.exit_code
      WHEN 'signal' THEN 'signal ' || a.signal
      ELSE coalesce(replace(a.cause, '_', ' '), 'error') END
    || coalesce(': ' || nullif(a.message, ''), '') || coalesce(char(10) || nullif(a.stderr_tail, ''), '') AS description
FROM job_definition d JOIN attempt a ON a.job_id = d.id
WHERE d.run_id IS NOT NULL AND a.state NOT IN ('SCHEDULED', 'RUNNING', 'RUN_DONE');

-- One row for each change of state of an attempt.
CREATE VIEW job_instance_status AS
SELECT
  e.seq AS id,
  (d.member_id + e.ordinal) * 1000000 + e.attempt AS job_instance_id,
  CASE
    WHEN e.to_state = 'SCHEDULED' THEN 'SUBMITTED'
    WHEN e.to_state = 'RUNNING' THEN 'RUNNING'
    WHEN e.to_state = 'RUN_DONE' THEN 'DONE'
    ELSE 'ERROR'
  END AS status,
  strftime('%Y-%m-%d %H:%M:%f', e.time / 1e6, 'unixepoch') AS status_time
FROM event e JOIN job_definition d ON d.id = e.job_id
WHERE d.run_id IS NOT NULL AND e.ordinal IS NOT NULL AND e.attempt IS NOT NULL
  AND (e.to_state IN ('SCHEDULED', 'RUNNING', 'RUN_DONE', 'RUN_ERROR', 'RUN_TIMEOUT') OR e.from_state IN ('SCHEDULED', 'RUNNING'));

-- The words of job_instance.status.
CREATE VIEW job_status (id, description) AS
VALUES
  ('SUBMITTED', 'has its cores and is being started'),
  ('RUNNING', 'its process runs'),
  ('ERROR', 'ended without success'),
  ('DONE', 'ended with success');

-- One row for each run that brought jobs.
CREATE VIEW task_dag AS
SELECT
  o.id AS dag_id,
  w.hash AS dag_hash,
  w.name AS name,
  o.user AS user,
  -- The last sign of life of the last run on its jobs.
  strftime('%Y-%m-%d %H:%M:%f',
    coalesce(r.end_time, (SELECT time FROM event e WHERE e.run_id = r.id ORDER BY seq DESC LIMIT 1), r.start_time) / 1e6,
    'unixepoch') AS heartbeat_date,
  strftime('%Y-%m-%d %H:%M:%f', o.start_time / 1e6, 'unixepoch') AS created_date
FROM run o JOIN workflow_identity w ON w.id = o.workflow_id
  JOIN run r ON r.id = (SELECT max(id) FROM run WHERE origin_id = o.id)
WHERE o.origin_id = o.id;

-- One row for each name with arguments and jobs. What may differ from run to run is that of the last one.
CREATE VIEW workflow AS
SELECT
  w.id AS id,
  r.origin_id AS dag_id,
  w.arguments AS workflow_args,            -- JSON object
  w.hash AS workflow_hash,
  w.description AS description,
  w.name AS name,
  r.user AS user,
  strftime('%Y-%m-%d %H:%M:%f', w.created_time / 1e6, 'unixepoch') AS created_date,
  strftime('%Y-%m-%d %H:%M:%f', coalesce(r.end_time, r.start_time, w.created_time) / 1e6, 'unixepoch') AS status_date,
  coalesce(r.state, 'CREATED') AS status
FROM workflow_identity w
  LEFT JOIN (SELECT workflow_id, max(id) AS id FROM run GROUP BY workflow_id) last ON last.workflow_id = w.id
  LEFT JOIN run r ON r.id = last.id;

-- One row for each run.
CREATE VIEW workflow_run AS
SELECT
  id,
  workflow_id,
  user,
  host AS hostname,
  pid,
  json_extract(options, '$.stderr') AS stderr,   -- null: each job says its own
  json_extract(options, '$.stdout') AS stdout,   -- null: each job says its own
  json_extract(options, '$.project') AS project,
  NULL AS slack_channel,                         -- always null
  strftime('%Y-%m-%d %H:%M:%f', start_time / 1e6, 'unixepoch') AS created_date,
  strftime('%Y-%m-%d %H:%M:%f', coalesce(end_time, start_time) / 1e6, 'unixepoch') AS status_date,
  state AS status
FROM run;

-- The words of workflow_run.status.
CREATE VIEW workflow_run_status (id, description) AS
VALUES
  ('RUNNING', 'its manager works, or was lost and nobody has resumed the run'),
  ('STOPPED', 'ended before its jobs'),
  ('ERROR', 'ended, and jobs failed'),
  ('DONE', 'ended, and all jobs are done');

-- The words of workflow.status.
CREATE VIEW workflow_status (id, description) AS
VALUES
  ('CREATED', 'has no run yet'),
  ('RUNNING', 'its last run is running'),
  ('STOPPED', 'its last run ended before its jobs'),
  ('ERROR', 'its last run ended, and jobs failed'),
  ('DONE', 'its last run ended, and all jobs are done');

PRAGMA user_version = 4;
