package bellwether.query.measured.jobs;

import bellwether.query.Tags;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The distinct tags of processes.
///
/// @param all in the order in which they come first
public record ProcessTags(List<Tags> all) {
  /// Copies the list.
  public ProcessTags {
    all = List.copyOf(all);
  }

  /// What stays distinct when some names are left out.
  public ProcessTags without(Collection<String> names) {
    return new ProcessTags(
        all.stream()
            .map(tags -> {
              var left = new TreeMap<>(tags.values());
              left.keySet().removeAll(names);
              return new Tags(left);
            })
            .filter(tags -> !tags.isEmpty())
            .distinct()
            .toList());
  }

  /// The values of each name.
  public Map<String, Set<String>> folded() {
    var folded = new LinkedHashMap<String, Set<String>>();
    for (var tags : all) {
      tags.values()
          .forEach((name, value) -> folded.computeIfAbsent(name, _ -> new TreeSet<>()).add(value));
    }
    return folded;
  }

  /// The names with their values, those with the fewest values first.
  public Map<String, Set<String>> byCardinality() {
    return folded().entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().size()))
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (one, _) -> one, LinkedHashMap::new));
  }

  /// The names, those that stand in the most tags first.
  public List<String> byFrequency() {
    var counts = new LinkedHashMap<String, Integer>();
    all.forEach(
        tags -> tags.values().keySet().forEach(name -> counts.merge(name, 1, Integer::sum)));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Every value of a name as tags of its own.
  public List<Tags> valuesOf(String name) {
    return folded().getOrDefault(name, Set.of()).stream()
        .map(value -> Tags.of(name, value))
        .sorted()
        .toList();
  }
}
