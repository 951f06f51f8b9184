package bellwether.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The arrows between rooms: each uses those before it in this list, never those after.
class ArchitectureTest {
  private static final List<String> ROOMS =
      List.of(
          "model", "engine", "launch", "collect", "store", "query", "analyze", "manager", "client",
          "command", "qcg", "epmt", "cli");

  private static final int MOST_CLASSES = 30;

  /// The circles that are still there, by simple names. None is added, and what is solved goes.
  private static final Set<Set<String>> KNOWN_CIRCLES =
      Stream.of("LiveJob ReadyGroup")
          .map(names -> Set.of(names.split(" ")))
          .collect(Collectors.toSet());

  private static JavaClasses classes = new ClassFileImporter().importClasses();

  @BeforeAll
  static void read() {
    classes =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("bellwether");
  }

  private static String inside(String room) {
    return "bellwether." + room + "..";
  }

  @Test
  void arrowsBetweenRoomsRunOneWay() {
    var layers = Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (var room : ROOMS) {
      layers = layers.layer(room).definedBy(inside(room));
    }
    for (int i = 0; i < ROOMS.size(); i++) {
      var below = ROOMS.subList(i + 1, ROOMS.size());
      layers =
          below.isEmpty()
              ? layers.whereLayer(ROOMS.get(i)).mayNotBeAccessedByAnyLayer()
              : layers
                  .whereLayer(ROOMS.get(i))
                  .mayOnlyBeAccessedByLayers(below.toArray(String[]::new));
    }
    layers.check(classes);
  }

  @Test
  void theEngineKnowsOnlyTheModel() {
    noClasses()
        .that()
        .resideInAPackage(inside("engine"))
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages(inside("engine"), inside("model"), "java..", "org.jspecify..")
        .check(classes);
  }

  @Test
  void theEngineStartsNoThreadAndReadsNoClock() {
    noClasses()
        .that()
        .resideInAPackage(inside("engine"))
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Thread.class)
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .check(classes);
  }

  @Test
  void machineryIsUsedFromWithinItsRoomAlone() {
    for (var room : ROOMS) {
      noClasses()
          .that()
          .resideOutsideOfPackage(inside(room))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("bellwether." + room + "..internal..")
          .check(classes);
    }
  }

  @Test
  void packagesDoNotGoRoundInCircles() {
    slices().matching("bellwether.cli.(*)..").should().beFreeOfCycles().check(classes);
  }

  @Test
  void noPackageHasMoreThanThirtyClasses() {
    var sizes =
        classes.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(
                Collectors.groupingBy(
                    JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
    sizes.values().removeIf(size -> size <= MOST_CLASSES);
    assertThat(sizes).isEmpty();
  }

  @Test
  void filesDoNotUseEachOtherInCircles() {
    var graph = FileGraph.of(classes);
    assertThat(graph.circles())
        .filteredOn(circle -> !KNOWN_CIRCLES.contains(simpleNames(circle)))
        .as(() -> graph.circles().stream().map(graph::edges).toList().toString())
        .isEmpty();
  }

  @Test
  void eachKnownCircleIsStillThere() {
    var circles = FileGraph.of(classes).circles().stream().map(ArchitectureTest::simpleNames);
    assertThat(circles).containsAll(KNOWN_CIRCLES);
  }

  private static Set<String> simpleNames(Set<String> files) {
    return files.stream()
        .map(file -> file.substring(file.lastIndexOf('.') + 1))
        .collect(Collectors.toSet());
  }

  @Test
  void onlyMainClassesEndTheProcess() {
    noClasses()
        .that()
        .haveSimpleNameNotEndingWith("Main")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(classes);
  }
}
