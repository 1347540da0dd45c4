"""Grid + profile → table: continuation, columns, rows, numbers, units, hierarchy, facts."""
