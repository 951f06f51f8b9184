package bellwether.engine;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The engine in thousands of made-up worlds: `-Dseeds=N` for more of them, `-Dseed=S` for one
/// again.
class SimulationTest {

  @Test
  void keepsItsPromisesInEveryWorld() {
    var one = System.getProperty("seed", "");
    int many = Integer.getInteger("seeds", 2000);
    var seeds = one.isEmpty() ? LongStream.range(0, many) : LongStream.of(Long.parseLong(one));
    seeds.forEach(SimulationTest::live);
  }

  private static void live(long seed) {
    try {
      new Simulation(seed).run();
    } catch (AssertionError | RuntimeException broken) {
      throw new AssertionError(
          ("The world of seed %d broke a promise: %s%nSee it again with:"
                  + " ./mvnw -pl engine -am test -Dtest=SimulationTest -Dseed=%d"
                  + " -Dsurefire.failIfNoSpecifiedTests=false")
              .formatted(seed, broken.getMessage(), seed),
          broken);
    }
  }
}
