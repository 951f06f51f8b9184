package bellwether.store.archive;

import bellwether.collect.ProcessSink;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// A change of a catalog and its archive that a test interrupts anywhere.
enum StoreWork {
  IMPORT {
    @Override
    void run(CatalogPlace place) {
      fill(place, JOBS);
    }
  },
  REPLACEMENT {
    @Override
    void run(CatalogPlace place) {
      try (var writer = ArchiveWriter.open(place, ArchiveOptions.standard())) {
        for (int number = 1; number <= JOBS; number += 2) {
          writer.add(job(number, PROCESSES + 1), true);
        }
      }
    }
  },
  COMPACTION {
    @Override
    void run(CatalogPlace place) {
      care(place, ArchiveCare::compact);
    }
  },
  DELETION {
    @Override
    void run(CatalogPlace place) {
      care(place, care -> care.delete(everyThird()));
    }
  },
  RETIREMENT {
    @Override
    void run(CatalogPlace place) {
      care(place, care -> care.keepSumsOnly(everyThird()));
    }
  },
  MIGRATION {
    @Override
    void run(CatalogPlace place) {
      Catalog.open(place, CatalogOptions.of(_ -> false)).close();
    }
  };

  static final int JOBS = 8;
  private static final int PROCESSES = 60;

  /// All of it; a second time it does what the first time left.
  abstract void run(CatalogPlace place);

  /// Keeps so many jobs, half of them with threads.
  static void fill(CatalogPlace place, int jobs) {
    try (var writer = ArchiveWriter.open(place, ArchiveOptions.standard())) {
      for (int number = 1; number <= jobs; number++) {
        writer.add(job(number, PROCESSES), false);
      }
    }
  }

  private static MadeJob job(int number, int processes) {
    return MadeJob.of("job" + number, MadeJob.START, sink -> processes(sink, number, processes));
  }

  private static void processes(ProcessSink sink, int job, int count) {
    long[] one = {1, 2, 300, 20_000, 7};
    long[] two = {1, 2, 300, 20_000, 7, 3, 4, 500, 20_000, 8};
    for (int i = 0; i < count; i++) {
      var tags = Map.of("op", "op" + i % 10);
      sink.accept(MadeJob.process(i + 1, i, 1, 50, tags, job % 2 == 0 ? two : one));
    }
  }

  private interface Care {
    void of(ArchiveCare care);
  }

  private static void care(CatalogPlace place, Care work) {
    try (var care = ArchiveCare.open(place, ArchiveOptions.standard())) {
      work.of(care);
    }
  }

  private static List<Long> everyThird() {
    return LongStream.rangeClosed(1, JOBS).filter(i -> i % 3 == 0).boxed().toList();
  }
}
