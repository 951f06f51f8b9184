package bellwether.query.jobs;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;

import bellwether.store.Tables.JobDefinition;
import bellwether.store.dialect.Dialect;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// Jobs as users name them: `name`, `name:key` for one iteration, with `*` and `?` in the name for
/// any characters and any one.
///
/// @param key of one iteration; null: all
public record JobPattern(String name, @Nullable Integer key) {
  private static final Pattern MEMBER = Pattern.compile("(.+):(-?\\d{1,9})");

  /// The meaning of a text.
  public static JobPattern of(String text) {
    var member = MEMBER.matcher(text);
    return member.matches()
        ? new JobPattern(member.group(1), Integer.valueOf(member.group(2)))
        : new JobPattern(text, null);
  }

  /// Whether the name stands for itself only.
  public boolean isLiteral() {
    return name.indexOf('*') < 0 && name.indexOf('?') < 0;
  }

  /// Whether a job, or one of its iterations, is meant.
  public Condition holds(Dialect dialect) {
    var named =
        isLiteral()
            ? JobDefinition.NAME.eq(name)
            : condition(
                dialect.matches("{0}", "{1}"), JobDefinition.NAME, val(dialect.pattern(name)));
    return key == null
        ? named
        : named.and(
            condition(
                "{0} - {1} between 0 and {2} - 1",
                val(key), JobDefinition.FIRST_KEY, JobDefinition.MEMBER_COUNT));
  }

  /// Whether a job of this name is meant.
  boolean matches(String jobName) {
    return isLiteral() ? name.equals(jobName) : Pattern.matches(regex(), jobName);
  }

  private String regex() {
    return name.chars()
        .mapToObj(c ->
            switch (c) {
              case '*' -> ".*";
              case '?' -> ".";
              default -> Pattern.quote(Character.toString(c));
            })
        .collect(Collectors.joining("", "(?s)", ""));
  }

  @Override
  public String toString() {
    return key == null ? name : name + ":" + key;
  }
}
