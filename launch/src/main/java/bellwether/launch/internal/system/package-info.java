/// Calls of the C library, and what the system says about processes.
@NullMarked
package bellwether.launch.internal.system;

import org.jspecify.annotations.NullMarked;
