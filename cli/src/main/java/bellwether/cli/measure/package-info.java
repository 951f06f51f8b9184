/// Jobs that are measured without our engine: their start and their stop.
@NullMarked
package bellwether.cli.measure;

import org.jspecify.annotations.NullMarked;
