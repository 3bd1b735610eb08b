// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/start_page.h"

#include <QFileInfo>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <limits>

#include "views/flow_layout.h"
#include "views/sample_pictures.h"
#include "views/theme_of.h"

namespace lab {

namespace {

constexpr int kMargin = 24;
constexpr int kMostColumns = 5;
constexpr int kMostFiles = 5;
constexpr int kScrollBar = 10;

QLabel *label(const QString &text, const char *role, QWidget *parent)
{
    auto *result = new QLabel(text, parent);
    result->setProperty(role, true);
    result->setWordWrap(true);
    return result;
}

} // namespace

StartPage::StartPage(SamplePictures *pictures, QWidget *parent) : QScrollArea(parent), m_pictures(pictures)
{
    setAccessibleName(tr("Start page"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus); // its cards are what one goes to
    connect(pictures, &SamplePictures::ready, this, &StartPage::showPictures);
}

int StartPage::widthIn(int window)
{
    const int column = StartCard::kWidth + StartCard::kGap;
    const int columns = std::clamp((window / 2 - 2 * kMargin + StartCard::kGap) / column, 1, kMostColumns);
    return 2 * kMargin + columns * column - StartCard::kGap + kScrollBar;
}

QString StartPage::unfinishedId()
{
    return QStringLiteral("/unfinished"); // no file's name: no sample's id
}

void StartPage::setContents(const Contents &contents)
{
    m_pictured.clear();
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(kMargin, kMargin, kMargin, kMargin);
    layout->setSpacing(0);
    setWidget(page); // the former one is deleted
    layout->addWidget(label(QStringLiteral("AttentionLab"), "display", page));
    layout->addWidget(
        label(tr("See which words a trained Transformer looks at, and every number behind it."), "dim", page));

    QLayout *section = addSection({});
    for (const Way &way : contents.ways) {
        StartCard *card = addCard(section, StartCard::Shape::Words, way.title, way.about);
        connect(card, &StartCard::clicked, this, [this, way] { emit wayChosen(way.page); });
    }
    if (!contents.unfinished.isEmpty()) {
        StartCard *card = addCard(addSection(tr("Go on where you left off")), StartCard::Shape::Picture,
                                  contents.unfinished.simplified(), tr("The session that is open"));
        addPicture(card, unfinishedId());
        connect(card, &StartCard::clicked, this, &StartPage::unfinishedChosen);
    }
    if (!contents.files.isEmpty()) {
        section = addSection(tr("Recent sessions"));
        for (const QString &path : contents.files.mid(0, kMostFiles)) {
            const QFileInfo file(path);
            StartCard *card = addCard(section, StartCard::Shape::Words, file.completeBaseName(), file.path());
            connect(card, &StartCard::clicked, this, [this, path] { emit fileChosen(path); });
        }
    }
    if (!contents.samples.isEmpty()) {
        section = addSection(tr("Samples"));
        for (const Sample &sample : contents.samples) {
            StartCard *card = addCard(section, StartCard::Shape::Picture, sample.title, sample.subtitle);
            addPicture(card, sample.id);
            connect(card, &StartCard::clicked, this, [this, sample] { emit sampleChosen(sample); });
        }
    }
    layout->addStretch(1);
    showPictures();
}

QLayout *StartPage::addSection(const QString &heading)
{
    auto *layout = qobject_cast<QVBoxLayout *>(widget()->layout());
    layout->addSpacing(kMargin);
    if (!heading.isEmpty()) {
        layout->addWidget(label(heading, "sectionTitle", widget()));
        layout->addSpacing(StartCard::kGap);
    }
    auto *section = new QWidget(widget());
    layout->addWidget(section);
    return new FlowLayout(section, StartCard::kGap);
}

StartCard *StartPage::addCard(QLayout *section, StartCard::Shape shape, const QString &title, const QString &about)
{
    auto *card = new StartCard(shape, title, about, section->parentWidget());
    section->addWidget(card);
    return card;
}

void StartPage::addPicture(StartCard *card, const QString &id)
{
    m_pictured.append({card, id});
}

void StartPage::showPictures()
{
    const bool dark = themeOf(*this).dark;
    for (const auto &[card, id] : m_pictured)
        card->setPicture(m_pictures->picture(id, dark));
}

QList<StartCard *> StartPage::cards() const
{
    return widget() ? widget()->findChildren<StartCard *>() : QList<StartCard *>();
}

void StartPage::focusFirst()
{
    verticalScrollBar()->setValue(0);
    if (StartCard *first = cards().value(0))
        first->setFocus(Qt::TabFocusReason);
}

bool StartPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept(); // here it leaves the page
        return true;
    }
    return QScrollArea::event(event);
}

void StartPage::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        moveFocus(-1, 0);
        break;
    case Qt::Key_Right:
        moveFocus(1, 0);
        break;
    case Qt::Key_Up:
        moveFocus(0, -1);
        break;
    case Qt::Key_Down:
        moveFocus(0, 1);
        break;
    case Qt::Key_Escape:
        emit dismissed();
        break;
    default:
        QScrollArea::keyPressEvent(event);
    }
}

/// To the nearest card in this direction; one that is aside counts as farther than it is.
void StartPage::moveFocus(int dx, int dy)
{
    const QWidget *from = focusWidget();
    if (!qobject_cast<const StartCard *>(from)) {
        focusFirst();
        return;
    }
    const auto middle = [this](const QWidget *card) { return card->mapTo(widget(), card->rect().center()); };
    StartCard *nearest = nullptr;
    int least = std::numeric_limits<int>::max();
    for (StartCard *card : cards()) {
        const QPoint way = middle(card) - middle(from);
        const int along = way.x() * dx + way.y() * dy;
        const int aside = std::abs(way.x() * dy) + std::abs(way.y() * dx);
        const bool sameRow = dy != 0 || aside < card->height() / 2;
        if (along > 0 && sameRow && along + 2 * aside < least) {
            least = along + 2 * aside;
            nearest = card;
        }
    }
    if (!nearest)
        return;
    nearest->setFocus(Qt::TabFocusReason);
    ensureWidgetVisible(nearest, kMargin, kMargin);
}

void StartPage::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showPictures();
}

} // namespace lab
