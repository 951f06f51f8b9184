package bellwether.store.archive.internal;

import bellwether.collect.SkippedLines;
import bellwether.store.archive.SkippedLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts the lines that could not be read, and keeps the first thousand.
final class Skips implements SkippedLines {
  private static final int MOST = 1_000;

  private final List<SkippedLine> lines = new ArrayList<>();
  private long count;

  @Override
  public void skipped(String file, long line, String reason) {
    count++;
    if (lines.size() < MOST) {
      lines.add(new SkippedLine(file, line, reason));
    }
  }

  List<SkippedLine> lines() {
    return lines;
  }

  long count() {
    return count;
  }

  String json() {
    var all = new ArrayList<Map<String, Object>>();
    for (var line : lines) {
      var one = new LinkedHashMap<String, Object>();
      one.put("file", line.file());
      one.put("line", line.line());
      one.put("reason", line.reason());
      all.add(one);
    }
    return JsonTree.text(all);
  }
}
