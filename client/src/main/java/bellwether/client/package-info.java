/// The Java API for programs that submit jobs over the network interface of a pilot manager, be it
/// Bellwether or QCG-PilotJob.
@NullMarked
package bellwether.client;

import org.jspecify.annotations.NullMarked;
