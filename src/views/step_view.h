// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "walkthrough/step_figure.h"

namespace lab {

/// A widget around a step's figure: pointing lights up, a click opens, the wheel scrolls a large matrix.
class StepView : public QWidget {
    Q_OBJECT
public:
    explicit StepView(QWidget *parent = nullptr);
    ~StepView() override;

    /// Null: nothing to show yet.
    void setFigure(std::unique_ptr<StepFigure> figure);
    const StepFigure *figure() const { return m_figure.get(); }
    /// What to say instead of a figure.
    void setMessage(const QString &message);

    QSize minimumSizeHint() const override;

signals:
    void opened(const lab::Quantity &quantity);
    void chosen(const lab::MatrixPart &part);
    void playToggled();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void point(const QPointF &at);

    std::unique_ptr<StepFigure> m_figure;
    QString m_message;
    int m_wheel = 0; ///< what is left of the last turn, in eighths of a degree
};

} // namespace lab
