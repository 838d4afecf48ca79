// What it costs to start a process at all.
int main(void) { return 0; }
