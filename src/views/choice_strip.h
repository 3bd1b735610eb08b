// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QToolButton;

namespace lab {

/// One of a few choices, side by side; as a list to open where room is short or choices are many.
class ChoiceStrip : public QWidget {
    Q_OBJECT
public:
    struct Choice {
        QString text;
        QString description; ///< tool tip and spoken
        bool operator==(const Choice &) const = default;
    };

    explicit ChoiceStrip(QWidget *parent = nullptr);

    void setName(const QString &name); ///< spoken
    void setChoices(const QList<Choice> &choices);
    void setCurrent(int index);
    int current() const { return m_current; }
    void setCompact(bool compact);
    /// The width of the choices side by side.
    int spreadWidth() const;
    static constexpr int kMost = 8; ///< side by side

signals:
    void chosen(int index); ///< by the person

private:
    void rebuild();

    QString m_name;
    QList<Choice> m_choices;
    int m_current = -1;
    bool m_compact = false;
    QWidget *m_strip;
    QButtonGroup *m_group;
    QComboBox *m_list;
};

} // namespace lab
