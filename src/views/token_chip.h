// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace lab {

/// One token as a small button. Marked as query, as key or as both, each in its colour and each named in words.
class TokenChip : public QAbstractButton {
    Q_OBJECT
public:
    struct Content {
        QString text;
        bool special = false;
        bool unknown = false;
        bool operator==(const Content &) const = default;
    };

    explicit TokenChip(QWidget *parent = nullptr);
    void setContent(const Content &content, int position);
    void setMarks(bool query, bool key);
    bool isQuery() const { return m_query; }
    bool isKey() const { return m_key; }
    const Content &content() const { return m_content; }
    /// There is not room for all of it.
    bool isElided() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void hovered(bool inside);

protected:
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();

    Content m_content;
    int m_position = 0; ///< from 0; spoken from 1
    bool m_query = false;
    bool m_key = false;
};

} // namespace lab
