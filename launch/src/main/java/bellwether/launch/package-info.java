/// Does: starts, limits, signals and reaps processes on this machine.
@NullMarked
package bellwether.launch;

import org.jspecify.annotations.NullMarked;
