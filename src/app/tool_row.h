// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "session/model_catalog.h"
#include "session/session.h"

class QComboBox;
class QLabel;
class QPushButton;

namespace lab {

class ChoiceStrip;

/// The one row of tools: which model, which attention, layer and head, with what scale and mask. Folds its choices into
/// lists where the window is narrow.
class ToolRow : public QWidget {
    Q_OBJECT
public:
    explicit ToolRow(QWidget *parent = nullptr);

    void setSession(Session *session);
    /// Their models are offered beside those that ship.
    void setModelFolders(const QStringList &folders);
    QSize minimumSizeHint() const override { return {0, QWidget::minimumSizeHint().height()}; }

signals:
    void openModelRequested();
    void exportRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLabel *addCaption(const QString &text);
    void connectChoices();
    void showRun();
    void showExperiment();
    void fillLists();
    void showModels();
    void showPlaces();
    void showHeads();
    void chooseScale(int index);
    void chooseMask(int index);
    void choosePlace(int index);
    void fold();

    /// What the lists were filled for: they are not filled anew at every key that is typed.
    struct Filled {
        QString id;
        attn::ScaleChoice scale;
        attn::MaskChoice mask;
        ModelPtr model;
        bool operator==(const Filled &) const = default;
    };
    Filled now() const;

    Session *m_session = nullptr;
    Filled m_filled;
    QList<ShippedModel> m_shipped;
    QList<ShippedModel> m_own;           ///< from the user's folders
    QList<attn::AttentionPlace> m_kinds; ///< of the model, layer 0 each
    QComboBox *m_model;
    ChoiceStrip *m_place;
    ChoiceStrip *m_layer;
    ChoiceStrip *m_head;
    QComboBox *m_scale;
    QComboBox *m_mask;
    QList<QLabel *> m_captions;
    QPushButton *m_export;
};

} // namespace lab
