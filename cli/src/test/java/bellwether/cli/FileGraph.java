package bellwether.cli;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which file uses which others, each named by its top-level class. That a type names those that
/// implement it does not count: a sealed type must, and a factory method chooses between them.
///
/// @param uses the files that a file uses, itself left out
record FileGraph(SortedMap<String, SortedSet<String>> uses) {
  static FileGraph of(JavaClasses classes) {
    var uses = new TreeMap<String, SortedSet<String>>();
    for (var user : classes) {
      var used = uses.computeIfAbsent(file(user), _ -> new TreeSet<>());
      user.getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType())
          .filter(target -> classes.contain(target.getName()))
          .filter(target -> !target.isAssignableTo(user.getName()))
          .map(FileGraph::file)
          .filter(target -> !target.equals(file(user)))
          .forEach(used::add);
    }
    return new FileGraph(uses);
  }

  private static String file(JavaClass type) {
    return type.getName().split("\\$", 2)[0];
  }

  /// The largest groups of files in which each file uses, directly or not, each other.
  List<SortedSet<String>> circles() {
    var reached = new TreeMap<String, Set<String>>();
    uses.keySet().forEach(file -> reached.put(file, reachedFrom(file)));
    return uses.keySet().stream()
        .map(file -> circle(file, reached))
        .filter(circle -> circle.size() > 1)
        .distinct()
        .sorted(Comparator.comparing(SortedSet::first))
        .toList();
  }

  private static SortedSet<String> circle(String file, SortedMap<String, Set<String>> reached) {
    var circle = new TreeSet<String>(Set.of(file));
    for (var other : reached.getOrDefault(file, Set.of())) {
      if (reached.getOrDefault(other, Set.of()).contains(file)) {
        circle.add(other);
      }
    }
    return circle;
  }

  private Set<String> reachedFrom(String file) {
    var reached = new TreeSet<String>();
    var open = new ArrayDeque<>(List.of(file));
    while (!open.isEmpty()) {
      for (var next : uses.getOrDefault(open.remove(), new TreeSet<>())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }

  /// The uses inside a circle, one a line.
  List<String> edges(Set<String> circle) {
    return circle.stream()
        .flatMap(file ->
            uses.getOrDefault(file, new TreeSet<>()).stream()
                .filter(circle::contains)
                .map(used -> file + " -> " + used))
        .toList();
  }
}
