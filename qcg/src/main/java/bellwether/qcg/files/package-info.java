/// The auxiliary directory of a service: the files that tools written for QCG-PilotJob read, and
/// from which a later service goes on.
@NullMarked
package bellwether.qcg.files;

import org.jspecify.annotations.NullMarked;
