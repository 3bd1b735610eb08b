// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QImage>

namespace lab {

/// Something to begin with: a title, a dim line or two below it, and perhaps a picture above.
class StartCard : public QAbstractButton {
    Q_OBJECT
public:
    enum class Shape { Words, Picture };
    static constexpr int kWidth = 168;
    static constexpr int kGap = 12; ///< between cards

    StartCard(Shape shape, const QString &title, const QString &about, QWidget *parent = nullptr);

    void setPicture(const QImage &picture);
    bool hasPicture() const { return !m_picture.isNull(); }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QFont titleFont() const;
    QFont aboutFont() const;

    Shape m_shape;
    QString m_about;
    QImage m_picture;
};

} // namespace lab
