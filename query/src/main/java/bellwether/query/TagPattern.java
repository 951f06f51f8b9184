package bellwether.query;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;

import bellwether.store.Tables;
import bellwether.store.dialect.Dialect;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// A tag that is asked for.
///
/// @param value null: any
public record TagPattern(String key, @Nullable String value) {

  /// The meaning of `key` or `key=value`.
  public static TagPattern of(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new TagPattern(text, null)
        : new TagPattern(text.substring(0, equals), text.substring(equals + 1));
  }

  /// Whether a job has it.
  public Condition holds(Dialect dialect) {
    var tags = dialect.entries("{0}", "tag");
    return value == null
        ? condition(
            "exists (select 1 from " + tags + " where tag.key = {1})",
            Tables.JobDefinition.TAGS,
            val(key))
        : condition(
            "exists (select 1 from " + tags + " where tag.key = {1} and tag.value = {2})",
            Tables.JobDefinition.TAGS,
            val(key),
            val(value));
  }
}
