// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "session/session.h"

namespace Ui {
class InspectorPanel;
}

namespace lab {

class Inspection;

/// How the chosen weight comes about: a sentence, the score, the softmax of its row, and what it brings.
class InspectorPanel : public QWidget {
    Q_OBJECT
public:
    explicit InspectorPanel(QWidget *parent = nullptr);
    ~InspectorPanel() override;

    void setSession(Session *session);
    void setDecimals(int decimals); ///< of results
    QSize sizeHint() const override { return {300, 480}; }

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// Many changes that come together are shown once.
    void refreshSoon();
    void refresh();
    void keepWidth();
    void showScore(const Inspection &inspection, int query, int key);
    void showRow(const Inspection &inspection, int query, std::optional<int> key);

    std::unique_ptr<Ui::InspectorPanel> m_ui;
    Session *m_session = nullptr;
    bool m_stale = false;
    bool m_allTerms = false;
    int m_decimals;
};

} // namespace lab
