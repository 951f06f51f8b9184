package bellwether.manager.internal;

import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.model.Measure;
import bellwether.store.archive.Recording;
import java.io.IOException;

/// Where the processes of measured attempts come from. Thread-safe.
interface ProcessSource extends AutoCloseable {

  /// The order of an attempt with what its processes need in order to be measured.
  LaunchOrder prepared(Effect.Launch launch, LaunchOrder order, Measure measure) throws IOException;

  /// The process of an attempt runs.
  ///
  /// @param order as it was prepared
  void started(LaunchOrder order, Launched launched);

  /// No process came of an attempt.
  void failed(Effect.Launch launch);

  /// What was recorded of an attempt that has ended.
  Recording ended(Effect.Launch launch, Exit exit);

  /// Ends; to be called when all that was recorded has been kept, or cannot be.
  @Override
  void close();
}
