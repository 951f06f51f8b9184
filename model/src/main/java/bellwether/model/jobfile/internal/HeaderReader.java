package bellwether.model.jobfile.internal;

import bellwether.model.Variables;
import bellwether.model.jobfile.JobFile;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what stands beside `jobs`: the workflow's name, arguments and description, and what holds
/// for all jobs.
final class HeaderReader {
  /// Names the JSON Schema of the file to editors; nothing else looks at it.
  static final String SCHEMA = "$schema";

  static final Set<String> KEYS =
      Set.of(SCHEMA, "jobs", "name", "arguments", "description", "defaults", "open");

  private final Table file;

  HeaderReader(Table file) {
    this.file = file;
  }

  /// The workflow; null when the file has no name.
  JobFile.@Nullable Header header() {
    var name = file.text("name");
    var arguments = file.hasValue("arguments") ? file.map("arguments") : null;
    boolean open = file.flag("open");
    if (name == null) {
      if (arguments != null) {
        file.wrong("arguments", "expected name beside it: they tell workflows of one name apart");
      }
      if (open) {
        file.wrong("open", "expected name beside it: jobs are added to a workflow that has one");
      }
      return null;
    }
    if (name.isBlank()) {
      file.wrong("name", "expected a name, but found an empty text");
    }
    return new JobFile.Header(name, arguments, open);
  }

  /// What else the file says of the workflow.
  JobFile.Notes notes(JobDefaults defaults) {
    return new JobFile.Notes(
        file.text("description"),
        plain(defaults.stdout()),
        plain(defaults.stderr()),
        plain(defaults.project()));
  }

  /// `$$` stands for `$`, as in the jobs.
  private static @Nullable String plain(@Nullable String text) {
    return text == null ? null : Variables.substitute(text, _ -> null);
  }

  /// What holds for all jobs.
  JobDefaults defaults() {
    var table = file.tableOrNull("defaults");
    return table == null ? JobDefaults.NONE : JobDefaults.of(table.called("defaults"));
  }
}
