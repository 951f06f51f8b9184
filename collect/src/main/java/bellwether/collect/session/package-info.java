/// The life of a job that is measured without our engine: which job this is, the folder that its
/// files are written to, its start and its stop.
@NullMarked
package bellwether.collect.session;

import org.jspecify.annotations.NullMarked;
