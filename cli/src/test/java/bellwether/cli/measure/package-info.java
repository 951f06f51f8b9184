/// Jobs that are measured without our engine.
@NullMarked
package bellwether.cli.measure;

import org.jspecify.annotations.NullMarked;
