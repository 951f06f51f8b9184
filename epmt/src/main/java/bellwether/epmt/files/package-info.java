/// What EPMT does to the files of processes.
@NullMarked
package bellwether.epmt.files;

import org.jspecify.annotations.NullMarked;
