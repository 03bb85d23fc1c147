package dev.inhabit.bench;

/** One kind of work that is measured, and what it is compared with. */
interface BenchCase {
    /** Such as {@code P6}. */
    String id();

    /** One line. */
    String title();

    /** Measures; closes and stops everything it has started. */
    Report run(Plan plan) throws Exception;
}
