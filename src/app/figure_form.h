// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

#include "export/figure_spec.h"

namespace Ui {
class FigureForm;
}

namespace lab {

/// How a figure's file is made, to choose.
class FigureForm : public QWidget {
    Q_OBJECT
public:
    explicit FigureForm(QWidget *parent = nullptr);
    ~FigureForm() override;

    void setSpec(const FigureSpec &spec);
    const FigureSpec &spec() const { return m_spec; }
    /// What has no meaning in such files can't be chosen.
    void setPossible(const QString &ending, bool hasColorBar);

signals:
    void changed(); ///< by the person

private:
    void connectChoices();
    void showLengths();
    void showPreset();
    void showWhatIsPossible();
    void read();
    void chooseUnit(int index);
    void choosePreset(int index);

    std::unique_ptr<Ui::FigureForm> m_ui;
    FigureSpec m_spec;
    QString m_ending;
    bool m_hasColorBar = true;
};

} // namespace lab
