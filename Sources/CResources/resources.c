#include "CResources.h"

#include <string.h>

// #embed is C23; clang takes it in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

struct resource {
  const char *name;
  const unsigned char *bytes;
  size_t length;
};

// A resource is one entry: its name, the file below Resources/, END.
#define RESOURCE(text) if (index == at++) { const char *name = text; static _Alignas(16) const unsigned char bytes[] = {
#define END }; return (struct resource){name, bytes, sizeof bytes}; }

static struct resource resource_at(size_t index) {
  size_t at = 0;

  RESOURCE("folding")
#embed "../../Resources/Folding/folding.bin"
  END
  RESOURCE("pinyin")
#embed "../../Resources/Pinyin/pinyin.bin"
  END
  RESOURCE("Registers/shaanxi-2020/activities.json")
#embed "../../Resources/Registers/shaanxi-2020/activities.json"
  END
  RESOURCE("Registers/shaanxi-2020/alliances.json")
#embed "../../Resources/Registers/shaanxi-2020/alliances.json"
  END
  RESOURCE("Registers/shaanxi-2020/bodies.json")
#embed "../../Resources/Registers/shaanxi-2020/bodies.json"
  END
  RESOURCE("Registers/shaanxi-2020/complaints.json")
#embed "../../Resources/Registers/shaanxi-2020/complaints.json"
  END
  RESOURCE("Registers/shaanxi-2020/decouplings.json")
#embed "../../Resources/Registers/shaanxi-2020/decouplings.json"
  END
  RESOURCE("Registers/shaanxi-2020/divisions.json")
#embed "../../Resources/Registers/shaanxi-2020/divisions.json"
  END
  RESOURCE("Registers/shaanxi-2020/documents.json")
#embed "../../Resources/Registers/shaanxi-2020/documents.json"
  END
  RESOURCE("Registers/shaanxi-2020/enforcement.json")
#embed "../../Resources/Registers/shaanxi-2020/enforcement.json"
  END
  RESOURCE("Registers/shaanxi-2020/figures.json")
#embed "../../Resources/Registers/shaanxi-2020/figures.json"
  END
  RESOURCE("Registers/shaanxi-2020/grants.json")
#embed "../../Resources/Registers/shaanxi-2020/grants.json"
  END
  RESOURCE("Registers/shaanxi-2020/inspections.json")
#embed "../../Resources/Registers/shaanxi-2020/inspections.json"
  END
  RESOURCE("Registers/shaanxi-2020/memberships.json")
#embed "../../Resources/Registers/shaanxi-2020/memberships.json"
  END
  RESOURCE("Registers/shaanxi-2020/organizations.json")
#embed "../../Resources/Registers/shaanxi-2020/organizations.json"
  END
  RESOURCE("Registers/shaanxi-2020/participations.json")
#embed "../../Resources/Registers/shaanxi-2020/participations.json"
  END
  RESOURCE("Registers/shaanxi-2020/party-organizations.json")
#embed "../../Resources/Registers/shaanxi-2020/party-organizations.json"
  END
  RESOURCE("Registers/shaanxi-2020/platforms.json")
#embed "../../Resources/Registers/shaanxi-2020/platforms.json"
  END
  RESOURCE("Registers/shaanxi-2020/projects.json")
#embed "../../Resources/Registers/shaanxi-2020/projects.json"
  END
  RESOURCE("Registers/shaanxi-2020/register.json")
#embed "../../Resources/Registers/shaanxi-2020/register.json"
  END
  RESOURCE("Registers/shaanxi-2020/views.json")
#embed "../../Resources/Registers/shaanxi-2020/views.json"
  END
  RESOURCE("Rules/annual-inspection.json")
#embed "../../Resources/Rules/annual-inspection.json"
  END
  RESOURCE("Rules/assessment.json")
#embed "../../Resources/Rules/assessment.json"
  END
  RESOURCE("Rules/credit-lists.json")
#embed "../../Resources/Rules/credit-lists.json"
  END
  RESOURCE("Rules/decoupling.json")
#embed "../../Resources/Rules/decoupling.json"
  END
  RESOURCE("Rules/interviews.json")
#embed "../../Resources/Rules/interviews.json"
  END
  RESOURCE("Rules/party-building.json")
#embed "../../Resources/Rules/party-building.json"
  END
  RESOURCE("Rules/penalty-procedure.json")
#embed "../../Resources/Rules/penalty-procedure.json"
  END
  RESOURCE("Rules/published-amounts.json")
#embed "../../Resources/Rules/published-amounts.json"
  END
  RESOURCE("Rules/registration-and-governance.json")
#embed "../../Resources/Rules/registration-and-governance.json"
  END

  return (struct resource){NULL, NULL, 0};
}

const unsigned char *shezu_resource(const char *name, size_t *length) {
  for (size_t index = 0;; index++) {
    struct resource found = resource_at(index);
    if (found.name == NULL || strcmp(found.name, name) == 0) {
      *length = found.length;
      return found.bytes;
    }
  }
}

const char *shezu_resource_name(size_t index) {
  return resource_at(index).name;
}
