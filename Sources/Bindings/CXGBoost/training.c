#include "training.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdio.h>

static void *library;
static char reason[256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void load(void) {
  static const char *const names[] = {"libxgboost.so.0", "libxgboost.so"};
  for (size_t i = 0; !library && i < sizeof names / sizeof *names; i++) {
    // Its own calls of these functions stay within the library.
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
    if (!library) snprintf(reason, sizeof reason, "%s", dlerror());
  }
}

/// The library's function of that name; NULL when the library or the function is not there.
static void *function(const char *name) {
  pthread_once(&once, load);
  if (!library) return NULL;
  void *found = dlsym(library, name);
  if (!found) snprintf(reason, sizeof reason, "XGBoost has no function %s", name);
  return found;
}

/// Defines a function of the library; -1, as for any failure, when it cannot be called.
#define FORWARD(name, parameters, arguments)             \
  int name parameters {                                  \
    int (*own) parameters = (int(*) parameters)function(#name); \
    return own ? own arguments : -1;                     \
  }

FORWARD(XGDMatrixCreateFromDense, (char const *data, char const *config, DMatrixHandle *out), (data, config, out))
FORWARD(XGDMatrixFree, (DMatrixHandle handle), (handle))
FORWARD(
    XGDMatrixSetFloatInfo, (DMatrixHandle handle, const char *field, const float *array, bst_ulong length),
    (handle, field, array, length))
FORWARD(
    XGDMatrixSetStrFeatureInfo,
    (DMatrixHandle handle, const char *field, const char **features, const bst_ulong count),
    (handle, field, features, count))
FORWARD(XGProxyDMatrixCreate, (DMatrixHandle * out), (out))
FORWARD(XGProxyDMatrixSetDataDense, (DMatrixHandle handle, char const *data), (handle, data))
FORWARD(
    XGProxyDMatrixSetDataCSR,
    (DMatrixHandle handle, char const *rows, char const *columns, char const *values, bst_ulong width),
    (handle, rows, columns, values, width))
FORWARD(
    XGQuantileDMatrixCreateFromCallback,
    (DataIterHandle rows, DMatrixHandle proxy, DataIterHandle reference, DataIterResetCallback *reset,
     XGDMatrixCallbackNext *next, char const *config, DMatrixHandle *out),
    (rows, proxy, reference, reset, next, config, out))
FORWARD(XGBoosterCreate, (const DMatrixHandle data[], bst_ulong length, BoosterHandle *out), (data, length, out))
FORWARD(XGBoosterFree, (BoosterHandle handle), (handle))
FORWARD(
    XGBoosterSetParam, (BoosterHandle handle, const char *name, const char *value), (handle, name, value))
FORWARD(XGBoosterUpdateOneIter, (BoosterHandle handle, int round, DMatrixHandle data), (handle, round, data))
FORWARD(
    XGBoosterPredictFromDMatrix,
    (BoosterHandle handle, DMatrixHandle data, char const *config, bst_ulong const **shape,
     bst_ulong *dimensions, float const **result),
    (handle, data, config, shape, dimensions, result))
FORWARD(
    XGBoosterLoadModelFromBuffer, (BoosterHandle handle, const void *bytes, bst_ulong length),
    (handle, bytes, length))
FORWARD(
    XGBoosterSaveModelToBuffer,
    (BoosterHandle handle, char const *config, bst_ulong *length, char const **bytes),
    (handle, config, length, bytes))

const char *XGBGetLastError(void) {
  const char *(*own)(void) = (const char *(*)(void))function("XGBGetLastError");
  return own ? own() : reason;
}
