/// The commands on measured jobs: importing them, and the care of their archive.
@NullMarked
package bellwether.cli.measure;

import org.jspecify.annotations.NullMarked;
