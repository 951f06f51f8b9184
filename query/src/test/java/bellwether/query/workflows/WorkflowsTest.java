package bellwether.query.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellwether.model.Execution;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.query.RecordedRun;
import bellwether.query.RecordedRun.Member;
import bellwether.query.runs.Runs;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowsTest {
  @TempDir Path folder;
  private CatalogPlace place = new CatalogPlace(Path.of("none"));

  @BeforeEach
  void name() {
    place = new CatalogPlace(folder.resolve("catalog.db"));
  }
}
