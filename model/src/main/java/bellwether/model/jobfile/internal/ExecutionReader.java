package bellwether.model.jobfile.internal;

import bellwether.model.Background;
import bellwether.model.Execution;
import bellwether.model.Measure;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads `execution`.
final class ExecutionReader {
  private static final Set<String> KEYS =
      Set.of(
          "exec",
          "args",
          "script",
          "env",
          "wd",
          "stdin",
          "stdout",
          "stderr",
          "modules",
          "venv",
          "model",
          "model_opts",
          "append",
          "background",
          "measure");

  private final Table job;

  ExecutionReader(Table job) {
    this.job = job;
  }

  @Nullable Execution read() {
    if (!job.hasValue("execution")) {
      job.wrong("execution", "expected a table with exec or script, but found none");
      return null;
    }
    var table = job.table("execution");
    if (table == null) {
      return null;
    }
    table.only(KEYS);
    var exec = table.text("exec");
    var script = table.text("script");
    var args = table.texts("args", false);
    var env = table.map("env");
    return isOneOfBoth(table, exec, script, args.isEmpty() && env.isEmpty())
        ? execution(table, exec, args, script, env)
        : null;
  }

  private static boolean isOneOfBoth(
      Table table, @Nullable String exec, @Nullable String script, boolean bare) {
    if (exec == null && script == null) {
      if (!table.hasValue("exec") && !table.hasValue("script")) {
        table.wrong("", "expected exec or script, but found neither");
      }
      return false;
    }
    if (script != null && (exec != null || !bare)) {
      table.wrong("script", "expected script alone, but found exec, args or env beside it");
      return false;
    }
    if (exec != null && exec.isEmpty()) {
      table.wrong("exec", "expected a program, but found an empty text");
      return false;
    }
    return true;
  }

  @SuppressWarnings("TooManyParameters") // the fields that were looked at together
  private static Execution execution(
      Table table,
      @Nullable String exec,
      List<String> args,
      @Nullable String script,
      Map<String, String> env) {
    var model = table.text("model");
    refuseNoText(table);
    refuseNoName(table, env);
    return new Execution(
        exec,
        args,
        script,
        env,
        table.text("wd"),
        table.text("stdin"),
        table.text("stdout"),
        table.text("stderr"),
        table.texts("modules", true),
        table.text("venv"),
        model == null ? Execution.DEFAULT_MODEL : model.toLowerCase(Locale.ROOT),
        table.mapOfTexts("model_opts"),
        table.flag("append"),
        word(table, "background", "keep or end", Background::ofWord),
        word(table, "measure", "none, processes or threads", Measure::ofWord));
  }

  private static <T> @Nullable T word(
      Table table, String key, String words, Function<String, Optional<T>> meaning) {
    var word = table.text(key);
    if (word == null) {
      return null;
    }
    var value = meaning.apply(word);
    if (value.isEmpty()) {
      table.wrong(key, "expected %s, but found %s".formatted(words, ShownValue.of(word)));
    }
    return value.orElse(null);
  }

  /// No argument, variable or path of an operating system can hold these.
  private static void refuseNoText(Table table) {
    if (holds(table.fields(), text -> text.indexOf('\0') >= 0)) {
      table.wrong("", "expected texts without zero bytes, but found one");
    }
    if (holds(table.fields(), text -> text.codePoints().anyMatch(ExecutionReader::isHalf))) {
      table.wrong("", "expected texts of whole characters, but found half a surrogate pair");
    }
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean holds(Object value, Predicate<String> predicate) {
    return switch (value) {
      case String text -> predicate.test(text);
      case List<?> list -> list.stream().anyMatch(item -> holds(item, predicate));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .anyMatch(e -> holds(e.getKey(), predicate) || holds(e.getValue(), predicate));
      default -> false;
    };
  }

  /// Tells of what cannot be the name of a variable.
  static void refuseNoName(Table table, Map<String, String> env) {
    for (var name : env.keySet()) {
      if (name.isEmpty() || name.indexOf('=') >= 0) {
        table.wrong("env", "expected names without =, but found " + ShownValue.of(name));
      }
    }
  }
}
