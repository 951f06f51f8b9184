package bellwether.query.jobs;

import static bellwether.store.Tables.JOB_DEFINITION;

import bellwether.model.json.JsonObject;
import bellwether.store.CatalogReader;
import bellwether.store.Tables.JobDefinition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Answers which tags the members of jobs have. It remembers the last job, since members of an
/// array come one after the other. Not thread-safe.
public final class JobTags {
  private final CatalogReader reader;
  private long first;
  private long end;
  private Map<String, @Nullable Object> tags = Map.of();

  public JobTags(CatalogReader reader) {
    this.reader = reader;
  }

  /// The tags of the member with this number.
  public Map<String, @Nullable Object> of(long memberId) {
    if (memberId < first || memberId >= end) {
      reader
          .dsl()
          .select(JobDefinition.MEMBER_ID, JobDefinition.MEMBER_COUNT, JobDefinition.TAGS)
          .from(JOB_DEFINITION)
          .where(JobDefinition.MEMBER_ID.le(memberId))
          .orderBy(JobDefinition.MEMBER_ID.desc())
          .limit(1)
          .forEach(row -> {
            first = row.value1();
            end = first + row.value2();
            tags = JsonObject.read(row.value3()).fields();
          });
    }
    return tags;
  }
}
