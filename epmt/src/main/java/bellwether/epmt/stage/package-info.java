/// `epmt stage`: takes stopped jobs to where they are kept.
@NullMarked
package bellwether.epmt.stage;

import org.jspecify.annotations.NullMarked;
