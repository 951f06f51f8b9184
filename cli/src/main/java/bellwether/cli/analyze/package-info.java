/// The commands that judge and compare measured jobs.
@NullMarked
package bellwether.cli.analyze;

import org.jspecify.annotations.NullMarked;
