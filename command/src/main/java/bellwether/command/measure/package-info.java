/// Commands that are measured without our engine.
@NullMarked
package bellwether.command.measure;

import org.jspecify.annotations.NullMarked;
