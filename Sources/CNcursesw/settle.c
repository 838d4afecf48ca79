// ncurses 6.4 takes a screen that was never left for one that is not up yet, and hands what it has to the terminal at
// every movement of the cursor: a system call, and a terminal that wakes up, for every few cells of a picture. Leaving
// the screen once and coming back ends that. It is left on a terminal of its own that is not shown, before anything was
// drawn.
#define _GNU_SOURCE 1
#include "CNcursesw.h"

void cn_settle(int output) {
  int saved = fcntl(output, F_DUPFD_CLOEXEC, 0);
  int unseen = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  char name[64];
  int aside = -1;
  if (unseen >= 0 && grantpt(unseen) == 0 && unlockpt(unseen) == 0 && ptsname_r(unseen, name, sizeof name) == 0)
    aside = open(name, O_WRONLY | O_NOCTTY | O_CLOEXEC);
  if (saved >= 0 && aside >= 0 && dup3(aside, output, O_CLOEXEC) >= 0) {
    endwin();
    // Back at once, with nothing on the screen: some terminals remember with the other screen whether the cursor was
    // shown when it was left, so that must happen before the first picture hides it.
    if (dup3(saved, output, O_CLOEXEC) >= 0) refresh();
  }
  if (aside >= 0) close(aside);
  if (unseen >= 0) close(unseen);
  if (saved >= 0) close(saved);
}
