/// EPMT's daemon: the command, its rounds, and the file with its process id.
@NullMarked
package bellwether.epmt.daemon;

import org.jspecify.annotations.NullMarked;
