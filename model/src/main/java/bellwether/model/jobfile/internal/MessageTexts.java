package bellwether.model.jobfile.internal;

/// MessageTexts of a job file as messages show them.
public final class MessageTexts {
  private MessageTexts() {}

  /// The text, with its end left out when it is longer than `most`.
  public static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "…";
  }
}
