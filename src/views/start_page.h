// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "session/samples.h"
#include "views/start_card.h"

class QVBoxLayout;

namespace lab {

class SamplePictures;

/// The ways to begin, as cards: with a page of the window, where one left off, with a file, with a sample. Arrow keys
/// go from card to card, Enter takes one, Esc leaves.
class StartPage : public QScrollArea {
    Q_OBJECT
public:
    /// A page to begin with.
    struct Way {
        QString page;
        QString title;
        QString about;
    };
    struct Contents {
        QList<Way> ways;
        QString unfinished; ///< the text one was at; empty: none
        QStringList files;
        QList<Sample> samples;
    };

    StartPage(SamplePictures *pictures, QWidget *parent = nullptr);

    void setContents(const Contents &contents);
    /// What it is wide in a window of this width: whole cards.
    static int widthIn(int window);
    /// The picture of where one left off.
    static QString unfinishedId();
    void focusFirst();

signals:
    void wayChosen(const QString &page);
    void unfinishedChosen();
    void fileChosen(const QString &path);
    void sampleChosen(const lab::Sample &sample);
    void dismissed(); ///< by Esc

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// A new section for cards, with a heading where it has one.
    QLayout *addSection(const QString &heading);
    StartCard *addCard(QLayout *section, StartCard::Shape shape, const QString &title, const QString &about);
    void addPicture(StartCard *card, const QString &id);
    void showPictures();
    void moveFocus(int dx, int dy);
    QList<StartCard *> cards() const;

    SamplePictures *m_pictures;
    QList<QPair<StartCard *, QString>> m_pictured;
};

} // namespace lab
