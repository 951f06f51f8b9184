@NullMarked
package bellwether.cli.measured;

import org.jspecify.annotations.NullMarked;
