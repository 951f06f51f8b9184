-- The catalog, version 3: what operations add up to takes a fourth of the room, and says when they ran.

-- sums was a JSON object. Now it is a JSON array of the same numbers in the order of the measurement's counters: null where
-- no process has the counter, or where adding it up means nothing.
UPDATE op_sum SET sums = (
  SELECT json_group_array(json_extract(op_sum.sums, '$."' || counter.value || '"'))
  FROM measurement, json_each(measurement.counters) counter
  WHERE measurement.id = op_sum.measurement_id);

-- When at least one of the processes ran (PackedSpans); null: only the archive knows.
ALTER TABLE op_sum ADD COLUMN spans BLOB;

PRAGMA user_version = 3;
