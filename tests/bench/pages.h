// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/main_window.h"

namespace lab::bench {

/// Prints how long the window's pages take at 12, 128, 200 and 512 tokens of a model of 12 x 12 heads: new numbers,
/// painted again, the mouse from one cell to the next, a notch of the wheel, a drag, an arrow key, each from the event
/// until the whole window stands painted. What is counted is the time of the calling thread, the only one at work then.
void timePages(MainWindow &window, Session &session);

} // namespace lab::bench
