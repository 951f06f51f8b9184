@NullMarked
package bellwether.command.output;

import org.jspecify.annotations.NullMarked;
