package bellwether.qcg.report.internal;

import bellwether.command.PythonTimes;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.report.StateChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the entries of a text report line by line: a line with name, state and messages, then
/// indented lines with states, then indented lines with what was found at run time.
///
/// Messages may have several lines: all that is not indented, and whatever is until the first state
/// was read.
final class TextEntry {
  private static final Pattern HEAD = Pattern.compile("(\\S.*?) \\(([A-Z]+)\\) ?(.*)");
  private static final Pattern CHANGE =
      Pattern.compile("\t(\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?): ([A-Z]+)");
  private static final Pattern VALUE = Pattern.compile("\t(\\w+): (.*)");

  private @Nullable String name;
  private String state = "";
  private final StringBuilder messages = new StringBuilder();
  private final List<StateChange> history = new ArrayList<>();
  private final Map<String, String> runtime = new LinkedHashMap<>();

  /// Takes a line; with the head of the next entry comes the one before.
  Optional<PilotJob> next(String line) {
    var change = CHANGE.matcher(line);
    var value = VALUE.matcher(line);
    var head = HEAD.matcher(line);
    if (change.matches()) {
      change(change.group(1), change.group(2));
    } else if (!history.isEmpty() && value.matches()) {
      runtime.put(value.group(1), value.group(2));
    } else if (head.matches() && (name == null || !history.isEmpty())) {
      var before = end();
      begin(head.group(1), head.group(2), head.group(3));
      return before;
    } else if (history.isEmpty()) {
      messages.append('\n').append(line);
    }
    return Optional.empty();
  }

  /// The entry that has been read last.
  Optional<PilotJob> end() {
    if (name == null) {
      return Optional.empty();
    }
    return Optional.of(
        new PilotJob(
            name,
            state,
            history,
            new LinkedHashMap<>(runtime),
            messages.isEmpty() ? null : messages.toString(),
            Allocation.read(runtime.get("allocation")),
            null));
  }

  private void begin(String nextName, String nextState, String nextMessages) {
    name = nextName;
    state = nextState;
    messages.setLength(0);
    messages.append(nextMessages);
    history.clear();
    runtime.clear();
  }

  private void change(String text, String to) {
    PythonTimes.date(text).ifPresent(date -> history.add(new StateChange(to, text, date)));
  }
}
