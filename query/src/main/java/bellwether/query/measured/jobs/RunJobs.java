package bellwether.query.measured.jobs;

import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.sql.SqlFragment;
import java.util.List;

/// The measured jobs of runs under the names that people give them: `job` and `job:key`. Their ids
/// name the run, too: `12/job:key`.
public record RunJobs(MeasurementSource source) {

  /// The ids of a job, or of one of its iterations, in the last run that has it measured; empty:
  /// none has.
  public List<String> ids(String name) {
    var whole = ids(name, "");
    int colon = name.lastIndexOf(':');
    return whole.isEmpty() && colon > 0
        ? ids(name.substring(0, colon), name.substring(colon))
        : whole;
  }

  /// @param member the end of the id of one iteration, from its colon on; empty: all
  private List<String> ids(String job, String member) {
    var id = "d.run_id || '/' || d.name || ?";
    return source
        .catalog()
        .list(
            SqlFragment.of(
                """
                SELECT DISTINCT m.jobid FROM job_definition d JOIN measurement m ON m.job_id = d.id
                WHERE d.name = ? AND d.run_id = (SELECT max(l.run_id) FROM job_definition l
                    JOIN measurement o ON o.job_id = l.id WHERE l.name = ?)
                  AND (? = '' OR m.jobid = %s)
                ORDER BY m.start_time, m.id
                """
                    .formatted(id),
                job,
                job,
                member,
                member),
            row -> row.getString(1));
  }
}
