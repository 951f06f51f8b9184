package bellwether.qcg.protocol;

/// Answers messages: gets the frame of a request, and gives that of its answer.
@FunctionalInterface
public interface RequestHandler {
  byte[] answer(byte[] message);
}
