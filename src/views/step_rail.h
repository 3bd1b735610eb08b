// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace lab {

/// The steps of the walkthrough as a rail: those done in colour, the current one named in bold. Click or drag to any.
class StepRail : public QWidget {
    Q_OBJECT
public:
    explicit StepRail(QWidget *parent = nullptr);

    /// Short names for the rail, whole titles for the tool tips.
    void setSteps(const QStringList &names, const QStringList &titles);
    void setCurrent(int step);
    int current() const { return m_current; }
    int count() const { return static_cast<int>(m_names.size()); }
    QString name(int step) const { return m_names.value(step); }
    const QStringList &names() const { return m_names; }
    QRect stepRect(int step) const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

signals:
    void chosen(int step); ///< by the person

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    int stepAt(int x) const;
    void choose(int step);

    QStringList m_names, m_titles;
    int m_current = 0;
};

} // namespace lab
