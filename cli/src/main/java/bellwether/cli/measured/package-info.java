/// The commands that ask about measured jobs, their processes, threads and operations.
@NullMarked
package bellwether.cli.measured;

import org.jspecify.annotations.NullMarked;
