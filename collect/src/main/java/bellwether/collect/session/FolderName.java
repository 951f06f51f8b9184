package bellwether.collect.session;

/// A word that names one folder, whatever it comes from.
final class FolderName {
  private FolderName() {}

  /// Refuses a word that would name another folder than one below its parent.
  static void check(String word, String what) {
    boolean wrong =
        word.isBlank()
            || word.equals(".")
            || word.contains("..")
            || word.indexOf('/') >= 0
            || word.chars().anyMatch(Character::isISOControl);
    if (wrong) {
      throw new SessionException(
          "Expected %s that can name a folder, without '/', '..' and control characters, but found '%s'; look at the scheduler's variables, such as SLURM_JOB_ID"
              .formatted(what, word.replaceAll("\\p{Cntrl}", "?")));
    }
  }
}
