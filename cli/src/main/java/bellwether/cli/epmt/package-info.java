/// The alias `epmt`: EPMT's command line on our catalog.
@NullMarked
package bellwether.cli.epmt;

import org.jspecify.annotations.NullMarked;
