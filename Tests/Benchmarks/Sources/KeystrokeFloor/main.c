// The floor of a first keystroke: loads the bytes that the program searches, then answers each character typed with one
// SSE2 scan over all of them and one painted frame of the first rows found. Knows no query language, no columns, no
// ranking, no colours.
//
//     keystroke-floor FILE ROWS COLUMNS
//
// FILE is written by the benchmark: a count of columns; for each its rows and bytes (64-bit), offsets (32-bit), bytes.

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "CFloors.h"

typedef struct {
  uint64_t rows, bytes;
  uint32_t *offsets;
  uint8_t *arena;
} column;

static int load(const char *path, column **columns, uint64_t *count) {
  FILE *file = fopen(path, "rb");
  if (file == NULL || fread(count, 8, 1, file) != 1) return -1;
  *columns = calloc(*count, sizeof **columns);
  for (uint64_t index = 0; index < *count; index++) {
    column *each = &(*columns)[index];
    if (fread(&each->rows, 8, 1, file) != 1 || fread(&each->bytes, 8, 1, file) != 1) return -1;
    each->offsets = malloc((each->rows + 1) * 4);
    each->arena = calloc(each->bytes + 64, 1);
    if (fread(each->offsets, 4, each->rows + 1, file) != each->rows + 1) return -1;
    if (fread(each->arena, 1, each->bytes, file) != each->bytes) return -1;
  }
  fclose(file);
  return 0;
}

int main(int count, char **words) {
  column *columns;
  uint64_t columnCount;
  if (count < 4 || load(words[1], &columns, &columnCount) != 0) return 2;
  const int height = atoi(words[2]), width = atoi(words[3]);
  const uint64_t rows = columns[0].rows;
  uint64_t *found = malloc((rows / 64 + 1) * 8);
  const size_t capacity = (size_t)height * (size_t)(width * 4 + 16) + 64;
  char *frame = malloc(capacity);
  struct termios modes;
  tcgetattr(0, &modes);
  cfmakeraw(&modes);
  tcsetattr(0, TCSANOW, &modes);
  printf("ready\r\n");
  fflush(stdout);
  uint8_t key[8];
  ssize_t length;
  while ((length = read(0, key, sizeof key)) > 0 && key[0] != 'Q') {
    memset(found, 0, (rows / 64 + 1) * 8);
    for (uint64_t index = 0; index < columnCount; index++) {
      floor_scan(columns[index].arena, columns[index].offsets, columns[index].rows, key, (size_t)length, found);
    }
    uint64_t total = 0;
    for (uint64_t word = 0; word < rows / 64 + 1; word++) total += (uint64_t)__builtin_popcountll(found[word]);
    size_t used = (size_t)snprintf(frame, capacity, "\x1b[H%llu\x1b[K\r\n", (unsigned long long)total);
    int line = 1;
    for (uint64_t row = 0; row < rows && line < height - 1; row++) {
      if ((found[row >> 6] >> (row & 63) & 1) == 0) continue;
      size_t room = (size_t)width;
      for (uint64_t index = 0; index < columnCount; index++) {
        if (columns[index].rows != rows) continue;
        const uint32_t start = columns[index].offsets[row];
        size_t bytes = columns[index].offsets[row + 1] - start;
        // Three bytes of Chinese take two cells; cut at the beginning of a character.
        if (bytes > room) bytes = room;
        while (bytes > 0 && (columns[index].arena[start + bytes] & 0xC0) == 0x80) bytes--;
        memcpy(frame + used, columns[index].arena + start, bytes);
        used += bytes;
        room -= bytes;
      }
      memcpy(frame + used, "\x1b[K\r\n", 5);
      used += 5;
      line++;
    }
    for (size_t sent = 0; sent < used;) {
      const ssize_t written = write(1, frame + sent, used - sent);
      if (written <= 0) return 1;
      sent += (size_t)written;
    }
  }
  return 0;
}
