// CFiles: what Swift cannot import of the attributes of files.
//
// Owns: the copy of extended attributes. Refuses: any decision but which attributes give rights. Only the target Exports
// imports it. Header-only.
#pragma once

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/xattr.h>

// Gives an open file the extended attributes of the file at `path`, access lists among them if `with_lists`. An attribute
// that lets a program run with more rights (security.capability) is not copied, and neither is one that this process may
// not set. Returns 0, or the errno of the first attribute that got lost for another reason.
static inline int cf_copy_attributes(const char *_Nonnull path, int descriptor, int with_lists) {
  ssize_t length = listxattr(path, 0, 0);
  if (length <= 0) return 0;
  // Room for what is added meanwhile.
  size_t room = (size_t)length + 4096;
  char *names = malloc(room);
  if (!names) return ENOMEM;
  int failure = 0;
  length = listxattr(path, names, room);
  for (char *name = names; length > 0 && name < names + length; name += strlen(name) + 1) {
    if (strcmp(name, "security.capability") == 0) continue;
    if (!with_lists && strncmp(name, "system.posix_acl", 16) == 0) continue;
    ssize_t size = getxattr(path, name, 0, 0);
    if (size < 0) continue;
    char *value = malloc((size_t)size + 1);
    if (!value) {
      failure = ENOMEM;
      break;
    }
    size = getxattr(path, name, value, (size_t)size);
    if (size >= 0 && fsetxattr(descriptor, name, value, (size_t)size, 0) != 0 && errno != EPERM && errno != EACCES &&
        errno != ENOTSUP && !failure)
      failure = errno;
    free(value);
  }
  free(names);
  return failure;
}
