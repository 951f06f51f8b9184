package bellwether.store.archive.internal.staging;

import bellwether.collect.SkippedLines;
import bellwether.model.json.JsonWriter;
import bellwether.store.archive.SkippedLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts the lines that could not be read and the faults of processes that were kept, and keeps
/// the first thousand of each.
public final class SkipCounter implements SkippedLines {
  private static final int MOST = 1_000;

  private final List<SkippedLine> lines = new ArrayList<>();
  private final List<SkippedLine> marked = new ArrayList<>();
  private long count;
  private long markedCount;

  @Override
  public void skipped(String file, long line, String reason) {
    count++;
    if (lines.size() < MOST) {
      lines.add(new SkippedLine(file, line, reason));
    }
  }

  @Override
  public void marked(String file, long line, String reason) {
    markedCount++;
    if (marked.size() < MOST) {
      marked.add(new SkippedLine(file, line, reason));
    }
  }

  public List<SkippedLine> lines() {
    return lines;
  }

  public long count() {
    return count;
  }

  public List<SkippedLine> marked() {
    return marked;
  }

  public long markedCount() {
    return markedCount;
  }

  /// Both as the catalog keeps them; those of processes that were kept have `kept`.
  public String json() {
    if (lines.isEmpty() && marked.isEmpty()) {
      return "[]";
    }
    var all = new ArrayList<Map<String, Object>>();
    lines.forEach(line -> all.add(tree(line)));
    for (var line : marked) {
      var one = tree(line);
      one.put("kept", true);
      all.add(one);
    }
    return JsonWriter.write(all);
  }

  private static Map<String, Object> tree(SkippedLine line) {
    var one = new LinkedHashMap<String, Object>();
    one.put("file", line.file());
    one.put("line", line.line());
    one.put("reason", line.reason());
    return one;
  }
}
