package bellwether.model.jobfile;

/// One thing that is wrong in a job file.
///
/// @param file the file's name
/// @param job the name of the job, or its place such as `jobs[2]`; empty: no job's fault
/// @param field the field's path such as `resources.numCores`; empty: the whole
/// @param message what was expected and what was found
public record Problem(String file, String job, String field, String message) {

  /// `ensemble.json: job sim: resources.numCores: expected a whole number, but found "two"`.
  @Override
  public String toString() {
    var text = new StringBuilder(file).append(": ");
    if (!job.isEmpty()) {
      text.append("job ").append(job).append(": ");
    }
    if (!field.isEmpty()) {
      text.append(field).append(": ");
    }
    return text.append(message).toString();
  }
}
