package bellwether.query.measured.source;

import bellwether.query.Tags;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The sums over processes of the same tags in some measurements, and which tags mean which of
/// them.
///
/// @param byMeasurement in the order of the jobs
/// @param distinct each of the rows' tags once, in the order in which they come first
/// @param withPair which of them have a name with a value; spares comparing each with each
public record OperationRows(
    Map<Long, List<OperationSums>> byMeasurement,
    Set<Tags> distinct,
    Map<Map.Entry<String, String>, Set<Tags>> withPair) {

  public static OperationRows of(Map<Long, List<OperationSums>> byMeasurement) {
    // Most rows repeat tags of others as the same object, which is told without looking into them.
    var seen = Collections.newSetFromMap(new IdentityHashMap<Tags, Boolean>());
    var distinct = new LinkedHashSet<Tags>();
    byMeasurement
        .values()
        .forEach(rows ->
            rows.forEach(row -> {
              if (seen.add(row.tags())) {
                distinct.add(row.tags());
              }
            }));
    var withPair = new HashMap<Map.Entry<String, String>, Set<Tags>>();
    for (var tags : distinct) {
      for (var pair : tags.values().entrySet()) {
        withPair
            .computeIfAbsent(Map.entry(pair.getKey(), pair.getValue()), _ -> new LinkedHashSet<>())
            .add(tags);
      }
    }
    return new OperationRows(byMeasurement, distinct, withPair);
  }

  /// What the processes have, without the empty tags.
  public List<Tags> tags() {
    return distinct.stream().filter(tags -> !tags.isEmpty()).toList();
  }

  /// The tags of processes that some tags mean.
  public Set<Tags> meant(Tags wanted, boolean exact) {
    if (exact || wanted.isEmpty()) {
      return distinct.contains(wanted) ? Set.of(wanted) : Set.of();
    }
    Set<Tags> fewest = null;
    for (var pair : wanted.values().entrySet()) {
      var with = withPair.getOrDefault(Map.entry(pair.getKey(), pair.getValue()), Set.of());
      fewest = fewest == null || with.size() < fewest.size() ? with : fewest;
    }
    var meant = new LinkedHashSet<Tags>();
    (fewest == null ? Set.<Tags>of() : fewest).stream().filter(wanted::isIn).forEach(meant::add);
    return meant;
  }

  /// The sums of each measurement, in their order, over the processes that some tags mean: one map
  /// for each of the tags.
  public List<Map<Long, OperationSums>> sums(List<Tags> wanted, boolean exact) {
    var sums = wanted.stream().<Map<Long, OperationSums>>map(_ -> new LinkedHashMap<>()).toList();
    var wantedFor = wantedFor(wanted, exact);
    for (var rows : byMeasurement.values()) {
      for (var row : rows) {
        for (int place : wantedFor.getOrDefault(row.tags(), new int[0])) {
          sums.get(place)
              .merge(row.measurement(), row.named(wanted.get(place)), OperationSums::plus);
        }
      }
    }
    return sums;
  }

  /// Where among the wanted ones those stand that mean a row's tags.
  private Map<Tags, int[]> wantedFor(List<Tags> wanted, boolean exact) {
    var places = new HashMap<Tags, List<Integer>>();
    for (int i = 0; i < wanted.size(); i++) {
      for (var tags : meant(wanted.get(i), exact)) {
        places.computeIfAbsent(tags, _ -> new java.util.ArrayList<>()).add(i);
      }
    }
    var bySame = new IdentityHashMap<Tags, int[]>();
    byMeasurement
        .values()
        .forEach(rows ->
            rows.forEach(row ->
                bySame.computeIfAbsent(
                    row.tags(), tags -> array(places.getOrDefault(tags, List.of())))));
    return bySame;
  }

  private static int[] array(List<Integer> places) {
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The sums of one measurement over the processes with some tags; empty: there are none.
  public List<OperationSums> of(long measurement, Predicate<Tags> meant) {
    return byMeasurement.getOrDefault(measurement, List.of()).stream()
        .filter(row -> meant.test(row.tags()))
        .toList();
  }
}
