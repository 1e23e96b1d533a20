import CBoostMath
