// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QVariantAnimation>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

#include "views/step_table.h"
#include "views/step_transition.h"

namespace lab {

/// A widget around a step's figure: pointing lights up, a click opens, the wheel scrolls a large matrix. Its matrices
/// are tables to a screen reader.
class StepView : public QWidget, public AccessibleTables {
    Q_OBJECT
public:
    explicit StepView(QWidget *parent = nullptr);
    ~StepView() override;

    /// Null: nothing to show yet.
    void setFigure(std::unique_ptr<StepFigure> figure);
    /// The same, as the step that follows, or comes before, what is shown: with a movement, and then its result comes
    /// cell by cell where the step builds one.
    void moveTo(std::unique_ptr<StepFigure> figure);
    bool isMoving() const { return m_leaving.figure != nullptr; }
    const StepFigure *figure() const { return m_figure.get(); }
    /// Shows the results that the figure keeps covered.
    void uncover();
    /// What to say instead of a figure.
    void setMessage(const QString &message);

    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

    int tableCount() const override { return static_cast<int>(m_tables.size()); }
    QString tableName(int index) const override;
    QRectF tableRect(int index) const override;
    AccessibleTable &table(int index) override;

    /// Of the number under the mouse, else of the chosen one.
    void copyNumber() const;
    void copyPicture() const;

signals:
    void exportRequested();
    void opened(const lab::Quantity &quantity);
    void chosen(const lab::MatrixPart &part);
    void playToggled();
    void moved(int rows, int cols); ///< arrow keys: the chosen cell is to be another

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void point(const QPointF &at);
    void choose(const StepFigure::Spot &spot);
    void describeFigure();
    void makeTables();
    QPixmap picture(const QRect &seen);
    bool hasPicture(const QRect &seen) const;
    void updatePicture();
    void startMoving();
    void makeTransition();
    void build(StepFigure::Built built);
    void stopMoving();

    std::shared_ptr<StepFigure> m_figure; ///< an open menu keeps it alive
    std::vector<std::unique_ptr<StepTable>> m_tables;
    struct Leaving {
        std::shared_ptr<const StepFigure> figure;
        QPixmap pixels;
    } m_leaving; ///< while it moves: the step before
    std::optional<StepTransition> m_transition;
    QVariantAnimation m_movement;
    QString m_message;
    QTimer m_building;
    QPixmap m_picture; ///< of the figure as it is, where it is seen; null: to be painted
    QRect m_pictured;  ///< what is seen
    int m_wheel = 0;   ///< what is left of the last turn, in eighths of a degree
};

} // namespace lab
