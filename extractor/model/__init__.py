"""Pure frozen types that every room shares. Imports nothing of ours but text normalisation."""
