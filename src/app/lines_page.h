// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class LinesPage;
}

namespace lab {

class Session;

/// Lines between tokens, and which ones are drawn.
class LinesPage : public QWidget {
    Q_OBJECT
public:
    explicit LinesPage(QWidget *parent = nullptr);
    ~LinesPage() override;

    void setSession(Session *session);

private:
    void showHeads();
    void applyLook();

    std::unique_ptr<Ui::LinesPage> m_ui;
    Session *m_session = nullptr;
};

} // namespace lab
