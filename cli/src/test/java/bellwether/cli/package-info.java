@NullMarked
package bellwether.cli;

import org.jspecify.annotations.NullMarked;
