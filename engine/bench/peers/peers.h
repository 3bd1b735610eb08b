// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "peer.h"

namespace attn::bench {

std::unique_ptr<Peer> openblasPeer();
std::unique_ptr<Peer> onednnPeer();
std::unique_ptr<Peer> eigenPeer();

} // namespace attn::bench
