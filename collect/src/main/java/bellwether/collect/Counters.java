package bellwether.collect;

import java.util.List;

/// The names of the counters that every thread of one file has, in the file's order.
///
/// Units and quirks of each name are those of papiex; the values of a process stand beside it in
/// [ProcessRecord#values].
///
/// @param names as the collector wrote them: usertime, systemtime, rssmax …
public record Counters(List<String> names) {
  /// Copies the list.
  public Counters {
    names = List.copyOf(names);
  }

  /// How many there are.
  public int size() {
    return names.size();
  }

  /// Where a counter stands; -1: this file lacks it.
  public int indexOf(String name) {
    return names.indexOf(name);
  }
}
