/// What processes write to streams that name no file: kept in one file for each run.
///
/// [OutputKeeper] writes it while the run works; [KeptOutput] reads it, then and later.
@NullMarked
package bellwether.launch.output;

import org.jspecify.annotations.NullMarked;
