// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace lab {

/// A few lines of text, as typed; Tab goes on to the next control.
class SentenceEdit : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SentenceEdit(QWidget *parent = nullptr);

    /// Replaces the text where it is another one; the cursor goes to where they differ.
    void setText(const QString &text);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    /// Text only: what has files in it is for the window.
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void chooseWrapping();
    bool isTall() const;
    void fit();
};

} // namespace lab
