package bellwether.query.live;

import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.SqlFragment;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The names of members, of which each job's row is read once. Not thread-safe.
final class MemberNames {
  private static final int KEPT = 10_000;

  private final CatalogRows rows;
  private final Map<Long, Head> heads = new HashMap<>();

  private record Head(String name, @Nullable Long firstKey) {}

  MemberNames(CatalogRows rows) {
    this.rows = rows;
  }

  /// `name`, or `name:key` of an iteration; an event of a job as a whole has the ordinal -1.
  String of(long job, int ordinal) {
    if (heads.size() > KEPT) {
      heads.clear();
    }
    var head = heads.computeIfAbsent(job, this::read);
    return head.firstKey == null || ordinal < 0
        ? head.name
        : head.name + ":" + (head.firstKey + ordinal);
  }

  private Head read(long job) {
    var found =
        rows.list(
            SqlFragment.of("SELECT name, first_key FROM job_definition WHERE id = ?", job),
            row -> {
              long key = row.getLong(2);
              return new Head(row.getString(1), row.wasNull() ? null : (Long) key);
            });
    return found.isEmpty() ? new Head("?", null) : found.getFirst();
  }
}
