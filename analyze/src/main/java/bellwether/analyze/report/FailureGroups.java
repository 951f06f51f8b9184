package bellwether.analyze.report;

import bellwether.query.attempts.FailedAttempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Failed attempts, alike ones together: those of one outcome whose last lines differ in nothing
/// but numbers.
final class FailureGroups {
  static final int SHOWN = 200;
  private static final int MOST = 5_000;
  private static final int EXAMPLES = 5;
  private static final Pattern NUMBERS = Pattern.compile("(0x)?[0-9][0-9a-fA-F]*");

  private final ErrorTail tails = new ErrorTail();
  private final Map<Likeness, Group> groups = new LinkedHashMap<>();
  private long ungrouped;

  /// Who failed, and how.
  record Failed(String member, String how) {}

  private record Likeness(String how, String line) {}

  private static final class Group {
    private final List<String> examples = new ArrayList<>();
    private String tail = "";
    private long count;
  }

  void add(Failed failed, FailedAttempt attempt) {
    var tail = text(attempt);
    var alike = new Likeness(failed.how(), NUMBERS.matcher(lastLine(tail)).replaceAll("#"));
    if (groups.size() >= MOST && !groups.containsKey(alike)) {
      ungrouped++;
      return;
    }
    var group = groups.computeIfAbsent(alike, _ -> new Group());
    group.count++;
    group.tail = group.tail.isEmpty() ? tail : group.tail;
    if (group.examples.size() < EXAMPLES && !group.examples.contains(failed.member())) {
      group.examples.add(failed.member());
    }
  }

  private String text(FailedAttempt attempt) {
    var tail = tails.of(attempt);
    return tail.isEmpty() && attempt.message() != null ? attempt.message() : tail;
  }

  private static String lastLine(String text) {
    return text.substring(text.lastIndexOf('\n') + 1).strip();
  }

  /// Tells what is not shown.
  void tellLeftOut(List<String> notes) {
    if (groups.size() > SHOWN) {
      notes.add(
          "Of %,d kinds of failures, the %,d most frequent are listed."
              .formatted(groups.size(), SHOWN));
    }
    if (ungrouped > 0) {
      notes.add(
          "%,d more failed attempts, each unlike the others, are not grouped."
              .formatted(ungrouped));
    }
  }

  /// One row for each group, the largest first: outcome, count, examples and a tail.
  List<List<Object>> rows() {
    var rows = new ArrayList<List<Object>>();
    groups.entrySet().stream()
        .sorted((a, b) -> Long.compare(b.getValue().count, a.getValue().count))
        .limit(SHOWN)
        .forEach(group -> {
          var found = group.getValue();
          rows.add(List.of(group.getKey().how(), found.count, found.examples, found.tail));
        });
    return rows;
  }
}
