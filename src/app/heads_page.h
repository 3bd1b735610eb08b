// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace Ui {
class HeadsPage;
}

namespace lab {

class Session;

/// All heads at a glance: what they are sorted by, their maps, and what the head that is looked at measures.
class HeadsPage : public QWidget {
    Q_OBJECT
public:
    explicit HeadsPage(QWidget *parent = nullptr);
    ~HeadsPage() override;

    void setSession(Session *session);

signals:
    void opened(); ///< the chosen head is to be seen large

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showLookedAt();

    std::unique_ptr<Ui::HeadsPage> m_ui;
};

} // namespace lab
