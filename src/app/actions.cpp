// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/actions.h"

#include <QMenuBar>
#include <QUndoStack>

#include "session/language.h"
#include "session/session.h"

namespace lab {

Actions::Actions(QWidget *window, Session *session, QUndoStack *changes)
    : QObject(window), undo(changes->createUndoAction(this, tr("&Undo"))),
      redo(changes->createRedoAction(this, tr("&Redo"))), recent(new QMenu(tr("Open &recent"), window)),
      m_window(window), m_session(session)
{
    startPage = add(tr("Start &page"));
    newSession = add(tr("&New session"), {QKeySequence::New});
    openSession = add(tr("&Open session…"), {QKeySequence::Open});
    save = add(tr("&Save"), {QKeySequence::Save});
    saveAs = add(tr("Save &as…"), {tr("Ctrl+Shift+S")});
    openModel = add(tr("Open &model folder…"), {tr("Ctrl+Shift+O")});
    exportPage = add(tr("&Export…"), {tr("Ctrl+E")});
    settings = add(tr("&Settings…"), {tr("Ctrl+,")});
    exportAgain = add(tr("Export a&gain"), {tr("Ctrl+Shift+E")});
    quit = add(tr("&Quit"), {tr("Ctrl+Q")});
    add(undo, {tr("Ctrl+Z")});
    add(redo, {tr("Ctrl+Shift+Z"), tr("Ctrl+Y")});
    copyNumber = add(tr("&Copy number"), {QKeySequence::Copy});
    copyPicture = add(tr("Copy &picture"), {tr("Ctrl+Shift+C")});
    letGo = add(tr("&Let go of the cell"), {Qt::Key_Escape});
    mapOptions = add(tr("How weights are &drawn…"), {tr("Ctrl+D")});
    zoomIn = add(tr("Zoom &in"), {QKeySequence::ZoomIn});
    zoomOut = add(tr("Zoom &out"), {QKeySequence::ZoomOut});
    zoomReset = add(tr("Show &everything"), {tr("Ctrl+0")});
    present = add(tr("&Present"));
    present->setCheckable(true);
    setPresenting(false);
    nextPage = add(tr("Next &page"), {tr("Ctrl+Tab")});
    previousPage = add(tr("P&revious page"), {tr("Ctrl+Shift+Tab")});
    nextHead = add(tr("Next &head"), {tr("Alt+Right"), Qt::Key_BracketRight});
    previousHead = add(tr("Previous h&ead"), {tr("Alt+Left"), Qt::Key_BracketLeft});
    nextLayer = add(tr("Layer &up"), {tr("Alt+Up")});
    previousLayer = add(tr("Layer &down"), {tr("Alt+Down")});
    explain = add(tr("&Explain what is under the cursor"), {QKeySequence::HelpContents});
    manual = add(tr("&Manual"));
    shortcuts = add(tr("&Keys"));
    about = add(tr("&About AttentionLab"));
    addThemes();
    addLanguages();
    connect(nextHead, &QAction::triggered, this, [this] { stepHead(1); });
    connect(previousHead, &QAction::triggered, this, [this] { stepHead(-1); });
    connect(nextLayer, &QAction::triggered, this, [this] { stepLayer(1); });
    connect(previousLayer, &QAction::triggered, this, [this] { stepLayer(-1); });
    connect(letGo, &QAction::triggered, this, [this] {
        m_session->selection().hover({});
        m_session->selection().clearPin();
    });
}

QAction *Actions::add(const QString &text, const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    add(action, keys);
    return action;
}

void Actions::add(QAction *action, const QList<QKeySequence> &keys)
{
    action->setShortcuts(keys);
    m_window->addAction(action);
    m_all.append(action);
}

void Actions::addThemes()
{
    themes = new QActionGroup(this);
    const auto addTheme = [this](const QString &text, ThemeChoice choice) {
        QAction *action = themes->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
    };
    addTheme(tr("As the &system"), ThemeChoice::System);
    addTheme(tr("&Light"), ThemeChoice::Light);
    addTheme(tr("&Dark"), ThemeChoice::Dark);
}

void Actions::addLanguages()
{
    languages = new QActionGroup(this);
    const auto addLanguage = [this](const QString &text, const QString &language) {
        QAction *action = languages->addAction(text);
        action->setCheckable(true);
        action->setData(language);
    };
    addLanguage(tr("As the &system"), QString());
    for (const QString &language : interfaceLanguages())
        addLanguage(nativeName(language), language);
}

void Actions::setPresenting(bool presenting)
{
    present->setChecked(presenting);
    letGo->setEnabled(!presenting);
    present->setShortcuts(presenting ? QList<QKeySequence>{Qt::Key_F5, Qt::Key_Escape}
                                     : QList<QKeySequence>{Qt::Key_F5});
}

void Actions::fillMenus(QMenuBar &menus, const QList<QAction *> &docks)
{
    const auto menu = [&menus](const QString &title, const QList<QAction *> &actions) {
        QMenu *result = menus.addMenu(title);
        for (QAction *action : actions) {
            if (action)
                result->addAction(action);
            else
                result->addSeparator();
        }
        return result;
    };
    menu(tr("&File"), {startPage, nullptr, newSession, openSession, recent->menuAction(), nullptr, save, saveAs,
                       nullptr, openModel, exportPage, exportAgain, nullptr, quit});
    menu(tr("&Edit"), {undo, redo, nullptr, copyNumber, copyPicture, nullptr, letGo, nullptr, settings});
    QMenu *view = menu(tr("&View"), {});
    view->addAction(present);
    view->addSeparator();
    view->addMenu(tr("&Theme"))->addActions(themes->actions());
    view->addMenu(tr("&Language"))->addActions(languages->actions());
    view->addSeparator();
    view->addActions(docks);
    view->addSeparator();
    view->addActions({mapOptions, zoomIn, zoomOut, zoomReset});
    menu(tr("&Go"), {nextPage, previousPage, nullptr, nextHead, previousHead, nullptr, nextLayer, previousLayer});
    menu(tr("&Help"), {explain, manual, shortcuts, nullptr, about});
}

QList<QPair<QString, QString>> Actions::keys() const
{
    QList<QPair<QString, QString>> result;
    for (const QAction *action : m_all) {
        QStringList keys;
        for (const QKeySequence &key : action->shortcuts())
            keys << key.toString(QKeySequence::NativeText);
        if (!keys.isEmpty())
            result.append({action->text().remove(u'&').remove(u'…'), keys.join(QStringLiteral("  "))});
    }
    return result;
}

void Actions::stepHead(int by)
{
    if (!m_session->run())
        return;
    const attn::Index heads = m_session->run()->model->config().heads;
    const attn::Index head = (attn::value(m_session->selection().head()) + by + heads) % heads;
    m_session->selection().setHead(attn::HeadIndex{static_cast<std::int32_t>(head)});
}

void Actions::stepLayer(int by)
{
    if (!m_session->run())
        return;
    attn::AttentionPlace place = m_session->selection().place();
    const attn::Index layers = m_session->run()->model->config().layers(place.block);
    const attn::Index layer = attn::value(place.layer) + by;
    if (layer < 0 || layer >= layers)
        return;
    place.layer = attn::LayerIndex{static_cast<std::int32_t>(layer)};
    m_session->selection().setPlace(place);
}

} // namespace lab
