/// Speaks QCG-PilotJob's network interface: its requests, its events and its sockets.
@NullMarked
package bellwether.qcg.protocol;

import org.jspecify.annotations.NullMarked;
