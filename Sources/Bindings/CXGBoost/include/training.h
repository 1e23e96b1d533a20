#pragma once

// XGBoost's own functions. They are defined here as calls into the library, which is loaded when the first of them is
// called: that takes longer than all else a program start does, and most renders train nothing.
#include <xgboost/c_api.h>
