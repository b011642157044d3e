"""Runtimes: several ways to compute the same network; the fastest that gives the same answers is used and named."""
