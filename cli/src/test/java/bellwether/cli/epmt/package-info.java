@NullMarked
package bellwether.cli.epmt;

import org.jspecify.annotations.NullMarked;
