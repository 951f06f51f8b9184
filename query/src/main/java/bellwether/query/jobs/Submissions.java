package bellwether.query.jobs;

import bellwether.model.Micros;
import bellwether.model.Resources;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import bellwether.store.CatalogReader;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Who brought jobs, when, and what they asked for, as the catalog has it now.
public final class Submissions {
  private static final String SELECT =
      """
      SELECT member_id, description, run.user,
        (SELECT time FROM event WHERE job_id = job_definition.id ORDER BY seq LIMIT 1)
      FROM job_definition JOIN run ON run.id = job_definition.run_id
      WHERE member_id IS NOT NULL
      """;

  private final TreeMap<Long, Submission> byFirstMember = new TreeMap<>();

  /// How a job came.
  ///
  /// @param user null: not known
  /// @param time null: not known
  public record Submission(Resources resources, @Nullable String user, @Nullable Instant time) {}

  private record Entry(long member, Submission submission) {}

  private Submissions() {}

  /// Those of the jobs that a run brought; null: of all runs.
  public static Submissions of(CatalogReader reader, @Nullable Long origin) {
    var sql =
        origin == null
            ? SqlFragment.of(SELECT)
            : SqlFragment.of(SELECT + " AND job_definition.run_id = ?", origin);
    var found = new Submissions();
    new CatalogRows(reader.connection())
        .list(
            sql,
            row -> {
              var asked = JobDescriptionJson.read(row.getString(2)).resources();
              var user = row.getString(3);
              long time = row.getLong(4);
              var at = row.wasNull() ? null : Micros.time(time);
              return new Entry(row.getLong(1), new Submission(asked, user, at));
            })
        .forEach(entry -> found.byFirstMember.put(entry.member, entry.submission));
    return found;
  }

  /// That of the member with a number.
  public Optional<Submission> of(long jobId) {
    return Optional.ofNullable(byFirstMember.floorEntry(jobId)).map(entry -> entry.getValue());
  }
}
