"""劳动争议调解工作台: a desktop program for one labour-dispute mediation committee."""

__version__ = "0.1.0"
