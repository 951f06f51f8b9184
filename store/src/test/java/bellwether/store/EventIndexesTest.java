package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.SchedulerJob;
import bellwether.store.index.EventIndex;
import bellwether.store.index.EventIndexes;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventIndexesTest {
  private static final Set<EventIndex> ALL = EnumSet.allOf(EventIndex.class);

  @TempDir Path folder = Path.of("");
  private CatalogPlace place = new CatalogPlace(Path.of(""));

  @BeforeEach
  void recordARun() {
    place = new CatalogPlace(folder.resolve("catalog.db"));
    try (var catalog = Catalog.open(place, CatalogOptions.of(_ -> false))) {
      long run = catalog.beginRun(Life.run("mark", null)).id();
      catalog.beginAllocation(
          run, List.of(Life.NODE), new SchedulerJob("slurm", "4711"), Life.START);
    }
  }

  private Set<EventIndex> after(EventIndexes indexes) throws SQLException {
    try (var reader = CatalogReader.open(place)) {
      indexes.ensure(reader, ALL);
      return EventIndexes.in(reader.connection());
    }
  }

  @Test
  void areBuiltByTheFirstQuestion() throws SQLException {
    assertThat(after(new EventIndexes(place, _ -> false, 1))).isEqualTo(ALL);
  }

  @Test
  void areNotBuiltWhileAManagerIsAtWork() throws SQLException {
    assertThat(after(new EventIndexes(place, _ -> true, 1))).isEmpty();
  }

  @Test
  void areNotBuiltForFewEvents() throws SQLException {
    assertThat(after(new EventIndexes(place, _ -> false))).isEmpty();
  }
}
