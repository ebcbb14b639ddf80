"""Speed, memory and bytes by size, measured: `make bench`. No test: the machine's mood would decide."""
