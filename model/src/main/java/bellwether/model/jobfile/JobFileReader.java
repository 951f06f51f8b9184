package bellwether.model.jobfile;

import bellwether.model.Request;
import bellwether.model.jobfile.internal.Problems;
import bellwether.model.jobfile.internal.RequestsReader;
import bellwether.model.jobfile.internal.Trees;
import java.util.List;

/// Reads job files: QCG-PilotJob's requests in JSON, and the same in YAML 1.2 and TOML.
///
/// A list is a list of requests; a table with `requests` is the same; a table with `jobs` is one
/// submit of these jobs; a table with `request` is that one request. All that is wrong in a file is
/// told at once.
public final class JobFileReader {
  private final SubmitContext context;
  private final KnownJobs known;

  public JobFileReader(SubmitContext context) {
    this(context, KnownJobs.NONE);
  }

  /// One of files whose jobs are added to others, and may come after them.
  public JobFileReader(SubmitContext context, KnownJobs known) {
    this.context = context;
    this.known = known;
  }

  /// The requests of a file.
  ///
  /// @param fileName for messages
  /// @throws JobFileException when anything is wrong
  public List<Request> read(String text, Syntax syntax, String fileName) {
    return readFile(text, syntax, fileName).requests();
  }

  /// A file with what it says of its workflow.
  ///
  /// @param fileName for messages
  /// @throws JobFileException when anything is wrong
  public JobFile readFile(String text, Syntax syntax, String fileName) {
    var problems = new Problems(fileName);
    var tree = Trees.read(text, syntax, problems);
    var file =
        tree == null
            ? new JobFile(null, JobFile.Notes.NONE, List.of())
            : new RequestsReader(context, known, problems).read(tree);
    if (!problems.isEmpty()) {
      throw new JobFileException(problems.found());
    }
    return file;
  }
}
