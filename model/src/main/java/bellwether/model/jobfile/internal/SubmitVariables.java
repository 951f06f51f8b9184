package bellwether.model.jobfile.internal;

import bellwether.model.Variables;
import bellwether.model.jobfile.SubmitContext;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of the submit phase: `rcnt`, `sname`, `date`, `time`, `dateTime`, `jname`.
///
/// Inside `execution` a second phase follows at the start of each attempt, which also turns `$$`
/// into `$`; here `$$` therefore stays there, and turns into `$` everywhere else.
final class SubmitVariables {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private final ZonedDateTime now;
  private final String uniq;
  private final @Nullable String later;
  private final int request;
  private final @Nullable String jobName;

  /// @param jobName null while it is not known yet
  /// @param uniq for texts outside `execution`
  /// @param later `uniq` inside `execution`; null: it waits for the second phase
  SubmitVariables(
      SubmitContext context,
      int request,
      @Nullable String jobName,
      String uniq,
      @Nullable String later) {
    now = context.clock().now().atZone(context.zone());
    this.request = request;
    this.jobName = jobName;
    this.uniq = uniq;
    this.later = later;
  }

  /// A whole job with the values put in.
  Map<String, Object> putIn(Map<String, Object> job) {
    var result = new LinkedHashMap<String, Object>();
    job.forEach((key, value) -> result.put(key, putIn(value, key.equals("execution"))));
    return result;
  }

  /// A text outside `execution`.
  String putIn(String text) {
    return Variables.substitute(text, name -> name.equals("uniq") ? uniq : value(name));
  }

  private Object putIn(Object value, boolean again) {
    return switch (value) {
      case String text ->
          again
              ? Variables.prepare(text, name -> name.equals("uniq") ? later : value(name))
              : putIn(text);
      case List<?> list -> {
        var result = new ArrayList<Object>(list.size());
        list.forEach(item -> result.add(putIn(item, again)));
        yield result;
      }
      case Map<?, ?> map -> {
        var result = new LinkedHashMap<String, Object>();
        map.forEach((key, item) -> result.put((String) putIn(key, again), putIn(item, again)));
        yield result;
      }
      default -> value;
    };
  }

  private @Nullable String value(String name) {
    return switch (name) {
      case "rcnt" -> Integer.toString(request);
      case "sname" -> "local";
      case "date" -> DATE.format(now);
      case "time" -> TIME.format(now);
      case "dateTime" -> DATE.format(now) + " " + TIME.format(now);
      case "jname" -> jobName;
      default -> null;
    };
  }
}
