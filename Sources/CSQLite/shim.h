// The C interface of SQLite, with what Swift cannot import by itself: variadic functions, and how the
// memory is taken that SQLite and all else work in.
#ifndef WAYMARK_CSQLITE_SHIM_H
#define WAYMARK_CSQLITE_SHIM_H

#include <sqlite3.h>

#if defined(__linux__)
#include <malloc.h>
#endif

/// Turns off double-quoted string literals, which would let a misspelt column name pass as text.
static inline int waymark_disable_double_quoted_strings(sqlite3 *db) {
  int first = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (void *)0);
  int second = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (void *)0);
  return first == SQLITE_OK ? second : first;
}

#endif
