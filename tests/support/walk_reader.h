// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/session_fixture.h"
#include "views/step_view.h"
#include "views/walk_view.h"

namespace lab::test {

/// Whether two pictures differ somewhere in this rectangle.
inline bool differs(const QImage &one, const QImage &other, const QRectF &where)
{
    return one.copy(where.toAlignedRect()) != other.copy(where.toAlignedRect());
}

/// Somebody who reads the walkthrough of a tiny model's run.
struct Reader {
    explicit Reader(const char *text = "the cat sees a dog .", const char *model = "tiny-encdec-pre")
        : session(text, model)
    {
        view.resize(900, 640);
        view.setSession(&session);
        view.show();
        if (!QTest::qWaitForWindowActive(&view) || !waitForFigure())
            qFatal("the walkthrough does not show");
    }
    /// Steps are written beside the GUI thread.
    bool waitForFigure()
    {
        return QTest::qWaitFor(
            [&] { return view.view()->figure() && view.view()->figure()->step().number == view.step(); });
    }
    void show(int step)
    {
        view.setStep(step);
        if (!waitForFigure())
            qFatal("step %d does not show", step);
        QCoreApplication::processEvents(); // it takes the room it needs
    }
    bool waitForCell(attn::Index row, attn::Index column)
    {
        return QTest::qWaitFor([&] {
            const std::optional<Unfolding> &cell = figure().step().cell;
            return cell && cell->of.row == row && cell->of.column == column;
        });
    }
    const StepFigure &figure() { return *view.view()->figure(); }
    void goTo(const char *id)
    {
        for (int step = 0; step < view.stepCount(); ++step) {
            show(step);
            if (figure().step().id == QLatin1String(id)) {
                view.view()->grab(); // lays it out
                return;
            }
        }
        qFatal("there is no step %s", id);
    }
    QPoint cell(const char *matrix, int row, int col)
    {
        const MatrixTable *table = figure().table(matrix);
        return table ? table->grid().cellRect({row, col}).center().toPoint() : QPoint();
    }
    QImage picture() { return view.view()->grab().toImage(); }
    template <class T>
    T *find(const char *name)
    {
        return view.findChild<T *>(QLatin1String(name));
    }

    TinySession session;
    WalkView view;
};

} // namespace lab::test
