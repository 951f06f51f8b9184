package bellwether.query.measured.jobs;

import bellwether.query.measured.source.TagFilter;
import bellwether.query.sql.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Which jobs are meant.
///
/// @param ids the schedulers'; empty: of any
/// @param hosts any of them; empty: any at all
/// @param annotations null: whatever they are; empty: none
/// @param analyses null: whatever they are; empty: none
/// @param text a condition in SQL
public record JobChoice(
    List<String> ids,
    @Nullable TagFilter tags,
    List<Condition> conditions,
    @Nullable String text,
    List<String> hosts,
    @Nullable Map<String, String> annotations,
    @Nullable Map<String, String> analyses,
    @Nullable Instant before,
    @Nullable Instant after,
    @Nullable Span when) {
  static final JobChoice ALL =
      new JobChoice(List.of(), null, List.of(), null, List.of(), null, null, null, null, null);

  boolean isAll() {
    return equals(ALL);
  }

  public JobChoice ids(List<String> others) {
    return with(changed -> changed.ids = List.copyOf(others));
  }

  public JobChoice tagged(TagFilter filter) {
    return with(changed -> changed.tags = filter);
  }

  /// With one more condition.
  public JobChoice where(Condition condition) {
    var all = new ArrayList<>(conditions);
    all.add(condition);
    return with(changed -> changed.conditions = List.copyOf(all));
  }

  /// With one more condition in SQL.
  public JobChoice where(String sql) {
    return with(changed -> changed.text = text == null ? sql : text + ") AND (" + sql);
  }

  public JobChoice on(List<String> names) {
    return with(changed -> changed.hosts = List.copyOf(names));
  }

  public JobChoice annotated(Map<String, String> wanted) {
    return with(changed -> changed.annotations = Map.copyOf(wanted));
  }

  public JobChoice analyzed(Map<String, String> wanted) {
    return with(changed -> changed.analyses = Map.copyOf(wanted));
  }

  public JobChoice before(Instant moment) {
    return with(changed -> changed.before = moment);
  }

  public JobChoice after(Instant moment) {
    return with(changed -> changed.after = moment);
  }

  public JobChoice during(Span span) {
    return with(changed -> changed.when = span);
  }

  private JobChoice with(Consumer<Changed> change) {
    var changed = new Changed(this);
    change.accept(changed);
    return changed.choice();
  }

  /// A choice of which one part becomes another.
  private static final class Changed {
    private List<String> ids;
    private @Nullable TagFilter tags;
    private List<Condition> conditions;
    private @Nullable String text;
    private List<String> hosts;
    private @Nullable Map<String, String> annotations;
    private @Nullable Map<String, String> analyses;
    private @Nullable Instant before;
    private @Nullable Instant after;
    private @Nullable Span when;

    Changed(JobChoice choice) {
      ids = choice.ids;
      tags = choice.tags;
      conditions = choice.conditions;
      text = choice.text;
      hosts = choice.hosts;
      annotations = choice.annotations;
      analyses = choice.analyses;
      before = choice.before;
      after = choice.after;
      when = choice.when;
    }

    JobChoice choice() {
      return new JobChoice(
          ids, tags, conditions, text, hosts, annotations, analyses, before, after, when);
    }
  }
}
