/// The alias `epmt`: EPMT's command line on our catalog.
@NullMarked
package bellwether.epmt;

import org.jspecify.annotations.NullMarked;
