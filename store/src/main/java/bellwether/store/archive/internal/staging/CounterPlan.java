package bellwether.store.archive.internal.staging;

import bellwether.collect.Counters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which counter of a process goes into which column: the core first, then what else this job's
/// files have. Grows when a file brings names that none before had.
public final class CounterPlan {
  /// Names of other columns; SQL does not tell upper from lower case.
  private static final Set<String> RESERVED =
      Set.of(
          """
          id jobid attempt host tags exename path args exit_code exitcode
          rdtsc_duration_valid exit_signal pid generation ppid pgid sid numtids start
          end duration cpu_time inclusive_cpu_time descendants_cpu_time parent_id
          parent_distance depth left_number right_number descendants rssmax_max
          vsize_bytes process thread tid threads
          """
              .split("\\s+"));

  private final List<String> names = new ArrayList<>(ProcessColumns.CORE);
  private final List<String> columns = new ArrayList<>(ProcessColumns.CORE);
  private final List<String> seen = new ArrayList<>();
  private Counters counters = new Counters(List.of());
  private int[] places = new int[0];
  private boolean[] summed = new boolean[0];
  private int cycles = -1;

  /// Turns to the counters of the next process; columns may come anew.
  public void turnTo(Counters next) {
    if (next == counters) {
      return;
    }
    counters = next;
    next.names().forEach(this::note);
    places = new int[names.size()];
    Arrays.setAll(places, i -> next.indexOf(names.get(i)));
    if (names.size() != summed.length) {
      noteKinds();
    }
  }

  /// Asked for each value of each process, so that names would take too long.
  private void noteKinds() {
    summed = new boolean[names.size()];
    for (int i = 0; i < summed.length; i++) {
      summed[i] = !ProcessColumns.UNSUMMED.contains(names.get(i));
    }
    cycles = names.indexOf(ProcessColumns.CYCLES);
  }

  private void note(String name) {
    if (!seen.contains(name)) {
      seen.add(name);
    }
    if (!names.contains(name)) {
      names.add(name);
      columns.add(free(name));
    }
  }

  /// A collector's word for something else must not hide a column of ours.
  private String free(String name) {
    boolean taken = isReserved(name) || columns.stream().anyMatch(c -> c.equalsIgnoreCase(name));
    return taken ? free("counter_" + name) : name;
  }

  /// Whether a name is that of a column that is no counter.
  public static boolean isReserved(String name) {
    return RESERVED.contains(name.toLowerCase(Locale.ROOT));
  }

  /// The columns' names.
  public List<String> columns() {
    return columns;
  }

  /// Names that the files have, in the order of the first.
  public List<String> seen() {
    return seen;
  }

  /// The collector's name of a column.
  public String name(int column) {
    return names.get(column);
  }

  /// Where a column's value is among those of a thread; -1: nowhere.
  int place(int column) {
    return places[column];
  }

  /// Whether a column holds the sum over the threads, or else the value of the first.
  boolean isSummed(int column) {
    return summed[column];
  }

  /// Whether a column counts cycles.
  boolean isCycles(int column) {
    return column == cycles;
  }

  public int size() {
    return places.length;
  }
}
