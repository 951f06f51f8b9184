/// Starts, limits, signals and reaps processes on this machine.
///
/// [Launcher] is the door; [OrderBuilder] turns a job's execution into the [LaunchOrder] that it
/// takes; [Machine] and [NodesOption] say on which cores jobs may run; [Leftovers] clears what an
/// earlier manager left.
@NullMarked
package bellwether.launch;

import org.jspecify.annotations.NullMarked;
