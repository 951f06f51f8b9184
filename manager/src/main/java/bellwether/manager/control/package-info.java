/// The socket by which other processes reach the manager of a run.
@NullMarked
package bellwether.manager.control;

import org.jspecify.annotations.NullMarked;
