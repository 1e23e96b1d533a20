import CXGBoost
