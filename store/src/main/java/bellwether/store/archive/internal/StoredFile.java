package bellwether.store.archive.internal;

import java.util.List;

/// A file of the archive as one or several measurements use it.
///
/// @param name in the catalog
/// @param extras the counters' columns besides the core, in no order that matters
/// @param measurements those that are wanted of it
/// @param whole whether that is all there is in it
record StoredFile(String name, List<String> extras, List<Long> measurements, boolean whole) {}
