package bellwether.cli.measured;

import bellwether.command.CommandException;
import bellwether.model.text.Nearest;
import bellwether.query.measured.JobQuery;

/// The tag that tells operations apart.
public final class EachTag {
  private EachTag() {}

  /// @throws CommandException when no process has it
  public static void require(JobQuery jobs, String name) {
    var known = jobs.processTags().folded().keySet();
    if (!known.contains(name)) {
      throw CommandException.notFound(
          "No process of these jobs has the tag %s%s; %s"
              .formatted(
                  name,
                  Nearest.hint(name, known),
                  known.isEmpty()
                      ? "they have no tags"
                      : "the tags are " + String.join(", ", known)));
    }
  }
}
