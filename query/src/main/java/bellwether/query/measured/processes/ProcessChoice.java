package bellwether.query.measured.processes;

import bellwether.query.measured.jobs.Span;
import bellwether.query.measured.source.TagFilter;
import bellwether.query.sql.Condition;
import bellwether.query.sql.SqlFragment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which processes of the chosen jobs are meant.
///
/// @param pieces what the navigation asks for
public record ProcessChoice(
    @Nullable TagFilter tags,
    List<Condition> conditions,
    List<String> texts,
    List<String> hosts,
    @Nullable Span when,
    List<SqlFragment> pieces) {
  public static final ProcessChoice ALL =
      new ProcessChoice(null, List.of(), List.of(), List.of(), null, List.of());

  public ProcessChoice tagged(TagFilter filter) {
    return new ProcessChoice(filter, conditions, texts, hosts, when, pieces);
  }

  public ProcessChoice where(Condition condition) {
    return new ProcessChoice(tags, plus(conditions, condition), texts, hosts, when, pieces);
  }

  public ProcessChoice where(String text) {
    return new ProcessChoice(tags, conditions, plus(texts, text), hosts, when, pieces);
  }

  public ProcessChoice on(List<String> names) {
    return new ProcessChoice(tags, conditions, texts, List.copyOf(names), when, pieces);
  }

  public ProcessChoice during(Span span) {
    return new ProcessChoice(tags, conditions, texts, hosts, span, pieces);
  }

  public ProcessChoice also(SqlFragment piece) {
    return new ProcessChoice(tags, conditions, texts, hosts, when, plus(pieces, piece));
  }

  private static <T> List<T> plus(List<T> list, T one) {
    var all = new ArrayList<>(list);
    all.add(one);
    return List.copyOf(all);
  }
}
