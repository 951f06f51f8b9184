package bellwether.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a file says of its workflow beside its identity, in the views of the catalog.
@Timeout(60)
class WorkflowNotesTest {
  private static final String RUNS =
      "SELECT concat_ws(' ', id, workflow_id, stdout, stderr, project) FROM workflow_run ORDER BY id";

  @TempDir Path folder;

  private void run(String description, String defaults) {
    var line = new CommandLine(folder);
    var text =
        """
        name: noted
        arguments: {a: b}
        description: %s
        defaults: {%s}
        jobs:
          - {name: j, execution: {script: test -e ok}}
        """;
    line.run(line.file("noted.yaml", text.formatted(description, defaults)));
  }

  private List<String> lines(String sql) throws SQLException {
    var lines = new ArrayList<String>();
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalog.db"));
        var rows = connection.createStatement().executeQuery(sql)) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  @Test
  void theNextStartMayHaveOtherNotesOfTheSameWorkflow() throws SQLException {
    run("one", "stdout: out, stderr: err, project: p");
    run("two", "stdout: other");
    assertThat(lines(RUNS)).containsExactly("1 1 out err p", "2 1 other");
    assertThat(lines("SELECT description FROM workflow")).containsExactly("two");
  }

  @Test
  void aResumeWithoutTheFileHasTheNotesOfTheRunBefore() throws SQLException, IOException {
    run("one", "stdout: out, project: p");
    Files.createFile(folder.resolve("ok"));
    new CommandLine(folder).execute("workflow", "resume", "1");
    assertThat(lines(RUNS)).containsExactly("1 1 out p", "2 1 out p");
    assertThat(lines("SELECT description FROM workflow")).containsExactly("one");
  }
}
