package bellwether.qcg.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.engine.Engine;
import bellwether.manager.ManagerLiveness;
import bellwether.model.JobState;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The original service was killed when iterations 10, 12 and 14 of 10 to 14 had ended; its files
/// lie in `killed`.
@Timeout(60)
class ResumeTest {
  @TempDir Path folder;

  private Service killed() throws IOException {
    Files.createFile(folder.resolve("go"));
    return new Service(folder).with("killed", "track.reqs", "track.states");
  }

  @Test
  void runsJustTheIterationsThatHadNotEnded() throws Exception {
    killed().run("3", _ -> {});
    assertThat(folder.resolve("ran.11")).hasContent("x");
    assertThat(folder.resolve("ran.13")).hasContent("x");
    for (int key : List.of(10, 12, 14)) {
      assertThat(folder.resolve("ran." + key)).doesNotExist();
    }
    assertThat(folder.resolve("café.out")).hasContent("é");
  }

  @Test
  void appendsToTheSameFiles() throws Exception {
    var service = killed();
    var requests = Files.readString(service.directory.file("track.reqs"));
    service.run("3", _ -> {});
    assertThat(service.directory.file("track.reqs")).hasContent(requests);
    assertThat(Files.readAllLines(service.directory.file("track.states")))
        .hasSize(11)
        .contains(
            "{\"task\": \"it:13\", \"iteration\": 13, \"state\": \"SUCCEED\"}",
            "{\"task\": \"it\", \"iteration\": null, \"state\": \"SUCCEED\"}",
            "{\"task\": \"caf\\u00e9\", \"iteration\": null, \"state\": \"SUCCEED\"}");
  }

  @Test
  void hasNothingToDoTheSecondTime() throws Exception {
    var service = killed();
    service.run("3", _ -> {});
    var states = Files.readString(service.directory.file("track.states"));
    service.run("3", session -> assertThat((boolean) session.manager().ask(Engine::idle)).isTrue());
    assertThat(service.directory.file("track.states")).hasContent(states);
  }

  @Test
  void tellsTheCatalogWhatEndedBefore() throws Exception {
    killed()
        .run(
            "3",
            session -> {
              assertThat(session.manager().job("omitted").orElseThrow().outcome())
                  .isEqualTo(JobState.UPSTREAM_FAILED);
              assertThat(session.manager().job("bad").orElseThrow().outcome())
                  .isEqualTo(JobState.FAILED);
            });
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    try (var catalog = Catalog.open(place, CatalogOptions.of(new ManagerLiveness()))) {
      assertThat(catalog.states(1))
          .containsOnly(
              java.util.Map.entry(JobState.JOB_FINISHED, 8L),
              java.util.Map.entry(JobState.FAILED, 1L),
              java.util.Map.entry(JobState.UPSTREAM_FAILED, 2L));
    }
  }

  @Test
  void writesTheEndOfAnArrayThatWasCutOff() throws Exception {
    var service = killed();
    Files.writeString(
        service.directory.file("track.states"),
        """
        {"task": "it:10", "iteration": 10, "state": "SUCCEED"}
        {"task": "it:11", "iteration": 11, "state": "SUCCEED"}
        {"task": "it:12", "iteration": 12, "state": "FAILED"}
        {"task": "it:13", "iteration": 13, "state": "SUCCEED"}
        {"task": "it:14", "iteration": 14, "state": "SUCCEED"}
        {"task": "it", "itera\
        """);
    var tracks = Tracks.read(service.directory);
    assertThat(tracks.states()).isEqualTo(5);
    service.run("3", _ -> {});
    assertThat(Files.readString(service.directory.file("track.states")))
        .contains("{\"task\": \"it\", \"iteration\": null, \"state\": \"FAILED\"}\n")
        .contains("{\"task\": \"after\", \"iteration\": null, \"state\": \"OMITTED\"}");
  }

  @Test
  void takesAJobThatWasSubmittedAnewForAnotherJob() throws Exception {
    var service = killed();
    var line = "{\"name\": \"j\", \"execution\": {\"exec\": \"true\"}, \"resources\": {}}\n";
    Files.writeString(service.directory.file("track.reqs"), line + line);
    Files.writeString(
        service.directory.file("track.states"),
        "{\"task\": \"j\", \"iteration\": null, \"state\": \"FAILED\"}\n");
    assertThat(Tracks.read(service.directory).jobs().getFirst().whole()).isNull();
  }

  @Test
  void findsTheDirectoryThatChangedLast() throws IOException {
    var old = AuxiliaryDirectory.make(folder, "old");
    var young = AuxiliaryDirectory.make(folder, "young");
    Files.setLastModifiedTime(old.path(), FileTime.fromMillis(1));
    assertThat(AuxiliaryDirectory.find(folder)).isEqualTo(young);
    assertThat(AuxiliaryDirectory.find(old.path())).isEqualTo(old);
  }

  @Test
  void refusesAFolderWithoutDirectories() {
    assertThatThrownBy(() -> AuxiliaryDirectory.find(folder))
        .hasMessageEndingWith(" not exists or is not valid QCG-PilotJob auxiliary directory");
  }

  @Test
  void refusesADirectoryWithoutRequests() {
    var directory = AuxiliaryDirectory.make(folder, "empty");
    assertThatThrownBy(() -> Tracks.read(directory))
        .isInstanceOf(AuxiliaryException.class)
        .hasMessageMatching("tracer - .*/track.reqs not found or not a file");
  }
}
