// The C interface of SQLite, with what Swift cannot import by itself: variadic functions.
#ifndef WAYMARK_CSQLITE_SHIM_H
#define WAYMARK_CSQLITE_SHIM_H

#include <sqlite3.h>

/// Turns off double-quoted string literals, which would let a misspelt column name pass as text.
static inline int waymark_disable_double_quoted_strings(sqlite3 *db) {
  int first = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DDL, 0, (void *)0);
  int second = sqlite3_db_config(db, SQLITE_DBCONFIG_DQS_DML, 0, (void *)0);
  return first == SQLITE_OK ? second : first;
}

#endif
