package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The job scripts of EPMT's readme, as they stand there.
class ReadmeScriptsTest {
  @TempDir Path folder = Path.of("");
  private JobScripts scripts = new JobScripts(folder);

  @BeforeEach
  void prepare() throws IOException {
    scripts = JobScripts.in(folder);
  }

  private JobScripts.Ended measured(String text) throws Exception {
    var ended =
        scripts.run("bash", "#!/bin/bash\n# Example job script for Torque or SLURM\n" + text);
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.err()).isEmpty();
    return ended;
  }

  private String submitted() throws Exception {
    return scripts.run("bash", "epmt submit").out();
  }

  @Test
  void startRunStop() throws Exception {
    var ended = measured("epmt start\nepmt run ./compute_the_world --debug \nepmt stop\n");
    assertThat(ended.out()).isEqualTo("compute --debug\n");
    assertThat(submitted()).startsWith("Imported successfully - job: 17 processes: 1 ");
  }

  @Test
  void automatic() throws Exception {
    assertThat(measured("epmt -a run ./compute_the_world --debug\n").out())
        .isEqualTo("compute --debug\n");
    assertThat(submitted()).startsWith("Imported successfully - job: 17 processes: 1 ");
  }

  @Test
  void severalRuns() throws Exception {
    var text =
        """
        #
        epmt start
        epmt run ./initialize_the_world --random\s
        epmt run ./compute_the_world\s
        epmt run ./postprocess_the_world\s
        epmt stop
        """;
    assertThat(measured(text).out()).isEqualTo("initialize --random\ncompute\npostprocess\n");
    // A single word goes through a shell, which is a process of its own.
    assertThat(submitted()).contains("processes: 5 ");
  }

  @Test
  void sourced() throws Exception {
    var text =
        """
        #\s
        # Preamble, collect job metadata and monitor all processes/threads \s
        epmt start
        export `epmt source`
        #
        ./initialize_the_world --random\s
        ./compute_the_world\s
        ./postprocess_the_world\s
        #
        # Postamble, disable monitoring and collect job metadata
        unset LD_PRELOAD
        epmt stop
        """;
    assertThat(measured(text).out()).isEqualTo("initialize --random\ncompute\npostprocess\n");
    assertThat(submitted()).contains("processes: 3 ");
  }

  @Test
  void submittedFromWithin() throws Exception {
    var text =
        """
        echo "$PBS_JOBID or $SLURM_JOBID"
        epmt start
        epmt run ./compute_the_world --debug\s
        epmt stop
        epmt submit
        """;
    assertThat(measured(text).out())
        .startsWith(" or \ncompute --debug\nImported successfully - job: 17 processes: 1 rate: ");
  }

  @Test
  void automaticAndSubmitted() throws Exception {
    var ended = measured("epmt -a run ./debug_the_world --outliers\nepmt submit\n");
    assertThat(ended.out()).startsWith("debug --outliers\nImported successfully - job: 17 ");
  }

  @Test
  void aSessionOfItsOwn() throws Exception {
    var text = "epmt start\nepmt run ./debug_the_world --outliers\nepmt stop\nepmt submit\n";
    var script = "setsid --wait bash -c '" + text + "'";
    var inSession = scripts.run("bash", script, Map.of("SLURM_JOB_ID", ""));
    assertThat(inSession.out()).contains("Imported successfully - job: ");
    assertThat(inSession.err()).contains("JOB_ID unset: Using session id");
  }

  @Test
  void stagedForLater() throws Exception {
    var text = "epmt -a run ./compute_the_world\nf=`epmt stage`\necho $f\nepmt submit $f\n";
    assertThat(measured(text).out())
        .startsWith("compute\n./17.tgz\nImported successfully - job: 17 processes: 2 ");
    assertThat(folder.resolve("u/17")).doesNotExist();
  }

  @Test
  void whatCannotBeStagedStays() throws Exception {
    Files.writeString(
        folder.resolve("settings.py"),
        "epmt_output_prefix = '%s/'\nstage_command_dest = '/nowhere/x/'\n".formatted(folder));
    var ended = scripts.run("bash", "epmt -a run true\nepmt stage\n");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.err()).contains("the job stays in " + folder + "/u/17");
    assertThat(folder.resolve("u/17/job_metadata")).exists();
    assertThat(folder.resolve("u"))
        .isDirectoryNotContaining(path -> path.toString().contains(".stage"));
  }

  @Test
  void aFolderIsStagedWhereArchivesAreNotWanted() throws Exception {
    var ended = scripts.run("bash", "epmt -a run true\nepmt stage --no-compress-and-tar u/17/\n");
    assertThat(ended.out()).as(ended.err()).isEqualTo("./17\n");
    assertThat(folder.resolve("17/job_metadata")).exists();
    assertThat(folder.resolve("u/17")).doesNotExist();
  }

  /// As Slurm calls them: what the prolog prints after `export` is the task's environment.
  @Test
  void slurmsPrologAndEpilog() throws Exception {
    var text =
        """
        prolog() {
          [ "$SLURM_LOCALID" = 0 ] && epmt start
          epmt source --slurm
        }
        epilog() {
          unset LD_PRELOAD
          [ "$SLURM_LOCALID" = 0 ] && { epmt stop; epmt stage; }
        }
        for SLURM_LOCALID in 0 1; do
          prolog > task$SLURM_LOCALID
          (while IFS='= ' read -r word name value; do
             [ "$word" = export ] && export "$name=$value"
           done < task$SLURM_LOCALID
           ./compute_the_world $SLURM_LOCALID)
        done
        SLURM_LOCALID=1 epilog
        SLURM_LOCALID=0 epilog
        epmt submit 17.tgz
        """;
    assertThat(measured(text).out())
        .startsWith("compute 0\ncompute 1\n./17.tgz\nImported successfully - job: 17 processes: ");
  }

  @Test
  void aCheckPasses() throws Exception {
    var ended = scripts.run("bash", "epmt check\n");
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out().lines()).hasSize(6).allMatch(line -> line.endsWith("\tPass"));
    try (var files = Files.list(folder.resolve("u"))) {
      assertThat(files).isEmpty();
    }
    assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tgz"));
  }

  @Test
  void aCheckFailsWhereNothingCanBeWritten() throws Exception {
    Files.writeString(folder.resolve("settings.py"), "epmt_output_prefix = '/proc/none/'\n");
    var ended = scripts.run("bash", "epmt check\n");
    assertThat(ended.status()).isEqualTo(1);
    assertThat(ended.out()).contains("settings.epmt_output_prefix = /proc/none/\tFail");
    assertThat(ended.err()).contains("could not be made").doesNotContain("at bellwether.");
  }
}
