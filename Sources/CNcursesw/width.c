// The program's own `wcwidth`. ncurses asks this function how many columns a character takes, and the C library's answer
// is not ours for characters of ambiguous width, nor for characters that are newer than the library. When both disagree,
// every later column of the row is shifted. A definition in the program takes precedence over the library's, with
// shared and with static ncurses alike.
#define _GNU_SOURCE 1
#include "CNcursesw.h"
#include <dlfcn.h>
#include <term.h>

static int (*chosen)(wchar_t);

void cn_set_width(int (*width)(wchar_t)) { chosen = width; }

int wcwidth(wchar_t character) {
  if (chosen) return chosen(character);
  static int (*library)(wchar_t);
  if (!library) library = (int (*)(wchar_t))dlsym(RTLD_NEXT, "wcwidth");
  return library ? library(character) : 1;
}

int cn_terminal_kind(const char *type, int descriptor) {
  int status = 0;
  if (setupterm(type, descriptor, &status) != OK) return 0;
  const char *move = tigetstr("cup");
  int can_move = move && move != (const char *)-1;
  del_curterm(cur_term);
  return can_move ? 1 : -1;
}
