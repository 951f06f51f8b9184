package bellwether.qcg.files;

import bellwether.manager.Session;
import bellwether.model.Clock;
import bellwether.qcg.protocol.ServiceFacts;
import bellwether.qcg.protocol.internal.PythonJson;
import bellwether.qcg.protocol.internal.ServiceStatusReply;

/// Writes `final_status.json`: what a `status` request would be answered at the service's end.
public final class FinalStatus {
  private FinalStatus() {}

  /// Writes the file, in place of one that an earlier service wrote.
  ///
  /// @param session whose jobs are done, but which is not closed yet
  /// @throws AuxiliaryException when it cannot be written
  public static void write(
      AuxiliaryDirectory directory, Session session, ServiceFacts facts, Clock clock) {
    var status = new ServiceStatusReply(session, facts, clock).overview();
    directory.writeFinalStatus(PythonJson.indented(status.data()));
  }
}
