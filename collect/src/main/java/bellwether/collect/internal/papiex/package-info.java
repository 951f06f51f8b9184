/// Reads papiex's CSV and TSV files.
@NullMarked
package bellwether.collect.internal.papiex;

import org.jspecify.annotations.NullMarked;
