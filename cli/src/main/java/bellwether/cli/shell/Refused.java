package bellwether.cli.shell;

/// A question without an answer: the sentence is all that there is to say.
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  Refused(String sentence) {
    super(sentence, null, false, false);
  }
}
