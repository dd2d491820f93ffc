#pragma once

#define VFM_VERSION "0.1.0"
