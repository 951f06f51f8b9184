package bellwether.store.archive.internal.staging;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The tree against slow and simple reckoning.
class ProcessTreeTest {
  private static final Counters NONE = new Counters(List.of());

  private record Row(String host, long pid, long parent, long start, long end, long cpu) {}

  private static ProcessTree tree(List<Row> rows) {
    var times = new ProcessTimes();
    for (var row : rows) {
      times.add(record(row), row.cpu(), 0);
    }
    return ProcessTree.of(times);
  }

  private static ProcessRecord record(Row row) {
    return new ProcessRecord(
        row.host(),
        Map.of(),
        "",
        "",
        "",
        0,
        0,
        row.pid(),
        0,
        row.parent(),
        0,
        0,
        1,
        row.start(),
        row.end(),
        NONE,
        new long[0],
        null);
  }

  private static List<Row> random(Random random, int count) {
    var rows = new ArrayList<Row>();
    int pids = 1 + random.nextInt(count);
    for (int i = 0; i < count; i++) {
      long start = random.nextInt(2 * count);
      rows.add(
          new Row(
              random.nextInt(8) == 0 ? "n2" : "n1",
              random.nextInt(pids),
              random.nextInt(pids),
              start,
              start + random.nextInt(count),
              random.nextInt(10)));
    }
    return rows;
  }

  /// EPMT's rule, word by word, on sorted rows.
  private static int parent(List<Row> sorted, int of) {
    var child = sorted.get(of);
    var named =
        IntStream.range(0, sorted.size())
            .filter(i ->
                sorted.get(i).pid() == child.parent() && sorted.get(i).host().equals(child.host()))
            .boxed()
            .toList();
    if (named.size() == 1) {
      return named.getFirst() == of ? -1 : named.getFirst();
    }
    return named.stream()
        .filter(i -> i != of && sorted.get(i).end() > child.start())
        .findFirst()
        .orElse(-1);
  }

  /// Parents, with each circle opened at its earliest.
  private static int[] parents(List<Row> sorted) {
    var parents = IntStream.range(0, sorted.size()).map(i -> parent(sorted, i)).toArray();
    var open = parents.clone();
    for (int i = 0; i < parents.length; i++) {
      var seen = new HashSet<Integer>();
      int place = i;
      while (place != -1 && seen.add(place)) {
        place = parents[place];
      }
      if (place != -1) {
        int least = place;
        for (int at = parents[place]; at != place; at = parents[at]) {
          least = Math.min(least, at);
        }
        open[least] = -1;
      }
    }
    return open;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 30, 200})
  void itIsWhatSlowReckoningFinds(int count) {
    for (int seed = 0; seed < 200; seed++) {
      var rows = random(new Random(seed), count);
      var sorted = new ArrayList<>(rows);
      sorted.sort(Comparator.comparing(Row::start).thenComparing(Row::pid));
      assertTree(tree(rows), rows, sorted);
    }
  }

  private static void assertTree(ProcessTree tree, List<Row> rows, List<Row> sorted) {
    assertThat(Arrays.stream(tree.order).mapToObj(rows::get)).containsExactlyElementsOf(sorted);
    int[] parents = parents(sorted);
    assertThat(tree.parent).isEqualTo(parents);
    for (int i = 0; i < parents.length; i++) {
      var ancestors = ancestors(parents, i);
      assertThat(tree.depth[i]).isEqualTo(ancestors.size());
      for (int j = 0; j < parents.length; j++) {
        boolean inside = tree.left[j] < tree.left[i] && tree.right[i] < tree.right[j];
        assertThat(inside).as("%d in %d", i, j).isEqualTo(ancestors.contains(j));
      }
    }
    assertSums(tree, sorted, parents);
  }

  private static void assertSums(ProcessTree tree, List<Row> sorted, int[] parents) {
    var sums = new long[parents.length];
    for (int i = 0; i < parents.length; i++) {
      sums[i] += sorted.get(i).cpu();
      for (int ancestor : ancestors(parents, i)) {
        sums[ancestor] += sorted.get(i).cpu();
      }
    }
    assertThat(tree.inclusive).isEqualTo(sums);
  }

  private static List<Integer> ancestors(int[] parents, int of) {
    var ancestors = new ArrayList<Integer>();
    for (int at = parents[of]; at != -1; at = parents[at]) {
      ancestors.add(at);
    }
    return ancestors;
  }

  @Test
  void aMillionProcessesWithReusedPidsMakeOneTree() {
    var times = new ProcessTimes();
    var random = new Random(1);
    for (int i = 0; i < 1_300_000; i++) {
      long start = i * 1_000L + random.nextInt(100_000);
      long pid = 100L + i % 32_000;
      long parent = 100 + (pid - 100 - random.nextInt(50) + 32_000) % 32_000;
      times.add(record(new Row("n1", pid, parent, start, start + 200_000, 1)), 1, 0);
    }
    assertThat(ProcessTree.of(times).size()).isEqualTo(1_300_000);
  }

  @Test
  void aChainOfAMillionIsNoTrouble() {
    var times = new ProcessTimes();
    for (int i = 0; i < 1_000_000; i++) {
      times.add(record(new Row("n1", i, i - 1, i, 2_000_000 - i, 1)), 1, 0);
    }
    var tree = ProcessTree.of(times);
    assertThat(tree.depth[999_999]).isEqualTo(999_999);
    assertThat(tree.inclusive[0]).isEqualTo(1_000_000);
  }
}
