// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QLabel>

namespace lab {

/// A label that breaks its lines, as wide as it is given, and lays out a text once for each width it is asked about.
/// Nested layouts ask for the height at the same few widths a dozen times before one picture, and QLabel lays rich text
/// out anew each time, and some times more for its hints: most of what following the mouse used to cost.
class WrappedLabel : public QLabel {
    Q_OBJECT
public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    mutable QString m_measured;        ///< the text that the heights are of
    mutable QHash<int, int> m_heights; ///< by width
};

} // namespace lab
