// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <memory>

#include "app/figure_export.h"

namespace Ui {
class ExportDialog;
}

namespace lab {

class Settings;

/// A page of the window, and what makes a file of its picture.
struct ExportPage {
    QString title;
    FigureJob job;
};

/// Makes files of the window's figures, with a live preview; remembers how they were made last.
class ExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `current` is the page that is seen, whose spec and format stand there at first.
    ExportDialog(const QList<ExportPage> &pages, qsizetype current, ComputeService *service, Settings *settings,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    /// What would be written there: a file, or a folder where there are many.
    void exportTo(const QString &path);
    void reject() override; ///< stops what is under way, else closes

signals:
    void written(const QStringList &files);
    void themeChosen(bool dark); ///< when it closes

private:
    void alignFields();
    void connectChoices();
    void connectExport();
    void showPage();
    void showScopes();
    void showFormats(const QString &wanted);
    void refresh();
    void showWhatIsPossible();
    QString sizeText() const;
    void setRunning(bool running);
    void askAndExport();
    void keep();
    FigureJob job() const;
    ExportScope scope() const;
    QString ending() const;
    bool isPicture() const;
    const FigureJob &page() const;
    bool isTooLarge() const;
    bool isTooSmall() const;

    std::unique_ptr<Ui::ExportDialog> m_ui;
    QList<ExportPage> m_pages; ///< as they were when the dialog opened
    Settings *m_settings;
    FigureExport m_export;
};

} // namespace lab
